"""Publications whose pages break one rule: what is told of them.

A page holds 22 lines; a paragraph has no margins, and is parted anywhere.
"""

from ngen_pdf import build
from ngen_pdf.build.mapping import findings
from ngen_pdf.preflight import Finding

from conftest import Publication  # isort: skip

PATH = "report/2024/01-a.md"
STYLE = """\
@page { size: 300pt 400pt; margin: 40pt 40pt 52pt; @bottom-center { content: none } }
body, p, h1, h2, li, figcaption { margin: 0; font: 10pt/14pt "Source Serif 4" }
p { orphans: 1; widows: 1 }
section { break-before: page }
figure { margin: 0 }
"""


def lines(count: int, word: str = "line") -> str:
    """A paragraph of so many lines."""
    return "\\\n".join(f"{word} {number} of them" for number in range(1, count + 1)) + "\n\n"


def told(publication: Publication, text: str, style: str = "") -> list[Finding]:
    """What is found in a report of one section: a title of one line, and the text."""
    publication.write("styles/page.css", STYLE + style)
    publication.section("01-a.md", f"# One\n\n{text}")
    checked = build.check(publication.root, "2024")
    pages, _ = build.paginate(checked)
    return list(findings(checked, pages))
