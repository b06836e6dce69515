"""Rules on pages as sheets: their boxes, sizes and number, and whether anything is on them.

In: a `Document` and `Terms`. Out: `Found`s. What is painted on a page is judged elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Dictionary, Name

from ngen_pdf import problems
from ngen_pdf.preflight.facts import Area, Document, Mark, Page, Paint, Path, Text
from ngen_pdf.preflight.reading.destinations import places
from ngen_pdf.preflight.reading.outline import bookmarks
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules.numbering import here
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms

SLACK = 0.01  # pt, for numbers that a program has rounded
AREAS = ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")
OUTER = (Name.MediaBox, Name.BleedBox)


def boxes(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each page with a TrimBox or an ArtBox, and each box in the next (ISO 32000-2, 14.11.2)."""
    faults: dict[tuple[str, str], list[int]] = {}
    for page in document.pages:
        for told in _box_faults(page):
            faults.setdefault(told, []).append(page.number)
    for (fault, hint), numbers in faults.items():
        yield _on(document, numbers, fault, hint)
    yield from _preferred(document.pdf.Root.get("/ViewerPreferences"))


def _preferred(said: object) -> Iterator[Found]:
    """Boxes by which programs are asked to show or print (ISO 32000-2, 12.2): the two outermost."""
    named = said.items() if isinstance(said, Dictionary) else ()
    for key, box in named:
        if key in AREAS and isinstance(box, Name) and box not in OUTER:
            what = f"the file is to be {'shown' if 'View' in key else 'printed'} by the"
            hint = f"remove {key[1:]} from the viewer preferences, or set it to the MediaBox"
            yield Found(f"{what}{quoted(text_of(box))}, not by the MediaBox or BleedBox", hint=hint)


def _box_faults(page: Page) -> Iterator[tuple[str, str]]:
    """What is wrong with the boxes of a page, and how it is mended."""
    if page.trim is None and page.art is None:
        yield "no TrimBox", "export with the trimmed size of the page as its TrimBox"
    if page.trim is not None and page.art is not None:
        yield "a TrimBox and an ArtBox", "leave the ArtBox out: the TrimBox says what is cut"
    if page.crop is not None and not _same(page.crop, page.media):
        yield "a CropBox that is not its MediaBox", "set the CropBox to the MediaBox, or remove it"
    yield from _nesting_faults(page)


def _nesting_faults(page: Page) -> Iterator[tuple[str, str]]:
    named = (
        ("MediaBox", page.media),
        ("BleedBox", page.bleed),
        ("TrimBox", page.trim),
        ("ArtBox", page.art),
    )
    present = [(name, box) for name, box in named if box is not None]
    for name, box in present:
        if not box.width or not box.height:
            yield f"an empty {name}", "give the box the size of the page"
    present = [(name, box) for name, box in present if box.width and box.height]
    for (outer, around), (inner, box) in pairwise(present):
        if not _holds(around, box):
            yield f"a {inner} that leaves its {outer}", f"make the {outer} larger"


def _holds(outer: Area, inner: Area) -> bool:
    return (
        inner.left >= outer.left - SLACK
        and inner.bottom >= outer.bottom - SLACK
        and inner.right <= outer.right + SLACK
        and inner.top <= outer.top + SLACK
    )


def _same(one: Area, other: Area) -> bool:
    return _holds(one, other) and _holds(other, one)


def _on(document: Document, numbers: list[int], fault: str, hint: str) -> Found:
    """One finding for all pages with the same fault: of the file, or at the first of some."""
    if len(numbers) == len(document.pages) > 1:
        lacking = fault.removeprefix("no ")
        told = f"every page has {fault}" if lacking == fault else f"no page has a {lacking}"
        return Found(told, hint=hint)
    have = "has" if len(numbers) == 1 else "have"
    return Found(f"{here(numbers, document.pages)} {have} {fault}", numbers[0], hint=hint)


def size(document: Document, terms: Terms) -> Iterator[Found]:
    """All pages trimmed to one size, upright or on their side.

    One that does not say how it is trimmed is told of by its boxes, unless none does.
    """
    near = terms.number("tolerance")
    sizes: dict[tuple[float, float], list[int]] = {}
    said = [page for page in document.pages if page.trim or page.art]
    for page in said or document.pages:
        cut = page.trim or page.art or page.visible
        width, height = cut.width, cut.height
        known = (s for s in sizes if abs(s[0] - width) <= near and abs(s[1] - height) <= near)
        sizes.setdefault(next(known, (width, height)), []).append(page.number)
    usual = max(sizes, key=lambda s: len(sizes[s]), default=(0.0, 0.0))
    for other, numbers in sizes.items():
        if other != usual:
            are = "is" if len(numbers) == 1 else "are"
            yield Found(
                f"{here(numbers, document.pages)} {are} trimmed to {_size(other)}, "
                f"the others to {_size(usual)}",
                numbers[0],
                hint="give all pages one trim size, or ask the shop for a fold-out",
            )


def _size(size: tuple[float, float]) -> str:
    """A size as a shop says it: in pt, and in inches."""
    width, height = size
    return f"{width:.5g} by {height:.5g} pt ({width / 72:.4g} by {height / 72:.4g} in)"


def rotation(document: Document, _terms: Terms) -> Iterator[Found]:
    """No page turned by its Rotate (ISO 32000-2, table 31)."""
    turned = Counter(page.rotate for page in document.pages if page.rotate)
    for angle in turned:
        numbers = [page.number for page in document.pages if page.rotate == angle]
        yield _on(document, numbers, f"a Rotate of {angle} degrees", "export it upright")


def user_unit(document: Document, _terms: Terms) -> Iterator[Found]:
    """No page scaled by its UserUnit (ISO 32000-2, table 31)."""
    scaled = Counter(page.user_unit for page in document.pages if page.user_unit != 1)
    for unit in scaled:
        numbers = [page.number for page in document.pages if page.user_unit == unit]
        fault = f"a UserUnit of {unit:g}: it prints {unit:g} times as large as its boxes say"
        yield _on(document, numbers, fault, "export at full size, without scaling")


def empty(document: Document, terms: Terms) -> Iterator[Found]:
    """Something on each page; one may be left blank before what opens on the next leaf."""
    blank = {page.number for page in document.pages if not _shows_anything(page)}
    before_opener = terms.flag("before-opener")
    openers = _openers(document) if blank and before_opener else frozenset()
    hint = "take it out"
    if before_opener:
        hint += ", or let a bookmark lead to what opens after it"
    for page in document.pages:
        number = page.number
        spread = {number + 1, number + 2} if number % 2 else {number + 1}
        if number in blank and (number + 1 in blank or not spread & openers):
            yield Found(
                "nothing is printed on the page",
                number,
                page.visible,
                hint,
            )


def _shows_anything(page: Page) -> bool:
    return any(_shows(mark, page.visible) for mark in page.marks)


def _openers(document: Document) -> frozenset[int]:
    """The pages that bookmarks lead to."""
    found = bookmarks(document.pdf, places(document.pdf))
    return frozenset(item.target.page for item in found if item.target)


def _shows(mark: Mark, visible: Area) -> bool:
    """Whether something of it is seen inside the trim: not spaces alone, nor paper white."""
    area = mark.area
    if not mark.printed or area.left >= visible.right or area.right <= visible.left:
        return False
    if area.bottom >= visible.top or area.top <= visible.bottom:
        return False
    match mark:
        case Text(text=text, fill=fill, stroke=stroke):
            return not text.isspace() and (_inked(fill) or _inked(stroke))
        case Path(fill=fill, stroke=stroke):
            return _inked(fill) or _inked(stroke)
    return True


def _inked(paint: Paint | None) -> bool:
    """Whether a color is other than that of the paper."""
    if paint is None:
        return False
    return bool(paint.plates) if paint.is_ink else paint.rgb != (1.0, 1.0, 1.0)


def count(document: Document, terms: Terms) -> Iterator[Found]:
    """As many pages as can be bound, with or without a cover apart; a single one is not bound."""
    multiple, total = int(terms.number("multiple")), len(document.pages)
    bound = {total, _inside(total)} if terms.flag("cover-apart") else {total}
    if total > 1 and multiple > 1 and all(one % multiple for one in bound):
        missing = -total % multiple
        yield Found(
            f"the file has {total} pages; {terms.profile} asks for a multiple of {multiple}",
            hint=f"add {problems.count(missing, 'page')} or take out {multiple - missing}",
        )


def _inside(total: int) -> int:
    """The pages between the first leaf and the last, of which one page may be missing."""
    return total - 4 + total % 2 if total > 4 else total


RULES = (
    Rule("page-boxes", boxes),
    Rule("page-size", size, ("tolerance",)),
    Rule("page-rotation", rotation),
    Rule("user-unit", user_unit),
    Rule("page-count", count, ("multiple", "cover-apart")),
    Rule("empty-page", empty, ("before-opener",)),
)
