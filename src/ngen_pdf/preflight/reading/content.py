"""Interprets one content stream.

In: its instructions and what is in force where it is drawn. Out: marks, in its `walk`. What an
instruction does stands in `operators`; what is drawn in it is entered by `walk`.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.facts import Area
from ngen_pdf.preflight.reading import graphics, operators
from ngen_pdf.preflight.reading.graphics import Box, Graphics, Marked
from ngen_pdf.preflight.reading.limits import SAVED, LimitError
from ngen_pdf.preflight.reading.objects import printable
from ngen_pdf.preflight.reading.resources import Resources
from ngen_pdf.preflight.reading.streams import FAULTS
from ngen_pdf.preflight.reading.tokens import Instruction

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.walk import Walk


AT_ONCE = 500  # instructions that are counted together


class Content:
    """A content stream as it is being read.

    `start` is what is in force at its beginning, where its patterns begin from (8.7.3.1).
    `painted` is the area that a tile is repeated in, or a glyph lies in: that of its marks.
    `uncolored` says that colors are those of who draws it (8.7.3.3, 9.6.4).
    """

    def __init__(
        self,
        walk: "Walk",
        resources: Resources,
        state: Graphics,
        marked: Marked,
        through: tuple[str, ...] = (),
    ) -> None:
        self.walk = walk
        self.resources = resources
        self.graphics = state
        self.start = state.copy()
        self.through = through
        self.saved: list[Graphics] = []
        self.marked = marked
        self.markings: list[Marked] = []
        self.painted: Box | None = None
        self.uncolored = False
        self.compatible = 0
        self.points: list[float] = []
        self.shape = bytearray()
        self.clips = False
        self.text_matrix = self.line_matrix = UNIT
        self.text_clip: list[Box] = []

    def run(self, program: Iterable[Instruction]) -> None:
        """Interprets it to its end. Raises `LimitError`."""
        known, spend, count = operators.OPERATORS, self.walk.reader.budget.spend_instructions, 0
        for operator, operands in program:
            count += 1
            if count == AT_ONCE:
                spend(count)
                count = 0
            try:
                known[operator](self, operands)
            except KeyError:
                self._wrong(operator)
            except FAULTS:
                self.walk.fault(f"the operator `{_shown(operator)}` has wrong operands")
        spend(count)

    def _wrong(self, operator: bytes) -> None:
        if operator in operators.OPERATORS:
            self.walk.fault(f"the operator `{_shown(operator)}` has wrong operands")
        elif not self.compatible:
            self.walk.fault(f"`{_shown(operator)}` is no operator")

    def save(self) -> None:
        """Keeps what is in force (`q`)."""
        if len(self.saved) >= SAVED:
            raise LimitError(f"the graphics state is saved more than {SAVED:,} times over")
        self.saved.append(self.graphics.copy())

    def restore(self) -> None:
        """What was in force before (`Q`)."""
        if self.saved:
            self.graphics = self.saved.pop()

    def mark(self, make: Callable[..., Any], box: Box, visible: bool, *particulars: Any) -> None:
        """Adds a mark that covers a box before it is clipped.

        `visible` says whether its paint can be seen; `particulars` are the facts of its kind.
        """
        walk = self.walk
        walk.reader.budget.spend_mark()
        if not graphics.finite(box):
            walk.fault("something is painted beyond all bounds")
            return
        clip = self.graphics.clip
        left, bottom, right, top = graphics.common(box, clip)
        visible = (
            visible and self.marked.printed
            and (left < right or left == right == box[0] == box[2])
            and (bottom < top or bottom == top == box[1] == box[3])
        )  # fmt: skip
        if not visible:
            right, top = max(left, right), max(bottom, top)
        area = Area(*(self.painted or (left, bottom, right, top)))
        artifact, mcid, _ = self.marked
        said = (len(walk.marks), area, self.graphics.state, visible, artifact, mcid, self.through)
        walk.marks.append(make(*said, *particulars))


def _shown(operator: bytes) -> str:
    return printable(operator[:20].decode("utf-8", "surrogateescape"))
