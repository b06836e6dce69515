"""Draws the copies of a page, with PDFium.

In: a PDF whose pages show plates as light. Out: a picture of each page, of mode RGB. Which plates
a light stands for, `copies` knows.
"""

from collections.abc import Iterator

import pypdfium2
from PIL import Image


def draw(pdf: bytes, scale: float) -> Iterator[Image.Image]:
    """Each page at `scale` px for a pt of its user space, on white."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(
                scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True
            )
            yield bitmap.to_pil().convert("RGB")
            bitmap.close()
            page.close()
    finally:
        document.close()
