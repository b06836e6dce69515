"""Asks a PDF what is in it: text with its place, links, labels, bookmarks, fonts."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2


def _origin(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    """Where a letter begins on its baseline."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value, y.value


@dataclass(frozen=True)
class Link:
    """A link on a page (from 0): its box in pt, the name and page it leads to, or an address."""

    page: int
    box: tuple[float, float, float, float]
    name: str
    target: int | None
    address: str

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]


@dataclass(frozen=True)
class Place:
    """Where something stands on a page, in pt from its lower left corner.

    Of words, `bottom` and `top` are those of their letters, and `baseline` is the line's.
    """

    left: float
    bottom: float
    right: float
    top: float
    baseline: float = 0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Inspector:
    """A PDF file, opened twice: by pikepdf for objects, by PDFium for text."""

    path: Path

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def _drawn(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.path)

    def text(self, page: int) -> str:
        """All the text of a page, as PDFium reads it."""
        return str(self._drawn[page].get_textpage().get_text_range())

    @cached_property
    def all_text(self) -> str:
        return "\n".join(self.text(page) for page in range(len(self._drawn)))

    def text_in(self, page: int, box: tuple[float, float, float, float]) -> str:
        """The text inside a box (left, bottom, right, top in pt)."""
        found = self._drawn[page].get_textpage().get_text_bounded(*box)
        return re.sub(r"\s+", " ", str(found)).strip()

    @cached_property
    def labels(self) -> list[str]:
        """The page labels that a viewer shows."""
        return [str(page.label) for page in self.pdf.pages]

    def head(self, page: int) -> str:
        """The text of the topmost 50 pt of a page: its running head."""
        left, _, right, top = (float(n) for n in self.pdf.pages[page].mediabox)
        return self.text_in(page, (left, top - 50, right, top))

    def between(self, page: int) -> str:
        """The text between the running head and the running foot."""
        left, bottom, right, top = (float(n) for n in self.pdf.pages[page].mediabox)
        return self.text_in(page, (left, bottom + 56, right, top - 50))

    def top_of(self, page: int, words: str) -> float | None:
        """How far above the foot of the page the words begin, if they stand there."""
        text = self._drawn[page].get_textpage()
        found = text.search(words).get_next()
        return float(text.get_charbox(found[0], loose=True)[3]) if found else None

    def place_of(self, page: int, words: str) -> Place:
        """Where the first such words stand, which are in one line."""
        text = self._drawn[page].get_textpage()
        first, count = text.search(words, match_case=True).get_next()
        boxes = [text.get_charbox(n) for n in range(first, first + count)]
        _, baseline = _origin(text, first)
        left, bottom = (min(box[side] for box in boxes) for side in (0, 1))
        right, top = (max(box[side] for box in boxes) for side in (2, 3))
        return Place(left, bottom, right, top, baseline)

    def images(self, page: int) -> list[Place]:
        """Where each raster image of a page stands, in the order in which they are painted."""
        kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        found = self._drawn[page].get_objects(filter=[kind])
        return [Place(*image.get_bounds()) for image in found]

    def pixel(self, page: int, x: float, y: float) -> tuple[int, ...]:
        """The color at a place in pt."""
        picture = self._drawn[page].render(scale=2).to_pil().convert("RGB")
        color = picture.getpixel((int(x * 2), picture.height - 1 - int(y * 2)))
        assert isinstance(color, tuple)
        return color

    @cached_property
    def alternatives(self) -> list[str]:
        """The alternative text of each picture that is tagged."""
        return [str(item.Alt) for item in self._elements() if "/Alt" in item]

    def foot(self, page: int) -> str:
        """The text of the lowest 56 pt of a page: its running foot."""
        left, bottom, right, _ = (float(n) for n in self.pdf.pages[page].mediabox)
        return self.text_in(page, (left, bottom, right, bottom + 56))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        numbers = {page.objgen: n for n, page in enumerate(p.obj for p in self.pdf.pages)}
        for number, page in enumerate(self.pdf.pages):
            for note in page.obj.get("/Annots", []):
                left, bottom, right, top = (float(n) for n in note.Rect)
                box = (left, bottom, right, top)
                if "/A" in note and "/URI" in note.A:
                    yield Link(number, box, "", None, str(note.A.URI))
                else:
                    target = self._destination(note)
                    yield Link(number, box, str(note.Dest), numbers[target.objgen], "")

    def _destination(self, note: pikepdf.Object) -> pikepdf.Object:
        return pikepdf.NameTree(self.pdf.Root.Names.Dests)[str(note.Dest)][0]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """(depth from 1, title) in order."""
        found = self._drawn.get_toc(max_depth=15)
        return [(mark.level + 1, mark.get_title()) for mark in found]

    @cached_property
    def tags(self) -> Counter[str]:
        """How many structure elements there are of each type, such as H1."""
        return Counter(str(element.S)[1:] for element in self._elements())

    def _elements(self) -> Iterator[pikepdf.Dictionary]:
        """The structure elements, in no order."""
        for item in self.pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
                yield item

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """The name of each font, and whether its file is embedded."""
        found = {}
        for item in self.pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                files = {"/FontFile", "/FontFile2", "/FontFile3"}
                found[str(item.FontName)[1:]] = bool(files & set(item.keys()))
        return found
