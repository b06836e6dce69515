"""The commands. In: arguments. Out: text on stdout and stderr, and an exit status.

0 done; 1 problems in the report, its files or the machine; 2 wrong usage. What a
command does is in `build` and its like; engines are imported inside commands, so
that `--help` is quick.
"""

import gc
import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from ngen_pdf import __version__
from ngen_pdf.cli.options import (
    Edition,
    Format,
    Output,
    Press,
    Quiet,
    Reported,
    Root,
    Year,
    root_of,
)
from ngen_pdf.cli.preflight import preflight
from ngen_pdf.problems import NgenError, Problem, is_error

app = typer.Typer(
    help="Compile a report written in Markdown into a print-ready PDF.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; every known problem is printed, none as a traceback."""
    _prepare()
    try:
        app(prog_name="ngen-pdf")
    except NgenError as error:
        from ngen_pdf.cli.printing import print_problems

        print_problems(error.problems)
        if not any(map(is_error, error.problems)):
            sys.stderr.write("nothing was made: --strict lets no warning pass\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        sys.stderr.write(f"{_machine_problem(error)}\n")
        sys.exit(1)


def _prepare() -> None:
    """Streams that can be written to, stdout as UTF-8 wherever it is; signals without a word."""
    if sys.stdout is None or sys.stderr is None:  # closed by the caller
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    """Clear up and leave without a word; a second signal ends the process where it stands."""
    signal.signal(number, signal.SIG_DFL)
    sys.unraisablehook = lambda _unraisable: None  # what is torn down halfway may complain
    sys.exit(128 + number)


def _machine_problem(error: OSError) -> Problem:
    named = f": {error.filename}" if error.filename else ""
    return Problem("machine", f"{error.strerror or error}{named}")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ngen-pdf {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


@app.command()
def render(
    year: Year,
    edition: Annotated[
        list[Edition] | None,
        typer.Option(help="What to make.", show_default="screen and press"),
    ] = None,
    press: Press = "",
    output: Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings stop it, too.")] = False,
    draft: Annotated[
        bool,
        typer.Option("--draft", help="Allow [TK: …] marks, and stamp every page as a draft."),
    ] = False,
    quiet: Quiet = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the first file when done.")] = False,
    root: Root = None,
) -> None:
    """Make the editions of a report; the path of each file made is printed on stdout."""
    from ngen_pdf import build
    from ngen_pdf.cli.printing import print_rendered, progress

    editions = tuple(dict.fromkeys(edition or ()))
    if draft and (press or Edition.PRESS in editions):
        raise typer.BadParameter("a press file is never a draft: leave --draft out, or --press")
    if press and editions and Edition.PRESS not in editions:
        raise typer.BadParameter("--press is for the press edition: add --edition press")
    if draft and Edition.PROOF in editions:
        raise typer.BadParameter("a proof is a draft by itself: leave --draft out")
    with progress(quiet) as tell:
        made = build.render(root_of(root), year, editions, output, strict, draft, tell, press)
    print_rendered(made, tell.seconds(), quiet)
    for file in made.files:
        typer.echo(file)
    if made.rejected:
        raise typer.Exit(1)
    if open_:
        typer.launch(str(made.files[0]))


@app.command()
def package(
    year: Year,
    press: Press = "",
    output: Output = None,
    quiet: Quiet = False,
    root: Root = None,
) -> None:
    """Make a zip with all that a printer needs; its path is printed on stdout."""
    from ngen_pdf.cli.printing import print_rendered, progress
    from ngen_pdf.package import package

    with progress(quiet) as tell:
        made = package(root_of(root), year, press, output, tell)
    print_rendered(made, tell.seconds(), quiet)
    for file in made.files:
        typer.echo(file)


@app.command()
def check(year: Year, reported: Reported = Format.TEXT, root: Root = None) -> None:
    """Look for problems in the sources, without laying them out."""
    gc.disable()  # so short a run is a tenth shorter where nothing is looked through for garbage
    from ngen_pdf import build
    from ngen_pdf.cli.printing import print_check, print_check_json

    as_json = reported is Format.JSON
    try:
        checked = build.check(root_of(root), year)
    except NgenError as error:
        if not as_json:
            raise
        print_check_json(year, error.problems)
        raise typer.Exit(1) from error
    print_check_json(year, checked.problems) if as_json else print_check(checked)
    if any(is_error(problem) for problem in checked.problems):
        raise typer.Exit(1)


app.command()(preflight)


@app.command()
def figures(year: Year, reported: Reported = Format.TEXT, root: Root = None) -> None:
    """Tell which figures from data each page uses, and which no page does."""
    from ngen_pdf import build
    from ngen_pdf.cli.printing import print_json, print_problems, print_usage, progress

    with progress(quiet=reported is Format.JSON) as tell:
        usage, problems = build.figures_by_page(root_of(root), year, tell)
    print_problems(problems)
    print_json({"year": year, **usage.as_json()}) if reported is Format.JSON else print_usage(usage)


@app.command()
def galley(
    year: Year,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file.", show_default="stdout")
    ] = None,
    root: Root = None,
) -> None:
    """Write the merged HTML, which a browser opens and plain weasyprint renders."""
    from ngen_pdf import build, output
    from ngen_pdf.cli.printing import print_problems

    file = None if target == Path("-") else target
    html, problems = build.galley_html(root_of(root), year, file)
    print_problems(problems)
    if file is None:
        typer.echo(html, nl=False)
    else:
        output.replace(file, html.encode())


@app.command()
def new(
    year: Year,
    source: Annotated[
        str | None, typer.Option("--from", help="Begin with a copy of this report.")
    ] = None,
    root: Root = None,
) -> None:
    """Begin a report: its folder, report.toml and a first section."""
    from ngen_pdf import scaffold

    for file in scaffold.new(root_of(root), year, source):
        typer.echo(file)


@app.command()
def info(reported: Reported = Format.TEXT, root: Root = None) -> None:
    """Tell of versions, libraries, faces and press profiles; exit 1 where something is missing."""
    from ngen_pdf import diagnosis
    from ngen_pdf.cli.printing import print_info

    try:
        place = root_of(root)
    except NgenError:
        if root is not None:
            raise
        found = diagnosis.diagnose(None)  # the machine can be told of from anywhere
    else:
        found = diagnosis.diagnose(place)
    print_info(found, as_json=reported is Format.JSON)
    if found.problems:
        raise typer.Exit(1)
