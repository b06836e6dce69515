"""Takes a section's source through every step, in order.

In: a `Source` and its `Material`. Out: a `Section`. Each step is told by its line here;
what it does is in the file that is named for it.
"""

from collections.abc import Callable

from markdown_it.token import Token

from ngen_pdf.sections import (
    abbreviations,
    anchors,
    attributes,
    captions,
    characters,
    charts,
    divs,
    expressions,
    figures,
    footnotes,
    front_matter,
    generated,
    headings,
    images,
    index_marks,
    language,
    links,
    lists,
    markdown,
    nesting,
    part_checks,
    part_shapes,
    prose,
    raw_html,
    references,
    render,
    table_blocks,
    tables,
    text,
    typography,
    unsettled,
)
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Material, Section, Source

Step = Callable[[list[Token], Draft], list[Token]]

BLOCK_STEPS: tuple[Step, ...] = (
    divs.balance,
    unsettled.look_into_data,
    attributes.attach_to_blocks,
    table_blocks.finish,
    charts.finish,
    generated.finish,
    lists.finish,
)

# the order matters where a step needs what another has settled
INLINE_STEPS: tuple[Step, ...] = (
    links.report_leftovers,  # while escaped brackets can still be told apart
    text.join,
    nesting.flatten_inlines,
    attributes.take_trailing,
    attributes.report_strays,  # what headings and captions have not taken
    raw_html.clean,
    unsettled.finish,  # while images still have their bracketed text
    language.settle,  # when every attribute is on its token
    expressions.translate,
    typography.finish,  # before words are taken for captions, anchors and alternative texts
    index_marks.take_divs,  # before parts are told by their names
    part_checks.finish,
    part_shapes.finish,  # before their images could be figures
    tables.finish,
    figures.finish,
    index_marks.finish,
    images.finish,  # figures keep their bracketed text as caption
    captions.finish,
    links.finish,
    references.collect,
    anchors.finish,
    headings.collect,
    prose.collect,
    abbreviations.finish,
    footnotes.place,  # last, so that all else reaches the notes too
)


def compile_section(source: Source, material: Material) -> Section:
    """The section that `source` becomes, with all that is wrong with it."""
    draft = Draft(source.path, material)
    settings, body = front_matter.split(characters.clean(source.text, draft), draft)
    draft.language = settings.language
    body = expressions.substitute(body, settings.language or material.language, draft)
    tokens = _tokens(body, draft)
    pieces = render.render(tokens, draft)
    if pieces:
        headings.check(draft, settings.matter)
    elif not draft.problems:
        draft.error("empty-section", "this section is empty", 1, "write it, or remove the file")
    return draft.section(settings.matter, settings.css_class, pieces)


def _tokens(body: str, draft: Draft) -> list[Token]:
    tokens, env = markdown.blocks(body, draft)
    for step in BLOCK_STEPS:
        tokens = step(tokens, draft)
    tokens = markdown.inlines(tokens, env)
    links.check_definitions(env, draft)
    for step in INLINE_STEPS:
        tokens = step(tokens, draft)
    return tokens
