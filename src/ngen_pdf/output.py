"""Puts finished files under their final names, whole or not at all.

In: bytes and a path. Out: a file. What is in it is no concern of this module.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from errno import EISDIR
from glob import escape
from pathlib import Path

from ngen_pdf.problems import NgenError, Place, Problem


def replace(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, then rename: a reader sees the old file or the new one.

    A device or a pipe is written to as it stands, for a rename would put a file in its
    place. Raises `NgenError` where it cannot; a file at `path` is then as it was.
    """
    replace_all(((path, data),))


def replace_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Likewise for files that belong together: none is renamed until all are written.

    Where the system then refuses to rename one of them, the problem names those that are new.
    """
    staged: list[tuple[Path, Path]] = []
    renamed: list[Path] = []
    path = Path()
    try:
        for path, data in files:
            if not path.name or path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            if path.exists() and not path.is_file():
                path.write_bytes(data)
            else:
                staged.append((_written(path, data), path))
        for part, path in staged:
            part.replace(path)
            renamed.append(path)
    except OSError as error:
        for part, _ in staged:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise NgenError(_cannot_write(path, error, renamed)) from error


def remove(paths: Iterable[Path]) -> None:
    """Remove the files that are there; raises `NgenError` where one cannot be."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise NgenError(Problem("output", f"`{path}` cannot be removed: {reason}")) from error


def _written(path: Path, data: bytes) -> Path:
    """A file beside `path` with the data, on the disk."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    try:
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:  # never through a link that somebody left there
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return beside


def _sweep(path: Path) -> None:
    """Remove what a killed process left beside `path`; a living one's part stays."""
    for part in path.parent.glob(f".{escape(path.name)}.*.part"):
        pid = part.name.removesuffix(".part").rpartition(".")[2]
        if re.fullmatch("[0-9]{1,9}", pid) and not _alive(int(pid)):
            part.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _cannot_write(path: Path, error: OSError, renamed: list[Path]) -> Problem:
    reason = error.strerror or str(error)
    new = ", ".join(f"`{file.name}`" for file in renamed)
    kept = f"{new} of this run is in its place" if new else "what stood there before is untouched"
    hint = f"{kept}; free the disk or name another place with --output"
    return Problem("output", f"`{path}` cannot be written: {reason}", Place(), hint)
