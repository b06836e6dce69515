"""Begins a report's folder.

In: the root, a year, and perhaps the year of a report to begin with. Out: files on
disk, all of them or none.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

from ngen_pdf import config
from ngen_pdf.problems import NgenError, Place, Problem
from ngen_pdf.report import REQUIRED, YEAR, check_year, years

FIRST_SECTION = "01-measuring-success.md"


def new(root: Path, year: str, source: str | None = None) -> tuple[Path, ...]:
    """Make `report/YEAR`, empty or a copy of the report `source`; the files made, in order."""
    folder = root / "report" / year
    if not YEAR.fullmatch(year):
        hint = "letters, digits, spaces, dots and hyphens, such as 2021-2022"
        raise NgenError(Problem("year", f"`{year}` cannot name a report", hint=hint))
    if folder.exists():
        message = f"there is already a report `{year}`"
        raise NgenError(Problem("year", message, Place(f"report/{year}")))
    if source is not None:
        check_year(root, source)
    part = folder.with_name(f".{year}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        _begin(root, part, year) if source is None else _copy(root, part, year, source)
        part.rename(folder)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        message = f"`{folder}` cannot be made: {_reason(error)}"
        raise NgenError(Problem("output", message)) from error
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file()))


def _reason(error: OSError) -> str:
    """Why it failed; of a copy, why its first file could not be made."""
    if isinstance(error, shutil.Error) and error.args[0]:
        return str(error.args[0][0][-1])
    return error.strerror or str(error)


def _begin(root: Path, folder: Path, year: str) -> None:
    """A report.toml with what the newest other report says of the organization.

    One that is not named for a year, such as a specimen, is asked last.
    """
    folder.mkdir(parents=True)
    newest_first = sorted(years(root), key=lambda name: (name[0].isdigit(), name), reverse=True)
    others = [config.read_table(root, f"report/{name}/report.toml") for name in newest_first]
    known = next((table.values for table in others if table.values), {})
    today = datetime.now(UTC).date().isoformat()
    values = {key: value for key, value in known.items() if isinstance(value, str)}
    kept = {"press": values["press"]} if "press" in values else {}
    values = {key: values.get(key, "") for key in REQUIRED} | kept
    values |= {"title": f"Annual Report {year}", "date": today}
    values["organization"] = values["organization"] or "[TK: the organization's name]"
    values["short-name"] = values["short-name"] or "report"
    values["language"] = values["language"] or "en-CA"
    lines = [f"{key} = {_toml(key, value)}" for key, value in values.items()]
    (folder / "report.toml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / FIRST_SECTION).write_text("# Measuring success\n\nThe year began.\n", "utf-8")


def _toml(key: str, value: str) -> str:
    """The value as TOML, whose strings are written as those of JSON."""
    return value if key == "date" else json.dumps(value, ensure_ascii=False)


def _copy(root: Path, folder: Path, year: str, source: str) -> None:
    """The whole folder; in the words of report.toml the old year gives way to the new one."""
    passed_over = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(root / "report" / source, folder, symlinks=True, ignore=passed_over)
    file = folder / "report.toml"
    if file.is_file():
        lines = file.read_bytes().split(b"\n")
        file.write_bytes(b"\n".join(_renamed(line, source, year) for line in lines))


def _renamed(line: bytes, source: str, year: str) -> bytes:
    """A line of report.toml with the year replaced where it stands in words, not in a date."""
    key = line.partition(b"=")[0].strip()
    in_words = key in {b"title", b"subtitle", b"description"}
    return line.replace(source.encode(), year.encode()) if in_words else line
