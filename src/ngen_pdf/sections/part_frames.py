"""The HTML around what a part holds, out of its template.

In: the name of a part and the attributes that were given. Out: HTML with slots, before
the content and after it. A template never sees what an author wrote: whoever fills
the slots escapes it.
"""

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from ngen_pdf import templates
from ngen_pdf.sections.parts import PARTS

MARK = "\ufdd2"  # a noncharacter, which no template holds
CONTENT = "content"
ATTRIBUTES = "attributes"  # those of the part's element


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template, by the name that the template has for it."""

    name: str


Pieces = tuple[str | Slot, ...]


@cache
def frame(name: str, given: frozenset[str]) -> tuple[Pieces, Pieces]:
    """What stands before and after the content of the part `name` with the attributes `given`."""
    values = dict.fromkeys(PARTS[name].attributes, "")
    values |= {slot: Markup(f"{MARK}{slot}{MARK}") for slot in (ATTRIBUTES, CONTENT, *given)}
    html = templates.template(f"parts/{name}.html.j2").render(values) + "\n"
    pieces = re.split(f"{MARK}(.*?){MARK}", html)
    slotted = [Slot(text) if index % 2 else text for index, text in enumerate(pieces)]
    middle = slotted.index(Slot(CONTENT))
    return tuple(slotted[:middle]), tuple(slotted[middle + 1 :])
