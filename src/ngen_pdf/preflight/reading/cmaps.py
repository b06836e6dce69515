"""Reads CMaps: what codes are characters, and which CIDs (ISO 32000-2, 9.7.5 and 9.10.3).

In: the text of a CMap. Out: `CMap`. What a font does with it belongs to `fonts`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ngen_pdf.preflight.reading.objects import Objects, hexadecimal, printable

BYTES = 1 << 22
ENTRIES = 200_000
BEGIN = re.compile(rb"begin(codespacerange|bfchar|bfrange|cidchar|cidrange)")
PAIR = re.compile(rb"\s*<([^>]*)>\s*<([^>]*)>")
WRITING = re.compile(rb"/WMode\s+1\b")


@dataclass(slots=True)
class CMap:
    """Lengths of codes in bytes by their first byte, text and CID by code."""

    spaces: list[tuple[int, int, int]] = field(default_factory=list)  # bytes, first, last
    texts: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)
    vertical: bool = False
    name: str = ""  # with a slash, where it is a predefined one


def read(text: bytes) -> CMap:
    """The CMap; what is malformed is left out, and what is more than `ENTRIES`."""
    cmap = CMap(vertical=bool(WRITING.search(text)))
    for kind, body in _sections(text):
        if kind == b"codespacerange":
            for low, high in PAIR.findall(body):
                first, last = hexadecimal(low), hexadecimal(high)
                if 0 < len(first) <= 4 and last:
                    cmap.spaces.append((len(first), first[0], last[0]))
        elif kind == b"bfchar":
            _characters(cmap, body)
        else:
            _others(cmap, kind, body)
    return cmap


def _sections(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What is between `begin` and `end` of a kind; the last may lack its `end`."""
    found = BEGIN.search(text)
    while found:
        end = text.find(b"end" + found[1], found.end())
        end = len(text) if end < 0 else end
        yield found[1], text[found.end() : end]
        found = BEGIN.search(text, end)


def _characters(cmap: CMap, body: bytes) -> None:
    for code, text in PAIR.findall(body):
        if len(cmap.texts) >= ENTRIES:
            return
        cmap.texts[int.from_bytes(hexadecimal(code), "big")] = _text(hexadecimal(text))


def _others(cmap: CMap, kind: bytes, body: bytes) -> None:
    values = _values(body)
    if kind == b"cidchar":
        for code, cid in zip(values, values, strict=False):
            if isinstance(code, int) and isinstance(cid, int):
                cmap.cids[code] = cid
        return
    for low, high, target in zip(values, values, values, strict=False):
        if not isinstance(low, int) or not isinstance(high, int):
            continue
        room = ENTRIES - len(cmap.texts) - len(cmap.cids)
        codes = range(low, min(high, low + room - 1) + 1)
        if kind == b"cidrange" and isinstance(target, int):
            cmap.cids.update({code: target + code - low for code in codes})
        elif kind == b"bfrange":
            cmap.texts.update(_ranged(codes, target))


def _values(body: bytes) -> Iterator[object]:
    """Its codes and CIDs as numbers; lists stay, and the last string of a triple is given raw."""
    objects, place = Objects(body, 0), 0
    while True:
        kind, value = objects.next()
        if kind == "end":
            return
        if isinstance(value, bytes) and place % 3 < 2:
            yield int.from_bytes(value[:4], "big")
        elif isinstance(value, float):
            yield int(value)
        else:
            yield value
        place += 1


def _ranged(codes: range, target: object) -> dict[int, str]:
    if isinstance(target, list):
        texts = [_text(one) for one in target if isinstance(one, bytes)]
        return dict(zip(codes, texts, strict=False))
    if not isinstance(target, bytes) or not target:
        return {}
    start, width = int.from_bytes(target, "big"), len(target)
    top = (1 << 8 * width) - 1
    return {
        code: _text(min(start + step, top).to_bytes(width, "big"))
        for step, code in enumerate(codes)
    }


def _text(said: bytes) -> str:
    """UTF-16BE (9.10.3); a single byte is the character of its number."""
    if len(said) == 1:
        return printable(chr(said[0]))
    return printable(said.decode("utf-16-be", "replace"))
