"""The verdict as a page: what stands in it, and what a real browser makes of it."""

import html
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from browser import dumped, look
from tinyhtml5.parser import HTMLParser
from verdicts import COARSE, FOUND, MARKED, PASSED, page_of, thin

from ngen_pdf.preflight import Finding, Verdict
from ngen_pdf.preflight.formats.html import MOST
from ngen_pdf.problems import Place, Severity

PROBE = """
const told = [], step = (what) => {
  const is_shown = (one) => one.getClientRects().length > 0;
  const shown = (some) => [...document.querySelectorAll(some)].filter(is_shown);
  told.push({
    what,
    findings: shown(".findings > li").map((li) => li.id),
    marks: shown("svg > a").map((a) => a.textContent.trim().replace(/\\s+/g, " ")),
    pages: shown("article").map((page) => page.id),
    groups: shown("section:has(.findings)").map((group) => group.getAttribute("aria-labelledby")),
    pressed: shown("[aria-pressed=true]").map((button) => button.dataset.value),
    status: document.querySelector("[role=status]").textContent,
    fragment: location.hash,
  });
};
const click = (value) => {
  document.querySelector(`[data-value="${value}"]`).click();
  step(value);
};
"""
CLICKS = """
step("all"); click("warning"); click("image-resolution"); click("warning");
document.getElementById("all").click(); step("again");
"""
TELL = "document.title = 'TOLD' + JSON.stringify(told);"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return page_of(tmp_path, FOUND)


def _told(dump: str) -> list[dict[str, object]]:
    title = re.search("<title>TOLD(.*?)</title>", dump)
    assert title
    return [dict(step) for step in json.loads(html.unescape(title[1]))]


def _faults(text: str) -> list[object]:
    """What breaks the syntax of HTML."""
    parser = HTMLParser()
    parser._parse(text)
    return list(parser.errors)


def test_every_finding_stands_there_with_all_that_is_known(page: Path) -> None:
    text = html.unescape(re.sub("<[^>]+>", "", page.read_text("utf-8")))
    for told in (
        "Not ready for press", "2 errors, 3 warnings", "3 pages", "GWG 2015 sheetfed, CMYK",
        "plant.jpg prints at 131 ppi; gwg-sheetfed asks 225", COARSE.hint, "GWG2015 4.29",
        "report/2024/06-portfolio.md:57", "Page ii", "Page 1 3 of 3 in the file",
        "there is none", "a line is 0.1 pt wide (2 places)", "page-size passed",
        "line-weight 3 warnings",
    ):  # fmt: skip
        assert told in text, told


def test_a_file_that_passes_says_so(tmp_path: Path) -> None:
    text = page_of(tmp_path, replace(PASSED, pages=1)).read_text("utf-8")
    assert "Ready for press" in text
    assert 'id="filter"' not in text


def test_it_is_html_and_needs_no_other_file(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not _faults(text)
    assert "default-src 'none'" in text
    assert set(re.findall(r'\b(?:src|href)="([^#"]{1,5})', text)) == {"data:"}
    assert not re.search(r"https?:|url\(|@import", text)


def test_each_page_is_a_picture_with_words(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.findall(r'<img src="data:image/png[^"]+" alt="([^"]*)"', text) == [
        "Page ii in small", "Page 1 in small", ""
    ]  # fmt: skip
    assert '<p class="aside">Page <bdi>1</bdi></p>' in text


def test_numbers_lead_to_the_page_and_back(page: Path) -> None:
    follow = """
    const told = [];
    addEventListener("hashchange", () => {
      const focused = document.activeElement;
      told.push([location.hash, focused.getAttribute("href")]);
      if (told.length < 2) focused.dispatchEvent(new MouseEvent("click")); else TELL
    });
    document.querySelector('[href="#mark-4"]').click();
    """.replace("TELL", TELL)
    title = re.search("<title>TOLD(.*?)</title>", dumped(page, script=follow))
    assert title
    (there, focused), (back, _) = json.loads(html.unescape(title[1]))
    assert (there, focused, back) == ("#mark-4", "#finding-4", "#finding-4")
    assert not re.search(
        "<svg [^>]*aria-hidden[^>]*>\\s*(<svg.*</svg>)?\\s*<a", page.read_text("utf-8")
    )


def test_what_a_file_is_called_and_says_is_never_markup(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>`</style>"
    place = Place(nasty, 1)
    finding = Finding("syntax", Severity.ERROR, nasty, nasty, 1, nasty, MARKED, place, nasty)
    verdict = Verdict(nasty, nasty, 1, ("syntax",), (finding,))
    text = page_of(tmp_path, verdict, nasty).read_text("utf-8")
    assert text.count("<script>") == text.count("</style>") == 1
    assert "<img src=x" not in text
    assert not _faults(text)


def test_more_findings_than_anyone_reads_are_left_to_json(tmp_path: Path) -> None:
    many = tuple(replace(thin(1), message=f"line {n}") for n in range(MOST + 7))
    text = page_of(tmp_path, replace(PASSED, pages=1, findings=many)).read_text("utf-8")
    assert text.count('<li id="finding-') == MOST
    assert "7 more findings are not shown" in text


def test_no_rule_drives_out_another(tmp_path: Path) -> None:
    many = tuple(replace(thin(1), message=f"line {n}") for n in range(MOST + 7))
    last = replace(thin(1), code="text-size", message="small")
    text = page_of(tmp_path, replace(PASSED, pages=1, findings=(*many, last))).read_text("utf-8")
    assert text.count('<li id="finding-') == MOST
    assert "<p>small</p>" in text
    assert "8 more findings are not shown" in text


def test_buttons_choose_what_is_shown_in_a_browser(page: Path) -> None:
    steps = _told(dumped(page, script=PROBE + CLICKS + TELL))
    everything = {
        "findings": ["finding-1", "finding-2", "finding-3", "finding-4"],
        "marks": ["2", "3", "4 4"],
        "pages": ["page-2", "page-3"],
        "groups": ["whole", "pages"],
        "pressed": [],
        "status": "",
    }
    warnings = {
        "findings": ["finding-2", "finding-4"],
        "marks": ["2", "4 4"],
        "pages": ["page-2", "page-3"],
        "groups": ["pages"],
        "pressed": ["warning"],
        "status": "3 of 5 findings shown",
        "fragment": "#severity=warning",
    }
    nothing = {
        "findings": [],
        "marks": [],
        "pages": [],
        "groups": [],
        "pressed": ["warning", "image-resolution"],
        "status": "0 of 5 findings shown",
        "fragment": "#severity=warning&code=image-resolution",
    }
    coarse = {
        "findings": ["finding-3"],
        "marks": ["3"],
        "pages": ["page-3"],
        "groups": ["pages"],
        "pressed": ["image-resolution"],
        "status": "1 of 5 findings shown",
        "fragment": "#code=image-resolution",
    }
    assert steps == [
        {"what": "all", **everything, "fragment": ""},
        {"what": "warning", **warnings},
        {"what": "image-resolution", **nothing},
        {"what": "warning", **coarse},
        {"what": "again", **everything, "fragment": ""},
    ]


LINKED = (
    ("#severity=error", ["finding-1", "finding-3"]),
    ("#code=line-weight,output-intent", ["finding-1", "finding-2", "finding-4"]),
    ("#finding-3", ["finding-1", "finding-2", "finding-4"]),  # which leads there, and no more
    ("#code=unknown&other=1", ["finding-1", "finding-2", "finding-3", "finding-4"]),
)


def test_a_link_leads_to_a_choice(page: Path) -> None:
    (first, _), *others = LINKED
    follow = f"""
    step("opened");
    const rest = {json.dumps([fragment for fragment, _ in others])};
    addEventListener("hashchange", () => {{
      step("followed");
      if (rest.length) location.hash = rest.shift(); else {TELL}
    }});
    location.hash = rest.shift();
    """
    steps = _told(dumped(page, first, PROBE + follow))
    assert [(step["fragment"], step["findings"]) for step in steps] == list(LINKED)


@pytest.mark.parametrize(("codes", "position"), [(1, "sticky"), (99, "static")])
def test_the_filter_stays_in_view_where_it_leaves_room(
    codes: int, position: str, tmp_path: Path
) -> None:
    found = tuple(replace(thin(1), code=f"code-{number}") for number in range(codes))
    page = page_of(tmp_path, replace(PASSED, pages=1, findings=found))
    tall = "innerHeight = 1000; dispatchEvent(new Event('resize'));"
    told = f"{tall} const told = [getComputedStyle(filter).position]; {TELL}"
    assert f'<title>TOLD["{position}"]</title>' in html.unescape(dumped(page, script=told))


def test_it_is_a_plain_list_without_scripts(page: Path) -> None:
    text = page.read_text("utf-8").partition("<script>")[0]
    assert '<search id="filter" aria-labelledby="choose" hidden>' in text
    assert text.count('<li id="finding-') == 4


def test_a_finding_is_drawn_where_it_is(page: Path) -> None:
    place = """
    const box = document.querySelector("#page-3 svg > a .line").getBoundingClientRect();
    const sheet = document.querySelector("#page-3 img").getBoundingClientRect();
    const told = [[box.left - sheet.left, box.top - sheet.top, box.width, box.height]
      .map((length) => length * 630 / sheet.width)];
    """
    (told,) = json.loads(
        html.unescape(re.findall("<title>TOLD(.*?)</title>", dumped(page, script=place + TELL))[0])
    )
    # the sheet is 9 pt of bleed around 612 by 792 pt; 3 pt of air around what is found
    assert told == pytest.approx([109 - 3, 801 - 700 - 3, 200 + 6, 100 + 6], abs=1)


def test_the_print_has_every_finding_whatever_was_chosen(page: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    look(page, "--no-pdf-header-footer", f"--print-to-pdf={printed}", fragment="#severity=warning")
    command = ["pdftotext", "-layout", str(printed), "-"]
    text = " ".join(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    )
    for told in (
        "Not ready for press",
        "there is none",
        "prints at 131 ppi",
        "line-weight 3 warnings",
    ):
        assert told in text
    assert text.count("a line is 0.1 pt wide") == 2
    assert "Show all" not in text
