"""Checks the images that are printed: those that sections name, before any engine sees them.

In: the root and sections, or the bytes of one file. Out: problems with their Markdown
lines, or what is wrong. Drawing and conversion of color do not belong here.
"""

import warnings
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from ngen_pdf import config, drawings
from ngen_pdf.problems import Place, Problem, did_you_mean
from ngen_pdf.sections import Section

MAX_BYTES = 256 << 20
MAX_SVG_BYTES = 32 << 20
MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK")  # those that can be painted
_FAULTS: dict[bytes, str] = {}  # by the digest of an image
SVG_HINT = "export it again, simpler; or as a PNG of the size it is printed in"
HINT = "export it again, no larger than it is printed and with 8 bits a channel"


def check(root: Path, sections: tuple[Section, ...]) -> tuple[Problem, ...]:
    """A problem for each image that is missing or cannot be read to its end."""
    fault = cache(lambda path: _looked_at(root, path))
    problems: list[Problem] = []
    for section in sections:
        for image in section.images:
            if found := fault(image.name):
                place = Place(section.source, image.line)
                problems.append(Problem("image", found[0], place, found[1]))
    return tuple(problems)


def _looked_at(root: Path, path: str) -> tuple[str, str] | None:
    """The fault of an image, where the system lets us look."""
    try:
        return _fault(root, path)
    except OSError as error:
        return f"`{path}` cannot be read: {error.strerror}", ""


def _fault(root: Path, path: str) -> tuple[str, str] | None:
    """What is wrong with an image, and a hint."""
    file = root / path
    if not config.inside(file, root):
        return f"`{path}` leads out of the publication", "copy the image into the report's folder"
    if not file.exists():
        return f"there is no image `{path}`", _nearest(root, file)
    if not file.is_file():
        return f"`{path}` is not a file", ""
    data = config.read_bytes(root, path, MAX_BYTES)
    if isinstance(data, Problem):
        return data.message, HINT
    is_svg = file.suffix.lower() == ".svg"
    reason = fault(data, is_svg=is_svg)
    hint = SVG_HINT if is_svg else HINT
    return (f"`{path}` cannot be read: {reason}", hint) if reason else None


def _nearest(root: Path, file: Path) -> str:
    folder = file.parent
    if not folder.is_dir():
        return f"there is no folder `{folder.relative_to(root)}`"
    return did_you_mean(file.name, sorted(f.name for f in folder.iterdir()))


def fault(data: bytes, *, is_svg: bool) -> str:
    """What keeps an image from being printed; "" where nothing does. None is decoded twice."""
    digest = sha256(data).digest()
    if digest not in _FAULTS:
        _FAULTS[digest] = _svg_fault(data) if is_svg else _raster_fault(data)
    return _FAULTS[digest]


def _svg_fault(data: bytes) -> str:
    if len(data) > MAX_SVG_BYTES:
        return f"larger than {MAX_SVG_BYTES >> 20} MiB"
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError) as error:
        return str(error)
    if root.tag.rpartition("}")[2] != "svg":
        return f"its root element is <{root.tag}>"
    return drawings.fault(root, data)


def _raster_fault(data: bytes) -> str:
    """Check sums and decode it all: a truncated JPEG has a sound header."""
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged EXIF, which turns nothing
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data)) as image:
                image.verify()
            with Image.open(BytesIO(data)) as image:  # verifying leaves it unfit for reading
                image.load()
                mode = image.mode
        except UnidentifiedImageError:
            return "it is no image of a known form"
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            return f"it has more than {(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million pixels"
        except Exception as error:  # each codec of Pillow raises its own
            return str(error) or type(error).__name__
    if mode.startswith(("I", "F")):  # the engine would clip them to white
        return "its samples have more than 8 bits"
    return "" if mode in MODES else f"its pixels are of the form {mode}"
