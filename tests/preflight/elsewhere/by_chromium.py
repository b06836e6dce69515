"""Files that Chromium prints from HTML; each function writes one, and says its fault."""

import subprocess
import sys
from pathlib import Path

FACE = Path(__file__).parents[3] / "fonts/ibm-plex-mono/IBMPlexMono-Regular.ttf"
STYLE = (
    f"@font-face {{ font-family: Mono; src: url({FACE.as_uri()}) }}"
    "@page { size: 306pt 396pt; margin: 36pt } body { font: 12pt Mono; color: #222 }"
)
HEAD = "<title>Words</title>"
OUTLINE = "--generate-pdf-document-outline"


def printed(body: str, file: Path, *options: str, head: str = HEAD, language: str = "en") -> None:
    """Print a page of HTML."""
    source = file.with_suffix(".html")
    lang = f' lang="{language}"' if language else ""
    source.write_text(f"<!doctype html><html{lang}><head>{head}<style>{STYLE}</style></head>{body}")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
               *options, f"--print-to-pdf={file}", source.as_uri()]  # fmt: skip
    subprocess.run(command, check=True, stderr=sys.stderr)
    source.unlink()


def page(file: Path) -> None:
    """It has tags, a title and a language, and none of what a press asks for."""
    printed('<h1>Head</h1><p>Words, <a href="https://example.org/">a link</a></p>', file, OUTLINE)


def nameless(file: Path) -> None:
    """No title: Chromium takes the name of the file for one."""
    printed("<p>Words</p>", file, head="", language="")


def untagged(file: Path) -> None:
    """No tags, on request."""
    printed("<h1>Head</h1><p>Words</p>", file, OUTLINE, "--disable-pdf-tagging")


def faint(file: Path) -> None:
    """Words of a light gray on white."""
    printed('<h1>Head</h1><p style="color: #bbb">Words that are faint</p>', file, OUTLINE)


def picture_without_words(file: Path) -> None:
    """A picture that has no alternative text, at some 36 ppi."""
    gray = "data:image/gif;base64,R0lGODdhAgACAIAAAAAAAP///ywAAAAAAgACAAACAkQKADs="
    image = f'<img src="{gray}" style="width: 4pt; height: 4pt; image-rendering: pixelated">'
    printed(f"<h1>Head</h1><p>Words</p>{image}", file, OUTLINE)


def see_through(file: Path) -> None:
    """A colored box, half see-through, multiplied with what is below."""
    box = (
        "width: 100pt; height: 60pt; background: #c33; mix-blend-mode: multiply; opacity: .5; "
        "print-color-adjust: exact"
    )
    printed(f'<h1>Head</h1><div style="{box}">Words</div>', file, OUTLINE)


def skipped_level(file: Path) -> None:
    """After the heading of the first level comes one of the third."""
    printed("<h1>Head</h1><h3>Under it</h3><p>Words</p>", file, OUTLINE)


MAKERS = (page, nameless, untagged, faint, picture_without_words, see_through, skipped_level)
