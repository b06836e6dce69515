"""The source map of a layout: each thing on a page finds the line it was written at."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from conftest import Publication
from ngen_pdf import build
from ngen_pdf.build.mapping import source_map
from ngen_pdf.preflight.source_map import MappedBlock, SourceMap
from ngen_pdf.problems import Place

STYLE = """
@page { @top-left { content: "Head" } }
.tile { height: 30pt; background-image: url(tile.png) }
.window { overflow: hidden; width: 50pt; height: 40pt }
.window img { width: 200pt }
.window p { margin: 0 }
"""
SECTION = """\
# One

Some [words](#one){.far} here.

![](images/red.png){alt="Red" width=60pt}

| A | B |
|---|---|
| c | d |

: Cells

::: {.tile}
:::

::: {.window}
![](images/red.png){alt="Red"}
:::
"""


def _mapped(made: Publication) -> SourceMap:
    checked = build.check(made.root, "2024")
    pages, _ = build.paginate(checked)
    return source_map(checked, pages)


def _kinds(found: SourceMap, kind: str) -> Iterator[tuple[int, MappedBlock]]:
    for number, page in enumerate(found.pages, 1):
        yield from ((number, block) for block in page.blocks if block.kind == kind)


def _picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (100, 80), "red").save(file, "png")
    return file.getvalue()


def _made(publication: Publication) -> SourceMap:
    publication.write("styles/more.css", STYLE)
    publication.write("styles/tile.png", _picture())
    publication.write("report/2024/images/red.png", _picture())
    publication.section("01-a.md", SECTION)
    return _mapped(publication)


def test_elements_images_and_cells_find_their_lines(publication: Publication) -> None:
    found = _made(publication)
    path = "report/2024/01-a.md"
    for kind, line in (("h1", 1), ("p", 3), ("td", 9), ("div.tile", 13)):
        page, block = next(_kinds(found, kind))
        assert (block.place, found.place(page, block.area)) == (Place(path, line),) * 2, kind
    images = [(page, block) for page, block in _kinds(found, "img")]
    assert [block.place.line for _, block in images] == [5, 17]
    for page, block in images:
        assert found.image(page, block.area) == "report/2024/images/red.png"
    sizes = [(round(block.area.width), round(block.area.height)) for _, block in images]
    assert sizes == [(60, 48), (50, 40)]  # what is shown of the second


def test_what_the_styles_draw_finds_its_page(publication: Publication) -> None:
    found = _made(publication)
    page, tile = next(_kinds(found, "div.tile"))
    assert found.image(page, tile.area) == "styles/tile.png"
    page, head = list(_kinds(found, "@top-left"))[2]  # after the cover and the contents
    first = Place("report/2024/01-a.md", 1)
    assert (head.place, found.place(page, head.area)) == (first, first)


def test_pages_that_nobody_wrote_belong_to_the_settings_or_to_what_follows(
    publication: Publication,
) -> None:
    publication.write("styles/more.css", "main.matter { break-before: verso }")
    publication.section("01-a.md", "---\nmatter: front\n---\n\n# One\n")
    publication.section("02-b.md", "\n# Two\n")
    settings = Place("report/2024/report.toml")  # of the cover and the contents
    one, two = Place("report/2024/01-a.md", 5), Place("report/2024/02-b.md", 2)
    places = [page.place for page in _mapped(publication).pages]
    assert places == [settings, settings, settings, one, two, two]
