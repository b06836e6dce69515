"""Calculates by the operators of PostScript calculator functions (ISO 32000-2, 7.10.5).

In: the text of a Type 4 function and its inputs. Out: what is on the stack in the end. What the
inputs are belongs to `functions`.
"""

import math
import operator
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

Program = list[Any]  # numbers, names of operators, and the programs in braces
BYTES = 1 << 18
DEPTH = 30
STACK = 100  # what a processor need not exceed (Annex C)
WORD = re.compile(rb"%[^\r\n]*|[{}]|[^\s{}%\x00]+")


def compiled(text: bytes) -> Program | None:
    """The program in the outer braces; None where braces do not match."""
    stack: list[Program] = [[]]
    for word in WORD.findall(text):
        if word == b"{":
            stack.append([])
        elif word == b"}":
            if len(stack) < 2:
                return None
            inner = stack.pop()
            stack[-1].append(inner)
        elif not word.startswith(b"%"):
            stack[-1].append(_word(word))
        if len(stack) > DEPTH:
            return None
    whole = stack[0]
    return whole[0] if len(stack) == 1 and whole and isinstance(whole[0], list) else None


def _word(word: bytes) -> Any:
    try:
        return float(word)
    except ValueError:
        return word.decode("latin-1")


def run(program: Program, inputs: Sequence[float]) -> list[float]:
    """The stack after it; as far as it comes where it is faulty."""
    stack = [float(value) for value in inputs]
    with suppress(ArithmeticError, IndexError, KeyError, TypeError, ValueError):
        _run(program, stack)
    return [value if math.isfinite(value) else 0.0 for value in stack]


def _run(program: Program, stack: list[float]) -> None:
    for at, word in enumerate(program):
        if isinstance(word, float):
            stack.append(word)
        elif word == "if":
            if stack.pop():
                _run(program[at - 1], stack)
        elif word == "ifelse":
            _run(program[at - 2 if stack.pop() else at - 1], stack)
        elif isinstance(word, str):
            _operate(word, stack)
        if len(stack) > STACK:
            raise ValueError


def _operate(word: str, stack: list[float]) -> None:
    if word in MOVES:
        MOVES[word](stack)
    else:
        count, function = FUNCTIONS[word]
        values = [stack.pop() for _ in range(count)][::-1]
        stack.append(float(function(*values)))


def _copy(stack: list[float]) -> None:
    count = int(stack.pop())
    if count > 0:
        stack.extend(stack[-count:])


def _index(stack: list[float]) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _roll(stack: list[float]) -> None:
    steps, count = int(stack.pop()), int(stack.pop())
    if 0 < count <= len(stack):
        top = stack[-count:]
        steps %= count
        stack[-count:] = top[count - steps :] + top[: count - steps]


def _exchange(stack: list[float]) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


def _bits(function: Callable[[int, int], int]) -> Callable[[float, float], int]:
    return lambda a, b: function(int(a), int(b))


def _shift(value: float, by: float) -> int:
    places = max(-32, min(32, int(by)))
    return int(value) << places if places > 0 else int(value) >> -places


def _arc_tangent(a: float, b: float) -> float:
    return math.degrees(math.atan2(a, b)) % 360


MOVES: dict[str, Callable[[list[float]], Any]] = {
    "pop": lambda stack: stack.pop(),
    "dup": lambda stack: stack.append(stack[-1]),
    "exch": _exchange, "copy": _copy, "index": _index, "roll": _roll,
}  # fmt: skip
ONE: dict[str, Callable[[float], float]] = {
    "abs": abs, "neg": operator.neg, "ceiling": math.ceil, "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5), "truncate": math.trunc, "cvi": math.trunc,
    "cvr": float, "sqrt": math.sqrt, "ln": math.log, "log": math.log10,
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "not": lambda a: not a if a in (0, 1) else ~int(a),
}  # fmt: skip
TWO: dict[str, Callable[[float, float], float]] = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv,
    "idiv": lambda a, b: math.trunc(int(a) / int(b)), "mod": math.fmod, "exp": math.pow,
    "atan": _arc_tangent, "eq": operator.eq, "ne": operator.ne, "gt": operator.gt,
    "ge": operator.ge, "lt": operator.lt, "le": operator.le, "and": _bits(operator.and_),
    "or": _bits(operator.or_), "xor": _bits(operator.xor), "bitshift": _shift,
}  # fmt: skip
FUNCTIONS: dict[str, tuple[int, Callable[..., float]]] = {
    "true": (0, lambda: 1.0), "false": (0, lambda: 0.0),
    **{word: (1, function) for word, function in ONE.items()},
    **{word: (2, function) for word, function in TWO.items()},
}  # fmt: skip
