"""Gives the parts figure, logos and contacts the form that their HTML has.

In: tokens in which parts are known, with parsed inline content. Out: a figure with its
last paragraph as its caption, each logo in a paragraph, each contact in a list of its own.
"""

from collections.abc import Callable, Iterator, Mapping

from markdown_it.token import Token

from ngen_pdf.sections import parts, text
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.tokens import closing_index, line_of

Shape = Callable[[list[Token], Draft], list[Token]]


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with each such part in its form."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        shape = SHAPES.get(tokens[index].meta.get("part", ""))
        if shape is None:
            kept.append(tokens[index])
            index += 1
            continue
        end = closing_index(tokens, index)
        inner = finish(tokens[index + 1 : end], draft)
        kept += shape([tokens[index], *inner, tokens[end]], draft)
        index = end + 1
    return kept


def _blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """The blocks that stand in a part, whose own tokens are the first and the last."""
    index = 1
    while index < len(tokens) - 1:
        end = closing_index(tokens, index) + 1
        yield tokens[index:end]
        index = end


def _images(block: list[Token]) -> list[Token]:
    """The images of a paragraph that holds nothing else, else none."""
    if block[0].type != "paragraph_open":
        return []
    children = block[1].children or []
    found = [token for token in children if token.type == "image"]
    return [] if any(_says(token) for token in children if token.type != "image") else found


def _says(token: Token) -> bool:
    """Whether there is more to it than the space between two images."""
    return token.type not in ("text", "softbreak", "hardbreak") or bool(token.content.strip())


# --- figure ----------------------------------------------------------------


def _figure(tokens: list[Token], draft: Draft) -> list[Token]:
    """The figure with its caption first, and all else in a div after it."""
    opening, *_, closing = tokens
    opening.type, opening.tag, closing.type, closing.tag = (
        "figure_open", "figure", "figure_close", "figure",
    )  # fmt: skip
    blocks = [_row(block) for block in _blocks(tokens)]
    caption = _caption(blocks, opening, draft)
    _check_figure(opening, blocks, draft)
    content = [token for block in blocks for token in block]
    before = Token("div_open", "div", 1, attrs={"class": "content"}, block=True)
    return [opening, *caption, before, *content, Token("div_close", "div", -1, block=True), closing]


def _caption(blocks: list[list[Token]], opening: Token, draft: Draft) -> list[Token]:
    """The last paragraph, taken out of the blocks, as a caption."""
    is_text = bool(blocks) and blocks[-1][0].type == "paragraph_open" and not _images(blocks[-1])
    if not is_text or len(blocks) == 1:
        hint = "its last paragraph is its caption, below what it shows"
        draft.error("figure-caption", "this figure has no caption", line_of(opening), hint)
        return []
    opening.meta["captioned"] = True
    first, inline, last = blocks.pop()
    first.type, first.tag, last.type, last.tag = (
        "caption_open", "figcaption", "caption_close", "figcaption",
    )  # fmt: skip
    first.hidden = last.hidden = False
    return [first, inline, last]


def _check_figure(opening: Token, blocks: list[list[Token]], draft: Draft) -> None:
    inner = [token for block in blocks for token in block]
    for token in inner:
        if token.meta.get("part") == "figure":
            draft.error("div", "a figure cannot stand in a figure", line_of(token))
    for image in (image for block in blocks for image in _images(block)):
        if image.children and image.attrs.get("alt"):
            message = "this image has a caption of its own in a figure"
            hint = "leave its brackets empty; the figure's last paragraph is the caption"
            draft.error("figure-caption", message, line_of(image), hint)
        _describe(image)
    is_bled = parts.FULL_BLEED in str(opening.attrs.get("class", "")).split()
    if is_bled and [len(_images(block)) for block in blocks] != [1]:
        message = "a figure to the bleed holds one image, and nothing else but its caption"
        draft.error("div", message, line_of(opening))


def _row(block: list[Token]) -> list[Token]:
    """Images of one paragraph beside each other."""
    images = _images(block)
    if len(images) > 1:
        block[0].attrJoin("class", "images")
        block[0].hidden = block[2].hidden = False
        block[1].children = images
    return block


# --- logos and contacts ----------------------------------------------------


def _logos(tokens: list[Token], draft: Draft) -> list[Token]:
    """The images, each in a paragraph of its own."""
    made: list[Token] = []
    for block in _blocks(tokens):
        images = _images(block)
        if block[0].type == "paragraph_open" and not images:
            message = "this cannot stand in `logos`, which holds images only"
            draft.error("div", message, line_of(block[0]), "put it before or after")
            made += block
        for image in images:
            _describe(image)
            made += _paragraph(image)
    return [tokens[0], *made, tokens[-1]]


def _describe(image: Token) -> None:
    """An image's words as its alternative text: it is no figure by itself."""
    image.attrs["alt"] = str(image.attrs.get("alt", "")) or text.plain(image.children or [])
    image.children = None


def _paragraph(image: Token) -> list[Token]:
    line = line_of(image)
    return [
        Token("paragraph_open", "p", 1, block=True, map=[line - 1, line]),
        Token("inline", "", 0, children=[image], map=[line - 1, line]),
        Token("paragraph_close", "p", -1, block=True),
    ]


def _contacts(tokens: list[Token], _draft: Draft) -> list[Token]:
    """The definition lists, with a list of its own for each term that follows a definition."""
    made: list[Token] = []
    for block in _blocks(tokens):
        for index, token in enumerate(block):
            starts = token.type == "dt_open" and block[index - 1].type == "dd_close"
            if starts and token.level == block[0].level + 1:
                made.append(Token("dl_close", "dl", -1, block=True))
                made.append(Token("dl_open", "dl", 1, block=True, map=token.map))
            made.append(token)
    return [tokens[0], *made, tokens[-1]]


SHAPES: Mapping[str, Shape] = {"figure": _figure, "logos": _logos, "contacts": _contacts}
