"""Finds the publication's root and reads its TOML files with the line of every key.

In: paths. Out: the root, or a `Table` of checked values and problems. What the
values mean belongs to `report`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from pathlib import Path

from ngen_pdf.problems import NgenError, Place, Problem, did_you_mean

MAX_TOML_BYTES = 1 << 20
KEY = re.compile(
    r"""\s*(?P<table>\[)?\s*(?P<name>(?:"[^"]*"|'[^']*'|[\w-]+)"""
    r"""(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*(?:\]|=)"""
)


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML file: its path from the root, its values, and the problems found in it.

    Floats are `Decimal`s, with the digits they are written with. `lines` has the keys by
    their dotted names, such as `members.result.value`.
    """

    path: str
    values: Mapping[str, object]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...] = ()

    def place(self, key: str = "") -> Place:
        """The line on which `key` stands; the file where the key is missing."""
        return Place(self.path, self.lines.get(key, 0))


def find_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds `report/`; `NgenError` if none does."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "report").is_dir():
            return folder
    raise NgenError(
        Problem(
            "root",
            f"no folder `report/` in `{start}` or above it",
            hint="run the command inside the publication, or name it with --root",
        )
    )


def inside(path: Path, root: Path) -> bool:
    """Whether `path`, its links followed, stays below `root`."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # before Python 3.13 links in a circle are a RuntimeError
        return False


def encodable(name: str) -> bool:
    """Whether a name from disk is UTF-8; what is not cannot be written into any HTML."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_bytes(root: Path, path: str, limit: int) -> bytes | Problem:
    """The bytes of a file below the root, or why they cannot be had."""
    file = root / path
    if not encodable(path):
        return Problem("file", f"the file name {path!a} is not UTF-8", hint="rename it")
    try:
        if not inside(file, root):
            return Problem("path", f"`{path}` leads out of the publication", Place(path))
        if not file.is_file():
            return Problem("file", f"`{path}` is not a file", Place(path))
        if file.stat().st_size > limit:
            return Problem("too-large", f"`{path}` is larger than {limit // 1024} KiB", Place(path))
        return file.read_bytes()
    except OSError as error:
        return Problem("file", f"`{path}` cannot be read: {error.strerror}", Place(path))
    except ValueError:  # a NUL, which no path may hold
        return Problem("file", f"`{path!a}` cannot be the name of a file")


def read_text(root: Path, path: str, limit: int) -> str | Problem:
    """A UTF-8 file below the root with its line ends as \\n, or why it cannot be had."""
    data = read_bytes(root, path, limit)
    if isinstance(data, Problem):
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            "encoding",
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            Place(path, line),
            "save the file as UTF-8",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_table(root: Path, path: str) -> Table:
    """A TOML file; what is wrong with its syntax is a problem with its line."""
    text = read_text(root, path, MAX_TOML_BYTES)
    if isinstance(text, Problem):
        return Table(path, {}, {}, (text,))
    try:
        return Table(path, tomllib.loads(text, parse_float=Decimal), _key_lines(text))
    except tomllib.TOMLDecodeError as error:
        return Table(path, {}, {}, (_syntax_problem(path, text, str(error)),))
    # Python reads integers of 4300 digits at most
    except (RecursionError, ValueError, DecimalException):
        problem = Problem("toml", "nested too deeply, or a number too long", Place(path))
        return Table(path, {}, {}, (problem,))


def _syntax_problem(path: str, text: str, message: str) -> Problem:
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    return Problem("toml", message[: found.start()] if found else message, Place(path, line))


def _key_lines(text: str) -> dict[str, int]:
    """The first line of each key and table by its dotted name; exact for the files we read."""
    lines: dict[str, int] = {}
    table, within = "", False  # within a text of several lines
    for number, line in enumerate(text.split("\n"), 1):
        if not within and (found := KEY.match(line)):
            name = ".".join(part.strip().strip("\"'") for part in found["name"].split("."))
            if found["table"]:
                table = f"{name}."
            name = name if found["table"] else f"{table}{name}"
            for known in (*_above(name), name):
                lines.setdefault(known, number)
        within ^= (line.count('"""') + line.count("'''")) % 2 == 1
    return lines


def _above(name: str) -> list[str]:
    """The tables that a dotted name stands in."""
    parts = name.split(".")
    return [".".join(parts[:depth]) for depth in range(1, len(parts))]


def unknown_keys(table: Table, known: tuple[str, ...]) -> tuple[Problem, ...]:
    """A problem for each top-level key that is not `known`."""
    return tuple(
        Problem(
            "unknown-key",
            f"there is no key `{key}`",
            table.place(key),
            did_you_mean(key, known) or f"known keys: {', '.join(known)}",
        )
        for key in table.values
        if key not in known
    )
