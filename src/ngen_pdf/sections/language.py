"""The language that each part of a section is in.

In: tokens with their attributes, in blocks and in lines. Out: the same; `meta["language"]` of all
that holds words or prints some is the innermost language it stands in that there is a locale for.
"""

from collections.abc import Iterable

from markdown_it.token import Token

from ngen_pdf import locales
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import walk


def settle(tokens: list[Token], draft: Draft) -> list[Token]:
    """Every token with its language; a note has that of the place where it is first called."""
    outer = _known((draft.language, draft.material.language))
    if any(token.type == "footnote_reference_open" for token in tokens):
        _settle(tokens, outer, {})
        _settle(tokens, outer, _of_notes(tokens))
    else:
        _settle(tokens, outer, {})
    return tokens


def _known(languages: Iterable[str]) -> str:
    return next((language for language in languages if locales.is_known(language)), "en")


def _of_notes(tokens: list[Token]) -> dict[str, str]:
    """The language of each note's first call, by its label."""
    calls = (token for token in walk(tokens) if token.type == "footnote_call")
    found: dict[str, str] = {}
    for call in calls:
        found.setdefault(call.meta["label"], call.meta["language"])
    return found


def _settle(tokens: Iterable[Token], outer: str, notes: dict[str, str]) -> None:
    open_languages = [outer]
    for token in tokens:
        if token.nesting < 0:
            open_languages.pop()
            continue
        language = open_languages[-1]
        if token.type == "footnote_reference_open":
            language = notes.get(token.meta["label"], language)
        if "lang" in token.attrs:
            language = _known((str(token.attrs["lang"]), language))
        token.meta["language"] = language
        if token.nesting > 0:
            open_languages.append(language)
        if token.children:
            _settle(token.children, language, notes)
