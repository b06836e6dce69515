"""The options that commands have in common.

In: nothing. Out: their types, with what `--help` says of them; the root that is meant. What they
do belongs to the commands.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ngen_pdf.problems import NgenError, Problem


class Format(StrEnum):
    """How a command reports."""

    TEXT = "text"
    JSON = "json"


class Edition(StrEnum):
    """The editions that can be made."""

    SCREEN = "screen"
    PRESS = "press"
    PROOF = "proof"


Year = Annotated[str, typer.Argument(help="The report's folder in report/, such as 2020-2021.")]
Root = Annotated[
    Path | None,
    typer.Option(
        "--root", help="The publication.", show_default="the nearest folder that holds report/"
    ),
]
Press = Annotated[
    str,
    typer.Option(
        help="The press profile, a name in styles/press/.", show_default="the report's own"
    ),
]
Output = Annotated[
    Path | None, typer.Option(help="The folder for what is made.", show_default="build/YEAR")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell of problems only.")]
Reported = Annotated[Format, typer.Option("--format", help="How to report.")]


def root_of(root: Path | None) -> Path:
    """The publication: the one that is named, or the nearest folder upwards that is one."""
    from ngen_pdf import config

    if root is None:
        return config.find_root(Path.cwd())
    if not (root / "report").is_dir():
        raise NgenError(Problem("root", f"`{root}` holds no folder `report/`"))
    return root.resolve()
