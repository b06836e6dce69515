"""The rule on blend spaces: that what is see-through is blended as ink.

In: facts. Out: `Found`s. The color spaces of what is painted belong to `colors`.
"""

from collections.abc import Iterator

from ngen_pdf.preflight.facts import Document, Group, Image, Mark, Page
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity

INK = ("", "DeviceCMYK")
LIGHT = ("", "DeviceCMYK", "DeviceGray")


def transparency_space(document: Document, terms: Terms) -> Iterator[Found]:
    """Transparency groups that blend in another space than DeviceCMYK, once a page and space.

    GWG 2022, R0030: where a group names its space, that is DeviceCMYK, and for a luminosity mask
    DeviceCMYK or DeviceGray. A page whose own group is another, but on which nothing is
    see-through, prints the same: a warning.
    """
    for page in document.pages:
        wrong = [group for group in page.groups if not _is_sound(group)]
        for space in dict.fromkeys(group.space for group in wrong):
            idle = all(group.page for group in wrong) and not _is_see_through(page)
            kinds = " and ".join(dict.fromkeys(_kind(g) for g in wrong if g.space == space))
            yield Found(
                f"{kinds} in {space}; {terms.profile} asks DeviceCMYK",
                page.number,
                hint="set the transparency blend space of the document to CMYK",
                severity=Severity.WARNING if idle else None,
            )


def _is_sound(group: Group) -> bool:
    return group.space in (LIGHT if group.luminosity else INK)


def _kind(group: Group) -> str:
    if group.luminosity:
        return "a luminosity mask is computed"
    return "the page blends" if group.page else "a transparency group blends"


def _is_see_through(page: Page) -> bool:
    return any(not group.page for group in page.groups) or any(map(_blends, page.marks))


def _blends(mark: Mark) -> bool:
    state = mark.state
    if state.masked or state.blend not in ("Normal", "Compatible"):
        return True
    if min(state.fill_alpha, state.stroke_alpha) < 1:
        return True
    return isinstance(mark, Image) and "/SMask" in mark.source


RULES = (Rule("transparency-space", transparency_space),)
