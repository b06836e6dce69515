"""What expressions reckon with, and how one fails.

In: a value from inside the sandbox. Out: an exact `Decimal`, or a `FaultError`.
"""

from dataclasses import dataclass
from decimal import Decimal

from ngen_pdf.data.figures import Figure

Operand = Figure | Decimal | int | float | str
MAX_DECIMALS = 6  # of a number that is printed: more were not meant


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an expression comes to nothing, and what to do about it."""

    message: str
    hint: str = ""


class FaultError(Exception):
    """Raised inside the sandbox, to come out of it as a `Fault`."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.fault = Fault(message, hint)


def as_decimal(operand: object) -> Decimal:
    """A figure's value, or a number, exactly; `FaultError` for all else."""
    if isinstance(operand, Figure):
        return operand.value
    if isinstance(operand, Decimal):
        return operand
    if isinstance(operand, int | float) and not isinstance(operand, bool):
        return Decimal(str(operand))
    raise FaultError(f"`{operand!s:.40}` is not a number", "reckon with figures and numbers")
