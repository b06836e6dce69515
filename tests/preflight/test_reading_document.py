"""A file with its pages, boxes and labels, as the reader tells them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from files import BLEED, TRIM, press_file, saved, screen_file
from pikepdf import Array, Dictionary, Encryption, Name, String
from reading_cases import page_of

from ngen_pdf.preflight.facts import Area, Page
from ngen_pdf.preflight.reading import UnreadableError, read

Change = Callable[[pikepdf.Pdf], object]


def test_a_document_says_what_it_is() -> None:
    data = saved(press_file())
    document = read(data)
    assert (document.size, document.version) == (len(data), "1.3")
    assert (document.encrypted, document.damage) == (False, ())
    assert document.pdfx == "PDF/X-4"
    assert read(saved(screen_file())).pdfx == ""


def test_before_pdfx_4_the_claim_stands_in_info() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-3:2002")
    assert read(saved(pdf)).pdfx == "PDF/X-3:2002"


def test_a_page_has_its_boxes() -> None:
    left, bottom, right, top = TRIM
    page = read(saved(press_file())).pages[1]
    assert (page.number, page.label, page.rotate, page.user_unit) == (2, "2", 0, 1)
    assert page.trim == page.visible == Area(*TRIM)
    bled = Area(left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
    assert page.media == page.bleed == bled
    assert (page.crop, page.art, page.groups, page.broken) == (None, None, (), "")


def _above(key: str, value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        if key in page:
            del page[key]
        page.Parent[key] = value

    return change


def _here(key: str, value: Any) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "fact", "value"),
    [
        (_above("/MediaBox", Array([0, 0, 9, 9])), "media", (0, 0, 9, 9)),
        (_above("/CropBox", Array([0, 0, 9, 9])), "crop", (0, 0, 9, 9)),
        (_above("/TrimBox", Array([0, 0, 9, 9])), "trim", None),
        (_above("/Rotate", 90), "rotate", 90),
        (_here("/Rotate", -90), "rotate", 270),
        (_here("/Rotate", Name.Up), "rotate", 0),
        (_here("/UserUnit", 2.5), "user_unit", 2.5),
        (_here("/UserUnit", -1), "user_unit", 1),
        (_here("/MediaBox", Array([9, 9, 0, 0])), "media", (0, 0, 9, 9)),
        (_here("/MediaBox", Array([9, 9])), "media", (0, 0, 612, 792)),
        (_here("/ArtBox", Array([1, 2, 3, 4])), "art", (1, 2, 3, 4)),
        (_here("/TrimBox", Array([1, 2, 3, Name.X])), "trim", None),
    ],
)
def test_what_a_page_says_or_inherits(change: Change, fact: str, value: object) -> None:
    pdf = press_file(pages=1)
    change(pdf)
    assert getattr(page_of(pdf), fact) == value


def test_marks_lie_on_the_page_wherever_its_box_is() -> None:
    pdf = press_file(b"1000 1000 9 9 re f", pages=1)
    pdf.pages[0].MediaBox = Array([900, 900, 1100, 1100])
    text, square = page_of(pdf).marks
    assert (text.printed, square.printed) == (False, True)


def test_pages_have_labels() -> None:
    pdf = press_file(pages=5)
    ranges = {
        0: Dictionary(S=Name.r), 2: Dictionary(S=Name.D, P=String("A-"), St=8),
        3: Dictionary(S=Name.A, St=28), 4: Dictionary(P=String("end")),
    }  # fmt: skip
    nums = [part for pair in ranges.items() for part in pair]
    pdf.Root.PageLabels = Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Nums=Array(nums)))]))
    assert [page.label for page in read(saved(pdf)).pages] == ["i", "ii", "A-8", "BB", "end"]


def test_labels_that_lead_in_circles() -> None:
    pdf = press_file(pages=1)
    root = pdf.make_indirect(Dictionary())
    root.Kids = Array([root, root])
    pdf.Root.PageLabels = root
    assert page_of(pdf).label == "1"


def test_a_prefix_of_labels_is_cut_short() -> None:
    pdf = press_file(pages=1)
    said = Dictionary(S=Name.D, P=String("A" * 10_000))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, said]))
    assert page_of(pdf).label == "A" * 256 + "1"


def _page_group(page: Page) -> list[tuple[str, bool]]:
    return [(group.space, group.page) for group in page.groups]


def test_a_page_may_be_a_group() -> None:
    pdf = press_file(pages=1)
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    assert _page_group(page_of(pdf)) == [("DeviceCMYK", True)]


def _locked(encryption: Encryption) -> bytes:
    file = BytesIO()
    press_file().save(file, encryption=encryption)
    return file.getvalue()


def test_a_file_that_asks_for_a_password() -> None:
    data = _locked(Encryption(user="x", owner="y"))
    with pytest.raises(UnreadableError, match="it asks for a password") as caught:
        read(data)
    assert caught.value.password


def test_a_file_that_opens_without_a_password_is_read() -> None:
    document = read(_locked(Encryption(user="", owner="y")))
    assert document.encrypted
    assert len(document.pages[0].marks) == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"<html>", b"\x00" * 999])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert not caught.value.password
    assert "0x" not in str(caught.value)


def test_damage_is_told_of_without_places_in_memory() -> None:
    data = saved(press_file())
    document = read(data[: data.index(b"startxref")])
    assert document.damage
    assert not [one for one in document.damage if "0x" in one or "BytesIO" in one]
