"""Writes the HTML of a section, with holes for what only the outline knows.

In: the finished tokens of a section. Out: pieces, and in the draft the captions and
all the words that are printed, in printed order. Nothing is judged here.
"""

from collections.abc import Callable, Mapping, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from ngen_pdf.sections import expressions, part_frames
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import Caption, Hole, Kind, Mention, Piece
from ngen_pdf.sections.parts import PARTS
from ngen_pdf.sections.tokens import line_of

VOID = ("br", "hr", "img", "wbr")


def render(tokens: Sequence[Token], draft: Draft) -> tuple[Piece, ...]:
    """The pieces of a whole section."""
    writer = _Writer(draft)
    writer.write(tokens)
    return _joined(writer.pieces)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with adjacent strings joined."""
    joined: list[Piece] = []
    strings: list[str] = []
    for piece in (*pieces, None):
        if isinstance(piece, str):
            strings.append(piece)
            continue
        if strings:
            joined.append("".join(strings))
            strings.clear()
        if piece is not None:
            joined.append(piece)
    return tuple(joined)


class _Writer:
    """Appends to `pieces`, token by token."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.pieces: list[Piece] = []
        self.counts = {"figure": 0, "table": 0}
        self.owners: list[Token] = []  # the figures and tables that are open, for their captions
        self.tails: list[tuple[Token, part_frames.Pieces]] = []  # what ends the parts that are open
        self.special: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "text": self._text,
            "softbreak": self._softbreak,
            "code_inline": self._code_inline,
            "code_block": self._code_block,
            "fence": self._code_block,
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "list_item_open": self._list_item_open,
            "part_open": self._part_open,
            "part_close": self._part_close,
            "figure_open": self._figure_open,
            "figure_close": self._figure_close,
            "table_open": self._table_open,
            "table_close": self._table_close,
            "caption_open": self._caption_open,
            "footnote": self._footnote,
            "footnote_again": self._footnote_again,
            "reference": self._reference,
            "chart": self._hole(Kind.CHART),
            "chart_table": self._hole(Kind.CHART_TABLE),
            "words": self._reference_words,
            "generated": self._generated,
        }

    def write(self, tokens: Sequence[Token]) -> None:
        """Write the tokens in order."""
        for token in tokens:
            if not token.hidden:
                self.special.get(token.type, self._element)(token)
            elif token.nesting < 0:
                self.pieces.append("\n")  # the words of two such paragraphs stay apart

    # --- elements ----------------------------------------------------------

    def _element(self, token: Token) -> None:
        """A start tag, an end tag or a void element, as the token says."""
        if token.nesting < 0:
            self.pieces.append(f"</{token.tag}>")
        else:
            self._open(token)
        ends = token.nesting < 0 or token.tag in VOID
        if token.type == "hardbreak" or (ends and token.block):
            self.pieces.append("\n")

    def _open(self, token: Token, **more: str | Hole) -> None:
        """A start tag with the token's attributes and `more`."""
        self.pieces.append(f"<{token.tag}")
        self._attributes(token, more)
        self.pieces.append(">")

    def _attributes(self, token: Token, more: Mapping[str, str | Hole]) -> None:
        """The token's attributes, its line where it is a block, and `more`."""
        holes = token.meta.get("holes", {})
        values: dict[str, str | int | float | Hole] = {"id": "", "class": "", **token.attrs}
        values.update(holes | dict(more))
        if "start" in values:  # which the engine heeds in a style only
            values["style"] = f"counter-reset: list-item {int(str(values['start'])) - 1}"
        if token.block and token.map:
            values["data-line"] = line_of(token)
        for name, value in values.items():
            if value == "" and name in ("id", "class"):
                continue
            plain = value if isinstance(value, Hole) else expressions.strip(str(value))
            escaped = plain if isinstance(plain, Hole) else escapeHtml(plain)
            self.pieces += (f' {escapeHtml(name)}="', escaped, '"')

    def _say(self, words: str, line: int) -> None:
        """Print words, and note that they are."""
        plain = expressions.strip(words)
        self.pieces.append(escapeHtml(plain))
        if plain.strip():
            self.draft.text.append(Mention(plain, line))

    def _inline(self, token: Token) -> None:
        self.write(token.children or [])

    def _text(self, token: Token) -> None:
        self._words(token.content, line_of(token))

    def _words(self, text: str, line: int) -> None:
        """Text, in which the values from data are told apart."""
        for words, use in expressions.parts(text):
            if use is None:
                self._say(words, line)
            else:
                names = escapeHtml(" ".join(self.draft.uses[use].names))
                self.pieces.append(f'<data value="{names}">')
                self._say(words, line)
                self.pieces.append("</data>")

    def _softbreak(self, _token: Token) -> None:
        self.pieces.append("\n")

    def _code_inline(self, token: Token) -> None:
        self._open(token)
        self._say(token.content, line_of(token))
        self.pieces.append("</code>")

    def _code_block(self, token: Token) -> None:
        """Code line by line."""
        self._open(Token("", "pre", 1, attrs=token.attrs, map=token.map, block=True))
        language = escapeHtml(token.info)
        self.pieces.append(f'<code class="language-{language}">' if language else "<code>")
        first = line_of(token) + (token.type == "fence")
        lines = token.content.removesuffix("\n").split("\n") if token.content else []
        for offset, line in enumerate(lines):
            self._say(line, first + offset)
            self.pieces.append("\n")
        self.pieces.append("</code></pre>\n")

    def _list_item_open(self, token: Token) -> None:
        self._open(token)
        if "checked" in token.meta:
            self.pieces.append('<span class="box"></span>')

    # --- headings and captions ---------------------------------------------

    def _heading_open(self, token: Token) -> None:
        anchor = str(token.attrs["id"])
        token.meta["holes"] = {"id": Hole(Kind.ANCHOR, anchor)}
        self._open(token, **{"data-label": str(token.meta["label"])})
        self.pieces += (Hole(Kind.NUMBER, anchor), '<span class="title">')

    def _heading_close(self, token: Token) -> None:
        self.pieces.append(f"</span></{token.tag}>\n")

    def _table_open(self, token: Token) -> None:
        self._own(token)
        self._open(token)

    def _own(self, token: Token) -> None:
        """Begin a figure or a table; where it has a caption it has an anchor, too."""
        self.owners.append(token)
        if token.meta.get("captioned"):
            self.counts[token.tag] += 1
            number = self.counts[token.tag]
            anchor = str(token.attrs.get("id") or f"{token.tag}/{number}")
            token.meta.update(key=f"{token.tag}-{number}", anchor=anchor)
            if "id" not in token.attrs:  # no id of an author's has a slash
                token.meta["holes"] = {"id": Hole(Kind.ANCHOR, anchor)}

    def _table_close(self, token: Token) -> None:
        self.owners.pop()
        self._element(token)

    def _caption_open(self, token: Token) -> None:
        owner = self.owners[-1]
        aside = Draft(self.draft.path, self.draft.material, uses=self.draft.uses)
        caption = Caption(
            kind=owner.tag,
            key=owner.meta["key"],
            anchor=owner.meta["anchor"],
            explicit="id" in owner.attrs,
            text=token.meta["words"],
            title=render(token.meta["title"], aside),
            line=line_of(token) or line_of(owner),
        )
        self.draft.captions.append(caption)
        self._open(token)
        label = Hole(Kind.LABEL, caption.key, owner.meta["language"])
        self.pieces += ('<span class="label">', label, "</span> ")

    # --- parts -------------------------------------------------------------

    def _part_open(self, token: Token) -> None:
        given = frozenset(token.meta.get("given", ()))
        before, after = part_frames.frame(token.meta["part"], given)
        self._fill(before, token)
        self.tails.append((token, after))

    def _part_close(self, _token: Token) -> None:
        opening, after = self.tails.pop()
        self._fill(after, opening)

    def _fill(self, pieces: part_frames.Pieces, token: Token) -> None:
        """The pieces of a template, with what the part's token has for their slots."""
        for piece in pieces:
            if isinstance(piece, str):
                self.pieces.append(piece)
            elif piece.name == part_frames.ATTRIBUTES:
                self._attributes(token, {})
            else:
                self._slot(piece.name, token)

    def _slot(self, name: str, token: Token) -> None:
        value = token.meta["given"][name]
        if PARTS[token.meta["part"]].attributes[name].printed:
            self._words(value, line_of(token))
        else:
            self.pieces.append(token.meta.get("slots", {}).get(name, escapeHtml(value)))

    def _figure_open(self, token: Token) -> None:
        """A figure is a part, but for a chart, which is whole without one."""
        self._own(token)
        (self._part_open if "part" in token.meta else self._open)(token)

    def _figure_close(self, token: Token) -> None:
        opening = self.owners.pop()
        (self._part_close if "part" in opening.meta else self._element)(token)

    # --- notes, references, what is generated --------------------------------

    def _footnote(self, token: Token) -> None:
        tag = "div" if token.meta.get("blocks") else "span"
        number, anchor = token.meta["number"], escapeHtml(token.meta["id"])
        self.pieces.append(
            f'<{tag} class="footnote" id="{anchor}" data-number="{number}"'
            f' data-line="{line_of(token)}">'
        )
        self.write(token.meta["note"])
        self.pieces.append(f"</{tag}>")

    def _footnote_again(self, token: Token) -> None:
        number, anchor = token.meta["number"], escapeHtml(token.meta["id"])
        link = f'<a href="#{anchor}">{number}</a>'
        self.pieces.append(f'<sup class="footnote-again">{link}</sup>')

    def _reference(self, token: Token) -> None:
        self.pieces.append(Hole(Kind.REFERENCE, token.content, token.meta["language"]))

    def _hole(self, kind: Kind) -> Callable[[Token], None]:
        """What writes a block that only `galley` can fill."""

        def write(token: Token) -> None:
            self.pieces.extend((Hole(kind, token.content, token.meta["language"]), "\n"))

        return write

    def _reference_words(self, token: Token) -> None:
        self.pieces.append(Hole(Kind.WORDS, token.content, token.meta["language"]))

    def _generated(self, token: Token) -> None:
        self.pieces += (Hole(Kind.GENERATED, token.content, token.meta["language"]), "\n")
