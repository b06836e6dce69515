"""Files by cairo, poppler, MuPDF, ReportLab and fpdf2; each function writes one, and its fault."""

import subprocess
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from by_ghostscript import BOXES, WORDS, distill, leaf

FACE = Path(__file__).parents[3] / "fonts/ibm-plex-mono/IBMPlexMono-Regular.ttf"
SIZE = (306, 396)
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="306pt" height="396pt"
 viewBox="0 0 306 396"><defs><linearGradient id="g"><stop stop-color="#c33"/>
<stop offset="1" stop-color="#33c"/></linearGradient></defs>
<rect x="36" y="36" width="234" height="100" fill="url(#g)" opacity=".6"/>
<path d="M36 200H270" stroke="#000" stroke-width=".1"/></svg>
"""


def rsvg_drawing(file: Path) -> None:
    """cairo, by rsvg-convert: a gradient in RGB, half see-through, and a line of 0.1 pt."""
    source = file.with_suffix(".svg")
    source.write_text(DRAWING)
    subprocess.run(["rsvg-convert", "-f", "pdf", "-o", str(file), str(source)], check=True)
    source.unlink()


def poppler_press(file: Path) -> None:
    """cairo, by pdftocairo: what was black alone is RGB, and boxes are gone."""
    source = file.with_suffix(".source.pdf")
    distill(leaf(""), source)
    subprocess.run(["pdftocairo", "-pdf", str(source), str(file)], check=True)
    source.unlink()


def mupdf_page(file: Path) -> None:
    """MuPDF, by mutool create: a font that is not embedded, and gray words on no known paper."""
    source = file.with_suffix(".txt")
    source.write_text(
        "%%MediaBox 0 0 306 396\n%%Font F Helvetica\n"
        "BT 0.5 g /F 12 Tf 36 300 Td (Words) Tj ET\n0 0 1 rg 36 200 100 20 re f\n"
    )
    subprocess.run(["mutool", "create", "-o", str(file), str(source)], check=True)
    source.unlink()


def mupdf_drawn(file: Path) -> None:
    """MuPDF, by mutool convert: boxes are gone, and the version is 1.7."""
    source = file.with_suffix(".source.pdf")
    distill(f"{BOXES} 0 0.9 0.8 0 setcmykcolor {WORDS} showpage", source)
    subprocess.run(["mutool", "convert", "-o", str(file), "-F", "pdf", str(source)], check=True)
    source.unlink()


def reportlab_form(file: Path) -> None:
    """ReportLab: Helvetica without its program, a field to fill in, and a bookmark."""
    canvas = import_module("reportlab.pdfgen.canvas").Canvas(str(file), SIZE, invariant=1)
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.drawString(36, 300, "Words")
    canvas.acroForm.textfield(name="Name", x=36, y=200, width=100, height=20)
    canvas.bookmarkPage("a")
    canvas.addOutlineEntry("Words", "a")
    canvas.save()


def reportlab_overprint(file: Path) -> None:
    """ReportLab: white that overprints a ground of one ink."""
    canvas = import_module("reportlab.pdfgen.canvas").Canvas(str(file), SIZE, invariant=1)
    canvas.setFillColorCMYK(0.6, 0, 0, 0)
    canvas.rect(36, 100, 200, 200, stroke=0, fill=1)
    canvas.setFillOverprint(True)
    canvas.setOverprintMask(True)
    canvas.setFillColorCMYK(0, 0, 0, 0)
    canvas.rect(60, 150, 100, 50, stroke=0, fill=1)
    canvas.save()


def fpdf_page(file: Path) -> None:
    """fpdf2: gray words, a link, a file that is enclosed."""
    pdf = import_module("fpdf").FPDF(unit="pt", format=SIZE)
    pdf.set_creation_date(datetime(2024, 3, 31, tzinfo=UTC))
    pdf.add_page()
    pdf.add_font("Mono", fname=str(FACE))
    pdf.set_font("Mono", size=12)
    pdf.cell(text="Words", link="https://example.org/")
    pdf.embed_file(bytes=b"enclosed", basename="a.txt")
    pdf.output(str(file))


MAKERS = (
    rsvg_drawing, poppler_press, mupdf_page, mupdf_drawn, reportlab_form, reportlab_overprint,
    fpdf_page,
)  # fmt: skip
