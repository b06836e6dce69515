"""The revision: a name of the state of the sources that a proof bears."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ngen_pdf.revision import revision


def _git(root: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=T", "-c", "user.email=t@t.invalid", "-c", "commit.gpgsign=false")
    command = ["git", *settings, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/a.css").write_text("a")
    (tmp_path / "styles/a link.css").symlink_to("a.css")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "One")
    return tmp_path


def test_the_revision_is_the_commit(repository: Path) -> None:
    commit = _git(repository, "rev-parse", "HEAD")[:7]
    assert revision(repository, ("styles",)) == commit
    (repository / "styles/.DS_Store").write_text("x")
    (repository / "elsewhere").write_text("x")
    assert revision(repository, ("styles",)) == commit


@pytest.mark.parametrize("change", ["other", "more", "gone"])
def test_the_revision_tells_that_the_sources_differ_from_it(change: str, repository: Path) -> None:
    commit = revision(repository, ("styles",))
    file = repository / "styles/a.css"
    if change == "gone":
        (repository / "styles/a link.css").unlink()
    else:
        (file if change == "other" else repository / "styles/b.css").write_text("b")
    found = revision(repository, ("styles",))
    assert re.fullmatch(commit + r"\+[0-9a-f]{7}", found)
    file.write_text("c")
    assert revision(repository, ("styles",)) not in (found, commit)


def test_a_link_to_a_folder_is_no_difference(repository: Path) -> None:
    (repository / "styles/there").symlink_to(repository, target_is_directory=True)
    _git(repository, "add", "styles/there")
    _git(repository, "commit", "-m", "link")
    assert "+" not in revision(repository, ("styles",))


def test_without_git_the_sources_are_named_by_their_content(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    found = revision(repository, ("styles",))
    assert re.fullmatch("[0-9a-f]{7}", found)
    assert found == revision(repository, ("styles",))


def test_git_runs_nothing_that_the_publication_names(repository: Path) -> None:
    trap = repository / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository}/sprung\ncat\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "filter.x.clean", "core.sshCommand", "core.pager"):
        _git(repository, "config", key, str(trap))
    (repository / ".gitattributes").write_text("*.css filter=x\n")
    (repository / "styles/a.css").write_text("changed")
    assert "+" in revision(repository, ("styles",))
    assert not (repository / "sprung").exists()
