"""Fenced `vega-lite` blocks: charts, which are figures where they have a caption.

In: block tokens. Out: figure tokens with a chart in place of each such fence, and its
specification in the draft. What Vega-Lite makes of it is no matter of this package.
"""

from collections.abc import Mapping

from markdown_it.token import Token

from ngen_pdf.problems import did_you_mean
from ngen_pdf.sections import attributes, blocks
from ngen_pdf.sections.allowed import attach
from ngen_pdf.sections.draft import Draft
from ngen_pdf.sections.model import CHART_BLOCK, Chart, Column, DataPlace
from ngen_pdf.sections.tokens import line_of

OWN_KEYS = ("alt", "caption", "table")
TABLE_KEYS = ("place", "columns")
COLUMN_KEYS = ("name", "title", "format")
HINT = "say what the chart shows: alt: Two bars, ..."


def finish(tokens: list[Token], draft: Draft) -> list[Token]:
    """The tokens with a figure for each chart."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "fence" and token.info == CHART_BLOCK:
            kept += _chart(token, draft)
        else:
            kept.append(token)
    return kept


def _chart(fence: Token, draft: Draft) -> list[Token]:
    """The tokens of one chart; none where its block cannot be read."""
    line = line_of(fence)
    block = blocks.read(fence.content, line + 1, ("caption",), draft)
    if block is None:
        return []
    caption, alt = (_words(block, key, draft) for key in ("caption", "alt"))
    if not alt:
        at = block.lines.get(("alt",), line)
        draft.error("image-alt", "this chart has no text that stands for it", at, HINT)
    caption = _take_attributes(caption, fence, block.line(("caption",)), draft)
    place, columns = _table(block, draft)
    if place is DataPlace.APPENDIX and not (caption and "id" in fence.attrs):
        message = "data that are gathered are found by their chart's name, and this one has none"
        hint = "give it a caption and an id: {.vega-lite #fig-x}"
        draft.error("chart", message, block.line(("table",)), hint)
    chart = Chart(
        key=f"chart-{len(draft.charts) + 1}",
        spec={key: value for key, value in block.values.items() if key not in OWN_KEYS},
        lines=block.lines,
        line=line,
        alt=alt,
        classes=tuple(str(fence.attrs.get("class", "")).split()),
        anchor=str(fence.attrs.get("id", "")),
        caption=bool(caption),
        place=place,
        columns=columns,
    )
    draft.charts.append(chart)
    if caption:
        return _figure(fence, chart, caption, block.line(("caption",)))
    return _plain(fence, chart, draft)


def _words(block: blocks.Block, key: str, draft: Draft) -> str:
    """The text of a key, on one line; "" where there is none."""
    value = block.values.get(key)
    if isinstance(value, str) or value is None:
        return " ".join((value or "").split())
    draft.error("chart", f"`{key}` must be text", block.line((key,)), "put it into quotation marks")
    return ""


def _take_attributes(caption: str, fence: Token, line: int, draft: Draft) -> str:
    """The caption without the attributes at its end, which go on the chart."""
    start = caption.rfind(" {")
    found = attributes.read(caption, start + 1, len(caption)) if start >= 0 else None
    if found is None or found.end != len(caption):
        return caption
    attach(fence, found.items, line, draft)
    return caption[:start].rstrip()


# --- tokens ----------------------------------------------------------------


def _figure(fence: Token, chart: Chart, caption: str, line: int) -> list[Token]:
    opening = _opening(fence, "figure_open", "figure", "figure chart")
    opening.meta["captioned"] = True
    return [
        opening,
        Token("caption_open", "figcaption", 1, block=True, meta={"line": line}),
        Token("inline", "", 0, content=caption, children=[], meta={"line": line}, map=fence.map),
        Token("caption_close", "figcaption", -1, block=True),
        _mark("chart", chart),
        Token("figure_close", "figure", -1, block=True),
        *_data_below(chart),
    ]


def _plain(fence: Token, chart: Chart, draft: Draft) -> list[Token]:
    if chart.anchor.startswith("fig-"):
        message = f"the figure `{chart.anchor}` has no caption, so it has no number"
        draft.error("figure-caption", message, chart.line, "write `caption: ...` into the chart")
    opening = _opening(fence, "chart_open", "div", "image chart")
    closing = Token("chart_close", "div", -1, block=True)
    return [opening, _mark("chart", chart), closing, *_data_below(chart)]


def _opening(fence: Token, kind: str, tag: str, classes: str) -> Token:
    opening = Token(kind, tag, 1, block=True, map=fence.map)
    own = str(fence.attrs.get("class", ""))
    opening.attrs = {**fence.attrs, "class": f"{classes} {own}".strip()}
    opening.meta.update(fence.meta)
    return opening


def _mark(kind: str, chart: Chart) -> Token:
    return Token(kind, "", 0, content=chart.key, block=True)


def _data_below(chart: Chart) -> list[Token]:
    return [_mark("chart_table", chart)] if chart.place is DataPlace.BELOW else []


# --- the table of its data -------------------------------------------------


def _table(block: blocks.Block, draft: Draft) -> tuple[DataPlace, tuple[Column, ...]]:
    """Where the data are printed, and which of their columns; () is those that are drawn."""
    value = block.values.get("table", "none")
    if not isinstance(value, Mapping):
        return _place(value, block, ("table",), draft), ()
    _check_keys(value, TABLE_KEYS, block, ("table",), draft)
    place = _place(value.get("place", "below"), block, ("table", "place"), draft)
    columns = value.get("columns", [])
    if not isinstance(columns, list):
        draft.error("chart", "`columns` must be a list", block.line(("table", "columns")))
        return place, ()
    found = (_column(item, block, n, draft) for n, item in enumerate(columns))
    return place, tuple(column for column in found if column)


def _place(value: object, block: blocks.Block, path: blocks.Path, draft: Draft) -> DataPlace:
    allowed = tuple(str(place) for place in DataPlace)
    if isinstance(value, str) and value in allowed:
        return DataPlace(value)
    hint = did_you_mean(str(value), allowed) or f"allowed: {', '.join(allowed)}"
    draft.error("chart", f"`{path[-1]}` cannot be `{str(value)[:40]}`", block.line(path), hint)
    return DataPlace.NONE


def _column(item: object, block: blocks.Block, number: int, draft: Draft) -> Column | None:
    path: blocks.Path = ("table", "columns", number)
    if isinstance(item, str):
        return Column(item, "", "", block.line(path))
    if isinstance(item, Mapping) and isinstance(item.get("name"), str):
        _check_keys(item, COLUMN_KEYS, block, path, draft)
        title, shape = (str(item.get(key) or "") for key in ("title", "format"))
        return Column(item["name"], title, shape, block.line(path))
    hint = "write its name, or {name: cost, title: Cost, format: ',.1f'}"
    draft.error("chart", "this is not a column", block.line(path), hint)
    return None


def _check_keys(
    values: Mapping[str, object],
    known: tuple[str, ...],
    block: blocks.Block,
    path: blocks.Path,
    draft: Draft,
) -> None:
    for key in values:
        if key not in known:
            hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
            draft.error("chart", f"there is no key `{key}`", block.line((*path, key)), hint)
