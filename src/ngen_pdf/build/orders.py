"""What the editions of a report are made to.

In: the sources and the pages. Out: an `Order`, and what stands in its way. How it is carried
out belongs to `editions`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from ngen_pdf import palette, press
from ngen_pdf.build.sources import Checked
from ngen_pdf.problems import Place, Problem, Severity, is_error
from ngen_pdf.sections import Matter

if TYPE_CHECKING:
    from ngen_pdf.editions import Imprint, Order
    from ngen_pdf.layout import Layout
    from ngen_pdf.lettering import Lettering


def usual(root: Path, name: str, draft: bool) -> tuple[str, ...]:
    """The editions that are made where none is named; a press file is never a draft."""
    return ("screen", "press") if (name or press.names(root)) and not draft else ("screen",)


def lacking(checked: Checked) -> tuple[Problem, ...]:
    """A problem where there is no press profile, or none that colors can be converted with.

    None where there is an error already: it may be about just that.
    """
    if checked.press:
        return _unusable(checked.press)
    if any(is_error(problem) for problem in checked.problems):
        return ()
    return press.unknown(checked.report.root, checked.report.press, Place(press.FOLDER))


def _unusable(profile: press.PressProfile) -> tuple[Problem, ...]:
    """A problem where the ICC profile looks whole but LittleCMS makes nothing of it."""
    from ngen_pdf.inks import Inks, ProfileError

    try:
        Inks(profile.intent.icc, profile.ink_limit, (), ())
    except ProfileError as error:
        hint = "ask the print shop for its ICC profile again"
        message = f"`{profile.intent.path}` {error}"
        return (Problem("icc-profile", message, Place(profile.path), hint),)
    return ()


def doubts(checked: Checked, pages: int) -> tuple[Problem, ...]:
    """Warnings of what a press would print otherwise than meant."""
    return (*_odd_pages(checked, pages), *_astray_recipes(checked))


def _odd_pages(checked: Checked, pages: int) -> tuple[Problem, ...]:
    """One where the pages cannot be bound as the press profile has it, a cover apart left out."""
    from ngen_pdf.editions.supply import inside

    profile = checked.press
    if profile is None:
        return ()
    apart = profile.cover_apart and has_cover(checked, pages)
    count, where = (len(inside(pages)), " inside its cover") if apart else (pages, "")
    missing = -count % profile.page_multiple
    if not missing:
        return ()
    asked = f"`{profile.name}` asks for a multiple of {profile.page_multiple}"
    message = f"the report has {count} pages{where}, {asked}"
    hint = f"add {missing} or take out {profile.page_multiple - missing}"
    return (Problem("page-count", message, Place(profile.path), hint, Severity.WARNING),)


def has_cover(checked: Checked, pages: int) -> bool:
    """Whether a report of so many pages has a cover around them, which can be bound apart.

    A front cover is on the first page of every report: without a section for it, a plain one.
    """
    from ngen_pdf.editions.supply import inside

    has_back = any(section.matter is Matter.BACK_COVER for section in checked.sections)
    return has_back and bool(inside(pages))


def _astray_recipes(checked: Checked) -> tuple[Problem, ...]:
    """One for each recipe that prints as another color than the screen shows."""
    from ngen_pdf.inks import recipes

    profile = checked.press
    if profile is None:
        return ()
    return tuple(
        Problem(
            "palette",
            f"the recipe of `{swatch.name}` prints as another color than its `srgb` on screen",
            Place(palette.PATH, swatch.line),
            f"by `{profile.name}` it is cmyk = [{', '.join(f'{ink * 100:.0f}' for ink in cmyk)}]",
            Severity.WARNING,
        )
        for swatch, cmyk in recipes.astray(profile.intent.icc, checked.report.palette)
    )


def order(checked: Checked, pages: "Layout", for_press: bool) -> "Order":
    """The order of a report as it was laid out."""
    from ngen_pdf.editions import Order

    imprint = _imprint(checked, pages.front_pages)
    swatches = checked.report.palette
    if not for_press:
        return Order(imprint, swatches)
    return Order(imprint, swatches, checked.press, _slugs(checked, imprint, pages))


def _slugs(checked: Checked, imprint: "Imprint", pages: "Layout") -> "tuple[Lettering, ...]":
    """What stands in the slug of each page, where the press profile wants it."""
    from ngen_pdf import lettering
    from ngen_pdf.editions.press import slug_line

    loaded, profile = checked.report, checked.press
    if profile is None or not profile.marks.slug_line:
        return ()
    folios = [page.folio for page in pages.pages]
    lines = slug_line.slug_texts(imprint, loaded.year, folios, profile, loaded.palette)
    return lettering.draw_lines(loaded.root, checked.faces, lines, slug_line.WEIGHT)


def _imprint(checked: Checked, front_pages: int) -> "Imprint":
    from ngen_pdf.editions import Imprint

    loaded = checked.report
    return Imprint(
        title=loaded.title,
        author=loaded.organization,
        subject=loaded.description,
        language=loaded.language,
        date=loaded.date,
        front_pages=front_pages,
        bookmarks=checked.outline.listed(),
    )
