"""What an SVG may ask for: so much work, numbers that a PDF holds, and no drawing in it."""

from xml.etree import ElementTree

import pytest

from conftest import Publication
from ngen_pdf import drawings, images, layout
from ngen_pdf.galley import Galley
from ngen_pdf.problems import Place

TEN = range(10)
RECT = '<rect width="1" height="1"{}/>'.format


def _svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{body}</svg>'.encode()


def _levels(first: str, level: str, last: str, one: str, count: int = 9) -> str:
    """Each level has the one below ten times; `one` is one of the ten."""
    return first + "".join(
        level.format(at=at, ten="".join(one.format(below=at - 1) for _ in TEN))
        for at in range(1, count)
    ) + last.format(below=count - 1)  # fmt: skip


ENDLESS = {
    "use": _levels(
        f'<g id="l0">{RECT("")}</g>', '<g id="l{at}">{ten}</g>', "", '<use href="#l{below}"/>'
    ),
    "symbols": _levels(
        f'<symbol id="l0">{RECT("")}</symbol>', '<defs><symbol id="l{at}">{ten}</symbol></defs>',
        '<use href="#l{below}"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#l{below}"/>',
    ),
    "patterns": _levels(
        f'<pattern id="l0">{RECT("")}</pattern>', '<pattern id="l{at}">{ten}</pattern>',
        RECT(' fill="url(#l{below})"'), RECT(' style="stroke: url(#l{below}) red"'),
    ),
    "a paint of a group": _levels(
        f'<pattern id="l0">{RECT("")}</pattern>', '<pattern id="l{at}">{ten}</pattern>',
        RECT(' fill="url(#l{below})"'), '<g fill="url(#l{below})"><g>' + RECT("") + "</g></g>",
    ),
    "a paint around a pattern": _levels(
        f'<pattern id="l0">{RECT("")}</pattern>',
        '<g fill="url(#l{at}b)"><pattern id="l{at}">' + RECT("") * 10 + "</pattern></g>"
        '<pattern id="l{at}b">{ten}</pattern>',
        RECT(' fill="url(#l{below})"'), RECT(' fill="url(#l{below})"'),
    ),
    "masks": _levels(
        f'<mask id="l0">{RECT("")}</mask>', '<mask id="l{at}">{ten}</mask>',
        RECT(' mask="url(#l{below})"'), RECT(' mask="url(#l{below})"'),
    ),
    "clips": _levels(
        f'<clipPath id="l0">{RECT("")}</clipPath>', '<clipPath id="l{at}">{ten}</clipPath>',
        RECT(' clip-path="url(#l{below})"'), RECT(' clip-path="url(#l{below})"'),
    ),
    "a style sheet": "<style>" + "".join(
        f"g .c{at}:not(b) {{ fill: url('#l{at - 1}') }}" for at in range(1, 10)
    ) + "</style>" + _levels(
        f'<pattern id="l0">{RECT("")}</pattern>', '<pattern id="l{at}">{ten}</pattern>',
        RECT(' class="c9"'), RECT(' class="a c{below}"'),
    ).replace("c0", "c1"),
    "markers": '<marker id="m"><path d="M0' + " 1" * 200 + '" marker="url(#n)"/></marker>'
    f'<marker id="n">{RECT("") * 10}</marker><path d="M0{" 1" * 200}" marker-mid="url(#m)"/>',
    "a use of itself": '<g id="a"><use href="#a"/></g>',
    "two uses of each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "letters": "<text>" + "a" * drawings.MOST + "</text>",
    "a path": f'<path d="M0 0{" 1" * drawings.PATH * drawings.MOST}"/>',
    "groups that are measured again and again": '<g opacity=".5">' * 400
    + RECT("") * 400 + "</g>" * 400,
    "more ids than can be looked up": "".join(
        f'<g id="g{at}"/><use href="#g{at}"/>' for at in range(4000)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDLESS)
def test_more_work_than_a_drawing_may_ask_for(case: str) -> None:
    assert "more than 100,000 elements" in images.fault(_svg(ENDLESS[case]), is_svg=True)


def test_what_is_set_anew_is_not_handed_down() -> None:
    pattern = f'<pattern id="p">{RECT("") * 1000}</pattern>'
    body = f'{pattern}<g fill="url(#p)"><g fill="red">{RECT("") * 1000}</g></g>'
    assert drawings.fault(ElementTree.fromstring(_svg(body)), b"") == ""


FAR = {
    RECT(' x="NaN"'): "in line 2 `x` has `NaN`, which is no number",
    '\n<path d="M0 0L1e400 1"/>': "in line 3 `d` has `1e400`, which is no number",
    '<g transform="translate(-inf)"/>': "in line 2 `transform` has `-inf`",
    '<g style="stroke-width: 1E999px"/>': "in line 2 `stroke-width` has `1E999`",
    f'<circle r="1{"0" * 40}"/>': "in line 2 `r` has `1000",
    "<style>rect { opacity: NAN }</style>" + RECT(""): "in line 2 `opacity` has `NAN`",
}


@pytest.mark.parametrize("body", FAR)
def test_a_number_that_no_pdf_holds(body: str) -> None:
    assert images.fault(_svg(body), is_svg=True).startswith(FAR[body])


def test_numbers_and_names_that_are_none() -> None:
    fine = (
        '<path id="nan" class="inf" d="M1e-40 0h1.5e+12" transform="translate(6.1e-17)"'
        ' font-family="Infinity" fill="url(#inf)"/>'
    )
    assert images.fault(_svg(fine), is_svg=True) == ""


@pytest.mark.parametrize("name", ["a.svg?b", "data:image/svg+xml,x", "a.txt", "a"])
def test_a_drawing_in_a_drawing(name: str) -> None:
    told = images.fault(_svg(f'<image href="{name}"/>'), is_svg=True)
    assert told.startswith(f"it shows `{name}`")


def test_pictures_in_a_drawing() -> None:
    body = '<image href="a.png?b#c"/><image href="data:image/jpeg;base64,"/><image/>'
    assert images.fault(_svg(body), is_svg=True) == ""


def test_a_drawing_that_is_named_as_something_else(publication: Publication) -> None:
    publication.write("styles/a.txt", b"\xef\xbb\xbf \n" + _svg(ENDLESS["use"]))
    publication.write("styles/more.css", "p { color: red }\nbody { background: url(a.txt) }")
    html = '<html lang="en"><link rel="stylesheet" href="/styles/more.css"><p>a</html>'
    galley = Galley(publication.root, html, ("styles/more.css",), (), ())
    (problem,) = layout.paginate(galley).problems
    assert problem.code == "image"
    assert problem.where == Place("styles/more.css", 2)


def test_the_section_is_told(publication: Publication) -> None:
    publication.write("report/2024/a.svg", _svg(RECT(' x="NaN"')))
    publication.section("01-a.md", '# A\n\n![A](a.svg){alt="A"}\n')
    done = publication.run("check", "2024")
    assert done.stderr.startswith(
        "report/2024/01-a.md:3: error[image]: `report/2024/a.svg` cannot be read: in line 2 `x` "
        "has `NaN`, which is no number that a PDF can hold\n  hint: export it again, simpler;"
    )
