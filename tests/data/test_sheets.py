"""CSV files: what is read, and what is told with its line."""

from pathlib import Path

import pytest

from ngen_pdf import data
from ngen_pdf.data import sheets
from ngen_pdf.data.sheets import Row, as_number

PATH = "report/2024/data/a.csv"


def _load(root: Path, content: str | bytes) -> data.Data:
    file = root / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return data.load(root, "report/2024")


def _told(root: Path, content: str | bytes) -> list[str]:
    return [f"{p.where}: {p.code}: {p.message}" for p in _load(root, content).problems]


def test_a_sheet(tmp_path: Path) -> None:
    content = '\ufeffstage,cost\r\n"Done, at last", 53.5\r\n\r\n"two\r\nlines",1\r\n'
    sheet = _load(tmp_path, content).sheets[PATH]
    assert sheet.columns == ("stage", "cost")
    assert sheet.rows == (Row(2, ("Done, at last", "53.5")), Row(4, ("two lines", "1")))


def test_spaces_are_joined_but_those_that_do_not_break(tmp_path: Path) -> None:
    sheet = _load(tmp_path, "day\n 8\xa0July  2020 \n").sheets[PATH]
    assert sheet.rows == (Row(2, ("8\xa0July 2020",)),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", [f"{PATH}: csv: `{PATH}` is empty"]),
        ("a,b\n1\n1,2\n1,2,3\n", [
            f"{PATH}:2: csv: this row has 1 cells, the first row has 2",
            f"{PATH}:4: csv: this row has 3 cells, the first row has 2",
        ]),
        ("a,,a\n1,2,3\n", [
            f"{PATH}:1: csv: column 2 has no name", f"{PATH}:1: csv: two columns are named `a`",
        ]),
        ("a;b\n1;2\n", [f"{PATH}:1: csv: the columns are not parted by commas"]),
        ("a\n=SUM(A1:A9)\n-B2+1\n@SUM(A1)\n-\n-5\n- none\n+\n", [
            f"{PATH}:2: csv: `=SUM(A1:A9)` is a formula, not what comes of it",
            f"{PATH}:3: csv: `-B2+1` is a formula, not what comes of it",
            f"{PATH}:4: csv: `@SUM(A1)` is a formula, not what comes of it",
        ]),
        ("a\nb\x07\n", [f"{PATH}:2: csv: the character U+0007 cannot be printed"]),
        ("a\nb\U0001fffe\n", [f"{PATH}:2: csv: the character U+1FFFE cannot be printed"]),
        ('a\n"b\n', [f"{PATH}:2: csv: this is not CSV: unexpected end of data"]),
        (b"a\ncaf\xe9\n", [f"{PATH}:2: encoding: not UTF-8: byte 0xe9"]),
        ("a\n" + "x" * 200_000, [
            f"{PATH}:2: csv: this is not CSV: field larger than field limit (131072)"
        ]),
        (",".join(f"c{n}" for n in range(201)), [
            f"{PATH}:1: csv: there are 201 columns; 200 is the limit"
        ]),
    ],
)  # fmt: skip
def test_what_is_told(tmp_path: Path, content: str | bytes, told: list[str]) -> None:
    assert _told(tmp_path, content) == told


def test_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "a,b\n" + "1,2\n" * 100_000
    assert len(_load(tmp_path, rows).sheets[PATH].rows) == 100_000
    monkeypatch.setattr(sheets, "MAX_ROWS", 1000)
    assert _told(tmp_path, rows) == [f"{PATH}: csv: `{PATH}` has more than 1000 rows"]
    ragged = "a,b\n" + "1\n" * 900
    assert _told(tmp_path, ragged)[-1] == f"{PATH}:22: csv: and 880 more such rows"


def test_a_file_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", "utf-8")
    root = tmp_path / "root"
    folder = root / "report/2024/data"
    folder.mkdir(parents=True)
    (folder / "a.csv").symlink_to(tmp_path / "secret.csv")
    found = data.load(root, "report/2024")
    assert [problem.code for problem in found.problems] == ["path"]
    assert not found.sheets


@pytest.mark.parametrize(
    ("cell", "value"),
    [("53.50", "53.50"), ("-3", "-3"), ("\u22123", "-3"), (" 1 ", "1"), (".5", "0.5"),
     ("1,234", None), ("", None), ("1e5", None), ("nan", None), ("25%", None), ("٣", None)],
)  # fmt: skip
def test_numbers(cell: str, value: str | None) -> None:
    found = as_number(cell)
    assert (None if found is None else str(found)) == value


def test_what_is_not_settled_is_told_cell_by_cell(tmp_path: Path) -> None:
    found = _load(tmp_path, "a,b\n1,[TK]\n[TK: x],[TK: x]\n")
    assert found.sheets[PATH].rows[0].cells == ("1", "[TK]")
    assert [f"{problem.where}: {problem.message}" for problem in found.problems] == [
        f"{PATH}:2: `[TK]` is not settled",
        f"{PATH}:3: `x` is not settled",
        f"{PATH}:3: `x` is not settled",
    ]
