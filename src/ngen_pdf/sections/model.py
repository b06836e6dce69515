"""What one Markdown file becomes: a `Section` and the frozen parts it is made of.

In: nothing. Out: types. No parsing, no text of other sections.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ngen_pdf.data import Abbreviation, Data
from ngen_pdf.problems import Problem
from ngen_pdf.report import Source as Source

AS_TYPED = "as-typed"  # the class of a passage whose numbers and years are meant as they stand
CHART_BLOCK, TABLE_BLOCK = "vega-lite", "table"  # the languages of fenced blocks that hold data
ELSEWHERE = "\ufffc"  # stands in a `Prose` for what was not typed as running text


@dataclass(frozen=True, slots=True)
class Material:
    """What a section may draw on beside its own text.

    `language` is the report's (BCP 47); `classes` are the names that the style sheets
    know, None where any name will do.
    """

    language: str = "en"
    data: Data = field(default_factory=Data)
    classes: frozenset[str] | None = None


class Matter(StrEnum):
    """The part of the publication that a section belongs to, in reading order."""

    COVER = "cover"
    FRONT = "front"
    BODY = "body"
    BACK = "back"
    BACK_COVER = "back-cover"


class Kind(StrEnum):
    """What a `Hole` waits for; `name` of the hole is given in brackets."""

    ANCHOR = "anchor"  # the final id of a heading or a caption [its anchor in this section]
    TARGET = "target"  # the href of a link inside the publication [as written]
    ASSET = "asset"  # the URL of a file [path from the root]
    NUMBER = "number"  # a heading's number span and a space, or nothing [its anchor as above]
    LABEL = "label"  # "Figure 3", inside the span before a caption [key of the `Caption`]
    REFERENCE = "reference"  # a whole cross reference [target, such as fig-x]
    CHART = "chart"  # the drawing of a chart [key of the `Chart`]
    CHART_TABLE = "chart-table"  # a chart's data below it [key of the `Chart`]
    WORDS = "words"  # the same as words alone, without link and page [as above]
    MARK = "mark"  # the id of a mark of the index [key of the `Mark`]
    GENERATED = "generated"  # what the compiler makes itself [such as contents]


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in the HTML that only the outline of the whole publication can fill.

    `language` is that of the words that it prints, "" where it prints none.
    """

    kind: Kind
    name: str
    language: str = ""


Piece = str | Hole


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 to 6, plain text, anchor within its section, line from 1."""

    level: int
    text: str
    anchor: str
    line: int
    explicit: bool  # the author wrote the anchor
    numbered: bool  # not marked .unnumbered
    listed: bool  # not marked .unlisted


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered figure or table; `kind` is "figure" or "table".

    `title` is its text as HTML for the lists: without links and notes.
    """

    kind: str
    key: str  # unique within the section
    anchor: str
    explicit: bool  # the author wrote the anchor
    text: str
    title: tuple[Piece, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named at a line: an anchor set, a link's target, an image's path."""

    name: str
    line: int


class DataPlace(StrEnum):
    """Where a chart's data are printed as a table."""

    NONE = "none"
    BELOW = "below"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chart's table; `title` and `format` (of d3) are "" where the chart has them."""

    name: str
    title: str
    format: str
    line: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification, without the keys of our own, and the line of each value in it.

    `lines` maps the path of a value, such as ("mark", "type"), to its line in the file.
    """

    key: str  # unique within the section
    spec: Mapping[str, object]
    lines: Mapping[tuple[str | int, ...], int]
    line: int
    alt: str
    classes: tuple[str, ...]
    anchor: str
    caption: bool  # it is a numbered figure
    place: DataPlace
    columns: tuple[Column, ...]

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of the value at `path`, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines[path] if path else self.line


@dataclass(frozen=True, slots=True)
class Use:
    """Figures from data, by their names, as an expression at a line prints them in one text."""

    names: tuple[str, ...]
    text: str
    line: int
    expression: str


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """The first use of an abbreviation in one text, and whether the text says what it is."""

    abbreviation: Abbreviation
    line: int
    is_aside: bool  # in a heading, a caption, a table, a note or an opener
    is_expanded: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the index: a term, and maybe a part of it, with a place or a cross reference."""

    key: str  # unique within the section
    term: str
    part: str  # the entry below the term, or ""
    see: str  # the entry to see instead, or ""
    anchor: str  # the author's id, or ""
    covers: bool  # all the pages of a div
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of one block as it was typed, in pieces with their lines.

    `language` is "" where it is the section's. `ELSEWHERE` stands for each thing between
    that was not typed as running text.
    """

    pieces: tuple[Mention, ...]
    language: str

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.name for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """One Markdown file, parsed: an HTML fragment with holes, and all it names."""

    source: str
    matter: Matter
    language: str  # "" where it is the report's
    css_class: str
    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[Mention, ...]  # ids written on anything but headings and captions
    captions: tuple[Caption, ...]
    links: tuple[Mention, ...]  # targets inside the publication
    references: tuple[Mention, ...]  # fig-x, tbl-x, sec-x
    images: tuple[Mention, ...]  # paths from the root
    uses: tuple[Use, ...]
    charts: tuple[Chart, ...]
    abbreviations: tuple[Abbreviated, ...]
    marks: tuple[Mark, ...]
    generated: tuple[Mention, ...]  # contents and their like
    prose: tuple[Prose, ...]
    text: tuple[Mention, ...]  # all the words that will be printed, with their lines
    unsettled: tuple[Mention, ...]  # what each mark says
    allowances: tuple[Mention, ...]  # codes of warnings that are not told of something
    problems: tuple[Problem, ...]

    @property
    def title(self) -> Heading | None:
        """The first level-1 heading."""
        return next((heading for heading in self.headings if heading.level == 1), None)
