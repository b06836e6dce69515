"""Rules on fonts: in the file, under a name of their own, with all glyphs.

In: a `Document` and `Terms`. Out: `Found`s. How large text is set is judged elsewhere.
"""

from collections.abc import Callable, Iterator

from ngen_pdf.preflight.facts import Document, Text
from ngen_pdf.preflight.rules.numbering import here
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import count

INVISIBLE = (3, 7)  # text rendering modes that paint nothing (ISO 32000-2, table 104)
COURIER = "Courier"
SHOWN = 5  # of codes without a glyph


def embedded(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each font that text is printed in stands in the file (ISO 32000-2, 9.9)."""
    for text, first, where in _uses(document, lambda text: not text.font.embedded):
        yield Found(
            f"{_name(text)}{_kind(text)} is not embedded; it is used on {where}",
            first,
            text.area,
            "export with all fonts embedded, or turn the text into outlines",
        )


def subset(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each embedded font has a name of its own, as a subset has (ISO 32000-2, 9.9.2)."""
    for text, first, where in _uses(document, _is_whole):
        yield Found(
            f"{_name(text)} is embedded whole, under its common name: a press may take its "
            f"own of that name; it is used on {where}",
            first,
            text.area,
            "export with fonts as subsets, whatever share of them is used",
        )


def _is_whole(text: Text) -> bool:
    font = text.font
    return font.embedded and not font.subset and font.kind != "Type3"


def courier(document: Document, _terms: Terms) -> Iterator[Found]:
    """No text in Courier, which programs take where they lack a font; Courier New is another."""
    for text, first, where in _uses(document, lambda text: text.font.name == COURIER):
        yield Found(
            f"text is set in Courier, as where another font was missing, on {where}",
            first,
            text.area,
            "make sure that Courier is meant",
        )


def glyphs(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each code that is shown has a glyph in the embedded font (ISO 32000-2, 9.7.6.3)."""
    for page in document.pages:
        lacking: dict[str, list[Text]] = {}
        for mark in page.marks:
            if isinstance(mark, Text) and mark.missing and _is_seen(mark):
                lacking.setdefault(mark.font.key, []).append(mark)
        for texts in lacking.values():
            first = texts[0]
            codes = sorted({code for text in texts for code in text.missing})
            yield Found(
                f"{_name(first)} has no glyph for {count(len(codes), 'code')} "
                f"({_listed(codes)}){_around(first.text)}",
                page.number,
                first.area,
                "set the character in a face that has it",
            )


def _uses(document: Document, faulty: Callable[[Text], bool]) -> Iterator[tuple[Text, int, str]]:
    """The first text in each faulty font, its page, and all pages that the font is used on."""
    found: dict[str, tuple[Text, dict[int, None]]] = {}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, Text) and faulty(mark) and _is_seen(mark):
                found.setdefault(mark.font.key, (mark, {}))[1][page.number] = None
    for text, numbers in found.values():
        yield text, next(iter(numbers)), here(tuple(numbers), document.pages)


def _is_seen(text: Text) -> bool:
    return text.printed and text.mode not in INVISIBLE


def _name(text: Text) -> str:
    return f"the font{quoted(text.font.name)}" if text.font.name else "a font without a name"


def _kind(text: Text) -> str:
    return f" ({text.font.kind})" if text.font.kind else ""


def _listed(codes: list[int]) -> str:
    more = f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else ""
    return ", ".join(f"{code:04x}" for code in codes[:SHOWN]) + more


def _around(text: str) -> str:
    return f" in{quoted(text)}" if quoted(text) else ""


RULES = (
    Rule("font-embedded", embedded),
    Rule("font-subset", subset),
    Rule("font-courier", courier),
    Rule("glyph-missing", glyphs),
)
