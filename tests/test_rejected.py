"""`render` judges what it makes: what does not pass leaves its final name to the last good file."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator
from PIL import Image

from conftest import ROOT, Publication
from shop import SHOP, open_shop

STEM = "test-annual-report-2024"
SCREEN, PRESS = f"{STEM}.pdf", f"{STEM}-press.pdf"
THIN = "section.body > h1 { border-bottom: 0.1pt solid #b83210 }"
STRICT = '\n[preflight.line-weight]\nseverity = "error"\n'
FAINT = "h1 { color: #ccc }"


@pytest.fixture
def shop(publication: Publication) -> Publication:
    """A report of four pages that passes in both editions."""
    publication.section("01-one.md", "# Zero\n")
    publication.section("02-two.md", "# One\n\nWords.\n")
    publication.write("styles/then.css", "@page { bleed: 5mm }")
    open_shop(publication.root, SHOP.replace("page-multiple = 4", "page-multiple = 2") + STRICT)
    return publication


def _rendered(shop: Publication, *more: str, quiet: bool = True) -> tuple[int, list[str], str]:
    done = shop.run("render", "2024", "--press", "shop", *more, *(["--quiet"] if quiet else []))
    return done.returncode, [Path(line).name for line in done.stdout.splitlines()], done.stderr


def _files(shop: Publication) -> list[str]:
    return sorted(file.name for file in (shop.root / "build/2024").iterdir())


def test_what_passes_takes_its_name_and_says_so(shop: Publication) -> None:
    status, made, told = _rendered(shop, quiet=False)
    assert (status, made) == (0, [SCREEN, PRESS])
    assert "\nJudging the press edition\n" in told
    *_, screen, press = told.splitlines()
    assert screen.endswith(" s, no problems")
    assert press.endswith(" s, ready for press, no problems")
    assert _files(shop) == [PRESS, f"{STEM}.map.json", SCREEN]


def test_preflight_judges_an_edition_by_what_render_judged_it_by(shop: Publication) -> None:
    _rendered(shop)
    for file, told in ((PRESS, "shop: ready for press"), (SCREEN, "screen: passed")):
        done = shop.run("preflight", f"build/2024/{file}")
        assert done.stdout == f"{file}: 4 pages, {told}, no problems\n"
    (shop.root / "styles/press/shop.toml").unlink()
    assert ": 4 pages, gwg-sheetfed: " in shop.run("preflight", f"build/2024/{PRESS}").stdout


def test_what_does_not_pass_leaves_the_last_good_file(shop: Publication) -> None:
    _rendered(shop)
    last = (shop.root / "build/2024" / PRESS).read_bytes()
    shop.write("styles/thin.css", THIN)
    status, made, told = _rendered(shop)
    assert (status, made) == (1, [SCREEN])
    assert "page 1 (report/2024/01-one.md:1): error[line-weight]: " in told
    assert f"{STEM}-press.rejected.pdf: " in told
    assert f"did not pass, see {STEM}-press.rejected.html, 2 errors" in told
    rejected = [f"{STEM}-press.rejected.{suffix}" for suffix in ("html", "pdf")]
    assert _files(shop) == [PRESS, *rejected, f"{STEM}.map.json", SCREEN]
    assert (shop.root / "build/2024" / PRESS).read_bytes() == last
    page = (shop.root / "build/2024" / rejected[0]).read_text("utf-8")
    assert "Not ready for press" in page
    assert "report/2024/01-one.md:1" in page


def test_what_was_rejected_goes_when_the_edition_passes(shop: Publication) -> None:
    style = shop.write("styles/thin.css", THIN)
    _rendered(shop)
    assert PRESS not in _files(shop)
    style.unlink()
    _rendered(shop)
    assert _files(shop) == [PRESS, f"{STEM}.map.json", SCREEN]


def test_each_edition_is_judged_by_what_it_is_for(shop: Publication) -> None:
    shop.write("styles/faint.css", FAINT)
    status, made, told = _rendered(shop)
    assert (status, made) == (1, [PRESS])
    assert "error[contrast]: " in told
    status, made, _ = _rendered(shop, "--edition", "press")
    assert (status, made) == (0, [PRESS])


def test_what_is_wrong_is_told_of_the_report_then_of_each_file(shop: Publication) -> None:
    shop.write("styles/both.css", f"{FAINT} p {{ colour: red }} h1 + p {{ height: 4pt }} {THIN}")
    status, made, told = _rendered(shop)
    assert (status, made) == (1, [])
    lines = [line for line in told.splitlines() if not line.startswith("  hint: ")]
    found = [match[0] for line in lines if (match := re.search(r"\[[a-z-]+\]|did not.*", line))]
    assert found == [
        "[overflow]", "[css]",
        "[contrast]", "[contrast]", "[contrast]",
        f"did not pass, see {STEM}.rejected.html, 3 errors, 2 warnings",
        "[line-weight]", "[line-weight]",
        f"did not pass, see {STEM}-press.rejected.html, 2 errors, 2 warnings",
    ]  # fmt: skip
    for page, errors in (("", 3), ("-press", 2)):
        shown = (shop.root / f"build/2024/{STEM}{page}.rejected.html").read_text("utf-8")
        assert "let its height be <code>auto</code>" in shown
        assert f"{errors} errors, 1 warning<" in shown


def test_strict_lets_no_warning_of_a_verdict_pass(shop: Publication) -> None:
    picture = BytesIO()
    Image.effect_noise((600, 300), 60).convert("RGB").save(picture, "png")
    shop.write("report/2024/images/plant.png", picture.getvalue())
    shop.write("styles/image.css", "img { width: 200pt }")
    shop.section("02-two.md", '# One\n\n![](images/plant.png){alt="A plant"}\n')
    status, made, told = _rendered(shop)
    assert (status, made) == (0, [SCREEN, PRESS])
    assert told == (
        "page 2 (report/2024/02-two.md:3): warning[image-resolution]: "
        "`plant.png` prints at 216 ppi; gwg-sheetfed asks 225\n"
        "  hint: supply at least 626 px for this width, or print it 2.7 in wide\n"
    )
    status, made, _ = _rendered(shop, "--strict")
    assert (status, made) == (1, [SCREEN])
    assert f"{STEM}-press.rejected.html" in _files(shop)


def test_a_draft_and_a_proof_are_not_judged(shop: Publication) -> None:
    shop.write("styles/faint.css", FAINT)
    done = shop.run("render", "2024", "--draft", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    done = shop.run("render", "2024", "--edition", "proof", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert _files(shop) == [f"{STEM}-draft.pdf", f"{STEM}-proof.pdf"]


def test_preflight_of_what_was_made_leads_to_the_sources(shop: Publication) -> None:
    shop.write("styles/thin.css", THIN)
    _rendered(shop)
    file = f"build/2024/{STEM}-press.rejected.pdf"
    done = shop.run("preflight", file, "--profile", "shop", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    schema = json.loads((ROOT / "docs/verdict.schema.json").read_text("utf-8"))
    told = json.loads(done.stdout)
    Draft202012Validator(schema).validate(told)
    sources = [finding["source"] for finding in told["findings"]]
    assert sources == [{"file": f"report/2024/0{n}.md", "line": 1} for n in ("1-one", "2-two")]


def test_what_cannot_be_removed_is_told(shop: Publication) -> None:
    (shop.root / f"build/2024/{STEM}-press.rejected.pdf").mkdir(parents=True)
    status, _, told = _rendered(shop)
    assert status == 1
    assert f"{STEM}-press.rejected.pdf` cannot be removed: " in told


def test_the_same_sources_make_the_same_verdict(shop: Publication, tmp_path: Path) -> None:
    shop.write("styles/thin.css", THIN)
    _rendered(shop)
    other = tmp_path / "elsewhere"
    shutil.copytree(shop.root, other, ignore=shutil.ignore_patterns("build"))
    _rendered(Publication(other))
    assert _files(shop) == _files(Publication(other))
    for name in _files(shop):
        paths = (root / "build/2024" / name for root in (shop.root, other))
        first, second = (path.read_bytes() for path in paths)
        assert first == second, name
