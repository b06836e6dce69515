"""The data of the real report: one number for one thing, and a source for each."""

import re
from decimal import Decimal

from conftest import ROOT
from ngen_pdf import data
from ngen_pdf.data.sheets import as_number

FOLDER = "report/2020-2021"
SOURCES = f"{FOLDER}/10-sources-and-notes.md"
DATA = data.load(ROOT, FOLDER)

# shares that are written shorter in a table, and the whole that shares make
SHORTER = {Decimal(100)}
# named by their own sources only, with their own dates; no text of the report says them
EARLIER = "projects-earlier.csv"


def test_the_data_has_no_problems() -> None:
    assert DATA.problems == ()
    assert DATA.figures
    assert DATA.sheets


def test_every_source_of_a_figure_is_listed() -> None:
    listed = set(re.findall(r"^\[(S\d+)\]\{#s\d+\}$", (ROOT / SOURCES).read_text(), re.MULTILINE))
    missing = {
        (figure.name, key)
        for figure in DATA.figures.values()
        for key in figure.source
        if key not in listed
    }
    assert missing == set()


def test_every_number_in_a_sheet_is_a_figure() -> None:
    values = {figure.value for figure in DATA.figures.values()} | SHORTER
    strangers = {
        (path, row.line, cell)
        for path, sheet in DATA.sheets.items()
        if not path.endswith(EARLIER)
        for row in sheet.rows
        for cell in row.cells
        if (number := as_number(cell)) is not None and number not in values
    }
    assert strangers == set()


def test_what_is_worked_out_says_how() -> None:
    for figure in DATA.figures.values():
        assert ("follows from" in figure.note) <= bool(figure.formula), figure.name
