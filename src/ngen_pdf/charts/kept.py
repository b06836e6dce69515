"""Keeps what Vega drew from one run to the next, in build/YEAR/.

In: the root and a year. Out: the SVG of each job by the digest of all that goes into it.
A drawing that is not there is made anew and comes out the same.
"""

import hashlib
import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from ngen_pdf import keeping

FILE = "charts.json"
MAX_BYTES = 64 << 20


def recall(root: Path, year: str) -> Mapping[str, str]:
    """What the last run drew, or nothing."""
    read = keeping.recall(root, year, FILE, MAX_BYTES)
    items = read.items() if isinstance(read, dict) else ()
    pairs = {name: str(value).partition(" ") for name, value in items}
    return {name: svg for name, (check, _, svg) in pairs.items() if check == _check(svg)}


def keep(root: Path, year: str, drawn: Mapping[str, str]) -> None:
    """Write down what this run drew."""
    keeping.keep(root, year, FILE, {name: f"{_check(svg)} {svg}" for name, svg in drawn.items()})


def digest_of_faces(folder: Path) -> str:
    """What stands for the program that draws and the faces it measures with."""
    digest = hashlib.sha256(metadata.version("vl-convert-python").encode())
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def digest(faces: str, job: Mapping[str, object]) -> str:
    """What stands for a job and all that goes into it beside; NaN is a `ValueError`."""
    written = json.dumps([faces, job], sort_keys=False, allow_nan=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _check(svg: str) -> str:
    """What tells whether a drawing is as it was written down."""
    return hashlib.sha256(svg.encode("utf-8", "surrogatepass")).hexdigest()
