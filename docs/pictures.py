"""Remakes the pictures of these pages: the report's editions, its job sheet, a verdict, each part.

    .venv/bin/python docs/pictures.py

In: the report as it stands; the examples in parts.md. Out: images/spreads.png, images/sheet.png,
images/proof.png, images/job-sheet.png, images/verdict.png and images/parts/ beside this file. Needs
the packages that `bin/test` installs, and Chromium. Spreads are named by a heading on them, not by
folio, so that they are found again when pages have moved. A part is drawn from the block of
Markdown above its picture.
"""

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from ngen_pdf import build
from ngen_pdf.package import package

DOCS = Path(__file__).resolve().parent
YEAR = "2020-2021"
HEADINGS = (
    "The year in numbers",
    "Measuring Success: Operating Objectives & Targets",
    "Targets and results",
    "The portfolio at year end",
    "Announcements of the year",
)
EDITIONS = ("screen", "press", "proof")
COLUMNS = 2
SCALE = 0.64  # px a pt
FINER = 4  # pages are drawn so many times larger: small type drawn small is too dark
GAP = 16
SPINE = 1
GROUND = "#cfd5d9"
COLORS = 160  # of the finished picture, which takes a third of its bytes

SHEET_SCALE = 1.1
SHEET_COLORS = 16
SHEET_FRAME = 0xD4  # the gray of the frame

FAULTY = """\
# The plate

{.lead}
Every bore of the plate was measured, and one of them was not where it belongs.

![The plate as it was measured](images/plate.png){#fig-plate alt="A field of circles."}

## What was done about it

The bore was reamed. @fig-plate shows the plate as it was before.
"""
THIN = ".lead { border-bottom: 0.1pt solid #e8481c }\n"
PLATE = (0, 0, 392, 300)  # of the picture of a part, in px: too few for the column
BROWSER = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
WINDOW = (1120, 1060)  # px
VERDICT_COLORS = 96

EXAMPLE = re.compile(
    r"```markdown\n(.*?)```\n\n!\[[^]]*\]\(images/parts/([\w-]+)\.png\)", re.DOTALL
)
TITLE = "# An example\n\n"
TITLE_STYLE = "section > h1 { position: absolute; visibility: hidden }\n"
FIRST_PAGE = 2  # of the body, after the cover and the contents
WHOLE = ("figure-full-bleed",)  # pictures of a page
SPREADS = ("facing",)
PART_SCALE = 1.4
PART_COLORS = 128
AREA = (51, 43, 579, 714)  # of a recto, in pt from its upper left corner: the type, and some air
AIR = 12


def main() -> None:
    """Draw the report, the job sheet of its package, then the parts."""
    draw_report()
    draw_job_sheet()
    draw_verdict()
    for text, name in EXAMPLE.findall((DOCS / "parts.md").read_text("utf-8")):
        draw_part(name, text)


def draw_report() -> None:
    """Render the report into a folder of its own, and draw from that."""
    with tempfile.TemporaryDirectory() as folder:
        made = build.render(DOCS.parent, YEAR, EDITIONS, Path(folder))
        screen, press, proof = (pypdfium2.PdfDocument(file) for file in made.files)
        spreads = list(_spreads(screen))
        _, _, bleeding, text, *_ = spreads
        _keep("spreads", _montage([_spread(screen, pages) for pages in spreads]))
        _keep("sheet", _montage([_spread(press, bleeding)]))
        _keep("proof", _montage([_spread(proof, text)]))
        for pdf in (screen, press, proof):
            pdf.close()


def _keep(name: str, picture: Image.Image) -> None:
    few = picture.quantize(COLORS, kmeans=1, dither=Image.Dither.NONE)  # small patches count, too
    few.save(DOCS / "images" / f"{name}.png", optimize=True)


def draw_job_sheet() -> None:
    """Make the package in a folder of its own, and draw the job sheet in it."""
    with tempfile.TemporaryDirectory() as folder:
        made = package(DOCS.parent, YEAR, folder=Path(folder))
        with zipfile.ZipFile(made.files[0]) as opened:
            name = next(name for name in opened.namelist() if name.endswith("/job-sheet.pdf"))
            pdf = pypdfium2.PdfDocument(opened.read(name))
        page = pdf[0].render(scale=SHEET_SCALE * FINER).to_pil().convert("L").reduce(FINER)
        pdf.close()
    framed = ImageOps.expand(page, SPINE, SHEET_FRAME)
    framed.quantize(SHEET_COLORS).save(DOCS / "images" / "job-sheet.png", optimize=True)


def draw_verdict() -> None:
    """Render a report with two faults, and photograph the page that says why it was rejected."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "publication"
        _publish(root, FAULTY)
        (root / "styles" / "thin.css").write_text(THIN, "utf-8")
        plate = Image.open(DOCS / "images" / "parts" / "figure-full-bleed.png").crop(PLATE)
        plate.save(root / "report" / YEAR / "images" / "plate.png")
        made = build.render(root, YEAR, ("press",))
        page = made.rejected[0].with_suffix(".html")
        shot = Path(folder) / "shot.png"
        options = (f"--user-data-dir={folder}/profile", f"--screenshot={shot}")
        size = "--window-size={},{}".format(*WINDOW)
        subprocess.run([*BROWSER, *options, size, page.as_uri()], check=True, capture_output=True)
        picture = Image.open(shot).convert("RGB")
    framed = ImageOps.expand(picture, SPINE, GROUND)
    few = framed.quantize(VERDICT_COLORS, kmeans=1, dither=Image.Dither.NONE)
    few.save(DOCS / "images" / "verdict.png", optimize=True)


def _spreads(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[int, int]]:
    """The pages (from 0) of each spread: the cover laid open, then those of `HEADINGS`."""
    yield len(pdf) - 1, 0
    pages = {mark.get_title(): mark.get_dest().get_index() for mark in pdf.get_toc()}
    for heading in HEADINGS:
        verso = pages[heading] - (pages[heading] + 1) % 2
        yield verso, verso + 1


def _spread(pdf: pypdfium2.PdfDocument, pages: tuple[int, int]) -> Image.Image:
    verso, recto = (
        pdf[page].render(scale=SCALE * FINER).to_pil().convert("RGB").reduce(FINER)
        for page in pages
    )
    sheet = Image.new("RGB", (verso.width + SPINE + recto.width, verso.height), GROUND)
    sheet.paste(verso, (0, 0))
    sheet.paste(recto, (verso.width + SPINE, 0))
    return sheet


def _montage(spreads: list[Image.Image]) -> Image.Image:
    width, height = spreads[0].width + GAP, spreads[0].height + GAP
    columns = min(COLUMNS, len(spreads))
    rows = -(-len(spreads) // columns)
    picture = Image.new("RGB", (columns * width + GAP, rows * height + GAP), GROUND)
    for number, spread in enumerate(spreads):
        row, column = divmod(number, columns)
        picture.paste(spread, (GAP + column * width, GAP + row * height))
    return picture


# --- parts -----------------------------------------------------------------


def draw_part(name: str, text: str) -> None:
    """Render an example as a report of its own, and draw what it makes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _publish(root, text)
        made = build.render(root, YEAR, ("screen",), strict=True)
        pdf = pypdfium2.PdfDocument(made.files[0])
        picture = _part(pdf, name)
        pdf.close()
    file = DOCS / "images" / "parts" / f"{name}.png"
    picture.quantize(PART_COLORS, dither=Image.Dither.NONE).save(file, optimize=True)


def _publish(root: Path, text: str) -> None:
    """A publication with the looks of the report, whose one section is the text."""
    for shared in ("fonts", "styles"):
        shutil.copytree(DOCS.parent / shared, root / shared)
    report = root / "report" / YEAR
    shutil.copytree(DOCS / "examples", report / "images")
    (report / "data").mkdir()
    shutil.copy(DOCS / "examples" / "figures.toml", report / "data")
    shutil.copy(DOCS.parent / "report" / YEAR / "report.toml", report)
    is_titled = re.search("^# ", text, re.MULTILINE)
    (report / "01-example.md").write_text(("" if is_titled else TITLE) + text, "utf-8")
    sources = "---\nmatter: back\n---\n\n# Sources\n\n[S2]{#s2} [S4]{#s4}\n"
    (report / "99-sources.md").write_text(sources, "utf-8")
    if not is_titled:
        (root / "styles" / "title.css").write_text(TITLE_STYLE, "utf-8")


def _part(pdf: pypdfium2.PdfDocument, name: str) -> Image.Image:
    if name in SPREADS:
        return _spread(pdf, (FIRST_PAGE + 1, FIRST_PAGE + 2))
    if name in WHOLE:
        page = pdf[FIRST_PAGE].render(scale=SCALE * FINER).to_pil().convert("RGB").reduce(FINER)
        return ImageOps.expand(page, SPINE, GROUND)
    scale = PART_SCALE * FINER
    page = pdf[FIRST_PAGE].render(scale=scale).to_pil().convert("RGB")
    area = page.crop(tuple(int(side * scale) for side in AREA))
    box = ImageOps.invert(area).getbbox()
    assert box is not None  # an example draws something
    air = int(AIR * scale)
    return area.crop((0, box[1] - air, area.width, box[3] + air)).reduce(FINER)


if __name__ == "__main__":
    main()
