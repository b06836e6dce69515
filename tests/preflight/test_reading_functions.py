"""Functions of a PDF, as the reader evaluates them."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from ngen_pdf.preflight.reading import functions

PDF = Pdf.new()
ONE = Array([0, 1])


def _values(source: Object, *inputs: float) -> tuple[float, ...]:
    function = functions.read(source)
    assert function is not None
    return function(inputs)


def _exponential(low: float = 0, high: float = 1, power: float = 1) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=ONE, C0=Array([low]), C1=Array([high]), N=power)


def test_exponential() -> None:
    assert _values(_exponential(), 0.25) == (0.25,)
    assert _values(_exponential(power=2), 0.5) == (0.25,)
    assert _values(_exponential(1, 0), 0.25) == (0.75,)
    assert _values(_exponential(), 7) == (1,)
    assert _values(Dictionary(FunctionType=2, Domain=ONE, N=1), 0.5) == (0.5,)
    assert _values(_exponential(power=-1), 0) == (0,)


def test_stitched() -> None:
    whole = Dictionary(
        FunctionType=3, Domain=ONE, Functions=Array([_exponential(), _exponential(1, 3)]),
        Bounds=Array([0.5]), Encode=Array([0, 1, 1, 0]),
    )  # fmt: skip
    assert [_values(whole, at) for at in (0, 0.25, 0.5, 1)] == [(0,), (0.5,), (3,), (1,)]


def test_side_by_side() -> None:
    assert _values(Array([_exponential(), _exponential(1, 0)]), 0.25) == (0.25, 0.75)


def _sampled(data: bytes, size: list[int], bits: int = 8, outputs: int = 1) -> Object:
    return PDF.make_stream(
        data, FunctionType=0, Domain=Array([0, 1] * len(size)), Range=Array([0, 1] * outputs),
        Size=Array(size), BitsPerSample=bits,
    )  # fmt: skip


def test_sampled() -> None:
    ramp = _sampled(b"\x00\xff\x00", [3])
    assert [_values(ramp, at) for at in (0, 0.25, 0.5, 1)] == [(0,), (0.5,), (1,), (0,)]
    assert _values(_sampled(b"\x00\xff\xff\x00", [2], outputs=2), 0.25) == (0.25, 0.75)
    # the first input changes fastest (ISO 32000-2, 7.10.2)
    plane = _sampled(b"\x00\xff\x00\x00", [2, 2])
    assert [_values(plane, *at) for at in ((1, 0), (0, 1), (0.5, 0.5))] == [(1,), (0,), (0.25,)]
    assert _values(_sampled(b"\x0f", [2], bits=4), 1) == (1,)
    assert _values(_sampled(b"\xff\xff\x00\x00", [2], bits=16), 0) == (1,)
    assert _values(_sampled(b"", [2]), 1) == (0,)


def _calculated(program: bytes, inputs: int = 1, outputs: int = 1) -> Object:
    return PDF.make_stream(
        program, FunctionType=4, Domain=Array([-99, 99] * inputs), Range=Array([-99, 99] * outputs)
    )


@pytest.mark.parametrize(
    ("program", "given", "result"),
    [
        (b"{ 2 mul 1 add }", (3,), (7,)),
        (b"{ dup 0 lt { neg } { } ifelse }", (-3,), (3,)),
        (b"{ dup 0 lt { neg } if }", (-3,), (3,)),
        (b"{ exch sub }", (1, 4), (3,)),
        (b"{ 1 index add exch pop }", (1, 4), (5,)),
        (b"{ 3 1 roll }", (1, 2, 3), (3, 1, 2)),
        (b"{ 3 -1 roll }", (1, 2, 3), (2, 3, 1)),
        (b"{ 2 copy }", (1, 2), (1, 2, 1, 2)),
        (b"{ 90 sin add 0 cos add }", (1,), (3,)),
        (b"{ 1 atan }", (1,), (45,)),
        (b"{ cvi 3 idiv }", (-7,), (-2,)),
        (b"{ 3 mod }", (-7,), (-1,)),
        (b"{ 2 exp sqrt }", (3,), (3,)),
        (b"{ round }", (6.5,), (7,)),
        (b"{ truncate }", (-6.5,), (-6,)),
        (b"{ 6 and }", (3,), (2,)),
        (b"{ 2 bitshift }", (3,), (12,)),
        (b"{ 1 eq true or not { 5 } { 6 } ifelse }", (1,), (6,)),
        (b"{ % 9 add\n 1 add }", (1,), (2,)),
        (b"{ 1000 mul }", (1,), (99,)),
    ],
)
def test_calculated(program: bytes, given: tuple[float, ...], result: tuple[float, ...]) -> None:
    function = _calculated(program, len(given), len(result))
    assert _values(function, *given) == pytest.approx(result)


@pytest.mark.parametrize(
    "program", [b"{ 0 div }", b"{ pop pop }", b"{ unheard }", b"{ if }", b"{ ln }", b"{ 99 index }"]
)
def test_a_program_that_fails_gives_numbers(program: bytes) -> None:
    (value,) = _values(_calculated(program), 0)
    assert abs(value) <= 99


@pytest.mark.parametrize(
    "source",
    [
        Dictionary(),
        Dictionary(FunctionType=9, Domain=ONE),
        Dictionary(FunctionType=2, N=1),
        Dictionary(FunctionType=3, Domain=ONE, Functions=Array([]), Bounds=Array([]), Encode=ONE),
        _sampled(b"", [1 << 40]),
        _sampled(b"", [0]),
        _sampled(b"", [2] * 9),
        _calculated(b"{ { }"),
        _calculated(b"{" * 99 + b"}" * 99),
        Array([_exponential(), 7]),
        Name.Identity,
    ],
)
def test_what_is_no_function(source: Object) -> None:
    assert functions.read(source) is None


def test_a_function_made_of_itself() -> None:
    whole = PDF.make_indirect(Dictionary(FunctionType=3, Domain=ONE, Bounds=Array([]), Encode=ONE))
    whole.Functions = Array([whole])
    assert functions.read(whole) is None
