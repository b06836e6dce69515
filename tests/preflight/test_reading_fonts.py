"""Font programs and CMaps, as far as the reader looks into them."""

from fontTools.misc import eexec

from ngen_pdf.preflight.reading import cmaps, type1
from ngen_pdf.preflight.reading.type1 import KEY, STANDARD

CLEAR = b"%!PS-AdobeFont-1.0: F\n/Encoding 256 array\ndup 65 /A put\ndup 66/B put\ndef eexec "
GLYPHS = (
    b"/CharStrings 3 dict dup begin\n/.notdef 2 RD \x80\x01 ND\n/A 3 RD /x/ ND\n/B 1 -| x |-\nend"
)
SECRET, _ = eexec.encrypt(b"0000dup /Private 8 dict\n" + GLYPHS, KEY)


def test_the_glyphs_of_a_type_1_program() -> None:
    expected = ({"A", "B"}, {65: "A", 66: "B"})
    assert type1.names(CLEAR + SECRET) == expected
    assert type1.names(CLEAR + SECRET.hex().encode()) == expected
    heads = [b"\x80" + kind + len(part).to_bytes(4, "little") for kind, part in (
        (b"\x01", CLEAR), (b"\x02", SECRET),
    )]  # fmt: skip
    assert type1.names(heads[0] + CLEAR + heads[1] + SECRET + b"\x80\x03") == expected


def test_bytes_like_the_head_of_a_segment_are_left_alone() -> None:
    """A program that is cut by them would seem to lack all glyphs behind."""
    padded = b"0000" + b"/Subrs \x80\x01abcd " * 50 + GLYPHS
    for start in range(40):
        secret, _ = eexec.encrypt(bytes([start]) + padded, KEY)
        assert type1.names(CLEAR + secret)[0] == {"A", "B"}


def test_the_standard_encoding() -> None:
    clear = b"%!PS-AdobeFont-1.0: F\n/Encoding StandardEncoding def eexec "
    assert type1.names(clear + SECRET)[1] is STANDARD
    assert (STANDARD[65], STANDARD[0xAE]) == ("A", "fi")


def test_a_cmap() -> None:
    cmap = cmaps.read(
        b"/WMode 1 def 1 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange\n"
        b"2 beginbfchar <01> <0041> <0002> <D83DDE00> endbfchar\n"
        b"3 beginbfrange <05> <07> <0061> <08> <09> [<0066> <00660069>]\n"
        b"<0a> <0a> <002f> endbfrange\n"
        b"1 begincidrange <20> <22> 7 endcidrange 1 begincidchar <30> 9 endcidchar"
    )
    assert cmap.spaces == [(1, 0, 0x80), (2, 0x81, 0x9F)]
    assert cmap.texts == {
        1: "A", 2: "\U0001f600", 5: "a", 6: "b", 7: "c", 8: "f", 9: "fi", 10: "/",
    }  # fmt: skip
    assert cmap.cids == {0x20: 7, 0x21: 8, 0x22: 9, 0x30: 9}
    assert cmap.vertical


def test_a_cmap_of_all_codes_ends() -> None:
    whole = b"beginbfrange <00000000> <ffffffff> <0000> endbfrange "
    assert len(cmaps.read(whole * 3).texts) <= cmaps.ENTRIES
    assert cmaps.read(b"beginbfchar " * 100_000).texts == {}
    assert cmaps.read(b"beginbfchar <zz> () endbfchar beginbfrange <01> /A endbfrange").texts == {}
