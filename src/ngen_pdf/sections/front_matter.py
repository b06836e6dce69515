"""Reads a section's YAML front matter: matter, language and class.

In: the text of a file. Out: `Settings`, and the text with the front matter
blanked, so that every line keeps its number. Values are strings as written:
`language: no` is Norwegian, not false.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ngen_pdf import locales
from ngen_pdf.problems import Place, did_you_mean
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Matter

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 16 * 1024
OPENING = re.compile(r"---[ \t]*\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
BRACKETS = re.compile(r"[\[{]")
MAX_BRACKETS = 100  # the YAML parser's time grows with the square of their depth
KEYS = ("matter", "language", "class")

# RFC 5646, section 2.1: letters first, subtags of 1 to 8 letters and digits
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
CLASSES = re.compile(r"[^\W\d][\w-]*(?:\s+[^\W\d][\w-]*)*")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the front matter says of its section."""

    matter: Matter = Matter.BODY
    language: str = ""
    css_class: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One key of the front matter; `value` is None where it is a list or a mapping."""

    key: str
    value: str | None
    line: int


def split(text: str, draft: Draft) -> tuple[Settings, str]:
    """The settings, and the text with blank lines in place of the front matter."""
    opening = OPENING.match(text)
    if opening is None:
        return Settings(), text
    closing = CLOSING.search(text, opening.end())
    if closing is None:
        hint = "close it with a line `---`; a rule at the top of a file is written `***`"
        draft.error("front-matter", "the front matter that begins here has no end", 1, hint)
        return Settings(), "\n" + text[opening.end() :]
    block = text[opening.end() : closing.start()]
    blank = "\n" * text.count("\n", 0, closing.end())
    return _settings(block, draft), blank + text[closing.end() :]


def _settings(block: str, draft: Draft) -> Settings:
    if len(block.encode("utf-8", "replace")) > MAX_BYTES:
        draft.error("front-matter", "the front matter is larger than 16 KiB", 1)
        return Settings()
    if len(BRACKETS.findall(block)) > MAX_BRACKETS:
        draft.error("front-matter", "the front matter holds no lists or mappings", 1)
        return Settings()
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for entry in _entries(block, draft):
        if entry.key in lines:
            message = f"the key `{entry.key}` is already set at line {lines[entry.key]}"
            draft.error("front-matter", message, entry.line)
        elif _is_valid(entry, draft):
            values[entry.key] = entry.value or ""
            _check_language(entry, draft)
        lines.setdefault(entry.key, entry.line)
    matter = Matter(values.get("matter", Matter.BODY))
    return Settings(matter, values.get("language", ""), values.get("class", ""))


def _check_language(entry: _Entry, draft: Draft) -> None:
    if entry.key == "language" and entry.value and not locales.is_known(entry.value):
        place = Place(draft.path, entry.line)
        instead = "the report's are used"
        draft.problems.append(locales.unknown(entry.value, place, instead))


def _is_valid(entry: _Entry, draft: Draft) -> bool:
    """Whether the key is known and its value allowed; tells what is not."""
    if entry.key not in KEYS:
        hint = did_you_mean(entry.key, KEYS) or f"known keys: {', '.join(KEYS)}"
        draft.error("unknown-key", f"there is no key `{entry.key}`", entry.line, hint)
        return False
    allowed = {
        "matter": ", ".join(Matter),
        "language": "a language tag, such as fr or fr-CA",
        "class": "a name of letters, digits and hyphens, or several",
    }[entry.key]
    if entry.value is not None and _fits(entry.key, entry.value):
        return True
    said = "a list or a mapping" if entry.value is None else f"`{entry.value}`"
    near = did_you_mean(entry.value or "", tuple(Matter)) if entry.key == "matter" else ""
    hint = near or f"allowed: {allowed}"
    draft.error("front-matter", f"`{entry.key}` cannot be {said}", entry.line, hint)
    return False


def _fits(key: str, value: str) -> bool:
    match key:
        case "matter":
            return value in tuple(Matter)
        case "language":
            return LANGUAGE.fullmatch(value) is not None
        case _:
            return CLASSES.fullmatch(value) is not None


# --- YAML ------------------------------------------------------------------


def _entries(block: str, draft: Draft) -> Iterator[_Entry]:
    """The entries of the mapping, in order; malformed YAML ends them with its problem."""
    # importing it takes 20 ms, which sections without front matter need not wait for
    import yaml

    try:
        yield from _mapping(yaml.parse(block, Loader=yaml.SafeLoader), draft)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or "this is not YAML"
        draft.error("yaml", message, mark.line + 2 if mark else 1)
    except yaml.YAMLError as error:
        draft.error("yaml", " ".join(str(error).split()), 1)


def _mapping(events: Iterator["yaml.Event"], draft: Draft) -> Iterator[_Entry]:
    """Pairs keys and values of the outermost mapping, without building what is inside."""
    depth, key, key_line = 0, None, 0
    for event in events:
        name = type(event).__name__
        line = _line(event)
        _refuse(event, draft)
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
            continue
        is_collection = name in ("MappingStartEvent", "SequenceStartEvent")
        if depth == 0 and name in ("ScalarEvent", "SequenceStartEvent"):
            hint = "write `matter: front`, one key a line"
            draft.error("front-matter", "the front matter holds no keys", line, hint)
            return
        if depth == 1 and (is_collection or name in ("ScalarEvent", "AliasEvent")):
            value = None if is_collection else getattr(event, "value", "")
            if key is None:
                key, key_line = value or "", line
            else:
                yield _Entry(key, value, key_line)
                key = None
        depth += is_collection


def _refuse(event: "yaml.Event", draft: Draft) -> None:
    """Anchors, aliases and tags have no use here, and some can expand without end."""
    named = {"anchor": "an anchor or an alias", "tag": "a tag"}
    for attribute, words in named.items():
        if getattr(event, attribute, None) is not None:
            draft.error("yaml", f"front matter cannot hold {words}", _line(event))


def _line(event: "yaml.Event") -> int:
    """The event's line in the file, whose first is the opening fence."""
    return event.start_mark.line + 2 if event.start_mark else 1
