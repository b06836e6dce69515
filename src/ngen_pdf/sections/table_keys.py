"""Reads the keys of a `table` block.

In: the keys with their lines. Out: a `Request`, in which every value has the form it must
have; a problem for each key or value that has not. What the sheet holds is not known here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ngen_pdf.data import numbers
from ngen_pdf.data.columns import Column, Format
from ngen_pdf.data.operands import MAX_DECIMALS
from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections import blocks, expressions
from ngen_pdf.sections.draft import Draft

KEYS = ("file", "caption", "columns", "where", "sort", "total", "shares", "empty", "source")
INLINE = ("caption", "columns", "source")  # which hold Markdown
COLUMN_KEYS = ("name", "title", "format", "currency", "digits", "align", "total")
ALIGNMENTS = ("left", "center", "right")
COLUMN_HINT = "write `- name`, `- name: Title` or `- {name: ngen, title: NGen, format: number}`"


@dataclass(frozen=True, slots=True)
class Request:
    """What a `table` block asks for; texts for print are Markdown with marks.

    `columns` is None where all are wanted. `where` has the texts that a cell may have.
    `sort` has the names of columns, with a hyphen before those that descend.
    """

    block: blocks.Block
    file: str = ""
    caption: str = ""
    columns: tuple[Column, ...] | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: tuple[str, ...] = ()
    total: str = ""
    shares: tuple[str, ...] = ()
    empty: str | None = None
    source: str = ""

    def line(self, *path: str | int) -> int:
        """The line of a key, or of what stands in it."""
        return self.block.line(path)


def read(block: blocks.Block, draft: Draft) -> Request:
    """The request of a block; what is wrong is told, and left out of it."""
    reader = _Reader(block, draft)
    reader.check_keys(block.values, KEYS, ())
    return Request(
        block=block,
        file=reader.text("file"),
        caption=reader.text("caption"),
        columns=reader.columns(),
        where=reader.where(),
        sort=reader.names("sort"),
        total=reader.text("total"),
        shares=reader.names("shares"),
        empty=reader.text("empty") if "empty" in block.values else None,
        source=reader.text("source"),
    )


def _plain(value: object) -> str | None:
    """A word or a number as text; None for what is neither."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    text = re.sub(r"[ \t\r\n]+", " ", str(value)).strip()  # no-break spaces stay
    return text if isinstance(value, str | int | float) else None


class _Reader:
    """Takes values out of a block, and tells of those that do not fit."""

    def __init__(self, block: blocks.Block, draft: Draft) -> None:
        self.block, self.draft = block, draft

    def error(self, message: str, path: blocks.Path, hint: str = "") -> None:
        """A problem at the line of a value."""
        self.draft.error("table", message, self.block.line(path), hint)

    def check_keys(
        self, values: Mapping[str, object], known: tuple[str, ...], path: blocks.Path
    ) -> None:
        """A problem for each key that there is not."""
        for key, value in values.items():
            if key in known:
                continue
            hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
            if value is None:
                hint = "put a text that holds a comma into quotation marks"
            line = self.block.line((*path, key))
            self.draft.error("unknown-key", f"there is no key `{key[:40]}`", line, hint)

    def text(self, key: str) -> str:
        """The text of a key, on one line; "" where there is none."""
        found = _plain(self.block.values.get(key))
        if found is None:
            self.error(f"`{key}` must be text", (key,), "put it into quotation marks")
        return found or ""

    def names(self, key: str) -> tuple[str, ...]:
        """A name, or a list of them."""
        value = self.block.values.get(key, [])
        items = value if isinstance(value, list) else [value]
        found = [_plain(item) for item in items]
        if any(not name for name in found):
            self.error(f"`{key}` must be the name of a column or a list of them", (key,))
        return tuple(name for name in found if name)

    def where(self) -> Mapping[str, tuple[str, ...]]:
        """The texts that a cell may have, by the names of the columns."""
        value = self.block.values.get("where", {})
        if not isinstance(value, Mapping):
            self.error("`where` must name columns", ("where",), "where: {stage: Completed}")
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for name, wanted in value.items():
            texts = [_plain(item) for item in (wanted if isinstance(wanted, list) else [wanted])]
            if any(text is None for text in texts):
                message = f"`{name}` must be a text or a list of texts"
                self.error(message, ("where", name), "where: {stage: [Completed, Approved]}")
                continue
            found[name] = tuple(text for text in texts if text is not None)
        return found

    # --- columns -----------------------------------------------------------

    def columns(self) -> tuple[Column, ...] | None:
        """The columns that are wanted; None where all are."""
        value = self.block.values.get("columns")
        if value is None:
            return None
        if not isinstance(value, list) or not value:
            self.error("`columns` must be a list", ("columns",), COLUMN_HINT)
            return None
        found = [self._column(item, ("columns", number)) for number, item in enumerate(value)]
        return tuple(column for column in found if column)

    def _column(self, item: object, path: blocks.Path) -> Column | None:
        line = self.block.line(path)
        if isinstance(item, Mapping):
            if "name" in item:
                return self._long(item, path)
            if len(item) == 1:
                name, title = next(iter(item.items()))
                return Column(str(name), _plain(title) or "", line=line)
        elif name := _plain(item):
            return Column(expressions.strip(name), line=line)
        self.error("this is not a column", path, COLUMN_HINT)
        return None

    def _long(self, item: Mapping[str, object], path: blocks.Path) -> Column:
        self.check_keys(item, COLUMN_KEYS, path)
        currency = self._choice(item, "currency", path)
        if currency and not numbers.is_currency(currency):
            self.error(f"`{currency}` is not a currency", (*path, "currency"), "such as CAD")
        form = self._choice(item, "format", path, tuple(Format))
        if form == Format.CURRENCY and not currency:
            self.error("which currency?", (*path, "format"), "write it beside: currency: CAD")
            form = ""
        total = item.get("total")
        return Column(
            name=expressions.strip(_plain(item["name"]) or ""),
            title=_plain(item.get("title")) or "",
            format=Format(form) if form else None,
            currency=currency if numbers.is_currency(currency) else "",
            digits=self._digits(item, path),
            align=self._choice(item, "align", path, ALIGNMENTS),
            is_added=total if isinstance(total, bool) else None,
            sum="" if isinstance(total, bool) else expressions.strip(_plain(total) or ""),
            line=self.block.line(path),
        )

    def _choice(
        self, item: Mapping[str, object], key: str, path: blocks.Path, allowed: tuple[str, ...] = ()
    ) -> str:
        """The word of a key, which must be one of those allowed where there are some."""
        found = expressions.strip(_plain(item.get(key)) or "")
        if not found or not allowed or found in allowed:
            return found
        hint = did_you_mean(found, allowed) or f"allowed: {', '.join(allowed)}"
        self.error(f"`{key}` cannot be `{found[:40]}`", (*path, key), hint)
        return ""

    def _digits(self, item: Mapping[str, object], path: blocks.Path) -> int | None:
        value = item.get("digits")
        if value is None or (type(value) is int and 0 <= value <= MAX_DECIMALS):
            return value
        self.error(
            "`digits` is not a number of decimals", (*path, "digits"), f"0 to {MAX_DECIMALS}"
        )
        return None
