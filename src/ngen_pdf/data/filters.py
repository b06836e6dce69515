"""The filters of expressions: how a figure or a number is written.

In: a language and an operand. Out: text, or a number where it is to be reckoned with.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from ngen_pdf.data import numbers
from ngen_pdf.data.figures import Figure
from ngen_pdf.data.operands import MAX_DECIMALS, FaultError, Operand, as_decimal


def written_in(language: str) -> dict[str, Callable[..., object]]:
    """Each filter by its name; those that write do so in that language."""
    writing: dict[str, Callable[..., str]] = {
        "compact": _compact, "currency": _currency, "number": _number,
        "ordinal": _ordinal, "percent": _percent,
    }  # fmt: skip
    written = {name: partial(function, language) for name, function in writing.items()}
    return {**written, "abs": _abs, "round": _round}


def _currency(language: str, value: Operand, code: str = "", digits: int | None = None) -> str:
    """The whole amount with its sign: $154,500,000."""
    return numbers.currency(_amount(value), _code(value, code), language, _digits(digits))


def _percent(language: str, value: Operand, digits: int | None = None) -> str:
    """A share of 1, without decimals unless they are asked for; a figure in percent as it is."""
    exact = as_decimal(value)
    if isinstance(value, Figure) and value.measure == "%":
        return numbers.percent(exact, language, _digits(digits))
    return numbers.percent(exact.scaleb(2), language, _digits(digits) or 0)


def _compact(language: str, value: Operand, digits: int = 1) -> str:
    """Cut short: $154.5M, 3.3K."""
    measure = value.measure if isinstance(value, Figure) else ""
    code = measure if numbers.is_currency(measure) else ""
    return numbers.compact(_amount(value), language, _digits(digits) or 0, code)


def _ordinal(language: str, value: Operand) -> str:
    """A whole number in its rank: 3rd."""
    exact = _amount(value)
    if exact != exact.to_integral_value() or exact < 0:
        raise FaultError(f"{exact} has no rank", "`ordinal` takes a whole number")
    return numbers.ordinal(int(exact), language)


def _number(language: str, value: Operand, digits: int | None = None) -> str:
    """The number alone, without its unit."""
    return numbers.number(as_decimal(value), language, _digits(digits))


def _round(value: Operand, digits: int = 0) -> Decimal:
    """The number rounded to so many decimals."""
    return round(as_decimal(value), _digits(digits) or 0)


def _abs(value: Operand) -> Decimal:
    """The number without its sign."""
    return abs(as_decimal(value))


def _amount(value: Operand) -> Decimal:
    return value.amount if isinstance(value, Figure) else as_decimal(value)


def _digits(digits: object) -> int | None:
    if digits is None or (isinstance(digits, int) and 0 <= digits <= MAX_DECIMALS):
        return digits
    raise FaultError(f"`{digits}` cannot be a number of decimals", f"0 to {MAX_DECIMALS}")


def _code(value: Operand, code: str) -> str:
    wanted = code or (value.measure if isinstance(value, Figure) else "")
    if not numbers.is_currency(wanted):
        hint = 'name it: | currency("CAD")'
        raise FaultError(f"`{wanted}` is not a currency" if wanted else "which currency?", hint)
    return wanted
