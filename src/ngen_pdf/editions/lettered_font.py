"""A font of a few letters that are drawn as outlines: text that can be searched and copied.

In: letters. Out: a font of Type 3 (ISO 32000-2, 9.6.4) and text in its codes. For what is said
about a report; the report's own text is in its faces.
"""

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from ngen_pdf.lettering import Lettering

EM = 1000  # units of the font
MOST = 255  # codes that the font has


def font(pdf: pikepdf.Pdf, letters: Mapping[str, Lettering]) -> pikepdf.Object:
    """A font with these letters, in their order."""
    names = [Name(f"/g{code}") for code in range(1, len(letters) + 1)]
    drawn = Dictionary()
    for name, letter in zip(names, letters.values(), strict=True):
        drawn[name] = pdf.make_stream(_procedure(letter))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 0, 0],  # nothing is assumed
            FontMatrix=[1 / EM, 0, 0, 1 / EM, 0, 0],
            FirstChar=1,
            LastChar=len(letters),
            Widths=[round(letter.width * EM, 2) for letter in letters.values()],
            CharProcs=drawn,
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *names])),
            Resources=Dictionary(),
            ToUnicode=pdf.make_stream(_to_unicode(tuple(letters))),
        )
    )


def coded(text: str, letters: Mapping[str, Lettering]) -> str:
    """The text as a string of PDF in the font's codes, without letters that it does not have."""
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    return f"<{''.join(f'{codes[letter]:02x}' for letter in text if letter in codes)}>"


def width(text: str, letters: Mapping[str, Lettering]) -> float:
    """How wide the text is, in em."""
    return sum(letters[letter].width for letter in text if letter in letters)


def _procedure(letter: Lettering) -> bytes:
    right, bottom, top = (round(x * EM, 2) for x in (letter.width, letter.bottom, letter.top))
    box = f"{right} 0 0 {bottom} {right} {top} d1\n"
    return f"{box}{EM} 0 0 {EM} 0 0 cm\n{letter.path}\nf\n".encode()


def _to_unicode(letters: tuple[str, ...]) -> bytes:
    """What each code means (ISO 32000-2, 9.10.3)."""
    pairs = (
        f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in enumerate(letters, 1)
    )
    blocks = "\n".join(f"1 beginbfchar\n{pair}\nendbfchar" for pair in pairs)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Lettered def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{blocks}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
