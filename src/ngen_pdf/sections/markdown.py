"""The configured Markdown parser: its rules in order, and lines on every token.

In: a section's text without front matter. Out: markdown-it tokens; every inline
token's `meta["line"]` is its line in the file. The rules of our own are in the
files named for what they parse; what they mean is settled in the steps after this.
"""

from functools import cache

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin

from ngen_pdf.sections import (
    attributes,
    code,
    divs,
    expressions,
    footnotes,
    images,
    links,
    nesting,
    references,
    spans,
    tables,
    unsettled,
)
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.lines import LinedState
from ngen_pdf.sections.tokens import line_of, text_token

# each with the blocks that it may interrupt
BLOCK_RULES: tuple[tuple[str, RuleFuncBlockType, list[str]], ...] = (
    ("depth", nesting.depth_rule, []),
    ("caption", tables.caption_rule, ["blockquote"]),
    ("table", tables.table_rule, ["paragraph", "reference"]),
    ("code", rules_block.code, []),
    ("div", divs.fence_rule, ["paragraph", "reference", "blockquote", "list"]),
    ("attributes", attributes.block_rule, []),
    ("fence", code.fence_rule, ["paragraph", "reference", "blockquote", "list"]),
    ("blockquote", rules_block.blockquote, ["paragraph", "reference", "blockquote", "list"]),
    ("hr", rules_block.hr, ["paragraph", "reference", "blockquote", "list"]),
    ("list", rules_block.list_block, ["paragraph", "reference", "blockquote"]),
    ("footnote", footnotes.definition_rule, ["paragraph", "reference"]),
    ("reference", unsettled.reference_rule, []),
    ("html_block", rules_block.html_block, ["paragraph", "reference", "blockquote"]),
    ("heading", rules_block.heading, ["paragraph", "reference", "blockquote"]),
    ("lheading", rules_block.lheading, []),
    ("paragraph", rules_block.paragraph, []),
)

INLINE_RULES: tuple[tuple[str, RuleFuncInlineType], ...] = (
    ("text", rules_inline.text),
    ("newline", rules_inline.newline),
    ("escape", rules_inline.escape),
    ("backticks", rules_inline.backtick),
    ("strikethrough", rules_inline.strikethrough.tokenize),
    ("emphasis", rules_inline.emphasis.tokenize),
    ("footnote_call", footnotes.call_rule),
    ("footnote_inline", footnotes.inline_rule),
    ("link", rules_inline.link),
    ("span", spans.span_rule),
    ("unsettled", unsettled.mark_rule),
    ("image", images.image_rule),
    ("reference", references.reference_rule),
    ("attributes", attributes.inline_rule),
    ("autolink", rules_inline.autolink),
    ("html_inline", rules_inline.html_inline),
    ("entity", rules_inline.entity),
)


class InlineParser(ParserInline):
    """Inline parsing by our rules, with lines."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler[RuleFuncInlineType]()
        for name, rule in INLINE_RULES:
            self.ruler.push(name, rule)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse `src`, whose first line is `env["line"]`, into `tokens`."""
        state = LinedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def skipToken(self, state: StateInline) -> None:
        """Step over a token in a lookahead; what is nested too deeply is stepped over whole."""
        known = state.cache.get(state.pos)
        if known is not None:
            state.pos = known
        elif state.level < nesting.INLINE_LIMIT:
            super().skipToken(state)
        else:
            state.cache[state.pos] = state.pos = state.posMax


class BlockParser(ParserBlock):
    """Block parsing by our rules."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler[RuleFuncBlockType]()
        for name, rule, interrupts in BLOCK_RULES:
            self.ruler.push(name, rule, {"alt": interrupts})


class Parser(MarkdownIt):
    """The dialect; links and images pass as written, their own steps judge them."""

    def __init__(self) -> None:
        options = {"maxNesting": nesting.PARSER_LIMIT, "html": True, "tasklists": True}
        super().__init__("zero", options)
        self.inline = InlineParser()
        self.block = BlockParser()
        self.use(deflist_plugin)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002
        """Let every URL through: one refused here would be printed as plain text."""
        return True

    def normalizeLink(self, url: str) -> str:
        """The URL as written."""
        return expressions.strip(url)

    def normalizeLinkText(self, link: str) -> str:
        """The text of a bare link as written."""
        return link


@cache
def _parser() -> Parser:
    return Parser()


def blocks(text: str, draft: Draft) -> tuple[list[Token], EnvType]:
    """The block tokens, whose inline content is not parsed yet, and the link definitions."""
    tokens: list[Token] = []
    env: EnvType = {"draft": draft, "line": 1, "references": links.Definitions()}
    parser = _parser()
    parser.block.parse(text, parser, env, tokens)
    return tokens, env


def inlines(tokens: list[Token], env: EnvType) -> list[Token]:
    """The same tokens with the content of each inline token parsed into its children."""
    parser = _parser()
    for token in tokens:
        if token.type == "inline":
            env["line"], token.children = line_of(token), []
            if nesting.is_too_deep(token, env["draft"]):
                token.children = [text_token(token.content, line_of(token))]
            else:
                parser.inline.parse(token.content, parser, env, token.children)
    return tokens
