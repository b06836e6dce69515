"""Press profiles, orders and small masters for the tests of the press edition."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from conftest import ROOT
from ngen_pdf.editions import Imprint, Order
from ngen_pdf.lettering import Lettering
from ngen_pdf.press import Edges, Marks, PressProfile, read_press

ALL_MARKS = Marks(offset=18, crop=True, registration=True, color_bar=True, slug_line=True)
NO_MARKS = Marks(offset=0, crop=False, registration=False, color_bar=False, slug_line=False)

# a block of one em, that cannot be missed among the pixels
BLOCKS = Lettering("0 0 m 0 0.7 l 30 0.7 l 30 0 l h", 30, 0, 0.7)


def profile(bleed: Edges, marks: Marks = ALL_MARKS, slug: float = 45) -> PressProfile:
    """The default profile with another bleed, slug and marks, for a spot ink."""
    default = read_press(ROOT, "gracol-coated")
    return replace(default, bleed=bleed, marks=marks, slug=slug, spots=("Warm Red",))


def order(press: PressProfile, slugs: int = 0, language: str = "en-CA") -> Order:
    """An order with a slug line for so many pages."""
    imprint = Imprint(
        title="Annual Report 2024",
        author="Test Organization",
        subject="Tests",
        language=language,
        date=date(2024, 3, 31),
        front_pages=0,
        bookmarks=(),
    )
    return Order(imprint, press=press, slugs=(BLOCKS,) * slugs)


def master(*sizes: tuple[float, float], bleed: float, content: bytes = b"") -> pikepdf.Pdf:
    """Pages as the engine paints them: trim at the origin, MediaBox and BleedBox around it."""
    pdf = pikepdf.new()
    for width, height in sizes:
        box = [-bleed, -bleed, width + bleed, height + bleed]
        page = Dictionary(
            Type=Name.Page,
            MediaBox=box,
            BleedBox=box,
            TrimBox=[0, 0, width, height],
            Resources=Dictionary(),
            Contents=pdf.make_stream(content),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file's bytes."""
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()
