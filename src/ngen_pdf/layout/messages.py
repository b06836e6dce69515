"""Turns everything the engine says into `Problem`s with a place in the sources.

In: log records and Python warnings. Out: problems; nothing is dropped. The rules
are `RULES`, tried in order; what none knows is told as it was said.
"""

import logging
import posixpath
import re
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import unquote

from PIL.Image import DecompressionBombWarning

from ngen_pdf.config import read_text
from ngen_pdf.galley import Galley
from ngen_pdf.problems import NgenError, Place, Problem, Severity
from ngen_pdf.report import MAX_STYLE_BYTES

ORIGIN = "https://publication.invalid/"
"""Stands for the root in every URL the engine sees; RFC 2606 keeps `.invalid` unused."""

STEPS = {"Step 3": "Applying the styles", "Step 6": "Painting the pages"}
"""The engine's steps that are told, by a sign in its message."""

READING = "Step 2 - Fetching and parsing CSS - "
"""Before the URL of the stylesheet that the messages after it are about."""

DATA = re.compile(r"(data:[^'`\s]{40})[^'`\s]+")
"""A URL that holds a file; so much of it is told."""

Progress = Callable[[str, int], None]
"""Told of each step, and of each page as it is laid out (0 where there is none)."""


class Refusal(Exception):
    """A file the fetcher does not give; the code of its problem stands in brackets."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"[{code}] {message}")


class Listener(logging.Handler):
    """Hears the engine's loggers; tells `progress` of steps and pages."""

    def __init__(self, galley: Galley, progress: Progress) -> None:
        super().__init__(logging.INFO)
        self._galley = galley
        self._progress = progress
        self._said: dict[tuple[str, Severity, str], None] = {}
        self._sheet = ""  # the stylesheet that is being read

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message; steps are progress, not messages."""
        message = record.getMessage()
        if message.startswith(READING):
            self._sheet = _readable(message.removeprefix(READING))
        if record.name == "weasyprint.progress":
            self._tell(message)
        elif record.levelno >= logging.WARNING:
            error = record.levelno >= logging.ERROR
            self.say(message, Severity.ERROR if error else Severity.WARNING)

    def _tell(self, message: str) -> None:
        """A step of the engine in our words; within layout its passes and pages."""
        if page := re.search(r"Creating layout - Page (\d+)", message):
            self._progress("Laying out pages", int(page[1]))
        elif again := re.search(r"Repagination #(\d+)", message):
            self._progress(f"Laying out pages again, pass {int(again[1]) + 1}", 0)
        elif step := next((text for sign, text in STEPS.items() if sign in message), ""):
            self._progress(step, 0)

    def say(self, message: str, severity: Severity) -> None:
        """Keep a message once."""
        self._said[message, severity, self._sheet] = None

    def problems(self) -> tuple[Problem, ...]:
        """Every message as a problem, in the order they were said."""
        return tuple(
            _problem(message, severity, replace(self._galley, styles=(sheet, *self._galley.styles)))
            for message, severity, sheet in self._said
        )


@contextmanager
def listening(galley: Galley, progress: Progress = lambda _step, _page: None) -> Iterator[Listener]:
    """Hear the engine, its font library and Python's warnings while inside.

    Raises `NgenError` with all that was said where the engine gives up.
    """
    listener = Listener(galley, progress)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(listener)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            # whatever is taken for an image: the engine then says that it cannot load it
            warnings.simplefilter("error", DecompressionBombWarning)
            yield listener
    except Exception as error:  # the engine trusts its input in places; its bugs have no one type
        raise NgenError(*listener.problems(), _failure(error)) from error
    finally:
        for logger, level, propagate in before:
            logger.removeHandler(listener)
            logger.setLevel(level)
            logger.propagate = propagate
    for warning in caught:
        listener.say(str(warning.message), Severity.WARNING)


def _failure(error: Exception) -> Problem:
    if isinstance(error, OSError) and "library" in str(error):
        hint = "`ngen-pdf info` tells what is missing and how to install it"
        return Problem("library", f"the layout engine cannot start: {error}", hint=hint)
    if _is_about_color(error):
        painted = "a gradient, shadow, groove, ridge, inset or outset"
        message = f"the layout engine cannot paint {painted} in a color other than of sRGB"
        others = "lab(), lch(), oklab(), oklch(), color() and device-cmyk()"
        hint = f"look for {others} in the stylesheets"
        return Problem("engine", message, hint=hint)
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    hint = "what it was told before is above; the last stylesheet that was changed is a suspect"
    return Problem("engine", f"the layout engine gave up: {_readable(said)}", hint=hint)


def _is_about_color(error: Exception) -> bool:
    """Whether it is the conversion of a color that failed."""
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(frame.f_globals.get("__name__", "").startswith("tinycss2.color") for frame in frames)


# --- rules -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rule:
    """A message of the engine by its form; `place` finds it in the sources."""

    pattern: re.Pattern[str]
    code: str
    text: str  # a format of the pattern's groups
    place: Callable[[re.Match[str], Galley], Place]
    severity: Severity | None = None  # the engine's own where None


def _problem(message: str, severity: Severity, galley: Galley) -> Problem:
    for rule in RULES:
        if found := rule.pattern.match(message):
            groups = {k: _told(v or "").strip() for k, v in found.groupdict().items()}
            refused = re.search(r"Refusal: \[([\w-]+)\] (.*)", message, re.DOTALL)
            code = refused[1] if refused else rule.code
            reason = refused[2] if refused else groups.get("reason", "")
            groups["reason"] = f": {reason}" if reason else ""
            place = rule.place(found, galley)
            return Problem(
                code, rule.text.format(**groups).strip(), place, severity=rule.severity or severity
            )
    return Problem("engine", _told(message), severity=severity)


def _told(text: str) -> str:
    """What is said in a problem: a file that is within a URL would fill screens."""
    return DATA.sub(r"\1…", _readable(text))


def _readable(text: str) -> str:
    """URLs as the paths the author knows."""
    return unquote(text.replace(ORIGIN, ""))


def _image_place(found: re.Match[str], galley: Galley) -> Place:
    """Where a section shows the image, or else a drawing or a stylesheet names its file."""
    path = _readable(found["url"])
    named = next((place for name, place in galley.images if name == path), None)
    return named or _drawing_place(_base_name(path), galley) or _url_place(found, galley)


def _url_place(found: re.Match[str], galley: Galley) -> Place:
    """The first line of the stylesheets that holds the base name of the file."""
    return _line_with(_base_name(_readable(found["url"])), galley)


def _base_name(path: str) -> str:
    return posixpath.basename(path.rstrip("/")) or path


def _drawing_place(words: str, galley: Galley) -> Place | None:
    """Where the first drawing is shown that holds the words."""
    drawings = ((path, place) for path, place in galley.images if path.endswith(".svg"))
    return next((place for path, place in drawings if words in _text(path, galley)), None)


def _text(path: str, galley: Galley) -> str:
    text = read_text(galley.root, path, MAX_STYLE_BYTES)
    return text if isinstance(text, str) else ""


def _glyph_place(found: re.Match[str], galley: Galley) -> Place:
    character = chr(int(found["code"], 16))
    said = next((place for words, place in galley.text if character in words), None)
    return said or _drawing_place(character, galley) or Place()


def _style_place(found: re.Match[str], galley: Galley) -> Place:
    """The stylesheet whose text at that line holds what the engine quotes."""
    line = int(found["line"])
    quoted = re.findall(r"[\w-]{3,}", found.groupdict().get("quoted") or "")[:2]
    for path in galley.styles:
        lines = _text(path, galley).split("\n")
        if len(lines) >= line and all(word in lines[line - 1] for word in quoted):
            return Place(path, line)
    return Place()


def _quoted_place(found: re.Match[str], galley: Galley) -> Place:
    """The first line of the stylesheets that holds what the engine quotes."""
    return _line_with(found["quoted"], galley)


def _line_with(words: str, galley: Galley) -> Place:
    for path in galley.styles:
        for line, text in enumerate(_text(path, galley).split("\n"), 1):
            if words in text or words in unquote(text):
                return Place(path, line)
    return Place()


RULES = (
    _Rule(
        re.compile(
            r"Failed to (?:load|render SVG) image (?:at )?'?(?P<url>[^']*?)'?"
            r"(?:: (?P<reason>.*)|$)",
            re.DOTALL,
        ),
        "image", "the image `{url}` cannot be drawn{reason}", _image_place, Severity.ERROR,
    ),
    _Rule(
        re.compile(r"ICC profile of image at '(?P<url>.*?)': (?P<reason>.*)", re.DOTALL),
        "image-profile", "`{url}` is painted without its ICC profile{reason}", _image_place,
    ),
    _Rule(
        re.compile(r'Image "(?P<url>.*)" has no required alt'),
        "image-alt", "the image `{url}` has no text that stands for it", _image_place,
    ),
    _Rule(
        re.compile(r"Failed to load stylesheet at (?P<url>\S+) ?: (?P<reason>.*)", re.DOTALL),
        "stylesheet", "the stylesheet `{url}` cannot be read{reason}", _url_place,
    ),
    _Rule(
        re.compile(r"\.notdef glyph .*\(U\+(?P<code>[0-9A-F]+)\)$", re.DOTALL),
        "glyph-missing", "no face in `fonts/` draws U+{code}", _glyph_place, Severity.ERROR,
    ),
    _Rule(
        re.compile(
            r"(?P<said>Font-face|Invalid or unsupported selector),? '(?P<quoted>.*)'(?P<rest>.*)"
        ),
        "css", "{said} `{quoted}` {rest}", _quoted_place,
    ),
    _Rule(
        re.compile(
            r"(?P<said>\w[\w ]*?)[ :]*[`'](?P<quoted>.*)[`'] "
            r"at (?P<line>\d+):\d+[,:] (?P<reason>.*)",
            re.DOTALL,
        ),
        "css", "{said} `{quoted}`{reason}", _style_place,
    ),
    _Rule(
        re.compile(r"(?P<said>.*) at (?P<line>\d+):\d+(?P<rest>.*)", re.DOTALL),
        "css", "{said}{rest}", _style_place,
    ),
)  # fmt: skip
