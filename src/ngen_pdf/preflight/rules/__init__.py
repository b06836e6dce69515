"""The rules, in the order in which they are applied.

In: a `Document` and the `Terms` of a profile. Out: `Found`s. What a file says and paints is
read in `reading`; which rules a profile applies stands in `profiles`.
"""

from ngen_pdf.preflight.rules import (
    alt_text,
    bookmarks,
    colors,
    contrast,
    edges,
    file,
    file_size,
    fonts,
    images,
    ink,
    interaction,
    language,
    lines,
    links,
    overprint,
    page_labels,
    pages,
    pdfx,
    shadings,
    spots,
    tags,
    title,
    toc_folio,
    transparency,
    type,
)
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms, Value

__all__ = ["RULES", "Found", "Rule", "Terms", "Value"]

RULES: tuple[Rule, ...] = (
    *file.RULES,
    *pages.RULES,
    *pdfx.RULES,
    *interaction.RULES,
    *fonts.RULES,
    *edges.RULES,
    *colors.RULES,
    *spots.RULES,
    *ink.RULES,
    *overprint.RULES,
    *transparency.RULES,
    *shadings.RULES,
    *images.RULES,
    *lines.RULES,
    *type.RULES,
    *title.RULES,
    *language.RULES,
    *tags.RULES,
    *alt_text.RULES,
    *contrast.RULES,
    *bookmarks.RULES,
    *links.RULES,
    *page_labels.RULES,
    *toc_folio.RULES,
    *file_size.RULES,
)
