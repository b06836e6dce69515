"""Figures: a paragraph that holds nothing but one image.

In: tokens with parsed inline content. Out: the same, with figure tokens where an
image has a caption, and paragraphs of class `image` where it has none.
"""

from markdown_it.token import Token

from ngen_pdf.sections import parts
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import line_of

ON_IMAGE = ("src", "alt", "title", "width", "height")  # the figure takes the rest


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with paragraphs of one image made figures or image paragraphs."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        image = _sole_image(tokens, index)
        if image is None:
            kept.append(tokens[index])
            index += 1
            continue
        paragraph = tokens[index : index + 3]
        kept += (
            _figure(paragraph, image, draft) if image.children else _plain(paragraph, image, draft)
        )
        index += 3
    return kept


def _sole_image(tokens: list[Token], index: int) -> Token | None:
    """The image of the paragraph that opens at `index`, where it is all there is."""
    if tokens[index].type != "paragraph_open":
        return None
    children = tokens[index + 1].children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _figure(paragraph: list[Token], image: Token, draft: Draft) -> list[Token]:
    opening = Token("figure_open", "figure", 1, block=True, map=paragraph[0].map)
    opening.attrs, opening.meta = {"class": "figure"}, {"captioned": True, "part": "figure"}
    opening.meta["language"] = image.meta["language"]
    _merge(opening, paragraph[0])
    _merge(opening, image)
    parts.check_variant(opening, True, draft)
    image.attrs = {name: value for name, value in image.attrs.items() if name in ON_IMAGE}
    image.meta["figure"] = True
    caption, image.children = image.children, None
    return [
        opening,
        Token("caption_open", "figcaption", 1, block=True),
        Token("inline", "", 0, children=caption, map=opening.map),
        Token("caption_close", "figcaption", -1, block=True),
        Token("inline", "", 0, children=[image], map=opening.map),
        Token("figure_close", "figure", -1, block=True),
    ]


def _merge(figure: Token, source: Token) -> None:
    """Give the figure the attributes of its paragraph or its image."""
    for name, value in source.attrs.items():
        if name == "class":
            figure.attrJoin("class", str(value))
        elif name not in ON_IMAGE:
            figure.attrs[name] = value
    if "id_line" in source.meta:
        figure.meta["id_line"] = source.meta["id_line"]


def _plain(paragraph: list[Token], image: Token, draft: Draft) -> list[Token]:
    anchor = str(image.attrs.get("id", ""))
    if anchor.startswith("fig-"):
        message = f"the figure `{anchor}` has no caption, so it has no number"
        hint = 'write the caption in the brackets: ![Caption](images/x.svg){alt="..."}'
        draft.error("figure-caption", message, line_of(image), hint)
    parts.check_variant(image, False, draft)
    paragraph[0].hidden = paragraph[2].hidden = False
    classes = str(paragraph[0].attrs.get("class", ""))
    paragraph[0].attrs["class"] = f"image {classes}".strip()
    return paragraph
