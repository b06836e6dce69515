"""Rules on fonts: in the file, under a name of their own, with all glyphs.

In: a `Document` and `Terms`. Out: `Found`s. How large text is set is judged elsewhere.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ngen_pdf.preflight.facts import Area, Document, Text
from ngen_pdf.preflight.rules.numbering import here
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.preflight.rules.runs import areas
from ngen_pdf.problems import count

INVISIBLE = (3, 7)  # text rendering modes that paint nothing (ISO 32000-2, table 104)
COURIER = "Courier"
SHOWN = 5  # of codes without a glyph


class Use(NamedTuple):
    """A font that is used: its first text, the page of that, and where there; other pages."""

    text: Text
    page: int
    elsewhere: str
    area: Area
    others: tuple[Area, ...]


def embedded(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each font that text is printed in stands in the file (ISO 32000-2, 9.9)."""
    for use in _uses(document, lambda text: not text.font.embedded):
        yield Found(
            f"{_name(use.text)}{_kind(use.text)} is not embedded{use.elsewhere}",
            use.page,
            use.area,
            "export with all fonts embedded, or turn the text into outlines",
            more=use.others,
        )


def subset(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each embedded font has a name of its own, as a subset has (ISO 32000-2, 9.9.2)."""
    for use in _uses(document, _is_whole):
        yield Found(
            f"{_name(use.text)} is embedded whole, under its common name: a press may take its "
            f"own of that name{use.elsewhere}",
            use.page,
            use.area,
            "export with fonts as subsets, whatever share of them is used",
            more=use.others,
        )


def _is_whole(text: Text) -> bool:
    font = text.font
    return font.embedded and not font.subset and font.kind != "Type3"


def courier(document: Document, _terms: Terms) -> Iterator[Found]:
    """No text in Courier, which programs take where they lack a font; Courier New is another."""
    for use in _uses(document, lambda text: text.font.name == COURIER):
        yield Found(
            f"text is set in Courier, as where another font was missing{use.elsewhere}",
            use.page,
            use.area,
            "make sure that Courier is meant",
            more=use.others,
        )


def glyphs(document: Document, _terms: Terms) -> Iterator[Found]:
    """Each code that is shown has a glyph in the embedded font (ISO 32000-2, 9.7.6.3)."""
    for page in document.pages:
        lacking: dict[str, list[Text]] = {}
        for mark in page.marks:
            if isinstance(mark, Text) and mark.missing and _is_seen(mark):
                lacking.setdefault(mark.font.key, []).append(mark)
        for texts in lacking.values():
            first, (area, *others) = texts[0], areas(texts)
            codes = sorted({code for text in texts for code in text.missing})
            yield Found(
                f"{_name(first)} has no glyph for {count(len(codes), 'code')} "
                f"({_listed(codes)}){_around(first.text)}",
                page.number,
                area,
                "set the character in a face that has it",
                more=tuple(others),
            )


def _uses(document: Document, faulty: Callable[[Text], bool]) -> Iterator[Use]:
    """Each faulty font."""
    found: dict[str, dict[int, list[Text]]] = {}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, Text) and faulty(mark) and _is_seen(mark):
                found.setdefault(mark.font.key, {}).setdefault(page.number, []).append(mark)
    for on in found.values():
        number, texts = next(iter(on.items()))
        area, *others = areas(texts)
        elsewhere = f"; it is used on {here(tuple(on), document.pages)}" if len(on) > 1 else ""
        yield Use(texts[0], number, elsewhere, area, tuple(others))


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
