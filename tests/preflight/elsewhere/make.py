"""Makes the faulty files anew, each by a program of others, as its function says.

Run by hand, where Ghostscript, Chromium, LibreOffice, qpdf, poppler, MuPDF and rsvg-convert are
installed, by a Python with pikepdf, fontTools, pytest, typst, reportlab and fpdf2:
`python tests/preflight/elsewhere/make.py [NAME ...]`, names being the beginnings of files' names.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
FILES = HERE / "files"
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

import by_chromium  # noqa: E402
import by_ghostscript  # noqa: E402
import by_libreoffice  # noqa: E402
import by_others  # noqa: E402
import by_qpdf  # noqa: E402
import by_typst  # noqa: E402

PROGRAMS = {
    "chromium-": by_chromium, "ghostscript-": by_ghostscript, "libreoffice-": by_libreoffice,
    "qpdf-": by_qpdf, "typst-": by_typst, "": by_others,
}  # fmt: skip


def makers() -> Iterator[tuple[str, Callable[[Path], None]]]:
    """The name of each file, and the function that makes it."""
    for prefix, module in PROGRAMS.items():
        for maker in module.MAKERS:
            yield prefix + maker.__name__.replace("_", "-"), maker


def main(wanted: tuple[str, ...]) -> None:
    """Make all files, or those whose names begin so."""
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, maker in makers():
            if name.startswith(wanted or ("",)):
                made = Path(scratch, f"{name}.pdf")
                maker(made)
                (FILES / made.name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
