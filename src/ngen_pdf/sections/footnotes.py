"""Footnotes: `[^1]` with `[^1]: text` anywhere in the file, and `^[text]`.

In: block and inline source; the tokens of a whole section. Out: tokens without
definitions. The first call of a note is a `footnote` token that holds it, later
ones are `footnote_again`. Numbers start again in each section.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections.allowed import FOOTNOTE_PREFIX
from ngen_pdf.sections.anchors import slug
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.lines import line_at, parse_inside
from ngen_pdf.sections.tokens import draft_of, holders, line_of, text_token

CALL = re.compile(r"\[\^([^\s\[\]]+)\]")
CALLS = ("footnote_call", "footnote_inline")
NESTED = "a note cannot hold a note"


@dataclass(slots=True)
class Note:
    """A definition, and the number that its first call gives it."""

    label: str
    line: int
    tokens: list[Token] = field(default_factory=list)
    number: int = 0
    is_called: bool = False


# --- parsing ---------------------------------------------------------------


def definition_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`[^label]: text`, with more blocks of the note indented below it."""
    return footnote_def(state, start_line, end_line, silent)


def call_rule(state: StateInline, silent: bool) -> bool:
    """`[^label]`, whether it is defined or not."""
    if not state.src.startswith("[^", state.pos):
        return False
    match = CALL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("footnote_call", "", 0)
        token.content, token.meta["label"] = match[0], match[1]
    state.pos = match.end()
    return True


def inline_rule(state: StateInline, silent: bool) -> bool:
    """`^[text]`, a note where it is called."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    if not silent and not _push_inline(state, end):
        return False
    state.pos = end + 1
    return True


def _push_inline(state: StateInline, end: int) -> bool:
    """Add the note that ends at `end`, unless it stands in another."""
    start = state.pos
    if state.env.get("in_note"):
        draft_of(state).error("footnote", NESTED, line_at(state, start))
        return False
    state.env["in_note"] = True
    token = state.push("footnote_inline", "", 0)
    token.children = parse_inside(state, start + 2, end)
    token.content = state.src[start : end + 1]
    state.env["in_note"] = False
    return True


# --- placing ---------------------------------------------------------------


def place(tokens: list[Token], draft: Draft) -> list[Token]:
    """Put each note where it is first called."""
    body, notes = _extract(tokens, draft)
    stem = slug(draft.path.rpartition("/")[2].removesuffix(".md"))
    placer = _Placer(draft, notes, f"{FOOTNOTE_PREFIX}{stem}-")
    for index, token in enumerate(body):
        if token.type == "inline" and placer.place(token) and body[index - 1].tag == "p":
            # the HTML parser ends a <p> at the first block in it
            body[index - 1].tag = body[index + 1].tag = "div"
            body[index - 1].attrJoin("class", "paragraph")
    for note in notes.values():
        if not note.is_called:
            hint = f"call it with [^{note.label}], or remove it"
            draft.error("footnote", f"the note `{note.label}` is never called", note.line, hint)
    return body


def _extract(tokens: list[Token], draft: Draft) -> tuple[list[Token], dict[str, Note]]:
    """The tokens without definitions, and the definitions by label."""
    body: list[Token] = []
    notes: dict[str, Note] = {}
    open_notes: list[Note] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append(_define(token, notes, draft))
        elif token.type == "footnote_reference_close":
            _finish(open_notes.pop(), draft)
        else:
            (open_notes[-1].tokens if open_notes else body).append(token)
    return body, notes


def _define(token: Token, notes: dict[str, Note], draft: Draft) -> Note:
    note = Note(str(token.meta["label"]), line_of(token))
    first = notes.setdefault(note.label, note)
    if first is not note:
        message = f"the note `{note.label}` is already defined at line {first.line}"
        draft.error("footnote", message, note.line)
    return note


def _finish(note: Note, draft: Draft) -> None:
    """Check the blocks of a note, and make bare paragraphs fit to stand in a line."""
    if not note.tokens:
        draft.error("footnote", f"the note `{note.label}` is empty", note.line)
    if any(token.type == "heading_open" for token in note.tokens):
        draft.error("footnote", "a note cannot hold a heading", note.line)
    if not _has_blocks(note.tokens):
        for token in note.tokens:
            token.tag = token.tag and "span"
            if token.type == "paragraph_open":
                token.attrJoin("class", "paragraph")
    if note.tokens and note.tokens[0].type == "paragraph_open":
        # the first paragraph stands beside the note's number
        note.tokens = [note.tokens[1], *note.tokens[3:]]


def _has_blocks(tokens: Sequence[Token]) -> bool:
    return any(
        token.type not in ("paragraph_open", "inline", "paragraph_close") for token in tokens
    )


@dataclass(slots=True)
class _Placer:
    """Numbers the notes in the order of their first calls."""

    draft: Draft
    notes: dict[str, Note]
    prefix: str
    count: int = 0

    def place(self, inline: Token) -> bool:
        """Give each call its note; whether one of them holds blocks."""
        depth, has_blocks = 0, False
        for token in inline.children or []:
            depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if token.type in CALLS and depth:
                self._refuse(token, "a link cannot hold a note")
            elif token.type == "footnote_inline":
                self._first(token, [Token("inline", "", 0, children=token.children)])
            elif token.type == "footnote_call":
                has_blocks |= self._call(token)
        return has_blocks

    def _call(self, token: Token) -> bool:
        note = self.notes.get(token.meta["label"])
        if note is None:
            label = token.meta["label"]
            near = did_you_mean(label, tuple(self.notes)) or f"define it: {token.content}: …"
            self._refuse(token, f"no note is defined as `{label}`", near)
            return False
        note.is_called = True
        if note.number:
            token.type = "footnote_again"
            token.meta.update(number=note.number, id=f"{self.prefix}{note.number}")
            return False
        token.meta["line"] = note.line
        self._first(token, note.tokens)
        note.number = self.count
        token.meta["blocks"] = _has_blocks(note.tokens)
        return bool(token.meta["blocks"])

    def _first(self, token: Token, content: list[Token]) -> None:
        self.count += 1
        for holder in holders(content):
            holder.children = [self._unnested(inner) for inner in holder.children or []]
        token.type, token.children = "footnote", None
        token.meta.update(number=self.count, id=f"{self.prefix}{self.count}", note=content)

    def _unnested(self, token: Token) -> Token:
        if token.type not in CALLS:
            return token
        if note := self.notes.get(token.meta.get("label", "")):
            note.is_called = True
        self.draft.error("footnote", NESTED, line_of(token), "say it in one note")
        return text_token(token.content, line_of(token))

    def _refuse(self, token: Token, message: str, hint: str = "") -> None:
        if note := self.notes.get(token.meta.get("label", "")):
            note.is_called = True
        self.draft.error("footnote", message, line_of(token), hint)
        token.type = "text"
