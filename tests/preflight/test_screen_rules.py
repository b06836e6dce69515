"""Rules on what a screen file says of itself: title, language, bookmarks, links, labels, size."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from cases import Case, Change, each, nothing, prove
from files import LETTERS, codes, saved, screen_file
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from ngen_pdf.preflight import check, profiles

MARGIN = [72, 690, 200, 712]  # around the line of text


def case(code: str, broken: Change, told: str, page: int = 0, mended: Change = nothing) -> Case:
    return Case(code, broken, mended, told, page, "screen", screen_file)


def given(place: Callable[[Pdf], Object], entries: Mapping[str, object]) -> Change:
    """Give a dictionary of the file these entries, or take those away that are None."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del place(pdf)[f"/{key}"]
            else:
                place(pdf)[f"/{key}"] = value

    return change


def root(**entries: object) -> Change:
    return given(lambda pdf: pdf.Root, entries)


def titled(told: str, listed: str) -> Change:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            del xmp["dc:title"]
            if told:
                xmp["dc:title"] = told
        pdf.docinfo.Title = String(listed)

    return change


def top(**entries: object) -> Change:
    return given(lambda pdf: pdf.Root.StructTreeRoot.K[0], entries)


@each(
    case("title", titled("", ""), "no title"),
    case("title", titled("Sound", "Another"), "`Sound` in XMP and `Another` in"),
    case("title", titled(" ", " "), "no title", mended=titled("", "Sound")),
    case("title", titled("report-final.docx", ""), "was put there by a program"),
    case("title", titled("", "Untitled"), "`Untitled` was put there by a program"),
    case("title", root(ViewerPreferences=None), "the file's name in place of"),
    case("language", root(Lang=None), "does not say"),
    case("language", root(Lang=String("english")), "`english`, is no language tag"),
    case("language", root(Lang=String("en_US")), "`en_US`", mended=root(Lang=String("sr-Latn-RS"))),
    case("language", top(Lang=String("french")), "a passage is in `french`", 1, top(Lang="fr-CA")),
)  # fmt: skip
def test_title_and_language(case: Case) -> None:
    prove(case)


def bookmark(**entries: object) -> Change:
    """Change the second bookmark."""
    return given(lambda pdf: pdf.Root.Outlines.Last, entries)


def circle(pdf: Pdf) -> None:
    pdf.Root.Outlines.Last.Next = pdf.Root.Outlines.First


def nested(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        parent = OutlineItem("Part")
        parent.children.append(OutlineItem("Page", 0))
        outline.root.append(parent)


def lost(pdf: Pdf) -> Array:
    """A place on a page that is in the file and not among its pages."""
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 612, 792]))
    return Array([pdf.make_indirect(page), Name.Fit])


def pages(count: int, bookmarks: bool) -> Change:
    def change(_pdf: Pdf) -> bytes:
        pdf = screen_file(pages=count)
        if not bookmarks:
            del pdf.Root.Outlines
        return saved(pdf)

    return change


@each(
    case("bookmarks", pages(21, False), "has 21 pages and no bookmarks", mended=pages(20, False)),
    case("bookmarks", pages(21, False), "no bookmarks", mended=pages(21, True)),
    case("bookmarks", bookmark(Title=""), "no title", 2),
    case("bookmarks", bookmark(Dest=None), "`Page 2` leads nowhere", mended=nested),
    case("bookmarks", bookmark(Dest=String("gone")), "no destination has the name `gone`"),
    case("bookmarks", bookmark(Dest=5), "neither a name nor a place"),
    case("bookmarks", lambda pdf: bookmark(Dest=lost(pdf))(pdf), "its page is not in the file"),
    case("bookmarks", bookmark(Parent=None), "is misplaced", 2),
    case("bookmarks", circle, "run in a circle"),
)  # fmt: skip
def test_bookmarks(case: Case) -> None:
    prove(case)


def link(rect: Sequence[float] = MARGIN, number: int = 1, **entries: object) -> Change:
    """Put a link on a page."""

    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect))
        for key, value in entries.items():
            note[f"/{key}"] = value(pdf) if callable(value) else value
        page = pdf.pages[number - 1].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])

    return change


def to(uri: str) -> Change:
    return link(A=Dictionary(S=Name.URI, URI=String(uri)))


def home(pdf: Pdf) -> Array:
    return Array([pdf.pages[0].obj, Name.Fit])


def both(*changes: Change) -> Change:
    def change(pdf: Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


FLAT, THIN = [72, 700, 200, 700], [200, 690, 200, 712]
GOOD = "https://example.org/a?b=1#c"


@each(
    case("links", link(Dest=String("gone")), "no destination has the name `gone`", 1,
         link(Dest=home)),
    case("links", link(A=Dictionary(S=Name.GoTo, D=Name.Gone)), "`Gone`", 1),
    case("links", link(number=2, Dest=lost), "its page is not in the file", 2),
    case("links", link(Dest=Array([9, Name.Fit])), "its page is not in the file", 1,
         link(Dest=Array([1, Name.Fit]))),
    case("links", link(), "neither destination nor action", 1),
    case("links", to(""), "empty address", 1, to("mailto:a@example.org")),
    case("links", to("www.example.org"), "`www.example.org` is not absolute", 1, to(GOOD)),
    case("links", to("page.html"), "not absolute", 1,
         both(to("page.html"), root(URI=Dictionary(Base=String("https://example.org/"))))),
    case("links", to("https://example.org/a b"), "malformed", 1, to("https://example.org/a%20b")),
    case("links", to("https://example.org/%zz"), "malformed", 1, to("https://exämple.org/é")),
    case("links", to("https:///path"), "incomplete", 1, to("http://localhost:8000")),
    case("links", to("mailto:board"), "incomplete", 1, to("tel:+1-204-555-0100")),
    case("links", to("https://[::1"), "incomplete", 1, to("https://[::1]/")),
    case("links", link(FLAT, Dest=home), "a link has no area on the page", 1),
    case("links", link([700, 10, 800, 30], Dest=home), "no area on the page", 1),
    case("links", link([0, 0, 0], Dest=home), "no area on the page", 1),
    case("links", link(THIN, Dest=home), "no area on the page", 1,
         both(link(THIN, Dest=home), link(Dest=home))),
    case("links", link(FLAT, Dest=home), "no area", 1, link(FLAT, F=2, Dest=home)),
)  # fmt: skip
def test_links(case: Case) -> None:
    prove(case)


def test_links_without_area_are_told_once_a_page() -> None:
    flat = both(link(FLAT, Dest=home), link(FLAT, 1, Dest=home), link(FLAT, 2, Dest=home))
    pdf = screen_file()
    flat(pdf)
    found = check(saved(pdf), profiles.named("screen")).findings
    assert [(f.page, f.message.split(" have ")[0].split(" has ")[0]) for f in found] == [
        (1, "links"), (2, "a link"),
    ]  # fmt: skip


def labels(*parts: object) -> Change:
    return root(PageLabels=Dictionary(Nums=Array(parts)))


def folios(*numbers: str, **labelled: object) -> Change:
    """A file whose pages print these numbers at their foot."""

    def change(_pdf: Pdf) -> bytes:
        pdf = screen_file(pages=len(numbers))
        for page, number in zip(pdf.pages, numbers, strict=True):
            assert set(number) <= set(LETTERS)
            shown = codes(f"Report 2024 | {number}").hex()
            foot = f"/Artifact BMC BT /F1 9 Tf 500 30 Td <{shown}> Tj ET EMC"
            page.contents_add(foot.encode())
        root(**labelled)(pdf)
        return saved(pdf)

    return change


FRONT = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))


@each(
    case("page-labels", root(PageLabels=None), "no page labels",
         mended=folios("1", "2", "3", PageLabels=None)),
    case("page-labels", folios("i", "ii", "1", "2", "3", PageLabels=None),
         "the page prints the folio i, viewers show 1, and 4 more pages differ", 1,
         folios("i", "ii", "1", "2", "3", PageLabels=FRONT)),
    case("page-labels", folios("1", "2", "3", "4", PageLabels=FRONT), "the folio 1, viewers", 1),
    case("page-labels", labels(1, Dictionary(S=Name.D)), "do not begin with the first page"),
    case("page-labels", labels(0, Dictionary(S=Name.D), 0, Dictionary(S=Name.r)), "out of order"),
    case("page-labels", labels(0, Dictionary(S=Name.D, St=0)), "cannot be read", 1),
    case("page-labels", labels(0, Dictionary(S=Name.Q)), "cannot be read", 1),
    case("page-labels", labels(0, Dictionary(S=Name.D), 1, Dictionary(S=Name.D)),
         "pages 1, 2 of the file share the label `1`", 2,
         labels(0, Dictionary(S=Name.D), 1, Dictionary(S=Name.D, P=String("A-")))),
)  # fmt: skip
def test_page_labels(case: Case) -> None:
    prove(case)


def test_years_and_sums_at_the_foot_are_no_folios() -> None:
    for numbers in (("2020", "2019", "2021"), ("12", "45", "7"), ("1.5", "2.5", "3.5")):
        data = folios(*numbers)(screen_file())
        assert isinstance(data, bytes)
        assert check(data, profiles.named("screen")).findings == ()


def weighing(length: int) -> Change:
    """Random bytes, which cannot be packed."""
    return lambda pdf: root(Ballast=pdf.make_stream(Random(1).randbytes(length)))(pdf)


@each(
    case("file-size", weighing(7_500_000), "the file is 7.5 MB; mail takes 7.5 MB",
         mended=weighing(7_400_000)),
)  # fmt: skip
def test_the_size_of_a_file(case: Case) -> None:
    prove(case)
