"""Small documents through the engine and the press pass, and what programs draw of them."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from conftest import ROOT
from ngen_pdf import layout
from ngen_pdf.editions.press.placements import Purpose
from ngen_pdf.editions.press.walk import Walk
from ngen_pdf.galley import Galley
from ngen_pdf.inks import Inks
from ngen_pdf.palette import Swatch
from ngen_pdf.press import read_press

PALETTE = (
    Swatch("navy", "#10263a", (0.95, 0.7, 0.4, 0.55)),
    Swatch("orange", "#ec5624", (0, 0.8, 0.95, 0), "PANTONE Orange 021 C"),
    Swatch("text", "#11202c", (0, 0, 0, 1)),
    Swatch("gold", "#c8a040", (0.2, 0.35, 0.85, 0), "Gold"),
)
SPOTS = ("PANTONE Orange 021 C",)
STYLE = "@page { size: 200pt 200pt; margin: 0 } body { margin: 0; font: 10pt 'Source Serif 4' }"
PROFILE = ROOT / "styles/press/gracol-coated.icc"


def inks() -> Inks:
    """Those of the default profile, with the palette above and a spot ink."""
    profile = read_press(ROOT, "gracol-coated")
    return Inks(profile.intent.icc, profile.ink_limit, PALETTE, SPOTS)


def separated(master: bytes) -> bytes:
    """The PDF with its colors as ink, its images as they were."""
    with pikepdf.open(BytesIO(master)) as pdf:
        Walk(pdf, inks()).separate()
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


@dataclass(frozen=True)
class Painted:
    """A document of the engine, and the same for the press."""

    folder: Path
    master: bytes
    press: bytes

    @cached_property
    def file(self) -> Path:
        """The press file on the disk."""
        file = self.folder / "press.pdf"
        file.write_bytes(self.press)
        return file

    def opened(self) -> pikepdf.Pdf:
        """The press file, to be closed."""
        return pikepdf.open(BytesIO(self.press))

    def placed(self) -> list[tuple[tuple[int, int], Purpose, float, float, int]]:
        """Each image: which object, what for, how wide and high it is printed, on which page."""
        with pikepdf.open(BytesIO(self.master)) as pdf:
            return [
                (each.image.objgen, each.purpose, each.width, each.height, each.page)
                for each in Walk(pdf, inks()).separate()
            ]

    def form(self, page: int, name: str) -> list[str]:
        """The instructions of a form that a page draws."""
        with self.opened() as pdf:
            return _instructions(pdf.pages[page].obj.Resources.XObject[name], "")

    def operators(self, names: str, page: int = 0) -> list[str]:
        """Those of a page's instructions that have one of these operators."""
        with self.opened() as pdf:
            return _instructions(pdf.pages[page], names)

    def within(self, kind: str, names: str) -> list[str]:
        """Likewise of all streams of a kind that are on no page by themselves, in their order."""
        with self.opened() as pdf:
            streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and _is(o, kind)]
            return [line for stream in streams for line in _instructions(stream, names)]

    @cached_property
    def readable(self) -> str:
        """The whole press file as qpdf writes it out for reading."""
        command = ["qpdf", "--qdf", "--object-streams=disable", str(self.file), "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        assert not done.stderr
        return done.stdout.decode("latin-1")

    @cached_property
    def plates(self) -> Image.Image:
        """The first page as Ghostscript separates it, a pixel for each pt."""
        file = self.folder / "plates.tiff"
        self.draw(
            "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dFirstPage=1", "-dLastPage=1", "-r72",
            "-sDEVICE=tiff32nc", f"-sDefaultCMYKProfile={PROFILE}",
            f"-sOutputICCProfile={PROFILE}", f"-sOutputFile={file}", self.file,
        )  # fmt: skip
        with Image.open(file) as plates:
            plates.load()
            return plates

    def ink(self, x: int, y: int) -> tuple[float, ...]:
        """What prints at a place from the upper left, in percent of each plate."""
        pixel = self.plates.getpixel((x, y))
        assert isinstance(pixel, tuple)
        return tuple(round(value / 2.55) for value in pixel)

    def draw(self, *command: object) -> None:
        """Run a program, which must not say a word."""
        done = subprocess.run([str(part) for part in command], capture_output=True, check=True)
        assert (done.stdout, done.stderr) == (b"", b"")

    def is_drawn_by_all(self) -> None:
        """Whether Ghostscript, MuPDF and poppler draw every page without a word."""
        self.draw("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r36",
                  f"-sOutputFile={self.folder}/gs-%d.png", self.file)  # fmt: skip
        self.draw(
            "mutool", "draw", "-q", "-N", "-r", "36", "-o", f"{self.folder}/mu-%d.png", self.file
        )
        self.draw("pdftoppm", "-r", "36", "-png", self.file, self.folder / "poppler")

    def left_over(self) -> list[str]:
        """Colors that are not ink: by the text of the file, for the walk may be wrong."""
        spaces = r"/(?:DeviceRGB|CalRGB|CalGray|Lab|ICCBased|Indexed|DeviceN)\b"
        operators = r"^(?:[-\d.]+ ){3}(?:rg|RG|sc|SC|scn|SCN)$|^[-\d.]+ [gG]$"
        found = re.findall(spaces, self.readable)
        streams = re.split(r"^(?=%% Original object ID)", self.readable, flags=re.MULTILINE)
        for stream in streams:
            if "/CS /DeviceGray" not in stream:  # a mask, which is light and dark, not ink
                found += re.findall(operators, stream, flags=re.MULTILINE)
        return found


def _is(stream: pikepdf.Stream, kind: str) -> bool:
    return kind in (stream.get("/Subtype"), stream.get("/Type")) and "/Width" not in stream


def _instructions(source: pikepdf.Page | pikepdf.Object, names: str) -> list[str]:
    found = pikepdf.parse_content_stream(source, names)
    return [pikepdf.unparse_content_stream([instruction]).decode() for instruction in found]


def paint(folder: Path, body: str, style: str = "") -> Painted:
    """A document as the engine paints it, in the faces of the publication."""
    html = f"<html lang='en'><head><title>T</title><style>{STYLE}{style}</style></head>"
    galley = Galley(ROOT, f"{html}<body>{body}</body></html>", (), (), ())
    pages = layout.paginate(galley)
    master = pages.to_pdf()
    assert not (*pages.problems, *master.problems)
    return Painted(folder, master.pdf, separated(master.pdf))
