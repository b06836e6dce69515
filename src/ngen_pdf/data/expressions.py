"""Reckons what stands between `{{` and `}}`, in Jinja2's sandbox.

In: an expression, the figures, a language. Out: a `Value` with the figures it used, or a
`Fault`. There are names of figures, numbers, text, operators and the filters below: no
call, no loop, no attribute but a figure's. Where the text goes belongs to the sections.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import cache
from math import isfinite

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ngen_pdf.data import filters, numbers
from ngen_pdf.data.figures import Figure, Figures
from ngen_pdf.data.operands import MAX_DECIMALS, Fault, FaultError, Operand, as_decimal
from ngen_pdf.problems import did_you_mean

MAX_LENGTH = 500
MAX_POWER = 100
MAX_MAGNITUDE = 30  # powers of ten
ATTRIBUTES = ("value", "unit", "period", "source", "amount")
ROOT = "figures"
# most expressions: a figure, perhaps with filters
PLAIN = re.compile(r"(?P<names>figures(?:\.[A-Za-z_]\w*)+)\s*(?P<filters>(?:\|\s*[a-z_]+\s*)*)")
POSITION = re.compile(r", got 'end of (?:template|print statement)'|line \d+")


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to: a figure, a number or text; and the figures it used."""

    result: "Figure | Decimal | str"
    names: tuple[str, ...]

    def text(self, language: str) -> str:
        """The result as it is printed."""
        if isinstance(self.result, Figure):
            return self.result.text(language)
        if isinstance(self.result, Decimal):
            return numbers.number(self.result, language)
        return self.result


@dataclass(frozen=True, slots=True)
class _Names:
    """`figures`, or a group of them: what a dotted name is looked up in."""

    prefix: str
    figures: Figures
    language: str
    used: dict[str, None]  # in order of use

    def __str__(self) -> str:
        return f"{ROOT}.{self.prefix}".removesuffix(".")

    def find(self, part: str) -> "_Names | Figure":
        """The figure or the group of that name; `FaultError` where there is none."""
        name = f"{self.prefix}{part}"
        if name in self.figures:
            self.used[name] = None
            return self.figures[name]
        if any(known.startswith(f"{name}.") for known in self.figures):
            return _Names(f"{name}.", self.figures, self.language, self.used)
        near = did_you_mean(name, tuple(self.figures))
        raise FaultError(f"there is no figure `{name}`", near)


# --- the sandbox -----------------------------------------------------------


class _Sandbox(ImmutableSandboxedEnvironment):
    """Expressions over figures and numbers, in exact decimals."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])
    intercepted_unops = frozenset(["-", "+"])

    def getattr(self, obj: object, attribute: str) -> object:
        """A figure, a group of figures, or what is known of a figure."""
        if isinstance(obj, _Names):
            return obj.find(attribute)
        if isinstance(obj, Figure) and attribute in ATTRIBUTES:
            found = getattr(obj, attribute)
            return ", ".join(found) if isinstance(found, tuple) else found
        if isinstance(obj, Figure):
            known = f"it has {', '.join(ATTRIBUTES)}"
            raise FaultError(f"a figure has no `{attribute}`", known)
        raise FaultError(f"`.{attribute}` is not allowed here", "only figures have attributes")

    def getitem(self, obj: object, argument: object) -> object:
        """The same in brackets."""
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, _obj: object) -> bool:
        """Nothing can be called."""
        return False

    def call_binop(self, _context: object, operator: str, left: Operand, right: Operand) -> object:
        """Arithmetic in decimals."""
        first, second = as_decimal(left), as_decimal(right)
        if operator == "**" and abs(second) > MAX_POWER:
            raise FaultError(f"the power is larger than {MAX_POWER}")
        return _OPERATORS[operator](first, second)

    def call_unop(self, _context: object, operator: str, arg: Operand) -> object:
        """The sign of a number."""
        return -as_decimal(arg) if operator == "-" else as_decimal(arg)


_OPERATORS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "**": lambda a, b: a**b,
    "%": lambda a, b: a % b,
}


@cache
def _environment(language: str) -> _Sandbox:
    """The sandbox whose filters write numbers in that language."""
    sandbox = _Sandbox(undefined=StrictUndefined)
    sandbox.globals.clear()
    sandbox.tests.clear()
    sandbox.filters.clear()
    sandbox.filters.update(filters.written_in(language))
    return sandbox


# --- evaluation ------------------------------------------------------------


def evaluate(expression: str, figures: Figures, language: str) -> Value | Fault:
    """What the expression comes to; whatever is wrong with it is a `Fault`."""
    if len(expression) > MAX_LENGTH:
        return Fault(f"the expression is longer than {MAX_LENGTH} characters")
    used: dict[str, None] = {}
    try:
        found = _run(expression, _Names("", figures, language, used), language)
        return Value(_printable(found), tuple(used))
    except FaultError as error:
        return error.fault
    except TemplateError as error:
        return _syntax_fault(expression, error)
    except (DecimalException, ZeroDivisionError, OverflowError):
        return Fault("the result is not a number", "a division by zero?")
    except (TypeError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
        return Fault(f"the expression fails: {_first_line(error)}")


def _run(expression: str, root: _Names, language: str) -> object:
    environment = _environment(language)
    if plain := PLAIN.fullmatch(expression):
        return _named(plain, root, environment)
    parser = Parser(environment, expression, state="variable")
    parsed = parser.parse_expression()
    if not parser.stream.eos:
        raise FaultError(f"`{parser.stream.current.value!s:.20}` cannot stand there")
    body: list[nodes.Node] = [nodes.Assign(nodes.Name("result", "store"), parsed, lineno=1)]
    _judge(body[0], root, environment)
    template = environment.from_string(nodes.Template(body, lineno=1))
    context = template.new_context({ROOT: root})
    for _ in template.root_render_func(context):
        pass
    return context.vars["result"]


def _named(plain: re.Match[str], root: _Names, environment: _Sandbox) -> object:
    """What a name comes to, with filters that take nothing: no compiler is needed for these."""
    found: object = root
    for name in plain["names"].split(".")[1:]:
        found = environment.getattr(found, name)
    for name in plain["filters"].split("|")[1:]:
        if name.strip() not in environment.filters:
            raise _no_filter(name.strip(), environment)
        found = environment.filters[name.strip()](found)
    return found


def _no_filter(name: str, environment: _Sandbox) -> FaultError:
    near = did_you_mean(name, tuple(environment.filters))
    hint = near or f"there are {', '.join(sorted(environment.filters))}"
    return FaultError(f"there is no filter `{name}`", hint)


def _judge(tree: nodes.Node, root: _Names, environment: _Sandbox) -> None:
    """`FaultError` for what the sandbox would refuse in words that help nobody."""
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name != ROOT:
            raise FaultError(f"`{name.name}` is not known here", _meant(name.name, root))
    for used in tree.find_all(nodes.Filter):
        if used.name not in environment.filters:
            raise _no_filter(used.name, environment)
    for _ in tree.find_all((nodes.Call, nodes.Test)):
        raise FaultError("nothing can be called here", "figures, numbers, + - * / and filters")
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, float) and not isfinite(constant.value):
            raise FaultError("a number is too large")


def _meant(name: str, root: _Names) -> str:
    near = did_you_mean(name, [known.partition(".")[0] for known in root.figures])
    return f"figures are named figures.{name}" if near else "figures are named figures.…"


def _printable(found: object) -> Figure | Decimal | str:
    if isinstance(found, Figure):
        return found
    if isinstance(found, str):
        return str(found)
    if isinstance(found, _Names):
        inside = [name for name in found.figures if name.startswith(found.prefix)]
        raise FaultError(f"`{found}` is a group of figures", f"such as figures.{inside[0]}")
    exact = as_decimal(found)
    if not exact.is_finite() or exact.adjusted() > MAX_MAGNITUDE:
        raise FaultError("the result is too large to be printed")
    if numbers.digits_of(exact) > MAX_DECIMALS:
        raise FaultError("the result is not round", "round it: | round(2), | percent")
    return exact


def _syntax_fault(expression: str, error: TemplateError) -> Fault:
    shown = POSITION.sub("", error.message or "").strip()
    return Fault(f"the expression `{expression.strip()[:60]}` cannot be read: {shown}")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:100]
