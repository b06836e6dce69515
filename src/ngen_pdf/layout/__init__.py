"""Paginates the galley. This is the only door to WeasyPrint.

In: a `Galley`. Out: a `Layout` of pages, which paints the master PDF. Passes over
PDF files belong to `editions`.
"""

import os
import shutil
import tempfile
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ngen_pdf.fonts import Typeface, fontconfig
from ngen_pdf.galley import Galley
from ngen_pdf.layout import makeup
from ngen_pdf.layout.mending import mend
from ngen_pdf.layout.messages import ORIGIN, Progress, listening
from ngen_pdf.layout.tracing import Block, Value, Written, traced, written
from ngen_pdf.problems import Place, Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint.document import Document
    from weasyprint.document import Page as DocumentPage

    from ngen_pdf.layout.fetcher import RootFetcher
    from ngen_pdf.layout.notes import Astray

BODY = "/body"  # no id of an author's has a slash
"""The id of the galley's element at whose first page the folios begin at 1."""

TRIES = 6  # at laying out with each note on the page of its call


@dataclass(frozen=True, slots=True)
class Page:
    """A laid-out page: its folio, and its anchors as (name, x, y) in CSS px from the top left.

    `values` are what it prints of figures, `blocks` what stands on it with where it was
    written, `marks` the lines of what is not settled. `width` and `height` are those of its
    trim, in CSS px.
    """

    folio: str
    anchors: tuple[tuple[str, float, float], ...]
    values: tuple[Value, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Block, ...] = ()
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Master:
    """The painted PDF, and what the engine said while painting it.

    `profiles` are the ICC profiles that images of the PDF had, by the images' names in it
    without their last digit. The engine leaves them out.
    """

    pdf: bytes
    problems: tuple[Problem, ...]
    profiles: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The galley made up into pages; `inputs` are the files read, as paths from the root.

    `typefaces` are those that the styles ask for in the text, each once. `makeup` is
    what the rules of good pages are about.
    """

    pages: tuple[Page, ...]
    front_pages: int
    inputs: tuple[str, ...]
    typefaces: tuple[Typeface, ...]
    problems: tuple[Problem, ...]
    makeup: makeup.Makeup
    _galley: Galley
    _document: "Document"
    _fetcher: "RootFetcher"
    _faces: Path

    def leaves(self, anchors: Container[str]) -> dict[str, tuple[tuple[int, str], ...]]:
        """The pages that each of the anchors is on: number from 0, and folio."""
        found: dict[str, tuple[tuple[int, str], ...]] = {}
        for number, page in enumerate(self.pages):
            for name, _, _ in page.anchors:
                if name in anchors:
                    found[name] = (*found.get(name, ()), (number, page.folio))
        return found

    def to_pdf(self, progress: Progress = lambda _step, _page: None) -> Master:
        """Paint the pages: MediaBox is the bleed, TrimBox the page; tagged, RGB."""
        # text in a drawing is set only now, and its faces are read where the layout found them
        self._faces.mkdir(mode=0o700)
        with (
            _faces_in(self._faces, self._galley.root),
            listening(self._galley, progress) as listener,
        ):
            pdf = self._document.write_pdf(pdf_tags=True, pdf_version="1.7")
        assert pdf is not None  # a target was not given
        # images within drawings are read only now
        return Master(pdf, listener.problems(), self._fetcher.profiles())


def paginate(galley: Galley, progress: Progress = lambda _step, _page: None) -> Layout:
    """Lay the galley out in the faces of `fonts/`, reading local files below the root only."""
    faces = Path(tempfile.mkdtemp(prefix="ngen-pdf-"))
    with _faces_in(faces, galley.root), listening(galley, progress) as listener:
        tree, document, fetcher, astray = _render(galley)
        source = written(tree)
        made_up = makeup.read(tree, document.pages, source)
    front = next((i for i, page in enumerate(document.pages) if BODY in page.anchors), 0)
    pages = tuple(
        _page(page, _folio(index, front), source) for index, page in enumerate(document.pages)
    )
    from ngen_pdf.layout import marks, notes

    problems = (*notes.told(astray, source), *marks.told(document.pages, galley))
    typefaces = _typefaces(document.pages, source)
    return Layout(
        pages, front, fetcher.inputs(), typefaces,
        (*listener.problems(), *problems), made_up, galley, document, fetcher, faces,
    )  # fmt: skip


def _page(page: "DocumentPage", folio: str, source: Written) -> Page:
    anchors = tuple((name, *place[:2]) for name, place in page.anchors.items())
    found = traced(page, source)
    size = page.width, page.height
    return Page(folio, anchors, found.values, found.blocks, found.marks, *size)


def _typefaces(pages: "Sequence[DocumentPage]", source: Written) -> tuple[Typeface, ...]:
    """What the styles ask for in the text, each where it is first met."""
    from weasyprint.formatting_structure.boxes import TextBox

    found: dict[tuple[tuple[str, ...], int, bool], Place] = {}
    for page in pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and box.text.strip():
                style = box.style
                italic = style["font_style"] != "normal"
                key = (style["font_family"], int(style["font_weight"]), italic)
                if key not in found:
                    found[key] = source.place(box.element)
    return tuple(Typeface(*key, place) for key, place in sorted(found.items()))


def _render(
    galley: Galley,
) -> tuple["Element", "Document", "RootFetcher", tuple["Astray", ...]]:
    """The parsed galley, its pages, what read its files, and the notes that are not in their place.

    Lays it out again while other notes go astray than before, `TRIES` times at most.
    """
    import weasyprint

    from ngen_pdf.layout import notes
    from ngen_pdf.layout.fetcher import RootFetcher

    fetcher = RootFetcher(galley.root)
    html = mend(galley.html)
    held: dict[int, int] = {}
    for left in reversed(range(TRIES)):
        parsed = weasyprint.HTML(string=html, base_url=ORIGIN, url_fetcher=fetcher)
        notes.hold(parsed.etree_element, held)
        document = parsed.render()
        astray = notes.find(parsed.etree_element, document.pages)
        parted = dict(pair for each in astray for pair in each.parted)
        if parted.keys() <= held.keys() or not left:
            break
        held |= {number: lines + 1 for number, lines in parted.items() if number not in held}
    return parsed.etree_element, document, fetcher, astray


@contextmanager
def _faces_in(folder: Path, root: Path) -> Iterator[None]:
    """Show the engine the faces of `root` in a folder that is empty, and remove it afterwards.

    Fontconfig reads its file when the engine is loaded and for every document.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    try:
        file = folder / "fonts.conf"
        file.write_text(fontconfig(root, folder), "utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.environ.pop("FONTCONFIG_FILE", None)
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


def _folio(index: int, front: int) -> str:
    """The printed page number: roman before the body, from 1 in it."""
    return str(index - front + 1) if index >= front else roman(index + 1)


def roman(number: int) -> str:
    """A number from 1 in small roman numerals."""
    numerals = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for value, numeral in numerals:
        count, number = divmod(number, value)
        text += numeral * count
    return text
