"""Settles which part each fenced div is, and whether it is written as that part has to be.

In: tokens whose raw HTML is balanced and whose language is known. Out: `part_open` and
`part_close` in place of the divs that are parts; a problem where a name is unknown, an
attribute is missing, or something stands where it does not belong. What parts there are is
in `parts`.
"""

from markdown_it.token import Token

from ngen_pdf.data.figures import FILE
from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections import expressions, generated, images, parts, typography
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import AS_TYPED, Hole, Kind, Mention, Use
from ngen_pdf.sections.parts import PARTS
from ngen_pdf.sections.tokens import line_of

UNPRINTED = ("footnote_reference_open", "softbreak")


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with every div known by its name."""
    stack: list[Token] = []  # what is open
    for token in tokens:
        if token.nesting < 0:
            opening = stack.pop()
            if opening.type == "part_open":
                token.type = "part_close"
            continue
        if token.type == "div_open":
            _name(token, draft)
        _check_place(token, stack[-1] if stack else None, draft)
        if token.nesting > 0:
            stack.append(token)
    return tokens


# --- names and attributes --------------------------------------------------


def _name(token: Token, draft: Draft) -> None:
    found = parts.names(str(token.attrs.get("class", "")))
    parts.check_variant(token, "figure" in found, draft)
    _check_classes(token, draft)
    if not found:
        return
    line, name = line_of(token), found[0]
    if len(found) > 1:
        message = f"a div is one part, not `{found[0]}` and `{found[1]}` at once"
        draft.error("div", message, line, "put one inside the other")
    part = PARTS[name]
    given = {key: str(token.attrs.pop(key)) for key in part.attributes if key in token.attrs}
    token.type, token.meta["part"], token.meta["given"] = "part_open", name, given
    for key in given:
        if part.attributes[key].printed or key == "alt":
            language = token.meta["language"]
            said = expressions.in_language(given[key], language, draft)
            given[key] = typography.words(said, language)
    if "figure" in given:
        _take_figure(token, given, draft)
    _check_given(token, name, draft)
    if "image" in given:
        _find_image(token, given["image"], draft)


def _check_classes(token: Token, draft: Draft) -> None:
    """Each class of a div is a part's, one that a style sheet names, or marks what is typed."""
    known = draft.material.classes
    if known is None:
        return
    for name in str(token.attrs.get("class", "")).split():
        if name not in PARTS and name not in known and name != AS_TYPED:
            near = did_you_mean(name, (*PARTS, *generated.NAMES, *sorted(known)))
            hint = near or f"parts: {', '.join(PARTS)}; or name it in a stylesheet"
            draft.error("div", f"there is no part or class `{name}`", line_of(token), hint)


def _check_given(token: Token, name: str, draft: Draft) -> None:
    line, given = line_of(token), token.meta["given"]
    for key, attribute in PARTS[name].attributes.items():
        if attribute.required and key not in given:
            code = "image-alt" if key == "alt" else "attribute"
            draft.error(code, f"`{name}` needs `{key}`", line, f'{key}="…": {attribute.hint}')
    for key, needed in (("unit", "value"), ("role", "by")):
        if key in given and needed not in given:
            draft.error("attribute", f"`{key}` follows `{needed}`, which is not given", line)


def _take_figure(token: Token, given: dict[str, str], draft: Draft) -> None:
    """The numeral and the word of a figure from data, as the value and the unit of a stat."""
    name, line = given.pop("figure"), line_of(token)
    if "value" in given:
        draft.error("attribute", "`figure` and `value` are two numerals for one stat", line)
    figures = draft.material.data.figures
    if name not in figures:
        hint = did_you_mean(name, tuple(figures)) or f"figures stand in `{FILE}`"
        draft.error("figure", f"there is no figure `{name}`", line, hint)
        given.setdefault("value", name)  # told of once, not as a unit without a value as well
        return
    language = token.meta["language"]
    numeral, word = figures[name].parts(language)
    use = Use((name,), figures[name].text(language), line, f"figures.{name}")
    given["value"] = expressions.mark(numeral, use, draft)
    if word:
        given.setdefault("unit", word)


def _find_image(token: Token, target: str, draft: Draft) -> None:
    path = images.resolve(draft.path, target, line_of(token), draft)
    if path:
        draft.images.append(Mention(path, line_of(token)))
    token.meta["slots"] = {"image": Hole(Kind.ASSET, path) if path else ""}


# --- places ----------------------------------------------------------------


def _check_place(token: Token, parent: Token | None, draft: Draft) -> None:
    """Tell of what does not belong into the part around it, or not here."""
    around = parent.meta.get("part", "") if parent else ""
    name = token.meta.get("part", "")
    part = PARTS.get(name)
    if part and part.inside and part.inside != around:
        hint = f"put `:::: {{.{part.inside}}}` and `::::` around it"
        message = f"`{name}` belongs in `{part.inside}`, and not into anything else"
        draft.error("div", message, line_of(token), hint)
    elif around and not _may_hold(PARTS[around].holds, token, name):
        message = f"this cannot stand in `{around}`, which holds {PARTS[around].content} only"
        draft.error("div", message, line_of(token), "put it before or after")


def _may_hold(held: tuple[str, ...], token: Token, name: str) -> bool:
    if not held or (name or token.type) in held or token.type in UNPRINTED:
        return True
    return token.type == "text" and not token.content.strip()
