"""Rules on what PDF/X asks a file to say of itself and of the press that it is made for.

In: a `Document` and `Terms`. Out: `Found`s. Whether it is painted so is judged elsewhere.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from ngen_pdf.preflight.facts import Document
from ngen_pdf.preflight.reading import dates, xmp
from ngen_pdf.preflight.reading.streams import FAULTS, decoded
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules.painted import quoted
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.press import icc
from ngen_pdf.problems import Severity

EXPORT = "export as PDF/X-4"
SCREENS = "export without halftone screens: the shop has its own"
FOREIGN = {
    "TR": (
        "a transfer function changes colors on their way to the plates",
        "export without transfer functions, or apply them",
    ),
    "HT": ("a halftone screen is named, or of a kind that PDF/X does without", SCREENS),
    "HTP": ("the place of halftone screens is set", SCREENS),
    "PS": ("there is PostScript, which most programs do not draw", EXPORT),
    "OPI": (
        "an image stands for another one, of a server (OPI)",
        "put the image itself in its place",
    ),
    "Ref": (
        "a form stands for a page of another file (Ref)",
        "put the page itself in its place",
    ),
    "Alternates": (
        "an image has another one to be printed in its place (Alternates)",
        "leave the one that is to be printed",
    ),
    "LZW": ("data are packed by LZW", "save it again, with ZIP compression"),
}
DATES = (
    ("xmp:CreateDate", "/CreationDate", "date of creation"),
    ("xmp:ModifyDate", "/ModDate", "date of the last change"),
)
NEEDED = (("dc:title", "title"), *((name, thing) for name, _, thing in DATES))
IDENTITY = (
    ("xmpMM:DocumentID", "ID of the document"),
    ("xmpMM:VersionID", "number of its version"),
    ("xmpMM:RenditionClass", "class of its rendition"),
)


def output_intent(document: Document, terms: Terms) -> Iterator[Found]:
    """One intent for PDF/X with a profile of a CMYK press (ISO 32000-2, 14.11.5)."""
    intents = list(_intents(document.pdf.Root))
    if not intents:
        yield Found("there is no output intent for PDF/X", hint=f"{EXPORT}, with an output intent")
    elif len(intents) > 1:
        yield Found(f"there are {len(intents)} output intents for PDF/X", hint="keep one of them")
    else:
        yield from _intent_faults(intents[0], terms.text("condition"))


def _intents(root: Object) -> Iterator[Object]:
    intents = root.get("/OutputIntents")
    for intent in intents if isinstance(intents, Array) else ():
        if isinstance(intent, Dictionary) and intent.get("/S") == Name.GTS_PDFX:
            yield intent


def _intent_faults(intent: Object, asked: str) -> Iterator[Found]:
    identifier = intent.get("/OutputConditionIdentifier")
    condition = text_of(identifier).strip() if isinstance(identifier, pikepdf.String) else ""
    if not condition:
        yield Found("the output intent names no printing condition", hint=EXPORT)
    elif asked and condition != asked:
        yield Found(
            f"the output intent is{quoted(condition)}, the shop prints to{quoted(asked)}",
            hint="convert the colors with the shop's ICC profile",
        )
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        yield Found("the output intent holds no ICC profile", hint="embed the shop's ICC profile")
    elif fault := _profile_fault(profile):
        hint = "embed the ICC profile of a CMYK press, as the shop gives it"
        yield Found(f"the ICC profile of the output intent {fault}", hint=hint)


def _profile_fault(profile: Stream) -> str:
    components = profile.get("/N")
    if not isinstance(components, int):
        return "does not say how many components it has"
    if components != 4:
        return f"is said to have {components} components, not 4"
    try:
        return icc.fault(decoded(profile, icc.MAX_BYTES))
    except FAULTS:
        return "cannot be read"


def metadata(document: Document, terms: Terms) -> Iterator[Found]:
    """What the file says of itself, in XMP and in Info alike (ISO 32000-2, 14.3)."""
    asked = terms.text("standard")
    if document.pdfx != asked:
        # PDF/X-1a and PDF/X-3 are named in Info (ISO 15930-4, ISO 15930-6)
        claim = document.pdfx or _listed(document.pdf, "/GTS_PDFXVersion")
        said = f"it is{quoted(claim)}" if claim else "nothing about PDF/X"
        yield Found(f"the file says {said}; {terms.profile} asks for {asked}", hint=EXPORT)
        return
    for name, thing in NEEDED:
        if not xmp.said(document.pdf, name):
            yield Found(f"the metadata have no {thing} (`{name}`)", hint=EXPORT)
    yield from _identity(document.pdf)
    told, listed = xmp.said(document.pdf, "dc:title"), _listed(document.pdf, "/Title")
    if told and listed and told != listed:
        yield Found(f"the title is{quoted(told)} in XMP and{quoted(listed)} in Info", hint=EXPORT)
    yield from _dates(document.pdf)
    yield from _trapped(document.pdf)
    if not isinstance(document.pdf.trailer.get("/ID"), Array):
        yield Found("the file has no ID", hint=EXPORT)


def _identity(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """Warnings: all that make PDF/X-4 say which document this is, which version, of what kind."""
    for name, thing in IDENTITY:
        if not xmp.said(pdf, name):
            message = f"the metadata have no {thing} (`{name}`)"
            yield Found(message, hint=EXPORT, severity=Severity.WARNING)


def _dates(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """A warning where a date is another one in Info: one of them was not written anew."""
    for name, key, thing in DATES:
        told, listed = xmp.said(pdf, name), _listed(pdf, key)
        if dates.differ(listed, told):
            message = f"the {thing} is{quoted(told)} in XMP and{quoted(listed)} in Info"
            yield Found(message, hint=EXPORT, severity=Severity.WARNING)


def _trapped(pdf: pikepdf.Pdf) -> Iterator[Found]:
    """Whether it is trapped must be said, and alike in both places (ISO 32000-2, table 349)."""
    said = [one for one in (xmp.said(pdf, "pdf:Trapped"), _listed(pdf, "/Trapped")) if one]
    if not said or any(one not in ("True", "False") for one in said):
        yield Found("the file does not say whether it is trapped (`pdf:Trapped`)", hint=EXPORT)
    elif len(set(said)) > 1:
        yield Found(f"XMP says that Trapped is {said[0]}, Info that it is {said[1]}", hint=EXPORT)


def _listed(pdf: pikepdf.Pdf, key: str) -> str:
    """A text or a name of the Info dictionary; "" where there is none."""
    info = pdf.trailer.get("/Info")
    value = info.get(key) if isinstance(info, Dictionary) else None
    return text_of(value).strip()


def content(document: Document, _terms: Terms) -> Iterator[Found]:
    """Nothing that prints as the device or another file has it, and no form of XFA.

    Of halftones PDF/X takes the types 1 and 5, without a name (ISO 32000-2, 10.6.5).
    """
    form = document.pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        hint = "print the form to a new PDF, or flatten it"
        yield Found("the file has an XFA form, which is drawn anew by each program", hint=hint)
    for page in document.pages:
        for key in page.foreign:
            message, hint = FOREIGN[key]
            yield Found(message, page.number, hint=hint)


RULES = (
    Rule("output-intent", output_intent, ("condition",)),
    Rule("pdfx-content", content),
    Rule("pdfx-metadata", metadata, ("standard",)),
)
