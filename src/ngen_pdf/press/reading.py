"""Reads `styles/press/<name>.toml` and the ICC profile that it names.

In: the root and a name. Out: a `PressProfile`, or every problem of its files at once.
"""

import posixpath
import re
from dataclasses import replace
from pathlib import Path

from ngen_pdf import config
from ngen_pdf.press import icc
from ngen_pdf.press.form import Form
from ngen_pdf.press.model import EDGES, Edges, ImageLimits, Marks, OutputIntent, PressProfile
from ngen_pdf.problems import NgenError, Place, Problem, did_you_mean
from ngen_pdf.units import length

FOLDER = "styles/press"
DEFAULT = "gracol-coated"
NAME = re.compile(r"[^\W_](?:[\w.-]*\w)?")

STANDARDS = ("PDF/X-4",)
MAX_BLEED = 72.0  # pt; an inch is more than any edge is trimmed by
MAX_SLUG = 144.0  # pt
MARK_ROOM = 18.0  # pt between the marks' offset and the edge of the sheet, for what is drawn there
INK_LIMITS = (100, 400)  # percent: one full plate, and four
PPI = (72, 9600)
MULTIPLES = (1, 64)

KEYS = {
    "": (
        *("title", "standard", "condition", "ink-limit", "spots"),
        *("bleed", "slug", "marks", "images", "page-multiple", "cover-apart", "preflight"),
    ),
    "condition": ("identifier", "registry", "description", "profile"),
    "bleed": EDGES,
    "marks": ("offset", "crop", "registration", "color-bar", "slug-line"),
    "images": ("ppi", "ceiling"),
}


def names(root: Path) -> tuple[str, ...]:
    """The press profiles there are, in order of name; none where there is no such folder."""
    folder = root / FOLDER
    if not config.inside(folder, root) or not folder.is_dir():
        return ()
    stems = (file.stem for file in folder.iterdir() if file.suffix == ".toml")
    return tuple(sorted(stem for stem in stems if NAME.fullmatch(stem)))


def unknown(root: Path, name: str, where: Place) -> tuple[Problem, ...]:
    """A problem where there is no press profile `name`; its hint says which there are."""
    known = names(root)
    if name in known:
        return ()
    if NAME.fullmatch(name):
        message = f"there is no press profile `{name}`"
    else:
        message = f"`{name}` is not the name of a press profile"
    listed = f"there is: {', '.join(known)}" if known else f"there is none in `{FOLDER}/`"
    hint = f"{did_you_mean(name, known)} {listed}".strip()
    return (Problem("press-profile", message, where, hint),)


def read_press(root: Path, name: str) -> PressProfile:
    """The press profile `name`; raises `NgenError` with all problems of its files."""
    if missing := unknown(root, name, Place(FOLDER)):
        raise NgenError(*missing)
    table = config.read_table(root, f"{FOLDER}/{name}.toml")
    if table.problems:
        raise NgenError(*table.problems)
    form = Form(table, KEYS)
    profile = _profile(root, name, form)
    if form.problems:
        raise NgenError(*form.problems)
    return profile


def _profile(root: Path, name: str, form: Form) -> PressProfile:
    """What the form says, with a harmless stand-in for all that is missing or wrong."""
    title = form.text("title")
    bleed = _bleed(form)
    marks = _marks(form, bleed)
    return PressProfile(
        name=name,
        path=form.table.path,
        title=title,
        standard=form.choice("standard", STANDARDS),
        intent=_intent(root, form, title),
        ink_limit=form.number("ink-limit", *INK_LIMITS) / 100,
        bleed=bleed,
        marks=marks,
        slug=_slug(form, marks),
        spots=form.inks("spots"),
        images=_images(form),
        page_multiple=int(form.number("page-multiple", *MULTIPLES, default=1, whole=True)),
        cover_apart=form.flag("cover-apart"),
        preflight=form.tables("preflight"),
    )


def _bleed(form: Form) -> Edges:
    edges = (form.length(f"bleed.{edge}", MAX_BLEED) for edge in EDGES)
    return Edges(*edges)


def _widest(bleed: Edges) -> float:
    return max(bleed.top, bleed.bottom, bleed.outside, bleed.spine)


def _marks(form: Form, bleed: Edges) -> Marks:
    marks = Marks(
        offset=form.length("marks.offset", MAX_SLUG, default=0.0),
        crop=form.flag("marks.crop"),
        registration=form.flag("marks.registration"),
        color_bar=form.flag("marks.color-bar"),
        slug_line=form.flag("marks.slug-line"),
    )
    if form.sound("bleed", "marks") and marks.drawn and marks.offset < _widest(bleed):
        form.wrong(
            "marks.offset",
            f"the marks begin {length(marks.offset)} off the trim, within the bleed of "
            f"{length(_widest(bleed))}",
            "give `offset` the widest bleed or more",
        )
    return marks


def _slug(form: Form, marks: Marks) -> float:
    """The slug, which marks need, and which is nothing without them."""
    slug = form.length("slug", MAX_SLUG, default=0.0)
    least = marks.offset + MARK_ROOM
    if not form.sound("slug", "marks"):
        return slug
    if marks.drawn and slug < least:
        message = f"`slug` is {length(slug)}, but the marks with their offset take {length(least)}"
        form.wrong("slug", message, f'write slug = "{length(least)}" or more')
    if slug and not marks.drawn:
        hint = "take it out: without marks the sheet ends with the bleed"
        form.wrong("slug", "a slug without marks", hint)
    return slug


def _images(form: Form) -> ImageLimits:
    limits = ImageLimits(form.number("images.ppi", *PPI), form.number("images.ceiling", *PPI))
    if form.sound("images") and limits.ceiling < limits.ppi:
        message = f"`ceiling` is {limits.ceiling:g} ppi, below `ppi`, which is {limits.ppi:g}"
        form.wrong("images.ceiling", message, "images above `ceiling` are brought down to `ppi`")
    return limits


def _intent(root: Path, form: Form, title: str) -> OutputIntent:
    file = form.text("condition.profile")
    path = posixpath.normpath(posixpath.join(FOLDER, file))
    return OutputIntent(
        condition=form.text("condition.identifier"),
        registry=form.text("condition.registry", default="http://www.color.org"),
        description=form.text("condition.description", default=title),
        path=path,
        icc=_icc(root, form, path) if file else b"",
    )


def _icc(root: Path, form: Form, path: str) -> bytes:
    """The ICC profile; its problems stand at the line that names it."""
    key = "condition.profile"
    data = config.read_bytes(root, path, icc.MAX_BYTES)
    if isinstance(data, Problem):
        form.problems.append(replace(data, where=form.table.place(key)))
        return b""
    if fault := icc.fault(data):
        hint = "name the ICC profile of the press, for CMYK output, as the print shop gives it"
        form.wrong(key, f"`{path}` {fault}", hint, "icc-profile")
    return data[: int.from_bytes(data[:4])]
