"""Running heads and feet are artifacts, in both editions."""

import pikepdf

from conftest import Publication
from ngen_pdf.preflight import reading
from ngen_pdf.preflight.facts import Text


def test_what_stands_in_the_margins_is_read_by_nobody(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\nWords.\n")
    pdf = publication.render()
    for page in reading.read(pdf.read_bytes()).pages:
        foot = [mark for mark in page.marks if isinstance(mark, Text) and mark.area.top < 40]
        rest = [mark for mark in page.marks if isinstance(mark, Text) and mark.area.top > 40]
        assert [mark.text for mark in foot] == [page.label]
        assert foot[0].artifact
        assert not any(mark.artifact for mark in rest)


def test_the_parent_tree_leads_to_what_is_in_the_tree(publication: Publication) -> None:
    publication.section("01-a.md", "# A\n\nWords.\n")
    with pikepdf.open(publication.render()) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        elements = [one for page in pdf.pages for one in parents[int(page.obj.StructParents)]]
        assert sum(one is None for one in elements) == len(pdf.pages)
