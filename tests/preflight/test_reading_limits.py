"""Pages that are broken, or made to be endless, are read as far as that makes sense."""

from typing import Any

import pikepdf
import pytest
from files import press_file, saved
from pikepdf import Array, Dictionary, Name
from reading_cases import broken, page_of, with_form

from ngen_pdf.preflight.reading import limits, read
from ngen_pdf.preflight.reading.limits import Budget


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"1 2 cm", "the operator `cm` has wrong operands"),
        (b"/A /B /C /D /E /F cm", "the operator `cm` has wrong operands"),
        (b"(a) Tj 7 0 R", "`R` is no operator"),
        (b"BX 7 0 R EX", ""),
        (b"\x80\x81 f", "is no operator"),
        (b"/No Do", "there is no image or form `No`"),
        (b"/No gs", "there is no graphics state `No`"),
        (b"/No sh", "there is no shading `No`"),
        (b"/Pattern cs /No scn", "there is no pattern `No`"),
        (b"EMC", "marked content ends that did not begin"),
        (b"9" * 400 + b" 0 9 9 re f", "something is painted beyond all bounds"),
        (b"1e9 0 m f", "something is painted beyond all bounds"),
        (b"Q Q Q 0 0 9 9 re f", ""),
        (b"1 " * 2000, "more than 1,000 operands stand before one operator"),
        (b"q " * 3000, "the graphics state is saved more than 2,000 times over"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(content: bytes, said: str) -> None:
    told = broken(content)
    assert told == said or (said and said in told)


def test_the_rest_of_a_broken_page_is_read() -> None:
    page = page_of(press_file(b"/No Do 7 0 R 0 0 9 9 re f", pages=1))
    assert page.broken == "there is no image or form `No`"
    assert len(page.marks) == 2


def test_a_stream_that_cannot_be_decoded() -> None:
    pdf = press_file(pages=1)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"no such thing", Filter=Name.LZWDecode)
    assert page_of(pdf).broken == "a content stream cannot be decoded"


def test_a_page_of_several_streams_is_one() -> None:
    pdf = press_file(pages=1)
    parts = [b"0 0 9", b"9 re", b"f"]
    pdf.pages[0].obj.Contents = Array([pdf.make_stream(part) for part in parts])
    assert len(page_of(pdf).marks) == 1


def test_a_small_stream_may_not_become_a_large_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ngen_pdf.preflight.reading.walk.STREAM", 1 << 20)
    pdf = press_file(b" " * (2 << 20), pages=1)
    assert page_of(pdf).broken == "the content stream is too large: it is larger than 1 MiB"


def test_a_form_that_draws_itself() -> None:
    pdf = press_file(b"/Fm Do", pages=1)
    form = with_form(pdf, "Fm", b"0 0 9 9 re f /Fm Do")
    form.Resources = Dictionary(XObject=Dictionary(Fm=form))
    page = page_of(pdf)
    assert page.broken == "`Fm` draws itself"
    assert len(page.marks) == 2


def _doubling(levels: int) -> pikepdf.Pdf:
    """A form that draws two forms that draw two forms, and so on."""
    pdf = press_file(b"/Fm Do", pages=1)
    inner = with_form(pdf, "Fm", b"0 0 9 9 re f")
    for _ in range(levels):
        content, resources = b"/Fm Do /Fm Do", Dictionary(XObject=Dictionary(Fm=inner))
        inner = with_form(pdf, "Fm", content, Resources=resources)
    return pdf


def test_forms_in_one_another_without_end() -> None:
    assert page_of(_doubling(40)).broken == "forms are drawn in one another more than 28 deep"


def _budget(monkeypatch: pytest.MonkeyPatch, **numbers: Any) -> None:
    monkeypatch.setattr("ngen_pdf.preflight.reading.document.Budget", lambda: Budget(**numbers))


def test_forms_that_become_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    _budget(monkeypatch, forms=1000)
    document = read(saved(_doubling(20)))
    assert document.pages[0].broken == "forms are drawn more than 100,000 times"
    assert len(document.pages[0].marks) > 100


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("instructions", "the file has more than 5,000,000 drawing operators"),
        ("marks", "more than 1,000,000 things are painted"),
    ],
)
def test_operators_and_marks_are_counted(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    _budget(monkeypatch, **{name: 1000})
    assert broken(b"0 0 9 9 re f " * 2000) == said


def test_pages_beyond_the_limit_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ngen_pdf.preflight.reading.document.PAGES", 2)
    document = read(saved(press_file(pages=3)))
    assert len(document.pages) == 2
    assert document.damage == ("it has 3 pages, of which 2 were looked at",)


def test_limits_are_above_what_is_printed() -> None:
    # 300 pages of 2,441 operators each, as the sample report has them
    assert Budget().instructions > 6 * 300 * 2441
    assert limits.PAGES >= 5000
