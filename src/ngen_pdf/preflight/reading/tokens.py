"""Takes content streams apart (ISO 32000-2, 7.8.2).

In: the bytes of a content stream, decoded. Out: its instructions, one by one. What they mean
belongs to `operators`. Most instructions are read by one match; a parser of whole objects is
there for the rest. So a page takes less than half of the time that parsing it into objects of
pikepdf took.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ngen_pdf.preflight.reading.limits import LimitError
from ngen_pdf.preflight.reading.objects import Objects, name, number

Instruction = tuple[bytes, list[Any]]
Match = re.Match[bytes]
OTHERS = (b"BI", b"true", b"false", b"null")  # what looks like an operator of numbers alone
HEX = rb"(?>(?:[0-9A-Fa-f]{2})*)"
PATH = b"path m l c h"  # stands for several operators that make up a path
DIGITS = b"0123456789.+-\t\n\v\f\r "
# Atomic groups, for Python 3.11.2 goes too far in a possessive repetition of several things.
INSTRUCTION = re.compile(
    rb"""\s*+(?:
        ((?>(?:(?:[-+.0-9]++\s++){2}[ml]\s++|(?:[-+.0-9]++\s++){6}c\s++|h\s++){1,500}))
      | ((?>(?:[-+.0-9]++\s++){0,6}))([A-Za-z][A-Za-z0-9*]*+|['"])
      | /([^\x00-\x20()<>\[\]{}/%\#]++)\s++(?>(?:([-+.0-9]++)\s++)?)([A-Za-z]++)
      | \[((?>(?:<HEX>\s*+|[-+.0-9]++\s*+|\s++){0,2000}))\]\s*+(TJ)
      | /([A-Za-z0-9]++)\s*+<<\s*+/MCID\s++([0-9]{1,9}+)\s*+>>\s*+(BDC)
    )(?:(?<=\s)|(?=[\s/<(\[%]|\Z))""".replace(b"HEX", HEX),
    re.VERBOSE,
)
CODES = re.compile(rb"<(" + HEX + rb")>")
OPERANDS = 1_000  # before one operator; a color of 32 inks has most of them


def instructions(data: bytes) -> Iterator[Instruction]:
    """The instructions as operator and operands: numbers are float, names str with a slash,
    strings bytes, arrays list, dictionaries dict. The strings of a `TJ` may come joined, with
    the sum of the numbers between them after. An inline image is `BI` with its dictionary and
    data. `m`, `l`, `c` and `h` one after the other are one `PATH`: points and letters. Raises
    `LimitError`.
    """
    match, at, end = INSTRUCTION.match, 0, len(data)
    while at < end:
        found = match(data, at)
        if found is None or found[3] in OTHERS:
            operator, operands, at = _slowly(data, at)
        else:
            at = found.end()
            which = found.lastindex
            if which == 3:
                operator, said = found[3], found[2]
                operands = _numbers(said) if said else []
            else:
                operator, operands = READERS[which](found)
        if operator:
            yield operator, operands


def _path(found: Match) -> Instruction:
    said = found[1]
    return PATH, [_numbers(said.translate(None, b"mlch")), said.translate(None, DIGITS)]


def _named(found: Match) -> Instruction:
    operand = name(found[4])
    return found[6], [operand] if found[5] is None else [operand, number(found[5])]


def _text(found: Match) -> Instruction:
    body = found[7]
    codes = bytes.fromhex(b"".join(CODES.findall(body)).decode("ascii"))
    return found[8], [[codes, sum(_numbers(CODES.sub(b" ", body)))]]


def _marked(found: Match) -> Instruction:
    return found[11], [name(found[9]), {"/MCID": float(found[10])}]


READERS: dict[int | None, Callable[[Match], Instruction]] = {
    1: _path, 6: _named, 8: _text, 11: _marked,
}  # fmt: skip


def _numbers(said: bytes) -> list[Any]:
    try:
        return list(map(float, said.split()))
    except ValueError:
        return [number(one) for one in said.split()]


def _slowly(data: bytes, at: int) -> tuple[bytes, list[Any], int]:
    """The instruction that starts there, of any objects; without operator at the end."""
    objects = Objects(data, at)
    operands: list[Any] = []
    while True:
        kind, value = objects.next()
        if kind == "end":
            return b"", [], len(data)
        if kind == "operator":
            if value == b"BI":
                return b"BI", list(objects.inline_image()), objects.at
            return value, operands, objects.at
        if len(operands) >= OPERANDS:
            raise LimitError(f"more than {OPERANDS:,} operands stand before one operator")
        operands.append(value)
