"""Puts the ICC profiles of images back into the master PDF: the engine leaves them out.

In: the bytes of a master PDF, and profiles by the names of images in it. Out: the master, in
which those images are ICCBased (ISO 32000-2, 8.6.5.5). Whether a profile is sound, and says
anything new, is known before.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from ngen_pdf.inks import embedded

SPACES = {"L": (1, Name.DeviceGray), "RGB": (3, Name.DeviceRGB), "CMYK": (4, Name.DeviceCMYK)}


def restore(master: bytes, profiles: tuple[tuple[str, bytes], ...]) -> bytes:
    """The master with each profile once, in all images that had it."""
    if not profiles:
        return master
    with pikepdf.open(BytesIO(master)) as pdf:
        named = dict(profiles)
        spaces: dict[bytes, Array] = {}
        for name, image in _images(pdf):
            if icc := named.get(name[1:-1]):  # but for the slash, and the digit for smoothing
                spaces[icc] = spaces.get(icc) or _space(pdf, icc)
                image.ColorSpace = spaces[icc]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _images(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Stream]]:
    """Every image that some page, pattern or form has a name for, by that name."""
    for holder in pdf.objects:
        if isinstance(holder, Dictionary | Stream):
            resources = holder.get(Name.Resources, holder)
            for name, item in resources.get(Name.XObject, Dictionary()).items():
                if isinstance(item, Stream) and item.get(Name.Subtype) == Name.Image:
                    yield name, item


def _space(pdf: pikepdf.Pdf, icc: bytes) -> Array:
    components, alternate = SPACES[embedded.mode(icc)]
    profile = pdf.make_stream(icc, N=components, Alternate=alternate)
    return pdf.make_indirect(Array([Name.ICCBased, profile]))
