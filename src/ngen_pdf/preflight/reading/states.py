"""Colors and graphics states that are set (ISO 32000-2, 8.4.5, 8.6.8).

In: operands of the operators of color and of `gs`. Out: another state in force. What a color is
belongs to `colors`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf.preflight.facts import Group, State
from ngen_pdf.preflight.reading import blending, foreign
from ngen_pdf.preflight.reading.colors import PATTERN, Space
from ngen_pdf.preflight.reading.graphics import OPAQUE, Graphics, Pattern
from ngen_pdf.preflight.reading.objects import readable

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content


def color(content: "Content", stroke: bool, space: Space, operands: list[Any] | None) -> None:
    """Sets a color in a space; the space's initial one without operands."""
    if content.uncolored:  # colors are ignored there (8.7.3.3)
        return
    now = content.graphics
    pattern: Pattern | None = None
    if operands and isinstance(operands[-1], str):
        pattern = _pattern(content, operands[-1])
        base = space.alternate if space.alternate and len(operands) > 1 else PATTERN
        paint = base.paint(operands[:-1])
    else:
        paint = space.paint(operands if operands is not None else space.initial())
    if stroke:
        now.stroke, now.stroke_space, now.stroke_pattern = paint, space, pattern
    else:
        now.fill, now.fill_space, now.fill_pattern = paint, space, pattern


def _pattern(content: "Content", name: str) -> Pattern | None:
    source = content.resources.find("/Pattern", name)
    if source is None:
        content.walk.fault(f"there is no pattern `{readable(name)}`")
        return None
    return Pattern(name, source, content.start)


def set_state(content: "Content", operands: list[Any]) -> None:
    """`gs`: what an ExtGState says (table 57)."""
    name = operands[0]
    source = content.resources.find("/ExtGState", name)
    if not isinstance(source, pikepdf.Dictionary):
        content.walk.fault(f"there is no graphics state `{readable(name)}`")
        return
    now = content.graphics
    # by their ids, which are theirs as long as they are kept here with them
    kept, key = content.resources.states, (name, id(now.state), id(now.around))
    found = kept.get(key)
    if found is None:
        after = changed(now.state, now.around, source)
        others = any(other in source for other in ("/LW", "/LC", "/Font", "/SMask"))
        left = foreign.of_state(source)
        after = content.resources.library.states.setdefault(after, after)
        found = kept[key] = (after, others, left, now.state, now.around)
    now.state = found[0]
    if found[2]:
        content.walk.leave(found[2])
    if found[1]:
        _others(content, source)


def _others(content: "Content", source: Any) -> None:
    now = content.graphics
    now.width = float(source.get("/LW", now.width))
    now.cap = float(source.get("/LC", now.cap))
    font = source.get("/Font")
    if isinstance(font, pikepdf.Array):
        now.font, now.size = content.resources.font_of(font[0]), float(font[1])
    mask = source.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary) and mask.get("/S") == "/Luminosity":
        family = blend_space(content, mask.G.get("/Group"))
        group = Group(family, luminosity=True, page=False, through=content.through)
        content.walk.groups[group] = None


def group(content: "Content", inside: Graphics) -> None:
    """Sets what is in force at the start of a group, and what is done to the whole of it.

    It starts opaque, and is blended as a whole (11.6.6); so what is done to the group is told
    of all that it paints.
    """
    now, known = content.graphics.state, content.resources.library.states
    alpha, blend, masked = now.fill_alpha, now.blend, now.masked
    around = replace(OPAQUE, fill_alpha=alpha, stroke_alpha=alpha, blend=blend, masked=masked)
    state = replace(inside.state, fill_alpha=alpha, stroke_alpha=alpha, blend=blend, masked=masked)
    inside.around, inside.state = known.setdefault(around, around), known.setdefault(state, state)


def changed(state: State, around: State, source: Any) -> State:
    """What is in force after it, in groups that do to it what `around` says."""
    changes: dict[str, Any] = {}
    if "/ca" in source:
        changes["fill_alpha"] = _alpha(source.ca) * around.fill_alpha
    if "/CA" in source:
        changes["stroke_alpha"] = _alpha(source.CA) * around.fill_alpha
    if "/BM" in source:
        mode = blending.mode(source.BM)
        changes["blend"] = around.blend if mode == "Normal" else mode
    if "/SMask" in source:
        changes["masked"] = around.masked or isinstance(source.SMask, pikepdf.Dictionary)
    if "/OP" in source:  # and the other operations where they are not set apart
        changes["stroke_overprint"] = changes["fill_overprint"] = bool(source.OP)
    if "/op" in source:
        changes["fill_overprint"] = bool(source.op)
    if "/OPM" in source:
        changes["overprint_mode"] = int(source.OPM)
    return replace(state, **changes)


def _alpha(said: Any) -> float:
    return min(max(float(said), 0.0), 1.0)


def blend_space(content: "Content", group: Any) -> str:
    """The family of the color space that a transparency group blends in; "" without one."""
    said = group.get("/CS") if isinstance(group, pikepdf.Dictionary) else None
    if said is None:
        return ""
    if isinstance(said, pikepdf.Name):
        return content.resources.space(str(said)).family
    return content.resources.space_of(said).family
