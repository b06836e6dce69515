"""Images that the engine is not given, wherever they are named."""

import re
import zlib
from base64 import b64encode

import pytest
from PIL import Image

import pictures
from conftest import Publication


def _bomb(side: int) -> bytes:
    """A PNG of many pixels and few bytes."""
    size = side.to_bytes(4, "big")
    flat = zlib.compress(bytes((side // 8 + 1) * 8), 9)

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        )

    header = chunk(b"IHDR", size + size + b"\x01\x00\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", flat) + chunk(b"IEND", b"")


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="a.tiff" width="9" height="9"/></svg>'
)
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
STYLE = "h1 {{\n  background: url(../report/2024/images/{}) }}"
REFUSED = {
    "too many pixels": (_bomb(10_000), "it has more than 89 million pixels"),
    "a bomb": (_bomb(30_000), "it has more than 89 million pixels"),
    "cut off": (pictures.file_of(Image.effect_noise((99, 99), 50), "JPEG")[:2000], "truncated"),
    "no image": (b"words", "it is no image of a known form"),
    "16 bits": (pictures.file_of(Image.new("I;16", (2, 2)), "PNG"), "more than 8 bits"),
    "Lab": (pictures.file_of(Image.new("LAB", (2, 2)), "TIFF"), "of the form LAB"),
}  # fmt: skip


NAMED = {
    "a section": ({"01-one.md": '# One\n\n![](images/a.tiff){alt="A"}\n'}, "01-one.md:3"),
    "a drawing": ({"images/d.svg": DRAWING}, "01-one.md:5"),
    "a stylesheet": ({"../../styles/z.css": STYLE.format("a.tiff")}, "styles/z.css:2"),
    "a style that is none": ({"../../styles/z.css": STYLE.format("a.css")}, "styles/z.css:2"),
}  # fmt: skip
CASES = [
    *(("a stylesheet", kind) for kind in REFUSED),
    *((where, "a bomb") for where in NAMED),
]


@pytest.mark.parametrize(("where", "kind"), CASES)
def test_an_image_that_cannot_be_printed_is_refused_wherever_it_is_named(
    where: str, kind: str, publication: Publication
) -> None:
    data, reason = REFUSED[kind]
    files, place = NAMED[where]
    publication.section("01-one.md", '# One\n\nWords.\n\n![](images/d.svg){alt="A"}\n')
    publication.write("report/2024/images/d.svg", DRAWN)
    for name in ("a.tiff", "a.css"):
        publication.write(f"report/2024/images/{name}", data)
    for name, text in files.items():
        publication.section(name, text)
    kept = publication.write("build/2024/test-annual-report-2024.pdf", b"the last good file")
    done = publication.run("render", "2024", "--quiet")
    assert done.returncode == 1, done.stderr
    said = done.stderr.splitlines()[0]
    assert re.match(f"(report/2024/)?{place}: error.image.: ", said), done.stderr
    assert reason in said or where == "a style that is none"  # the engine's own words
    assert kept.read_bytes() == b"the last good file"
    assert list(kept.parent.glob("*.pdf")) == [kept]


def test_an_image_in_a_url_is_refused_and_not_told_at_length(publication: Publication) -> None:
    url = f"data:image/png;base64,{b64encode(_bomb(10_000)).decode()}"
    publication.write("styles/z.css", f"h1 {{\n  background: url({url}) }}")
    publication.section("01-one.md", "# One\n")
    done = publication.run("render", "2024", "--quiet")
    assert done.returncode == 1
    said = done.stderr.splitlines()[0]
    assert said.startswith("styles/z.css:2: error[image]: the image `data:image/png;base64,")
    assert said.endswith("…` cannot be drawn: it has more than 89 million pixels")
    assert len(said) < 200
