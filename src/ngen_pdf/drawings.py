"""Bounds what an SVG may cost to draw, and what numbers it may have.

In: the tree of a drawing. Out: what keeps it from being drawn, or "". How it is read, and
images of pixels, belong to `images`.

A drawing of a few lines can ask for more work than any machine does: each `use` of ten others,
nine levels deep, is a thousand million shapes, and the engine has no limit of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from xml.etree.ElementTree import Element

MOST = 100_000
"""The most units of work that a drawing may ask for.

A unit is an element that is drawn, a letter, or `PATH` characters of a path. The engine
took 60 to 120 µs for one with shapes, `use`, gradients, patterns, masks, clips and opacity, so
that this many take 6 to 12 s. The drawings of the annual report come to 2,700 at most.
"""

PATH = 40  # characters of a path that take as long as an element
SEARCH = 200  # elements that the engine looks through in that time, once for each id it is to find

LARGEST = 3.4e38
"""The largest number that a PDF holds (ISO 32000-1, table C.1)."""

HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
DRAWN_ONCE = ("clip-path", "mask", "filter")  # by the element that names them
PAINTS = ("fill", "stroke")  # handed down to the shapes that are drawn with them
MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")  # handed down; at each corner
PAINTED = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}
LETTERED = {"text", "tspan", "textPath", "a"}
NUMERIC = {
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy",
    "width", "height", "d", "points", "viewBox", "offset", "transform", "gradientTransform",
    "patternTransform", "transform-origin", "stroke-width", "stroke-dasharray",
    "stroke-dashoffset", "stroke-miterlimit", "font-size", "letter-spacing", "textLength",
    "rotate", "opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "refX", "refY",
    "markerWidth", "markerHeight", "orient",
}  # fmt: skip

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAMES = re.compile(r"[.#]?[\w-]+|\*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SUSPECT = re.compile(r"nan|inf|e\+?\d\d|\d{39}", re.IGNORECASE)
_NUMBER = re.compile(
    r"[+-]?(?:\b(?:nan|inf(?:inity)?)(?![a-z])|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)", re.IGNORECASE
)
Values = tuple[tuple[str, str], ...]
"""Attributes and declarations, in the order in which they are found; a name may come twice."""


Rules = Mapping[str, list[str]]
"""Declarations, by the last name of a selector."""

Inherited = Mapping[str, tuple[str, ...]]
"""The ids that an element's fill, stroke and markers refer to, by the property."""


@dataclass(frozen=True, slots=True)
class _Node:
    """What an element is to the engine; `own` are the `Inherited` that it sets or may set."""

    work: int
    corners: int
    named: tuple[str, ...]
    own: Inherited
    sets: frozenset[str]  # of `own`, those for which what is handed down is of no account
    is_measured: bool  # all that is in it is gone through once more, for its size


@dataclass(frozen=True, slots=True)
class _Visit:
    """An element as it is drawn in one place, `times` times, and measured as often as `rounds`."""

    element: Element
    times: int
    rounds: int
    given: Inherited


def fault(root: Element, text: bytes) -> str:
    """What keeps a drawing from being drawn, in words that follow “cannot be read:”."""
    rules = _rules(root)
    for element in root.iter():
        values = _values(element, rules)
        if bad := _bad_number(values):
            return _number_fault(*bad, text)
        if _tag(element) == "image" and (name := _no_picture(values)):
            return f"it shows `{name}`, and only pictures of pixels can stand in a drawing"
    if _Count(root, rules).exceeds():
        return (
            f"it draws more than {MOST:,} elements, each as often as it is shown by `use`, "
            "patterns, markers, masks and clips, or one that shows itself"
        )
    return ""


def _number_fault(name: str, number: str, text: bytes) -> str:
    """With the line, if the number is written there as the attribute has it."""
    written = re.search(rf"\b{name}\s*[=:][^<>]*?{re.escape(number)}".encode(), text)
    line = 1 + text.count(b"\n", 0, written.end()) if written else 0
    at = f"in line {line} " if line else ""
    return f"{at}`{name}` has `{number[:20]}`, which is no number that a PDF can hold"


def _bad_number(values: Values) -> tuple[str, str] | None:
    """An attribute, and a number in it that no PDF holds."""
    for name, value in values:
        if name in NUMERIC and _SUSPECT.search(value):
            for number in _NUMBER.findall(value):
                if not abs(float(number)) <= LARGEST:  # which is how NaN is told, too
                    return name, number
    return None


def _no_picture(values: Values) -> str:
    """What an <image> names by a type that is not of a picture: the engine might draw it."""
    for name, value in values:
        if name in HREFS:
            url = value.strip()
            mime = guess_type(url.partition("#")[0].partition("?")[0])[0] or ""
            if url[:5].lower() == "data:":
                mime = url[5:].partition(",")[0].lower()
            if url and (not mime.startswith("image/") or mime.startswith("image/svg")):
                return url[:40]
    return ""


# --- what is said of an element --------------------------------------------


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _rules(root: Element) -> Rules:
    """The declarations of style sheets, by each name at the end of a selector.

    What a selector asks besides is not looked at: a rule may seem to fit where it does not.
    """
    rules: dict[str, list[str]] = {}
    for element in root.iter():
        if _tag(element) == "style":
            for selectors, body in _RULE.findall(_COMMENT.sub("", "".join(element.itertext()))):
                for selector in selectors.split(","):
                    last = selector.split()[-1:] or [""]
                    for name in _NAMES.findall(last[0].partition(":")[0]) or ["*"]:
                        rules.setdefault(name, []).append(body)
    return rules


def _values(element: Element, rules: Rules) -> Values:
    """The attributes of an element with those that styles give it."""
    style = element.get("style")
    if not rules and style is None:
        return tuple(element.attrib.items())
    names = ["*", _tag(element), f"#{element.get('id', '')}"]
    names += [f".{name}" for name in element.get("class", "").split()]
    bodies = [body for name in names for body in rules.get(name, ())]
    return (*element.attrib.items(), *_declared([*bodies, style or ""]))


def _declared(bodies: list[str]) -> Iterator[tuple[str, str]]:
    for body in bodies:
        for declaration in body.split(";"):
            name, _, value = declaration.partition(":")
            yield name.strip(), value.strip()


# --- the work --------------------------------------------------------------


class _Count:
    """Goes through a drawing as the engine does, until it is at its end or has had enough.

    What is below an element is taken up as it comes, not all at once: a drawing that is wide,
    deep or without end fills no memory.
    """

    def __init__(self, root: Element, rules: Rules) -> None:
        self._root = root
        self._rules = rules
        elements = [*root.iter()]
        self._size = len(elements)
        self._ids = {element.get("id", "").strip(): element for element in reversed(elements)}
        self._outer = {inner: element for element in elements for inner in element}
        self._sought: dict[str, Inherited] = {}  # what each id is handed where it is written
        self._nodes: dict[Element, _Node] = {}

    def exceeds(self) -> bool:
        """Whether there is more to draw than `MOST`."""
        total = 0
        waiting = [iter((_Visit(self._root, 1, 0, {}),))]
        while waiting:
            visit = next(waiting[-1], None)
            if visit is None:
                waiting.pop()
                continue
            node = self._node(visit.element)
            total += node.work * visit.times * visit.rounds
            if total + len(self._sought) * self._size // SEARCH > MOST:
                return True
            waiting.append(self._below(visit, node))
        return False

    def _below(self, visit: _Visit, node: _Node) -> Iterator[_Visit]:
        """What is drawn because an element is."""
        tag = _tag(visit.element)
        given, times = _handed(visit.given, node), visit.times
        rounds = visit.rounds + node.is_measured
        for name in node.named:
            yield from self._shown(name, times, rounds, given if tag == "use" else None)
        for name in _ids(given, PAINTS) if tag in PAINTED else ():
            yield from self._shown(name, times, rounds)
        for name in _ids(given, MARKERS) if node.corners else ():
            yield from self._shown(name, times * node.corners, rounds)
        if tag != "defs":
            for child in visit.element:
                yield _Visit(child, times, rounds, given)

    def _shown(
        self, name: str, times: int, rounds: int, given: Inherited | None = None
    ) -> Iterator[_Visit]:
        """The element of an id, handed what its `use` is, or else what holds around it."""
        if name not in self._sought:
            self._sought[name] = self._written(name)
        if name in self._ids:
            handed = self._sought[name] if given is None else given
            yield _Visit(self._ids[name], times, rounds, handed)

    def _written(self, name: str) -> Inherited:
        around, element = [], self._outer.get(self._ids.get(name, self._root))
        while element is not None:
            around.append(element)
            element = self._outer.get(element)
        given: Inherited = {}
        for element in reversed(around):
            given = _handed(given, self._node(element))
        return given

    def _node(self, element: Element) -> _Node:
        if element not in self._nodes:
            self._nodes[element] = _node(element, _values(element, self._rules))
        return self._nodes[element]


def _handed(given: Inherited, node: _Node) -> Inherited:
    """What an element hands down of what it is given."""
    if not node.own:
        return given
    kept = {name: () if name in node.sets else given.get(name, ()) for name in node.own}
    own = {name: tuple(dict.fromkeys((*kept[name], *ids))) for name, ids in node.own.items()}
    return {**given, **own}


def _ids(given: Inherited, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names for found in given.get(name, ())))


def _node(element: Element, values: Values) -> _Node:
    tag = _tag(element)
    path = sum(len(element.get(name, "")) for name in ("d", "points"))
    letters = len(element.text or "") if tag in LETTERED else 0
    named = HREFS + DRAWN_ONCE if tag not in ("a", "image") else DRAWN_ONCE
    own = {name: _fragments(values, (name,)) for name, _ in values if name in PAINTS + MARKERS}
    # the engine takes an attribute or what a style says; a rule only may seem to fit
    sets = (name for name in own if name in element.attrib or name in element.get("style", ""))
    return _Node(
        work=1 + letters + path // PATH,
        corners=2 if tag == "line" else path // 2 if tag in PAINTED else 0,
        named=_fragments(values, named),
        own=own,
        sets=frozenset(sets),
        is_measured=tag in ("symbol", "svg") or any(name == "opacity" for name, _ in values),
    )


def _fragments(values: Values, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that are named, with or without `url()`; a color is none."""
    found: dict[str, None] = {}
    for name, value in values:
        if name in names and "#" in value and (name not in PAINTS or "url(" in value):
            found[value.partition("#")[2].partition(")")[0].strip("'\" ")] = None
    return tuple(found)
