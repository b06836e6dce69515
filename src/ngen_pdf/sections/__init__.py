"""Turns one Markdown file into a `Section`: an HTML fragment with holes, and all it names.

In: a `Source`, and the `Material` of the report. Out: a `Section`, with its problems.
No file is read, no other section is known, no engine is called.
"""

from ngen_pdf.sections.model import (
    AS_TYPED,
    CHART_BLOCK,
    ELSEWHERE,
    Abbreviated,
    Caption,
    Chart,
    Column,
    DataPlace,
    Heading,
    Hole,
    Kind,
    Mark,
    Material,
    Matter,
    Mention,
    Piece,
    Prose,
    Section,
    Source,
    Use,
)

__all__ = [
    "AS_TYPED",
    "CHART_BLOCK",
    "ELSEWHERE",
    "Abbreviated",
    "Caption",
    "Chart",
    "Column",
    "DataPlace",
    "Heading",
    "Hole",
    "Kind",
    "Mark",
    "Material",
    "Matter",
    "Mention",
    "Piece",
    "Prose",
    "Section",
    "Source",
    "Use",
    "parse",
]


def parse(source: Source, material: Material | None = None) -> Section:
    """The section that `source` becomes; what is wrong with it is in its `problems`."""
    # the parser takes 60 ms to import, which a command that prints its help need not wait for
    from ngen_pdf.sections.steps import compile_section

    return compile_section(source, material or Material())
