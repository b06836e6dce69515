"""Gradients that preflight tells of: Ghostscript draws nothing of them, and says no word."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from files import press_file, saved
from paint_cases import clipped, drawn, with_resources
from pikepdf import Array, Dictionary
from PIL import Image

from ngen_pdf.preflight import check
from ngen_pdf.preflight.profiles import named
from ngen_pdf.preflight.reading import functions, read
from ngen_pdf.preflight.rules import RULES

MIDDLE = 230  # pt from the left and the foot


def is_drawn(pdf: bytes, folder: Path) -> bool:
    """Whether Ghostscript lays any ink in the middle of the gradient."""
    file, plates = folder / "a.pdf", folder / "plates.tiff"
    file.write_bytes(pdf)
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dLastPage=1", "-r72", "-sDEVICE=tiff32nc"]
    done = subprocess.run(
        [*command, f"-sOutputFile={plates}", str(file)], capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    with Image.open(plates) as image:
        pixel = image.getpixel((MIDDLE + 9, image.height - MIDDLE - 9))
    assert isinstance(pixel, tuple)
    return any(pixel)


@pytest.mark.parametrize(
    "name", ["Sound", "Stitched", "RGB", "Outputs", "NoFunction", "NoCoords", "Type9"]
)
def test_what_is_told_of_is_not_drawn(name: str, tmp_path: Path) -> None:
    pdf = drawn(clipped(f"/{name} sh"))
    told = {finding.code for finding in check(pdf, named("gwg-sheetfed")).findings}
    assert ("shading" not in told) is is_drawn(pdf, tmp_path)


def endless(pdf: pikepdf.Pdf) -> None:
    """Give the pages a gradient by a function that is put together from itself, many times."""
    with_resources(pdf)
    function = pdf.make_indirect(
        Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[0.5] * 999, Encode=[0, 1] * 1000)
    )
    function.Functions = Array([function] * 1000)
    for page in pdf.pages:
        page.Resources.Shading.Sound.Function = function


def many(pdf: pikepdf.Pdf) -> None:
    """Give the pages a gradient by functions that are put together from the next, 12 deep."""
    with_resources(pdf)
    function = pdf.make_indirect(
        Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 1, 0, 0])
    )
    for _ in range(12):
        parts = Array([function] * 1000)
        function = pdf.make_indirect(
            Dictionary(
                FunctionType=3, Domain=[0, 1], Functions=parts, Bounds=[0.5] * 999,
                Encode=[0, 1] * 1000,
            )
        )  # fmt: skip
    for page in pdf.pages:
        page.Resources.Shading.Sound.Function = function


def told(change: Callable[[pikepdf.Pdf], None]) -> list[str]:
    """What the rule of gradients says of the pages with that change."""
    document = read(saved(press_file(clipped("/Sound sh").encode()), change))
    rule = next(rule for rule in RULES if rule.code == "shading")
    terms = dict(named("gwg-sheetfed").terms)["shading"]
    return [found.message for found in rule.judge(document, terms)]


@pytest.mark.parametrize("change", [endless, many])
def test_functions_within_functions_are_looked_at_once_each(
    change: Callable[[pikepdf.Pdf], None],
) -> None:
    message = "a gradient may not print: its Function is not valid"
    assert told(change) == [message] * 2


@pytest.mark.parametrize("change", [endless, many])
def test_they_are_read_once_each(change: Callable[[pikepdf.Pdf], None]) -> None:
    pdf = press_file()
    change(pdf)
    assert functions.read(pdf.pages[0].obj.Resources.Shading.Sound.Function) is None
