"""Findings lead back to their sources by the map beside the file."""

from dataclasses import replace
from pathlib import Path

import pytest
from verdicts import COARSE, INTENT, PASSED, thin

from ngen_pdf.preflight import Area, tracing
from ngen_pdf.preflight.source_map import MappedBlock, MappedFile, MappedPage, SourceMap, to_json
from ngen_pdf.problems import Place

TRIMS = ((612.0, 792.0),) * 2
SHA = "ab" * 32
HERE, START = Place("report/2024/01-a.md", 7), Place("report/2024/01-a.md", 1)
BLOCK = MappedBlock(HERE, Area(72, 100, 300, 110), "p", allow=("line-weight",))
RUNT = replace(thin(2), code="runt", message="a line of one word", source=HERE)
MAP = SourceMap(
    (MappedPage(612, 792, START, (BLOCK,)), MappedPage(612, 792, START, (BLOCK,))),
    (RUNT,),
    (MappedFile("a-report-2024-press.pdf", SHA, "shop"),),
)
WEAK = replace(COARSE, page=1, area=BLOCK.area, source=Place())
FOUND = replace(PASSED, findings=(WEAK, INTENT, thin(1)))


def _traced(folder: Path, name: str, trims: tuple[tuple[float, float], ...] = TRIMS) -> object:
    return tracing.trace(FOUND, trims, folder / name, SHA)


@pytest.mark.parametrize(
    "name", ["a-report-2024.pdf", "a-report-2024-press.pdf", "a-report-2024-press.rejected.pdf"]
)
def test_the_map_beside_an_edition_tells_the_lines(name: str, tmp_path: Path) -> None:
    (tmp_path / "a-report-2024.map.json").write_bytes(to_json(MAP))
    verdict = replace(PASSED, findings=(replace(WEAK, source=HERE), INTENT, RUNT))
    assert _traced(tmp_path, name) == tracing.Traced(verdict, "a-report-2024.map.json", True)


def test_a_map_of_another_file_of_these_pages_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.map.json").write_bytes(to_json(replace(MAP, files=())))
    found = tracing.trace(FOUND, TRIMS, tmp_path / "a.pdf", SHA)
    assert (found.verdict.findings[0].source, found.exact) == (HERE, False)


def test_an_image_is_called_by_its_file() -> None:
    weak = replace(WEAK, message="the image `Im7` prints at 131 ppi", page=2)
    block = replace(BLOCK, images=("report/2024/images/plant & co.jpg",))
    pictured = replace(MAP, pages=(MAP.pages[0], MappedPage(612, 792, START, (block,))))
    for page, told in ((1, "the image `Im7`"), (2, "`plant & co.jpg`")):
        found = tracing.traced(replace(PASSED, findings=(replace(weak, page=page),)), pictured)
        assert found.findings[0].message == f"{told} prints at 131 ppi"


@pytest.mark.parametrize("trims", [((612.0, 792.0),), ((612.0, 792.0), (612.0, 790.0)), ()])
def test_a_map_of_other_pages_is_none(
    trims: tuple[tuple[float, float], ...], tmp_path: Path
) -> None:
    (tmp_path / "a.map.json").write_bytes(to_json(MAP))
    assert _traced(tmp_path, "a.pdf", trims) == tracing.Traced(FOUND)


@pytest.mark.parametrize("written", [None, b"", b"[" * 100_000, b'{"version": 99}'])
def test_what_is_no_map_is_not_heeded(written: bytes | None, tmp_path: Path) -> None:
    beside = tmp_path / "a.map.json"
    beside.mkdir() if written is None else beside.write_bytes(written)
    assert _traced(tmp_path, "a.pdf") == tracing.Traced(FOUND)


@pytest.mark.parametrize(
    ("name", "profile"), [("a-report-2024-press.pdf", "shop"), ("a-report-2024.pdf", "")]
)
def test_the_map_tells_what_a_file_was_judged_by(name: str, profile: str, tmp_path: Path) -> None:
    (tmp_path / "a-report-2024.map.json").write_bytes(to_json(MAP))
    assert tracing.profile(tmp_path / name) == profile
