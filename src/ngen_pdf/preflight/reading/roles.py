"""What the types of structure elements stand for (ISO 32000-2, 14.8.4, 14.8.6).

In: the structure tree's root. Out: the standard type of each name. Which types may stand in each
other is judged by the rules.
"""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object

from ngen_pdf.preflight.reading.strings import text_of

STANDARD = frozenset({
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote",
    "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "Title", "FENote", "Sub",
    "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span",
    "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Em", "Strong", "Ruby",
    "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", "Artifact",
})  # fmt: skip
"""Of PDF 1.7 and 2.0 (ISO 32000-2, 14.8.4 and annex M) but headings, which `level` knows."""

MATH = "http://www.w3.org/1998/Math/MathML"
STEPS = 50  # from a name to its standard type

CIRCLE = "the role map turns in a circle"
UNKNOWN = "it is no standard type, nor does the role map say which it stands for"


def level(kind: str) -> int:
    """The level of a heading's type, H1 and on, 0 for another."""
    digits = kind[1:]
    known = kind[:1] == "H" and len(digits) in (1, 2) and digits.isascii() and digits.isdigit()
    return int(digits) if known else 0


@dataclass(frozen=True, slots=True)
class Role:
    """The standard type that a name stands for, or "" and why it stands for none."""

    kind: str
    fault: str = ""


def role(name: str, space: Object | None, steps: dict[str, str]) -> Role:
    """Of a name, in its namespace if it has one, by the steps of the role map."""
    passed: set[str] = set()
    for _ in range(STEPS):
        if isinstance(space, Dictionary):
            if text_of(space.get("/NS")) == MATH:
                return Role(name)
            name, space = _mapped(name, space)
        elif name in STANDARD or level(name):
            return Role(name)
        elif name in passed:
            break
        elif name in steps:
            passed.add(name)
            name = steps[name]
        else:
            return Role("", UNKNOWN)
    return Role("", CIRCLE)


def steps_of(root: Object) -> dict[str, str]:
    """The role map."""
    found = root.get("/RoleMap")
    if not isinstance(found, Dictionary):
        return {}
    return {key[1:]: text_of(value) for key, value in found.items() if isinstance(value, Name)}


def _mapped(name: str, space: Object) -> tuple[str, Object | None]:
    """What a namespace says of a name: another name, in another namespace or in none."""
    known = space.get("/RoleMapNS")
    said = known.get(f"/{name}") if isinstance(known, Dictionary) else None
    if isinstance(said, Name):
        return text_of(said), None
    if isinstance(said, Array) and len(said) == 2 and isinstance(said[0], Name):
        return text_of(said[0]), said[1]
    return name, None
