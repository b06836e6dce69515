"""What was drawn is kept for the next run, and changes nothing but its time."""

import subprocess
from pathlib import Path

import pytest

from conftest import Publication
from ngen_pdf.charts import pen
from ngen_pdf.charts.kept import digest, digest_of_faces, keep, recall

CHART = """\
# Charts

```vega-lite
alt: Two bars.
data: {values: [{a: One, b: 1}, {a: Two, b: 2}]}
mark: bar
encoding: {y: {field: a, type: nominal}, x: {field: b, type: quantitative}}
```
"""


@pytest.fixture
def charted(publication: Publication) -> Publication:
    publication.section("01-a.md", CHART)
    publication.write("styles/wide.css", "@page { size: 600pt 400pt }")  # room for the chart
    return publication


def test_a_second_run_draws_nothing(charted: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    first = charted.render().read_bytes()
    kept = recall(charted.root, "2024")
    assert kept
    with pen.Pen(charted.root / "fonts", kept) as again:
        monkeypatch.setattr(subprocess, "Popen", None)  # starting a process would fail
        job: dict[str, object] = {"spec": {}}
        key = digest(digest_of_faces(charted.root / "fonts"), job)
        again._kept = {key: "<svg/>"}
        assert again.draw(job) == "<svg/>"
        assert again.drawn == {key: "<svg/>"}
    monkeypatch.undo()
    assert charted.render().read_bytes() == first
    assert recall(charted.root, "2024") == kept


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b"\xff", b'{"a": 1}', b"[" * 100_000])
def test_a_damaged_file_is_as_none(charted: Publication, damage: bytes) -> None:
    first = charted.render().read_bytes()
    kept = recall(charted.root, "2024")
    charted.write("build/2024/charts.json", damage)
    assert recall(charted.root, "2024") == {}
    assert charted.render().read_bytes() == first
    assert recall(charted.root, "2024") == kept


def test_only_what_is_used_is_kept(charted: Publication) -> None:
    charted.run("check", "2024")
    before = set(recall(charted.root, "2024"))
    charted.section("01-a.md", CHART.replace("b: 2", "b: 3"))
    charted.run("check", "2024")
    after = set(recall(charted.root, "2024"))
    assert after
    assert not before & after


def test_a_digest_stands_for_all_that_goes_in(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"1")
    faces = digest_of_faces(tmp_path)
    (tmp_path / "a.ttf").write_bytes(b"2")
    assert digest_of_faces(tmp_path) != faces
    jobs = ({"spec": {"a": 1, "b": 2}}, {"spec": {"b": 2, "a": 1}}, {"spec": {"a": 1}})
    assert len({digest(faces, job) for job in jobs}) == len(jobs)  # order is order of drawing


def test_where_nothing_can_be_written_it_is_drawn_again(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file", "utf-8")
    keep(tmp_path, "2024", {"a": "b"})
    assert recall(tmp_path, "2024") == {}


def test_a_pen_that_was_left_starts_no_process(charted: Publication) -> None:
    with pen.Pen(charted.root / "fonts", {}) as left:
        left.start()
    with pytest.raises(pen.Undrawn, match="ended"):
        left.draw({"spec": {}})


def test_a_damaged_drawing_is_drawn_anew(charted: Publication) -> None:
    first = charted.render().read_bytes()
    file = charted.root / "build/2024/charts.json"
    file.write_text(file.read_text("utf-8").replace("width=", "width=x", 1), "utf-8")
    assert recall(charted.root, "2024") == {}
    assert charted.render().read_bytes() == first
