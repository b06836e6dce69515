"""Reads the YAML (or JSON) inside a fenced block, and the line of every key in it.

In: the text of a block and its first line in the file. Out: plain values with a line for
each. Values are those of YAML 1.2, so `no` is a word and a date is text. What the keys
mean belongs to the step of each kind of block.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.expressions import MARKS, strip
from ngen_pdf.unprintable import UNPRINTABLE

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 64 * 1024  # which takes the parser a quarter of a second
MAX_DEPTH = 48

# YAML 1.2, section 10.3.2; a sign may stand before neither octals nor hexadecimals
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
FLOAT = re.compile(r"[-+]?(\.[0-9]{1,40}|[0-9]{1,40}(\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,2})?")
HINT = "text that holds a colon and a space, or begins with a sign, needs quotation marks"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The keys of a block; `lines` has the line in the file of every value by its path."""

    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


class _Refused(Exception):
    """What stands at a line cannot be read; the message says why."""

    def __init__(self, code: str, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.problem = (code, message, line, hint)


def read(text: str, first_line: int, inline: tuple[str, ...], draft: Draft) -> Block | None:
    """The keys of a block whose text begins at `first_line`; None where it cannot be read.

    Those that are named by `inline` hold Markdown, and keep the marks around values from data;
    so does all that stands in them.
    """
    # importing it takes 20 ms, which sections without such blocks need not wait for
    import yaml

    if text.lstrip().startswith("{"):
        text = text.replace("\t", " ")  # JSON may be indented by tabs, which YAML forbids
    try:
        return _Reader(first_line, inline).read(text)
    except _Refused as refused:
        draft.error(*refused.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + _last_line(text, mark.line if mark else 0)
        draft.error("yaml", error.problem or "this is not YAML", line, HINT)
    except yaml.YAMLError as error:
        draft.error("yaml", " ".join(str(error).split()), first_line)
    return None


def _last_line(text: str, line: int) -> int:
    """The line of a fault, which at the end of the text is its last line."""
    return min(line, max(0, len(text.rstrip().split("\n")) - 1))


class _Reader:
    """Builds the values out of the parser's events, so that nothing can expand or run."""

    def __init__(self, first_line: int, inline: tuple[str, ...]) -> None:
        self.first_line = first_line
        self.inline = inline
        self.source = ""
        self.lines: dict[Path, int] = {}
        self.events: list[yaml.Event] = []

    def read(self, text: str) -> Block:
        import yaml

        if len(text.encode("utf-8", "replace")) > MAX_BYTES:
            message = f"this block is larger than {MAX_BYTES // 1024} KiB"
            raise _Refused("too-large", message, self.first_line, "put its data into data/x.csv")
        self.source = text
        self._take(text)
        documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in self.events)
        start = next((i for i, e in enumerate(self.events) if _is_node(e)), None)
        if documents != 1 or start is None or not _is(self.events[start], "MappingStart"):
            raise _Refused("yaml", "this block holds no keys", self.first_line, "write key: value")
        self.events = self.events[start:][::-1]
        self.lines[()] = self.first_line
        return Block(cast(Mapping[str, object], self._value(())), self.lines)

    def _take(self, text: str) -> None:
        """Keep the events; stop where they cannot stand in a block."""
        import yaml

        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += _is(event, "MappingStart", "SequenceStart")
            depth -= _is(event, "MappingEnd", "SequenceEnd")
            if depth > MAX_DEPTH:
                message = "this is nested too deeply"
                raise _Refused("nesting", message, self._line(event), "flatten it")
            for attribute, words in (("anchor", "anchors or aliases"), ("tag", "tags")):
                if getattr(event, attribute, None) is not None:
                    raise _Refused("yaml", f"this block cannot hold {words}", self._line(event))
            self.events.append(event)

    def _line(self, event: "yaml.Event") -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def _value(self, path: Path) -> object:
        event = self.events.pop()
        self.lines.setdefault(path, self._line(event))
        if _is(event, "MappingStart"):
            return self._mapping(path)
        if _is(event, "SequenceStart"):
            return self._sequence(path)
        if len(path) == 1 and path[0] in self.inline:
            return self._text(event)
        return self._scalar(event, path)

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not _is(self.events[-1], "MappingEnd"):
            event = self.events.pop()
            line = self._line(event)
            if not _is(event, "Scalar"):
                raise _Refused("yaml", "a key must be a word", line)
            key = strip(self._text(event))
            if key in values:
                message = f"the key `{key}` is already set at line {self.lines[*path, key]}"
                raise _Refused("yaml", message, line)
            self.lines[*path, key] = line
            values[key] = self._value((*path, key))
        self.events.pop()
        return values

    def _sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not _is(self.events[-1], "SequenceEnd"):
            values.append(self._value((*path, len(values))))
        self.events.pop()
        return values

    def _scalar(self, event: "yaml.Event", path: Path) -> object:
        """A text, or where it is written without quotation marks a number or a word of YAML."""
        text = self._text(event)
        text = text if path[0] in self.inline else strip(text)
        if not getattr(event, "implicit", (False,))[0]:
            return text
        if text.lower() in WORDS:
            return WORDS[text.lower()]
        if INTEGER.fullmatch(text):
            return int(text)
        return float(text) if FLOAT.fullmatch(text) else text

    def _text(self, event: "yaml.Event") -> str:
        """The text of a scalar; JSON writes what is beyond U+FFFF as two halves."""
        text: str = getattr(event, "value", "")
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if found := UNPRINTABLE.search(self._without_marks(text, event)):
            message = f"the character U+{ord(found[0]):04X} cannot be printed"
            raise _Refused("character", message, self._line(event), "remove it")
        return text

    def _without_marks(self, text: str, event: "yaml.Event") -> str:
        """The text without marks; those that an escape of YAML has made are left in it."""
        first, last = event.start_mark, event.end_mark
        written = self.source[first.index : last.index] if first and last else ""
        is_genuine = len(MARKS.findall(written)) == len(MARKS.findall(text))
        return strip(text) if is_genuine else text


def _is(event: "yaml.Event", *kinds: str) -> bool:
    return type(event).__name__.removesuffix("Event") in kinds


def _is_node(event: "yaml.Event") -> bool:
    return _is(event, "MappingStart", "SequenceStart", "Scalar", "Alias")
