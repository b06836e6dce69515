"""Files that Typst compiles; each function writes one, and says its fault."""

from importlib import import_module
from pathlib import Path

FONTS = Path(__file__).parents[3] / "fonts/ibm-plex-mono"
PAGE = '#set page(width: 306pt, height: 396pt, margin: 36pt)\n#set text(font: "IBM Plex Mono")\n'
BODY = '= Head\nWords, #link("https://example.org/")[a link]\n'


def compiled(source: str, file: Path, standards: tuple[str, ...] = ()) -> None:
    """Compile a page."""
    text = file.with_suffix(".typ")
    text.write_text(PAGE + source)
    typst = import_module("typst")
    typst.compile(
        str(text), output=str(file), font_paths=[str(FONTS)], pdf_standards=list(standards),
        ignore_system_fonts=True,
    )  # fmt: skip
    text.unlink()


def page(file: Path) -> None:
    """In gray and RGB, with a link, without boxes."""
    compiled(BODY, file)


def accessible(file: Path) -> None:
    """A PDF/UA-1, sound on a screen, with a title and page labels."""
    named = '#set document(title: "Words")\n#set page(numbering: "1")\n'
    compiled(named + BODY, file, ("ua-1",))


def archive(file: Path) -> None:
    """A PDF/A-2b with an output intent for screens."""
    compiled('#set document(title: "Words")\n' + BODY, file, ("a-2b",))


def cmyk_gradient(file: Path) -> None:
    """A gradient between two inks, and words in a luma of its own."""
    ramp = "gradient.linear(cmyk(0%, 80%, 90%, 0%), cmyk(90%, 20%, 0%, 0%), space: cmyk)"
    compiled(f"{BODY}#rect(width: 100%, height: 2in, fill: {ramp})", file)


def small_type(file: Path) -> None:
    """White words of 5 pt on four inks, and a line of 0.1 pt in two."""
    words = "#text(size: 5pt, fill: cmyk(0%, 0%, 0%, 0%))[Words]"
    box = f"#rect(fill: cmyk(60%, 50%, 50%, 90%))[{words}]"
    line = "#line(length: 2in, stroke: 0.1pt + cmyk(50%, 50%, 0%, 0%))"
    compiled(f"#set text(fill: cmyk(0%, 0%, 0%, 100%))\n{box}\n{line}", file)


MAKERS = (page, accessible, archive, cmyk_gradient, small_type)
