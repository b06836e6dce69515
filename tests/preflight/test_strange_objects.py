"""Objects of a wrong kind, wherever rules look for one, give a verdict and never a traceback."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from files import press_file, saved
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from ngen_pdf.preflight import check, profiles

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("1"), Next=Dictionary(S=Name.Named))
PLACES = re.findall(
    r"\S+",
    """
    OutputIntents OutputIntents/0 OutputIntents/0/S OutputIntents/0/OutputConditionIdentifier
    OutputIntents/0/DestOutputProfile OutputIntents/0/DestOutputProfile/N Metadata Version Lang
    OpenAction OpenAction/S OpenAction/Next AA AA/WC AF Names Names/JavaScript
    Names/JavaScript/Names Names/JavaScript/Names/0 Names/JavaScript/Names/1 Names/EmbeddedFiles
    AcroForm AcroForm/Fields AcroForm/Fields/0 AcroForm/Fields/0/Kids AcroForm/Fields/0/AA
    Outlines Outlines/First Outlines/First/A Outlines/First/Dest Outlines/First/Next PageLabels
    Pages/Kids/0/Annots Pages/Kids/0/Annots/0 Pages/Kids/0/Annots/0/Rect
    Pages/Kids/0/Annots/0/Rect/0 Pages/Kids/0/Annots/0/Subtype Pages/Kids/0/Annots/0/A
    Pages/Kids/0/Annots/0/AA Pages/Kids/0/AA Pages/Kids/0/AF Pages/Kids/0/TrimBox
    Pages/Kids/0/TrimBox/2 Pages/Kids/0/BleedBox Pages/Kids/0/MediaBox Pages/Kids/0/CropBox
    Pages/Kids/0/Rotate Pages/Kids/0/UserUnit Pages/Kids/0/Contents Pages/Kids/0/Resources
    Pages/Kids/0/Resources/Font Pages/Kids/0/Resources/Font/F1
    Pages/Kids/0/Resources/Font/F1/BaseFont Pages/Kids/0/Resources/Font/F1/DescendantFonts
    Pages/Kids/0/Resources/Font/F1/DescendantFonts/0/FontDescriptor
    """,
)
STRANGE: dict[str, Callable[[Pdf], Any]] = {
    "null": lambda _pdf: None,
    "indirect null": lambda pdf: pdf.get_object(9999, 0),
    "number": lambda _pdf: -7,
    "large number": lambda _pdf: 2**62,
    "boolean": lambda _pdf: True,
    "name": lambda _pdf: Name("/\xff"),
    "string": lambda _pdf: String("\x00\ufffe"),
    "string in no encoding": lambda _pdf: String(b"\xef\xbb\xbf\xff"),
    "array": lambda _pdf: Array([None, 1, Name.A, String("x"), Dictionary()]),
    "dictionary": lambda _pdf: Dictionary(),
    "stream": lambda pdf: pdf.make_stream(b"\x00\x01"),
    "catalog": lambda pdf: pdf.Root,
    "page": lambda pdf: pdf.pages[0].obj,
}


@cache
def _rich() -> bytes:
    """A press file with something at each of the places."""
    pdf = press_file()
    page = pdf.pages[0].obj
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=SCRIPT)
    note.AA = Dictionary(E=SCRIPT)
    page.Annots, page.AA, page.AF = Array([note]), Dictionary(O=SCRIPT), Array([Dictionary()])
    page.CropBox, page.Rotate, page.UserUnit = page.MediaBox, 0, 1
    root = pdf.Root
    root.OpenAction, root.AA, root.AF = SCRIPT, Dictionary(WC=SCRIPT), Array([Dictionary()])
    scripts = Dictionary(Names=Array([String("a"), SCRIPT]))
    root.Names = Dictionary(JavaScript=scripts, EmbeddedFiles=Dictionary(Names=Array()))
    field = Dictionary(T=String("a"), Kids=Array([Dictionary()]), AA=Dictionary(C=SCRIPT))
    root.AcroForm = Dictionary(Fields=Array([field]))
    root.PageLabels, root.Lang, root.Version = Dictionary(Nums=Array()), String("en"), Name("/1.6")
    with pdf.open_outline() as outline:
        outline.root.extend([OutlineItem("One", 0), OutlineItem("Two", 1)])
    root.Outlines.First.A = SCRIPT
    return saved(pdf)


def _put(pdf: Pdf, place: str, value: object) -> None:
    holder: Any = pdf.Root
    *way, last = (int(step) if step.isdecimal() else f"/{step}" for step in place.split("/"))
    for step in way:
        holder = holder[step]
    if value is None and isinstance(last, str):
        del holder[last]
    else:
        holder[last] = value


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize("profile", ["gwg-sheetfed", "screen"])
def test_what_is_strange_gives_a_verdict(kind: str, profile: str) -> None:
    judged = profiles.named(profile)
    for place in PLACES:
        with pikepdf.open(BytesIO(_rich())) as pdf:
            _put(pdf, place, STRANGE[kind](pdf))
            data = saved(pdf, fix_metadata_version=False)
        verdict = check(data, judged)
        assert verdict.pages in (0, 1, 2), place
        assert verdict.findings, place  # the script at the other places, at least
