"""What the tests of the sections share: short ways to parse, and to see what came of it."""

from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

import tinyhtml5

from ngen_pdf.data import Data, Figure, Sheet, sheets
from ngen_pdf.problems import Place, Problem
from ngen_pdf.sections import Hole, Material, Piece, Section, Source, parse

PATH = "report/2024/02-test.md"


def _figure(name: str, value: str, unit: str) -> Figure:
    return Figure(name, Decimal(value), unit, "31 March 2021", ("S2",), "", "", Place())


FIGURES = (
    _figure("members.result", "3334", "members"),
    _figure("members.outside", "36", "%"),
    _figure("portfolio.total", "349.0", "million CAD"),
    _figure("portfolio.ngen", "154.5", "million CAD"),
)


def sheet(name: str, text: str) -> Sheet:
    """A sheet in the report's `data/`."""
    found, problems = sheets.read(f"report/2024/data/{name}.csv", text)
    assert found is not None
    assert not problems
    return found


SHEETS = (
    sheet(
        "portfolio",
        "stage,projects,ngen,share\nCompleted,23,39.8,26\nUnderway,43,92.9,60\n"
        '"Approved, *not* <b>contracted</b>",25,21.8,14\nTotal,91,154.4,100\n',
    ),
    sheet("places", "place,change,code\nÉvora,-1234.5,007\nAjax,,010\nelk,12.25,020\n"),
    sheet("mixed", "a,b\nx,1\ny,more than 27\n"),
    sheet("shares", "a,b,c\nx,33.3,30\ny,33.3,30\nz,33.3,30\n"),
    sheet("keys", "what,sources\nIt's *one*,S2 S-4\nTwo,–\nThree,[x](y) S2\n"),
    sheet("head", "a,b\n"),
    sheet("wide", ",".join(f"c{n}" for n in range(200)) + "\n" + ",".join("1" * 200) + "\n"),
    sheet("long", "a,b\n" + "x,1\n" * 100_000),
)
RAGGED = Problem("csv", "ragged", Place("report/2024/data/ragged.csv", 2))
DATA = Data(
    {figure.name: figure for figure in FIGURES},
    {sheet.path: sheet for sheet in SHEETS},
    problems=(RAGGED,),
)
VOID = ("br", "hr", "img", "wbr")


def section(text: str) -> Section:
    return parse(Source(PATH, text), Material("en-CA", DATA))


def below_title(text: str) -> Section:
    """The section of a text below a title, whose first line is line 3."""
    return section(f"# Title\n\n{text}")


def shown(piece: Piece) -> str:
    """A piece as text; holes as ‹kind name›."""
    return f"‹{piece.kind} {piece.name}›" if isinstance(piece, Hole) else piece


def html(text: str) -> str:
    return "".join(map(shown, section(text).pieces))


def problems(text: str) -> list[tuple[str, int]]:
    """Code and line of every problem."""
    return [(problem.code, problem.where.line) for problem in section(text).problems]


def problems_below_title(text: str) -> list[tuple[str, int]]:
    """The same for a text below a title, with the lines that the text has by itself."""
    return [(code, line - 2) for code, line in problems(f"# Title\n\n{text}")]


def hint(text: str) -> str:
    """The hint of the only problem."""
    (problem,) = section(text).problems
    return problem.hint


def words(found: Section) -> str:
    """All the words that are printed, parted by spaces."""
    return " ".join(mention.name for mention in found.text)


# --- structure -------------------------------------------------------------


class _Strict(HTMLParser):
    """Notes each element and its depth; fails where an end tag does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        self.seen.append((tag, len(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def as_written(fragment: str) -> list[tuple[str, int]]:
    """Every element with its depth, by its tags alone."""
    parser = _Strict()
    parser.feed(fragment)
    parser.close()
    assert not parser.open
    return parser.seen


def as_browsers_read(fragment: str) -> list[tuple[str, int]]:
    """Every element with its depth, as the HTML standard has it parsed."""
    root = tinyhtml5.parse(f"<!DOCTYPE html><section>{fragment}</section>")
    (body,) = [element for element in root if element.tag.endswith("body")]
    seen: list[tuple[str, int]] = []
    waiting = [(child, 0) for child in reversed(body[0])]
    assert len(body) == 1, "something was moved out of the section"
    while waiting:
        element, depth = waiting.pop()
        seen.append((element.tag.rpartition("}")[2], depth))
        waiting += [(child, depth + 1) for child in reversed(element)]
    return seen


def filled(found: Section) -> str:
    """The fragment with stand-ins for its holes."""
    stand_ins = {"reference": '<a href="#x">Figure 1</a>', "generated": "<nav>…</nav>"}
    return "".join(
        stand_ins.get(piece.kind, "x") if isinstance(piece, Hole) else piece
        for piece in found.pieces
    )


def assert_sound(found: Section) -> None:
    """The fragment nests as written and as read, and no two pieces of text stand side by side."""
    fragment = filled(found)
    written, read = as_written(fragment), as_browsers_read(fragment)
    assert written == read or any(problem.code == "raw-html" for problem in found.problems)
    assert not any(isinstance(a, str) and isinstance(b, str) for a, b in pairwise(found.pieces))
