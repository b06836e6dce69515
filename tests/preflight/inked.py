"""Pages on which ink is laid in every way that there is, in one file.

In: the functions `page_*` of `inked_colors`, `inked_images` and `inked_shapes`. Out: the file,
and the names of what its pages show. Each page is of 180 pt.
"""

from types import ModuleType

import inked_colors
import inked_images
import inked_shapes
import pikepdf
from files import saved
from inked_parts import EDGE
from pikepdf import Dictionary, Name


def _made_by(module: ModuleType) -> list[str]:
    return [name for name in vars(module) if name.startswith("page_")]


MAKERS = {
    name.removeprefix("page_"): getattr(module, name)
    for module in (inked_colors, inked_images, inked_shapes)
    for name in _made_by(module)
}
NAMES = tuple(MAKERS)


def inked_file() -> bytes:
    """The file of all pages; each blends in CMYK."""
    pdf = pikepdf.new()
    for make in MAKERS.values():
        page = pdf.add_blank_page(page_size=(EDGE, EDGE)).obj
        content, entries = make(pdf)
        page.Contents = pdf.make_stream(content)
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        for key, value in entries.items():
            page[f"/{key}"] = value
    return saved(pdf)
