"""Draws what stands in the slug: marks, color bar and slug line, outside the bleed.

In: a PDF, the `Sheet` of each page, which marks are wanted, and the slug lines. Out: the
same PDF. What each mark looks like belongs to `marks`, `color_bar` and `slug_line`.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions.press import slug_line
from ngen_pdf.editions.press.boxes import Sheet
from ngen_pdf.editions.press.color_bar import color_bar, resource, spots_in
from ngen_pdf.editions.press.marks import belt, crop_marks, targets
from ngen_pdf.lettering import Lettering
from ngen_pdf.press import Marks

ALL = "/Registration"
"""The registration color, by its name among the resources of a page or a form."""

LINE = "/SlugLine"
ARTIFACT = "/Artifact <</Type /Page>> BDC"
"""Production aids such as crop marks are page artifacts (ISO 32000-2, 14.8.2.2.2)."""


def draw(
    pdf: pikepdf.Pdf, sheets: Sequence[Sheet], marks: Marks, slugs: tuple[Lettering, ...]
) -> None:
    """Put its marks on each sheet, and the slug line of its page, if the profile wants them."""
    if not marks.drawn:
        return
    every_plate = _registration(pdf)
    spots = spots_in(pdf)
    kinds = tuple(dict.fromkeys(sheets))
    forms = [_marks(pdf, sheet, marks, every_plate, spots) for sheet in kinds]
    lines = slugs if marks.slug_line else ()
    common = slug_line.common(lines)
    start = _form(pdf, _filled(common.path), common.box, Dictionary())
    for number, (page, sheet) in enumerate(zip(pdf.pages, sheets, strict=True)):
        kind = kinds.index(sheet)
        _name(page, Name.XObject, f"/PressMarks{kind}", forms[kind])
        drawn = [ARTIFACT, f"/PressMarks{kind} Do"]
        if number < len(lines) and lines[number].width:
            _name(page, Name.XObject, LINE, start)
            _name(page, Name.ColorSpace, ALL, every_plate)
            place = slug_line.matrix(sheet, belt(sheet, marks.offset), lines[number])
            rest = _filled(common.rest(lines[number]))
            drawn.append(f"q {ALL} cs 1 scn {place} {LINE} Do\n{rest} Q")
        page.contents_add("\n".join((*drawn, "EMC\n")).encode())


def _registration(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Separation All: every plate, those of spot inks too (ISO 32000-2, 8.6.6.4).

    Where no plates are made, its tint is one of all four process inks.
    """
    inks = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, inks]))


def _marks(
    pdf: pikepdf.Pdf,
    sheet: Sheet,
    marks: Marks,
    every_plate: pikepdf.Object,
    spots: tuple[pikepdf.Object, ...],
) -> pikepdf.Stream:
    """The marks of all pages with such a sheet."""
    where = belt(sheet, marks.offset)
    drawn = [f"{ALL} CS 1 SCN"]
    if marks.crop:
        drawn.append(crop_marks(sheet, where))
    if marks.registration:
        drawn.append(targets(sheet, where))
    if marks.color_bar:
        drawn.append(color_bar(sheet, where, len(spots)))
    spaces = {ALL: every_plate} | {resource(n): space for n, space in enumerate(spots)}
    resources = Dictionary(ColorSpace=Dictionary(spaces))
    return _form(pdf, "\n".join(drawn), sheet.media.numbers(), resources)


def _form(
    pdf: pikepdf.Pdf, drawn: str, box: Sequence[float], resources: pikepdf.Object
) -> pikepdf.Stream:
    form = pdf.make_stream(drawn.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = [*box]
    form.Resources = resources
    return form


def _filled(path: str) -> str:
    return f"{path}\nf" if path else ""


def _name(page: pikepdf.Page, kind: Name, name: str, value: pikepdf.Object) -> None:
    """Put something among the page's resources."""
    if kind not in page.resources:
        page.resources[kind] = Dictionary()
    page.resources[kind][name] = value
