"""Rules on annotations, actions, scripts and attached files."""

from cases import Case, Change, each, prove
from files import BLEED, TRIM, screen_file
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

GO = Dictionary(S=Name.Named, N=Name.NextPage)
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
INSIDE = Array([72, 72, 144, 90])
OUTSIDE = Array([TRIM[2] + BLEED, 72, TRIM[2] + 2 * BLEED, 90])


def note(kind: Name, rectangle: Array, **entries: Dictionary) -> Change:
    """An annotation on the second page."""

    def change(pdf: Pdf) -> None:
        one = Dictionary(Type=Name.Annot, Subtype=kind, Rect=rectangle)
        for key, value in entries.items():
            one[f"/{key}"] = value
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(one)])

    return change


def at_opening(action: object) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = action

    return change


def to_second_page(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[1].obj, Name.Fit])


def when_shown(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary(O=GO)


def bookmark(action: Dictionary) -> Change:
    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem("One", action=action))

    return change


def to_page(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("One", 1))


def field(pdf: Pdf) -> None:
    """A field that reckons, two levels down."""
    one = pdf.make_indirect(Dictionary(T=String("b"), AA=Dictionary(C=SCRIPT)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("a"), Kids=Array([one]))]))


def named(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT])))


def file_of(pdf: Pdf) -> Object:
    """A file in the file."""
    data = pdf.make_stream(b"1,2", Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("data.csv"), EF=Dictionary(F=data))
    return pdf.make_indirect(spec)


def attach(pdf: Pdf) -> None:
    names = Array([String("data.csv"), file_of(pdf)])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


def associate(pdf: Pdf) -> None:
    pdf.pages[1].obj.AF = Array([file_of(pdf)])


def hybrid(pdf: Pdf) -> None:
    """As LibreOffice keeps its own document in a PDF."""
    pdf.trailer.AdditionalStreams = Array([Name("/application/zip"), pdf.make_stream(b"PK")])


@each(
    Case(
        "annotation",
        note(Name.Link, INSIDE, A=GO),
        note(Name.Link, OUTSIDE, A=GO),
        "annotations of the kind `Link`",
        2,
    ),
    Case("annotation", note(Name.FreeText, INSIDE), note(Name.PrinterMark, INSIDE), page=2),
    Case("annotation", note(Name.Stamp, INSIDE), note(Name.TrapNet, INSIDE), page=2),
    Case("action", at_opening(GO), to_second_page, "opening the file starts an action"),
    Case("action", when_shown, told="the page starts an action of the kind `Named`", page=2),
    Case("action", bookmark(GO), to_page, "a bookmark starts an action of the kind `Named`"),
    Case("javascript", at_opening(SCRIPT), told="opening the file runs JavaScript"),
    Case("javascript", note(Name.Link, OUTSIDE, AA=Dictionary(E=SCRIPT)), page=2),
    Case("javascript", named, told="opening the file runs JavaScript"),
    Case("javascript", field, told="a form field runs JavaScript"),
    Case("javascript", field, profile="screen", file=screen_file),
    Case("embedded-file", attach, told="the file `data.csv` is attached"),
    Case("embedded-file", hybrid, told="the document that the file was made from is stored in"),
    Case("embedded-file", associate, told="files are attached to the page", page=2),
)
def test_what_a_press_file_must_not_hold(case: Case) -> None:
    prove(case)


def test_annotations_of_a_kind_are_told_of_once_a_page_with_all_places() -> None:
    def several(pdf: Pdf) -> None:
        places = [Array([n, n, n + 9, n + 9]) for n in range(100, 400)]
        links = [Dictionary(Subtype=Name.Link, Rect=place, A=GO) for place in places]
        pdf.pages[1].obj.Annots = Array(links)

    (found,) = Case("annotation", several).verdict(several).findings
    assert (found.page, found.area, found.more[0]) == (
        2,
        (100, 100, 109, 109),
        (101, 101, 110, 110),
    )
    assert len(found.more) == 100


def test_an_action_after_another_is_told_once_whatever_the_circle() -> None:
    def circle(pdf: Pdf) -> None:
        first = pdf.make_indirect(Dictionary(S=Name.Named, N=Name.NextPage))
        first.Next = Array([first, pdf.make_indirect(Dictionary(S=Name.URI, Next=first))])
        pdf.Root.OpenAction = first

    found = Case("action", circle).verdict(circle).findings
    assert [finding.message.rpartition(" ")[2] for finding in found] == ["`Named`", "`URI`"]
