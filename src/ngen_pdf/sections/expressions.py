"""Puts figures in the place of `{{ … }}`, before the text is parsed as Markdown.

In: a section's text without front matter. Out: the text with the same lines, in which
each value stands between marks that no text can hold, so that later steps know what
came from data. Code is left alone but for the blocks `table` and `vega-lite`, in which
a reckoned number stands plain, for YAML to read. `\\{{` is a brace.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from markdown_it.token import Token

from ngen_pdf.data.expressions import MAX_LENGTH, evaluate
from ngen_pdf.data.operands import Fault
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import CHART_BLOCK, TABLE_BLOCK, Use
from ngen_pdf.sections.tokens import walk

# noncharacters, which `characters.clean` lets nobody write
START, END = "\ufdd0", "\ufdd1"
DIGITS = "".join(chr(0xFDE0 + digit) for digit in range(16))
MARKS = re.compile(f"[{START}{END}{DIGITS}]")
VALUE = re.compile(f"{START}([{DIGITS}]*)(.*?){END}", re.DOTALL)

DATA_BLOCKS = (TABLE_BLOCK, CHART_BLOCK)
OPENING = re.compile(r"\\[\\{`]|<!--|`+|\{\{")
FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})(?P<info>.*)")
LANGUAGE = re.compile(r"\s*(?:\{\s*\.)?([\w-]+)")
REACH = 2 * MAX_LENGTH  # how far the end of an expression is looked for
SPAN_REACH = 4096  # and that of a code span: with no limit each backtick would cost the whole text
BLANK = re.compile(r"\n[ \t]*\n")


def substitute(text: str, language: str, draft: Draft) -> str:
    """The text with the values of its expressions; what fails is told, and left as it is."""
    if "{{" not in text:
        return text
    return _Scanner(text, language, draft).run()


def mark(shown: str, use: Use, draft: Draft) -> str:
    """What is shown of a use, between marks; the use is noted."""
    draft.uses.append(use)
    return _between_marks(shown, len(draft.uses) - 1)


def _between_marks(value: str, number: int) -> str:
    digits = "".join(DIGITS[int(digit, 16)] for digit in f"{number:x}")
    return f"{START}{digits}{value}{END}"


def strip(text: str) -> str:
    """The text without marks."""
    return MARKS.sub("", text)


def parts(text: str) -> Iterator[tuple[str, int | None]]:
    """The text in parts without marks; those from data with the number of their `Use`."""
    start = 0
    for found in VALUE.finditer(text):
        if found.start() > start:
            yield strip(text[start : found.start()]), None
        number = "".join(f"{DIGITS.index(digit):x}" for digit in found[1])
        yield strip(found[2]), int(number, 16) if number else None
        start = found.end()
    if start < len(text):
        yield strip(text[start:]), None


def translate(tokens: list[Token], draft: Draft) -> list[Token]:
    """Each value as the passage has it that it stands in, where that has its own language."""
    for token in walk(tokens):
        if token.type == "text":
            token.content = in_language(token.content, token.meta["language"], draft)
    return tokens


def in_language(text: str, language: str, draft: Draft) -> str:
    """The text with its values as that language has them."""
    if START not in text or language == (draft.language or draft.material.language):
        return text
    return "".join(_translated(*part, language, draft) for part in parts(text))


def _translated(words: str, number: int | None, language: str, draft: Draft) -> str:
    if number is None:
        return words
    use = draft.uses[number]
    found = evaluate(use.expression, draft.material.data.figures, language)
    text = use.text if isinstance(found, Fault) else found.text(language)
    draft.uses[number] = replace(use, text=text)
    return _between_marks(text, number)


class _Scanner:
    """Goes through the text once, stepping over code."""

    def __init__(self, text: str, language: str, draft: Draft) -> None:
        self.text, self.language, self.draft = text, language, draft
        self.parts: list[str] = []
        self.line = 1
        self.fence = ""  # the fence of the code that is open
        self.is_data = False

    def run(self) -> str:
        """The whole text, taken in runs of lines between fences."""
        run: list[str] = []
        for line in self.text.split("\n"):
            if self._is_fence(line):
                self._take(run)
                run = []
                self._turn(line)
                self._keep(line)
            else:
                run.append(line)
        self._take(run)
        return "\n".join(self.parts)

    def _is_fence(self, line: str) -> bool:
        found = FENCE.match(line)
        if found is None:
            return False
        if self.fence:
            return found["mark"].startswith(self.fence) and not found["info"].strip()
        return found["mark"][0] == "~" or "`" not in found["info"]

    def _turn(self, line: str) -> None:
        """Into a fence or out of it."""
        found = FENCE.match(line)
        if found is None or self.fence:
            self.fence, self.is_data = "", False
            return
        self.fence = found["mark"]
        language = LANGUAGE.match(found["info"])
        self.is_data = language is not None and language[1] in DATA_BLOCKS

    def _keep(self, text: str) -> None:
        self.parts.append(text)
        self.line += text.count("\n") + 1

    def _take(self, run: list[str]) -> None:
        if run:
            text = "\n".join(run)
            is_code = bool(self.fence) and not self.is_data
            self._keep(text if is_code or "{{" not in text else self._replaced(text))

    def _replaced(self, text: str) -> str:
        """The text with its values; code spans and comments are stepped over."""
        kept: list[str] = []
        position, line = 0, self.line
        while found := OPENING.search(text, position):
            kept.append(text[position : found.start()])
            line += text.count("\n", position, found.start())
            position = self._after(text, found)
            if found[0] == "{{":
                kept.append(self._value(text[found.start() : position], line))
            else:
                line += text.count("\n", found.start(), position)
                kept.append(text[found.start() : position])
        return "".join(kept) + text[position:]

    def _after(self, text: str, found: re.Match[str]) -> int:
        """Where what begins at `found` ends."""
        if found[0] == "{{":
            end = text.find("}}", found.end(), found.end() + REACH)
            line_end = text.find("\n", found.end(), found.end() + REACH)
            is_closed = end >= 0 and not 0 <= line_end < end
            return end + 2 if is_closed else found.end()
        if found[0] == "<!--" and not self.is_data:
            end = text.find("-->", found.end())
            return end + 3 if end >= 0 else found.end()
        if found[0][0] == "`" and not self.is_data:
            return _span_end(text, found)
        return found.end()

    def _value(self, written: str, line: int) -> str:
        if not written.endswith("}}"):
            hint = "close it with `}}` on the same line, or write `\\{{` for braces"
            self.draft.error("expression", "the expression that begins here has no end", line, hint)
            return written
        expression = written[2:-2].strip()
        found = evaluate(expression, self.draft.material.data.figures, self.language)
        if isinstance(found, Fault):
            self.draft.error("expression", found.message, line, found.hint)
            return written
        if self.is_data and isinstance(found.result, Decimal):
            plain = format(found.result, "f")
            if found.names:
                self.draft.uses.append(Use(found.names, plain, line, expression))
            return plain
        use = Use(found.names, found.text(self.language), line, expression)
        return mark(use.text, use, self.draft) if use.names else use.text


def _span_end(text: str, ticks: re.Match[str]) -> int:
    """The end of a code span, or of its backticks where it is none (CommonMark, 6.1)."""
    reach = ticks.end() + SPAN_REACH
    blank = BLANK.search(text, ticks.end(), reach)
    limit = blank.start() if blank else reach
    for closing in re.finditer("`+", text[ticks.end() : limit]):
        if len(closing[0]) == len(ticks[0]):
            return ticks.end() + closing.end()
    return ticks.end()
