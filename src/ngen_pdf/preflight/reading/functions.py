"""Evaluates functions (ISO 32000-2, 7.10): sampled, exponential, stitched, calculated.

In: a function of a PDF. Out: a callable of numbers. What is malformed or too large gives None.
Which colors the numbers are belongs to `colors`.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pikepdf

from ngen_pdf.preflight.reading import calculator
from ngen_pdf.preflight.reading.streams import FAULTS, decoded

Function = Callable[[Sequence[float]], tuple[float, ...]]
Known = dict[tuple[int, int], Function | None]
"""The functions that were read on the way, by object: none is read twice."""

DEPTH = 8
SAMPLES = 1 << 20  # values in the table of one function
INPUTS = 6  # a point between samples is mixed from 2 ** inputs of them


def read(source: Any, depth: int = 0, known: Known | None = None) -> Function | None:
    """What a function, or an array of functions of one output each, makes of its inputs.

    The numbers it is given are clipped to its domain, those it gives to its range. It raises
    nothing; None for what is no function, or beyond the limits.
    """
    known = {} if known is None else known
    try:
        key = source.objgen
        if not key[0]:
            return _read(source, depth, known)
        if key not in known:
            known[key] = None  # as long as it is being read: none is part of itself
            known[key] = _read(source, depth, known)
        return known[key]
    except FAULTS:
        return None


def _read(source: Any, depth: int, known: Known) -> Function | None:
    if isinstance(source, pikepdf.Array):
        return _joined([read(one, depth + 1, known) for one in _few(source)])
    kind = int(source.FunctionType)
    made = MAKERS[kind](source, depth, known) if depth < DEPTH else None
    return _clipped(source, made) if made else None


def _joined(parts: list[Function | None]) -> Function | None:
    """Functions side by side, each for one component (8.7.4.5.2)."""
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    return lambda inputs: tuple(number for part in known for number in part(inputs))


def _few(source: Any) -> list[Any]:
    return list(source)[:32]


def numbers(source: Any) -> tuple[float, ...]:
    """The numbers of an array; none where there is none."""
    return () if source is None else tuple(float(one) for one in source)


def _within(values: Sequence[float], bounds: tuple[float, ...]) -> tuple[float, ...]:
    pairs = zip(values, bounds[::2], bounds[1::2], strict=False)
    return tuple(min(max(value, low), high) for value, low, high in pairs)


def _clipped(source: Any, made: Function) -> Function:
    domain, reach = numbers(source.Domain), numbers(source.get("/Range"))

    def function(inputs: Sequence[float]) -> tuple[float, ...]:
        outputs = made(_within(inputs, domain))
        return _within(outputs, reach) if reach else outputs

    return function


def _exponential(source: Any, _depth: int, _known: Known) -> Function:
    """Type 2 (7.10.3)."""
    starts = numbers(source.get("/C0")) or (0.0,)
    ends = numbers(source.get("/C1")) or (1.0,)
    exponent = float(source.N)

    def function(inputs: Sequence[float]) -> tuple[float, ...]:
        part = inputs[0] ** exponent if inputs[0] > 0 or exponent > 0 else 0.0
        if isinstance(part, complex):
            return starts
        return tuple(a + part * (b - a) for a, b in zip(starts, ends, strict=False))

    return function


def _stitched(source: Any, depth: int, known: Known) -> Function | None:
    """Type 3 (7.10.4)."""
    parts = [read(one, depth + 1, known) for one in _few(source.Functions)]
    pieces = [part for part in parts if part]
    domain, encode = numbers(source.Domain), numbers(source.Encode)
    bounds = numbers(source.Bounds)
    if not pieces or len(pieces) < len(parts) or len(bounds) != len(pieces) - 1:
        return None
    edges = (domain[0], *bounds, domain[1])

    def function(inputs: Sequence[float]) -> tuple[float, ...]:
        value = inputs[0]
        which = sum(value >= bound for bound in bounds)
        low, high = edges[which], edges[which + 1]
        start, end = encode[2 * which], encode[2 * which + 1]
        share = (value - low) / (high - low) if high > low else 0.0
        return pieces[which]([start + share * (end - start)])

    return function


def _sampled(source: Any, _depth: int, _known: Known) -> Function | None:
    """Type 0 (7.10.2), linear between samples."""
    sizes = [int(one) for one in source.Size]
    bits, reach, domain = int(source.BitsPerSample), numbers(source.Range), numbers(source.Domain)
    outputs, total = len(reach) // 2, len(reach) // 2
    for size in sizes:
        total *= size
    if not 0 < total <= SAMPLES or len(sizes) > INPUTS or bits not in (1, 2, 4, 8, 12, 16, 24, 32):
        return None
    data = decoded(source, SAMPLES * 4)
    sample = _reader(data, bits)
    encode = numbers(source.get("/Encode")) or tuple(n for size in sizes for n in (0, size - 1))
    decode = numbers(source.get("/Decode")) or reach
    top = (1 << bits) - 1

    def function(inputs: Sequence[float]) -> tuple[float, ...]:
        between = _between(_places(inputs, domain, encode, sizes), sizes, sample, outputs)
        return tuple(
            decode[2 * n] + value / top * (decode[2 * n + 1] - decode[2 * n])
            for n, value in enumerate(between)
        )

    return function


def _places(
    inputs: Sequence[float], domain: Sequence[float], encode: Sequence[float], sizes: list[int]
) -> list[tuple[int, float]]:
    """For each input the sample before it, and how far it is from there to the next."""
    places = []
    for n, size in enumerate(sizes):
        low, high = domain[2 * n], domain[2 * n + 1]
        share = (inputs[n] - low) / (high - low) if high > low else 0.0
        place = encode[2 * n] + share * (encode[2 * n + 1] - encode[2 * n])
        place = min(max(place, 0.0), size - 1.0)
        places.append((int(place), place - int(place)))
    return places


def _between(
    places: list[tuple[int, float]], sizes: list[int], sample: Callable[[int], int], outputs: int
) -> list[float]:
    """Each output, mixed of the samples around: the nearer one is, the more of it."""
    sums = [0.0] * outputs
    for corner in product((0, 1), repeat=len(places)):
        weight, at, step = 1.0, 0, 1
        for side, (low, share), size in zip(corner, places, sizes, strict=True):
            weight *= share if side else 1 - share
            at += step * min(low + side, size - 1)
            step *= size
        if weight:
            for number in range(outputs):
                sums[number] += weight * sample(at * outputs + number)
    return sums


def _reader(data: bytes, bits: int) -> Callable[[int], int]:
    """Reads the sample of a number; samples are packed without gaps."""
    if bits == 8:
        return lambda number: data[number] if number < len(data) else 0

    def sample(number: int) -> int:
        first, last = number * bits, (number + 1) * bits
        piece = int.from_bytes(data[first // 8 : (last + 7) // 8], "big")
        return piece >> (-last % 8) & ((1 << bits) - 1)

    return sample


def _calculated(source: Any, _depth: int, _known: Known) -> Function | None:
    """Type 4 (7.10.5)."""
    outputs = len(numbers(source.Range)) // 2
    program = calculator.compiled(decoded(source, calculator.BYTES))
    if program is None:
        return None

    def function(inputs: Sequence[float]) -> tuple[float, ...]:
        stack = calculator.run(program, inputs)[-outputs:]
        return (0.0,) * (outputs - len(stack)) + tuple(stack)

    return function


MAKERS: dict[int, Callable[[Any, int, Known], Function | None]] = {
    0: _sampled, 2: _exponential, 3: _stitched, 4: _calculated,
}  # fmt: skip
