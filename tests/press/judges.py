"""Asks programs that no one here wrote what they see in a PDF.

In: files. Out: what each says: text by page, its complaints, the names of color spaces. What it
ought to be belongs to the tests.
"""

import base64
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

DRAWING = {
    "mutool": ("mutool", "draw", "-q", "-N", "-r", "36", "-c", "cmyk", "-F", "pam", "-o"),
    "poppler": ("pdftoppm", "-r", "36"),
}
OF_LIGHT = re.compile(r"/(?:DeviceRGB|CalRGB|CalGray|Lab|ICCBased|RGB)\b")
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
RGB_PAINT = re.compile(rf"(?:^|\s)(?:{NUMBER}\s+){{3}}(?:rg|RG)(?=\s|$)")


def complaints(pdf: Path, folder: Path) -> dict[str, str]:
    """What interpreters say while they draw every page, those that say anything."""
    said = {}
    for name, command in DRAWING.items():
        order = ("%d.pam", pdf) if name == "mutool" else (pdf, "page")
        done = subprocess.run(
            [*command, *map(str, order)], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode or done.stderr:
            said[name] = f"{done.returncode}: {done.stderr}"
    return said


def text_by_page(pdf: Path) -> list[str]:
    """The words of each page in the order of painting, as poppler reads them.

    The order that it guesses from places turns on their last digits, and those are the sheet's.
    """
    done = subprocess.run(
        ["pdftotext", "-q", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


def other_text_by_page(pdf: Path) -> list[str]:
    """The words of each page, as PDFium reads them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def colors_of_light(pdf: Path) -> list[str]:
    """Each object that names a color space of light, or sets such a color; by qpdf's JSON.

    Objects are looked at whether a page uses them or not. The ICC profile of the output intent
    is in none of these spaces, for it is a stream alone.
    """
    command = ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized"]
    done = subprocess.run([*command, str(pdf)], capture_output=True, check=True)
    said = re.sub(rb"(?<=\d)\.(?=[,\s])", b"", done.stdout)  # it writes numbers such as `506.`
    objects = json.loads(said)["qpdf"][1]
    return [
        f"{key} {name}" for key, value in objects.items() for name in sorted(set(_names(value)))
    ]


def _names(value: dict[str, object]) -> Iterator[str]:
    stream = value.get("stream")
    if not isinstance(stream, dict):
        yield from OF_LIGHT.findall(json.dumps(value))
        return
    about = stream["dict"]
    yield from OF_LIGHT.findall(json.dumps(about))
    is_content = about.get("/Subtype") in (None, "/Form") and "/N" not in about
    if is_content and "/Length1" not in about:
        content = base64.b64decode(stream["data"]).decode("latin-1")
        yield from (found.strip() for found in RGB_PAINT.findall(content))
        yield from OF_LIGHT.findall(content)
