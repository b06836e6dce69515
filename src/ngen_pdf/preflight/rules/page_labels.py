"""Page labels: the numbers of pages as viewers show them.

In: a `Document`. Out: labels that lead to the wrong page. Codes: `page-labels`. Numbers in
contents belong to `toc_folio`.
"""

from collections.abc import Iterator, Sequence

from pikepdf import Dictionary, Name, Object

from ngen_pdf.preflight.facts import Document, Page
from ngen_pdf.preflight.reading import trees
from ngen_pdf.preflight.reading.folios import Folio, folios
from ngen_pdf.preflight.reading.strings import text_of
from ngen_pdf.preflight.rules import numbering
from ngen_pdf.preflight.rules.rule import Found, Rule, Terms
from ngen_pdf.problems import Severity, count

STYLES = ("/D", "/R", "/r", "/A", "/a")  # ISO 32000-2, table 161


def _judge(document: Document, _terms: Terms) -> Iterator[Found]:
    """ISO 32000-2, 12.4.2; WCAG technique PDF17: what viewers show is what pages print."""
    labels = document.pdf.Root.get("/PageLabels")
    printed = folios(document.pages)
    if labels is None:
        yield from _missing(document, printed)
        return
    faults = list(_of_tree(list(trees.numbers(labels)), len(document.pages)))
    yield from faults
    if not faults:
        yield from _twice(document.pages)
        yield from _unlike(document, printed, "set the page labels to the folios")


def _missing(document: Document, printed: dict[int, Folio]) -> Iterator[Found]:
    """Without labels viewers count from 1, which is right where the pages print that."""
    if printed:
        yield from _unlike(document, printed, "give the pages labels")
    elif len(document.pages) > 1:
        yield Found(
            "the file has no page labels",
            hint="give the pages labels: the numbers that they print, if they print any",
            severity=Severity.WARNING,
        )


def _of_tree(ranges: Sequence[tuple[int, Object]], pages: int) -> Iterator[Found]:
    starts = [start for start, _ in ranges]
    hint = "make the page labels anew"
    if 0 not in starts:
        yield Found("the page labels do not begin with the first page", hint=hint)
    if starts != sorted(set(starts)):
        yield Found("the page labels are out of order", hint=hint)
    for start, entry in ranges:
        if not _is_range(entry):
            page = start + 1 if 0 <= start < pages else 0
            message = f"the page labels from page {start + 1} on cannot be read"
            yield Found(message, page, hint=hint)


def _is_range(entry: object) -> bool:
    if not isinstance(entry, Dictionary):
        return False
    first, style = entry.get("/St", 1), entry.get("/S", Name.D)
    return type(first) is int and first >= 1 and f"/{text_of(style)}" in STYLES


def _twice(pages: Sequence[Page]) -> Iterator[Found]:
    """A label that two pages have leads to one of them only."""
    by_label: dict[str, list[int]] = {}
    for page in pages:
        if page.label:
            by_label.setdefault(page.label, []).append(page.number)
    shared = {label: numbers for label, numbers in by_label.items() if len(numbers) > 1}
    if shared:
        label, numbers = next(iter(shared.items()))
        more = f", and {len(shared) - 1} more labels are shared" if len(shared) > 1 else ""
        yield Found(
            f"{numbering.pages(numbers)} of the file share the label `{label}`{more}",
            numbers[1],
            hint="let the label of each page be its own, with a prefix or another style",
            severity=Severity.WARNING,
        )


def _unlike(document: Document, printed: dict[int, Folio], hint: str) -> Iterator[Found]:
    """Pages whose label is not what they print."""
    wrong = [n for n, folio in printed.items() if not _agree(document.pages[n - 1].label, folio)]
    if wrong:
        first = wrong[0]
        folio = printed[first].printed
        label = document.pages[first - 1].label or "nothing"
        more = f", and {count(len(wrong) - 1, 'more page')} differ" if wrong[1:] else ""
        yield Found(
            f"the page prints the folio {folio}, viewers show {label}{more}",
            first,
            hint=hint,
        )


def _agree(label: str, folio: Folio) -> bool:
    """A label may have a prefix before the number; other numbers may stand beside a folio."""
    return any(_is_number_of(label, number) for number in folio.beside)


def _is_number_of(label: str, number: str) -> bool:
    return label.casefold().endswith(number.casefold()) or (
        label.isdigit() and number.isdigit() and int(label) == int(number)
    )


RULES = (Rule("page-labels", _judge),)
