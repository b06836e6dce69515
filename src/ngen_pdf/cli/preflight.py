"""The command that judges a PDF.

In: arguments. Out: the verdict on stdout or in a file, and an exit status. What is found belongs
to `preflight`.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ngen_pdf.cli.options import Root, root_of
from ngen_pdf.problems import NgenError, did_you_mean

if TYPE_CHECKING:
    from ngen_pdf.preflight.confined import Judged
    from ngen_pdf.preflight.tracing import Traced

LONGEST = 3600  # seconds


class Format(StrEnum):
    """How a verdict is told."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def preflight(
    file: Annotated[Path, typer.Argument(help="The PDF, whoever made it.")],
    profile: Annotated[
        str,
        typer.Option(
            help="What it is judged by: any, gwg-sheetfed, gwg-web, gwg-newspaper, screen, or a "
            "name in styles/press/.",
            show_default="what render judged it by; else gwg-sheetfed for PDF/X, else screen",
        ),
    ] = "",
    reported: Annotated[
        Format | None,
        typer.Option("--format", help="How to report.", show_default="as --output ends, else text"),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file.", show_default="stdout")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let no warning pass.")] = False,
    seconds: Annotated[
        float,
        typer.Option("--time-limit", min=1, max=LONGEST, help="Seconds it may take."),
    ] = 10,
    root: Root = None,
) -> None:
    """Judge a PDF before it goes to press or on a screen; exit 1 where it does not pass."""
    from ngen_pdf.preflight import confined, tracing

    place = _publication(root)
    _must_be_known(profile, place)
    _must_be_another_file(target, file)
    form = reported or _named(target)
    profile = profile or _known(tracing.profile(file), place)
    judged = confined.judge(file, profile, place, seconds, thumbnails=form is Format.HTML)
    found = tracing.trace(judged.verdict, judged.trims, file, judged.sha256)
    _tell(_written(found, judged, file.name, form, strict), found, target, file, strict)
    if not found.verdict.passes(strict):
        raise typer.Exit(1)


def _named(target: Path | None) -> Format:
    """The format that a file is named for."""
    suffix = target.suffix.lower() if target else ""
    return {".html": Format.HTML, ".htm": Format.HTML, ".json": Format.JSON}.get(
        suffix, Format.TEXT
    )


def _publication(root: Path | None) -> Path | None:
    """The publication around, if there is one; the command works without."""
    try:
        return root_of(root)
    except NgenError:
        if root is not None:
            raise
        return None


def _must_be_another_file(target: Path | None, file: Path) -> None:
    """A verdict never takes the place of the file that it is on."""
    if target is None:
        return
    if target.is_dir():
        raise typer.BadParameter(f"`{target}` is a folder; name a file in it with -o")
    if target.exists() and file.exists() and target.samefile(file):
        raise typer.BadParameter(f"the verdict would replace `{file}`; name another file with -o")


def _profiles(root: Path | None) -> tuple[str, ...]:
    from ngen_pdf import press
    from ngen_pdf.preflight import profiles

    return (*profiles.names(), *(press.names(root) if root else ()))


def _known(profile: str, root: Path | None) -> str:
    """The profile if it is there, else ""."""
    return profile if profile in _profiles(root) else ""


def _must_be_known(profile: str, root: Path | None) -> None:
    known = _profiles(root)
    if profile and profile not in known:
        others = "" if root else "; a publication's own are known inside it, or with --root"
        hint = did_you_mean(profile, known) or f"there is: {', '.join(known)}{others}"
        raise typer.BadParameter(f"there is no profile `{profile}`; {hint}")


def _written(found: "Traced", judged: "Judged", name: str, reported: Format, strict: bool) -> str:
    from ngen_pdf.preflight import formats

    if reported is Format.JSON:
        return formats.as_json(found.verdict, name, judged.sha256)
    if reported is Format.HTML:
        return formats.as_html(found.verdict, name, judged.thumbnails, strict)
    return formats.as_text(found.verdict, name, strict)


def _tell(told: str, found: "Traced", target: Path | None, file: Path, strict: bool) -> None:
    """Write it, and say on stderr what a reader of it should know."""
    from ngen_pdf import output
    from ngen_pdf.preflight import formats

    if not found.exact:
        note = f"`{found.by}` was written with another file of these pages; lines may have moved"
        typer.echo(f"note: {note}", err=True)
    if target is None or target == Path("-"):
        typer.echo(told, nl=False)
        return
    output.replace(target, told.encode())
    typer.echo(formats.summary(found.verdict, file.name, strict), err=True)
