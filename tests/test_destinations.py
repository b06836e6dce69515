"""The names of places in a file: viewers compare their bytes, and seek them in that order."""

import pikepdf

from conftest import Publication

TEXT = """\
# Über uns

Siehe [dort](#zulieferer) und [hier](#qualität).

## Zulieferer

## Qualität

## Zürich
"""


def test_bookmarks_and_links_name_places_as_the_tree_has_them(publication: Publication) -> None:
    publication.section("01-uns.md", TEXT)
    with pikepdf.open(publication.render()) as pdf:
        names = [bytes(name) for name in list(pdf.Root.Names.Dests.Names)[::2]]
        links = [note.Dest for page in pdf.pages for note in page.obj.get("/Annots", [])]
        with pdf.open_outline() as outline:
            items = [*outline.root, *outline.root[0].children]
            marks = [item.obj.Dest for item in items if item.obj is not None]
    assert names == sorted(names)
    named = {bytes(place) for place in (*links, *marks)}
    assert sum(name.startswith(b"\xfe\xff") for name in named) == 3
    assert named == {*names} - {b"/body"}
