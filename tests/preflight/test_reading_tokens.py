"""Content streams as they are taken apart into instructions."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from ngen_pdf.preflight.reading.objects import readable
from ngen_pdf.preflight.reading.tokens import PATH, instructions

ELSEWHERE = Path(__file__).parent / "elsewhere/files"


@pytest.mark.parametrize(
    ("said", "operands"),
    [
        (b"1 -2.5 +.5 4. x", [1, -2.5, 0.5, 4]),
        (b"1 2 3 4 5 6 7 8 x", [1, 2, 3, 4, 5, 6, 7, 8]),
        (b"--5 1-2 - . x", [-5, 1, 0, 0]),
        (b"1e3 1x 2 x", [1000, 1, 2]),
        (b"/Na#6de /B\xc3\xa4r /B\xe4r x", ["/Name", "/Bär", "/B\udce4r"]),
        (b"(a(b)c\\)\\050\\n\\\nd) x", [b"a(b)c)(\nd"]),
        (b"<61 6> <> x", [b"a`", b""]),
        (b"[1(a)<62>/C[2]] x", [[1, b"a", b"b", "/C", [2]]]),
        (b"<</A 1/B[2]/C<</D null>>>> x", [{"/A": 1, "/B": [2], "/C": {"/D": None}}]),
        (b"true false null x", [True, False, None]),
        (b"% 1 2 3\n4 x", [4]),
        (b"\x001\x002\x00x", [1, 2]),
        (b"/P <</MCID 7>> BDC", ["/P", {"/MCID": 7}]),
        (b"/F1 12 Tf", ["/F1", 12]),
        (b"(unfinished", None),
        (b"[1 2", None),
        (b"] >> } ) 1 x", [1]),
        (b"[" * 99 + b"]" * 99 + b" 1 x", None),
    ],
)
def test_operands(said: bytes, operands: list[Any] | None) -> None:
    found = list(instructions(said))
    if operands is None:
        assert len(found) <= 1
    else:
        ((_, given),) = found
        assert given == operands or given[-len(operands) :] == operands


def test_instructions_need_no_space_between() -> None:
    found = list(instructions(b"q/G gs BT/F 9 Tf(a)Tj[(b)]TJ<63>' ET Q"))
    assert [operator for operator, _ in found] == [
        b"q", b"gs", b"BT", b"Tf", b"Tj", b"TJ", b"'", b"ET", b"Q",
    ]  # fmt: skip


def test_a_path_comes_as_one() -> None:
    found = list(instructions(b"1 2 m 3 4 l\n5 6 7 8 9 10 c h 0 0 9 9 re f"))
    assert found == [
        (PATH, [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], b"mlch"]),
        (b"re", [0, 0, 9, 9]),
        (b"f", []),
    ]


def test_the_strings_of_a_line_come_as_one() -> None:
    ((_, joined),) = instructions(b"[ <0041> -20.5 <0042> 10] TJ")
    assert joined == [[b"\x00A\x00B", -10.5]]
    ((_, apart),) = instructions(b"[ <0041> -20.5 <004> (c) 10] TJ")
    assert apart == [[b"\x00A", -20.5, b"\x00@", b"c", 10]]


@pytest.mark.parametrize(
    ("said", "data"),
    [
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", b"\x00"),
        (b"BI /W 9 /H 1 /BPC 8 /CS /G ID 123 EI 89 EI Q", b"123 EI 89"),
        (b"BI /W 9 /H 9 /F /Fl /L 9 ID 123 EI 89 EI Q", b"123 EI 89"),
        (b"BI /W 9 /H 9 /F /Fl /L 7 ID 123456789 EI Q", b"123456789"),
    ],
)
def test_an_image_ends_where_its_data_does(said: bytes, data: bytes) -> None:
    image, restore = instructions(said)
    assert image[0] == b"BI"
    assert image[1][1] == data
    assert restore == (b"Q", [])


def test_an_image_without_end() -> None:
    ((_, (source, data)),) = instructions(b"BI /W 1 /H 1 ID abc")
    assert (source, data) == ({"/Width": 1, "/Height": 1}, b"abc")


def test_names_can_be_shown() -> None:
    assert readable("/Größe") == readable("/Gr\udcf6\udcdfe") == "Größe"
    assert readable("/a\x07b") == "a\ufffdb"


@pytest.mark.parametrize("file", sorted(ELSEWHERE.glob("*.pdf")), ids=lambda file: file.stem)
def test_the_same_operators_as_another_parser(file: Path) -> None:
    """Those of pages that other programs wrote, as qpdf reads them."""
    try:
        pdf = pikepdf.open(file)
    except pikepdf.PasswordError:
        return
    with pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            if pikepdf.Name.Contents not in page.obj:
                continue
            expected = [
                b"BI" if str(one.operator) == "INLINE IMAGE" else bytes(one.operator)
                for one in pikepdf.parse_content_stream(page)
            ]
            found: list[bytes] = []
            for operator, operands in instructions(page.Contents.read_bytes()):
                found += [bytes([one]) for one in operands[1]] if operator == PATH else [operator]
            assert found == expected
