"""What the `gs` operator sets: opacity, blend mode, soft mask (ISO 32000-2, 8.4.5).

In: a graphics state dictionary of the master. Out: what it does to the `State`, and whether
that is transparency. The group of a soft mask is rewritten by `walk`.
"""

from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name

from ngen_pdf.editions.press.graphics import State, UnknownPaintError

KNOWN = {"/Type", "/CA", "/ca", "/SMask", "/AIS", "/BM", "/SA"}
BLEND_MODES = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten",
    "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion",
    "/Hue", "/Saturation", "/Color", "/Luminosity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a graphics state dictionary sets; None is what it leaves as it is."""

    fill_alpha: float | None
    stroke_alpha: float | None
    blend_mode: str | None
    mask: Any  # the dictionary of a soft mask, `/None`, or None

    @property
    def masks(self) -> bool:
        """Whether it sets a soft mask."""
        return isinstance(self.mask, Dictionary)

    @property
    def blends(self) -> bool:
        """Whether it sets another blend mode than Normal."""
        return self.blend_mode not in (None, "/Normal")

    @property
    def transparent(self) -> bool:
        """Whether what is painted then is no longer opaque."""
        alphas = (self.fill_alpha, self.stroke_alpha)
        see_through = any(alpha is not None and alpha < 1 for alpha in alphas)
        return see_through or self.masks or self.blends

    def apply(self, state: State) -> None:
        """Change the state accordingly."""
        if self.fill_alpha is not None:
            state.fill_alpha = self.fill_alpha
        if self.stroke_alpha is not None:
            state.stroke_alpha = self.stroke_alpha
        if self.masks or self.blends:  # the engine ends both by `Q` alone
            state.plain = False


def change(source: Any) -> Change:
    """What a dictionary of the master sets; `UnknownPaintError` where it sets anything else."""
    strange = sorted(set(source.keys()) - KNOWN)
    if strange:
        raise UnknownPaintError(f"a graphics state with {', '.join(strange)}")
    return Change(
        fill_alpha=float(source.ca) if Name.ca in source else None,
        stroke_alpha=float(source.CA) if Name.CA in source else None,
        blend_mode=_blend_mode(source.BM) if Name.BM in source else None,
        mask=source.get(Name.SMask),
    )


def _blend_mode(value: Any) -> str:
    """The first of the modes that there is; else it is Normal (ISO 32000-2, 11.6.3)."""
    names = [str(name) for name in value] if isinstance(value, Array) else [str(value)]
    known = next((name for name in names if name in BLEND_MODES), "/Normal")
    return "/Normal" if known == "/Compatible" else known


def written(source: Any, what: Change, mask: Any) -> Dictionary:
    """The dictionary for the press, with the soft mask that takes the place of its own."""
    new = Dictionary({key: source[key] for key in source})
    if what.blend_mode is not None:
        new.BM = Name(what.blend_mode)
    if mask is not None:
        new.SMask = mask
    return new
