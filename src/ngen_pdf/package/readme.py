"""Writes the README of the package, in the report's language.

In: the `Job`, what each file is. Out: plain text.
"""

import textwrap
from collections.abc import Mapping

from ngen_pdf.package.job_sheet import Job

WIDTH = 78
NAME = "README.txt"


def readme(job: Job, files: Mapping[str, str]) -> bytes:
    """The text: what each of `files` is, the facts of the job, and what to know."""
    words, report = job.measures.words, job.report
    know = (words.know_pages, words.know_colors, words.know_fonts, words.know_checks)
    parts = (
        f"{report.title}\n{report.organization}\n{report.date.isoformat()}",
        _filled(words.purpose),
        words.contents,
        "\n".join(f"  {name}\n{_filled(about, '      ')}" for name, about in files.items()),
        "\n".join(_filled(fact, "  ") for fact in job.told()),
        words.printing,
        "\n".join(_filled(sentence, "  ", "- ") for sentence in know),
        _filled(job.measures.named(words.contact, job.contact)),
    )
    return ("\n\n".join(parts) + "\n").encode()


def _filled(text: str, indent: str = "", first: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
