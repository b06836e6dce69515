"""What is known of a section while it is being parsed.

In: findings of every step. Out: a frozen `Section`. The only part that is
filled in as it goes; it never leaves the package.
"""

from dataclasses import dataclass, field

from ngen_pdf.problems import Place, Problem, Severity, in_order
from ngen_pdf.sections.model import (
    Abbreviated,
    Caption,
    Chart,
    Heading,
    Mark,
    Material,
    Matter,
    Mention,
    Piece,
    Prose,
    Section,
    Use,
)


@dataclass(slots=True)
class Draft:
    """Collects what the steps find in the file `path`, which may draw on `material`.

    `language` is the section's own (BCP 47), "" where it is the report's.
    """

    path: str
    material: Material
    language: str = ""
    headings: list[Heading] = field(default_factory=list)
    anchors: list[Mention] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    links: list[Mention] = field(default_factory=list)
    references: list[Mention] = field(default_factory=list)
    images: list[Mention] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    abbreviations: list[Abbreviated] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    generated: list[Mention] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    text: list[Mention] = field(default_factory=list)
    unsettled: list[Mention] = field(default_factory=list)
    allowances: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, line: int, hint: str = "") -> None:
        """Note what stops the edition."""
        self.problems.append(Problem(code, message, Place(self.path, line), hint))

    def warning(self, code: str, message: str, line: int, hint: str = "") -> None:
        """Note what is reported and let through."""
        place = Place(self.path, line)
        self.problems.append(Problem(code, message, place, hint, Severity.WARNING))

    def section(self, matter: Matter, css_class: str, pieces: tuple[Piece, ...]) -> Section:
        """The finished section."""
        return Section(
            source=self.path,
            matter=matter,
            language=self.language,
            css_class=css_class,
            pieces=pieces,
            headings=tuple(self.headings),
            anchors=tuple(self.anchors),
            captions=tuple(self.captions),
            links=tuple(self.links),
            references=tuple(self.references),
            images=tuple(self.images),
            uses=tuple(self.uses),
            charts=tuple(self.charts),
            abbreviations=tuple(self.abbreviations),
            marks=tuple(sorted(self.marks, key=lambda mark: mark.line)),
            generated=tuple(self.generated),
            prose=tuple(self.prose),
            text=tuple(self.text),
            unsettled=tuple(self.unsettled),
            allowances=tuple(self.allowances),
            problems=in_order(self.problems),
        )
