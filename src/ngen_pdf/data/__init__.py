"""What a report has in `data/`: figures, sheets and abbreviations; how numbers are written.

In: the root and a report's folder. Out: `Data`, with what is wrong in the files. No
Markdown, no HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ngen_pdf.data import abbreviations, formulas, sheets
from ngen_pdf.data import figures as figure_files
from ngen_pdf.data.abbreviations import Abbreviation
from ngen_pdf.data.figures import Figure
from ngen_pdf.data.sheets import Row, Sheet
from ngen_pdf.problems import Problem

__all__ = ["Abbreviation", "Data", "Figure", "Row", "Sheet", "load"]


@dataclass(frozen=True, slots=True)
class Data:
    """A report's `data/`: figures by dotted name, sheets by path from the root, abbreviations."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(root: Path, folder: str) -> Data:
    """The data of the report in `folder`; a report may have none."""
    figures, problems = figure_files.read(root, folder)
    found, sheet_problems = sheets.read_all(root, folder)
    short, short_problems = abbreviations.read(root, folder)
    told = (*problems, *sheet_problems, *formulas.check(figures), *short_problems)
    return Data(figures, found, short, told)
