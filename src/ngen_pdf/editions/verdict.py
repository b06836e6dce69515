"""Judges a press file by its objects: the checks that are made so far.

In: a PDF and its `PressProfile`. Out: `Check`s, each with what was asked and what was found.
This is no full preflight: ink coverage, small type, line weights, overprint and the bleed of
what is painted are not looked at.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from ngen_pdf.editions import survey
from ngen_pdf.press import EDGES, PressProfile
from ngen_pdf.units import length

FOREIGN = frozenset({"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased"})
"""Color spaces that a press file paints nothing in (GWG 2022, color spaces)."""

OPERATORS = "rg RG cs CS BI ID EI"
INLINE = frozenset({"/RGB", "/DeviceRGB"})  # ISO 32000-2, 8.9.7
TOLERANCE = 0.05  # pt, of boxes
LISTED = 5  # of what is found


@dataclass(frozen=True, slots=True)
class Check:
    """One rule and its outcome; `code` names it as preflight does."""

    code: str
    asked: str
    found: str
    passed: bool


def judge(
    pdf: pikepdf.Pdf, press: PressProfile, multiple: int, right_to_left: bool = False
) -> tuple[Check, ...]:
    """The checks of an open file; its pages should be a multiple of `multiple`."""
    return (
        _syntax(pdf),
        _identification(pdf, press),
        _output_intent(pdf, press),
        _boxes(pdf, press, right_to_left),
        _sizes(pdf),
        _page_count(pdf, multiple),
        _colors(pdf),
        _spots(pdf, press),
        _fonts(pdf),
        _interaction(pdf),
    )


def _syntax(pdf: pikepdf.Pdf) -> Check:
    said = pdf.check_pdf_syntax()
    return _faultless("syntax", "no error of syntax", said)


def _identification(pdf: pikepdf.Pdf, press: PressProfile) -> Check:
    """What the file says it is, in XMP (ISO 15930-7)."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        version = str(xmp.get("pdfxid:GTS_PDFXVersion", "none"))
    return Check("pdfx-metadata", press.standard, version, version == press.standard)


def _output_intent(pdf: pikepdf.Pdf, press: PressProfile) -> Check:
    """One intent for PDF/X (ISO 15930-7), with the condition and a profile of four inks."""
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get(Name.S) == Name.GTS_PDFX]
    told = [
        f"{i.get(Name.OutputConditionIdentifier, '')}, {_components(i)} components" for i in intents
    ]
    asked = f"{press.intent.condition}, 4 components"
    return Check("output-intent", asked, _listed(told), told == [asked])


def _components(intent: pikepdf.Object) -> int:
    profile = intent.get(Name.DestOutputProfile)
    return int(profile.get(Name.N, 0)) if isinstance(profile, Stream) else 0


def _boxes(pdf: pikepdf.Pdf, press: PressProfile, right_to_left: bool) -> Check:
    """MediaBox around BleedBox around TrimBox (ISO 15930-7), with the bleed that is asked."""
    asked = press.bleed
    faults = []
    for number, page in enumerate(pdf.pages):
        bleed = survey.bleed_of(page, number, right_to_left)
        faults += [
            f"page {number + 1}: {length(getattr(bleed, edge))} at the {edge}"
            for edge in EDGES
            if getattr(bleed, edge) < getattr(asked, edge) - TOLERANCE
        ]
        if not _within(survey.box(page, "bleedbox"), survey.box(page, "mediabox")):
            faults.append(f"page {number + 1}: the bleed leaves the sheet")
    told = ", ".join(f"{length(getattr(asked, edge))} at the {edge}" for edge in EDGES)
    return _faultless("page-boxes", f"on every page a bleed of {told}", faults)


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return all(i >= o - TOLERANCE for i, o in zip(inner[:2], outer[:2], strict=True)) and all(
        i <= o + TOLERANCE for i, o in zip(inner[2:], outer[2:], strict=True)
    )


def _sizes(pdf: pikepdf.Pdf) -> Check:
    """GWG 2022: one trim size, nothing turned or scaled."""
    sizes = Counter(f"{width:g} by {height:g} pt" for width, height in map(survey.size, pdf.pages))
    turned = any(page.obj.get(key) for page in pdf.pages for key in ("/Rotate", "/UserUnit"))
    found = [*sizes, *(["turned or scaled pages"] if turned else [])]
    return Check("page-size", "one trim size, no page turned", _listed(found), len(found) == 1)


def _page_count(pdf: pikepdf.Pdf, multiple: int) -> Check:
    count = len(pdf.pages)
    return Check("page-count", f"a multiple of {multiple}", str(count), count % multiple == 0)


def _colors(pdf: pikepdf.Pdf) -> Check:
    """No RGB, Lab or ICC color: neither named in an object nor painted by an operator."""
    found = {str(value) for value in survey.values(pdf) if isinstance(value, Name)} & FOREIGN
    for content in _contents(pdf):
        for instruction in pikepdf.parse_content_stream(content, OPERATORS):
            operator = str(instruction.operator)
            if operator in ("rg", "RG"):
                found.add("/DeviceRGB")
            elif operator in ("cs", "CS"):
                found |= {str(instruction.operands[0])} & FOREIGN
            elif isinstance(instruction, pikepdf.ContentStreamInlineImage):
                found |= {str(instruction.iimage.obj.get("/ColorSpace"))} & INLINE
    return _faultless("color-space", "no RGB, Lab or ICC color", sorted(found))


def _contents(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every content stream: pages, forms, tiling patterns."""
    yield from (page.obj for page in pdf.pages)
    for item in pdf.objects:
        if isinstance(item, Stream) and (
            item.get(Name.Subtype) == Name.Form or item.get(Name.PatternType) == 1
        ):
            yield item


def _spots(pdf: pikepdf.Pdf, press: PressProfile) -> Check:
    found = survey.spots(pdf)
    asked = f"none but {', '.join(press.spots)}" if press.spots else "none"
    return Check("spot-color", asked, _listed(found), set(found) <= set(press.spots))


def _fonts(pdf: pikepdf.Pdf) -> Check:
    """Every font is embedded (ISO 15930-7)."""
    missing = [
        str(item.get(Name.FontName, ""))[1:]
        for item in pdf.objects
        if isinstance(item, Dictionary)
        and item.get(Name.Type) == Name.FontDescriptor
        and not survey.FONT_FILES & set(item.keys())
    ]
    return _faultless("font-embedded", "every font embedded", missing)


def _interaction(pdf: pikepdf.Pdf) -> Check:
    """Nothing that acts, and nothing to click (ISO 15930-7)."""
    keys = ("/AcroForm", "/OpenAction", "/AA", "/AF")
    found = [key for key in keys if key in pdf.Root]
    found += [k for k in ("/JavaScript", "/EmbeddedFiles") if k in pdf.Root.get("/Names", {})]
    found += [
        f"page {number}: {key}"
        for number, page in enumerate(pdf.pages, 1)
        for key in ("/Annots", "/AA")
        if len(page.obj.get(key, Array()))
    ]
    return _faultless("annotation", "no annotations, actions, forms or files", found)


def _faultless(code: str, asked: str, faults: Sequence[object]) -> Check:
    """What is passed where no fault was found."""
    return Check(code, asked, _listed(faults) if faults else "no fault", not faults)


def _listed(found: Sequence[object]) -> str:
    """The first of what was found, or `none`."""
    more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return ", ".join(str(word) for word in found[:LISTED]) + more or "none"
