"""Makes a contact sheet of a finished PDF: all its spreads in small, each page with its number.

In: the bytes of a PDF and a way to draw words. Out: the PDF's objects once more, with the
pages as form XObjects of a few sheets. Nothing is rasterized, and what pages share stays
shared. Colors are those of the pages, and black ink.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from ngen_pdf.lettering import Lettering

MARGIN = 30.0  # pt, as all lengths here
HEAD = 30.0  # above the first row, for the title
COLUMNS = 4
GUTTER = 18.0
LABEL = 14.0  # below each page, for its number
SIZE, HEAD_SIZE = 6.5, 11.0
TOLERANCE = 1e-6
FRAME = 0.25

Draw = Callable[[tuple[str, ...]], tuple[Lettering, ...]]
Letters = Mapping[str, Lettering]


@dataclass(frozen=True, slots=True)
class _Thumb:
    """A page in small: its form, the name of that, its trim box, and what stands below it."""

    name: str
    form: pikepdf.Object
    box: tuple[float, float, float, float]
    label: str

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


Spread = tuple[_Thumb | None, _Thumb | None]


def lay_out(
    pdf: pikepdf.Pdf,
    sheet: tuple[float, float],
    title: str,
    draw: Draw,
    right_to_left: bool = False,
) -> None:
    """Put the spreads of the file on sheets of that width and height in pt, in place of its pages.

    Below each page stands its number in the file and, where it differs, the page label.
    """
    thumbs = tuple(_thumbs(pdf))
    spreads = tuple(_spreads(thumbs))
    grid = _grid(thumbs, sheet)
    full = grid.rows * COLUMNS
    sheets = [spreads[first : first + full] for first in range(0, len(spreads), full)]
    heads = [_head(title, number, len(sheets)) for number in range(1, len(sheets) + 1)]
    texts = tuple(dict.fromkeys((*heads, *(thumb.label for thumb in thumbs))))
    letters = dict(zip(texts, draw(texts), strict=True))
    _forget_pages(pdf)
    for head, shown in zip(heads, sheets, strict=True):
        painted = [_painted_head(letters[head], sheet)]
        for place, spread in enumerate(shown):
            sides = spread[::-1] if right_to_left else spread
            painted += _paint(sides, *grid.place(place, sheet[1]), grid.scale, letters)
        _add_sheet(pdf, sheet, painted, [thumb for spread in shown for thumb in spread if thumb])


def _head(title: str, number: int, count: int) -> str:
    return title if count == 1 else f"{title} ({number}/{count})"


def _painted_head(words: Lettering, sheet: tuple[float, float]) -> str:
    """The head of a sheet, smaller where it would run off."""
    size = min(HEAD_SIZE, (sheet[0] - 2 * MARGIN) / max(words.width, 0.1))
    return _words(words, MARGIN, sheet[1] - MARGIN - size, size)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where spreads stand on a sheet: rows of `COLUMNS`, and how small the pages are."""

    rows: int
    column: float
    row: float
    scale: float

    def place(self, number: int, height: float) -> tuple[float, float]:
        """The spine and the upper edge of a spread on a sheet of that height."""
        row, column = divmod(number, COLUMNS)
        left = MARGIN + column * (self.column + GUTTER)
        return left + self.column / 2, height - MARGIN - HEAD - row * self.row


def _grid(thumbs: tuple[_Thumb, ...], sheet: tuple[float, float]) -> _Grid:
    """As many rows as there is room for, so far apart that they fill the sheet."""
    column = (sheet[0] - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    wide, tall = max(thumb.width for thumb in thumbs), max(thumb.height for thumb in thumbs)
    room = sheet[1] - 2 * MARGIN - HEAD
    scale = min(column / (2 * wide), (room - LABEL) / tall)
    height = tall * scale + LABEL
    rows = max(1, int((room + TOLERANCE) / height))
    return _Grid(rows, column, height + (room - rows * height) / max(1, rows - 1), scale)


def _thumbs(pdf: pikepdf.Pdf) -> Iterator[_Thumb]:
    for number, page in enumerate(pdf.pages, 1):
        form = pdf.make_indirect(page.as_form_xobject())
        left, bottom, right, top = (float(side) for side in page.trimbox)
        folio = str(page.label)
        label = folio if folio == str(number) else f"{folio} ({number})"
        yield _Thumb(f"/P{number}", form, (left, bottom, right, top), label)


def _spreads(thumbs: tuple[_Thumb, ...]) -> Iterator[Spread]:
    """The pages as they face each other: the first is a recto."""
    yield None, thumbs[0]
    for verso in range(1, len(thumbs), 2):
        yield thumbs[verso], thumbs[verso + 1] if verso + 1 < len(thumbs) else None


def _paint(
    spread: Spread, spine: float, top: float, scale: float, letters: Letters
) -> Iterator[str]:
    """What paints a spread whose spine and upper edge are there."""
    for thumb, side in zip(spread, (-1, 0), strict=True):  # of the spine
        if thumb is None:
            continue
        width, height = thumb.width * scale, thumb.height * scale
        left, bottom = spine + side * width, top - height
        x, y = left - thumb.box[0] * scale, bottom - thumb.box[1] * scale
        yield f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {thumb.name} Do Q"
        yield f"q 0 0 0 0.5 K {FRAME} w {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S Q"
        words = letters[thumb.label]
        start = left if side else left + width - words.width * SIZE
        yield _words(words, start, bottom - SIZE - 2, SIZE)


def _words(words: Lettering, x: float, y: float, size: float) -> str:
    return f"q 0 0 0 1 k {size:.3f} 0 0 {size:.3f} {x:.3f} {y:.3f} cm\n{words.path}\nf Q"


def _forget_pages(pdf: pikepdf.Pdf) -> None:
    """Take the pages out, with all that speaks of them."""
    del pdf.pages[:]
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageMode", "/PageLabels", "/Names"):
        if key in pdf.Root:
            del pdf.Root[key]


def _add_sheet(
    pdf: pikepdf.Pdf, size: tuple[float, float], painted: list[str], thumbs: list[_Thumb]
) -> None:
    box = pikepdf.Array([0, 0, *size])
    page = Dictionary(
        Type=Name.Page,
        MediaBox=box,
        TrimBox=box,
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
        Resources=Dictionary(XObject=Dictionary({thumb.name: thumb.form for thumb in thumbs})),
        Contents=pdf.make_stream("\n".join(painted).encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
