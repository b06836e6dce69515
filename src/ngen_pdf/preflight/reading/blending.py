"""Blend modes (ISO 32000-2, 11.3.5).

In: what a graphics state says of its mode. Out: the mode that is in force. What is painted with
it is judged by the rules.
"""

from typing import Any

import pikepdf

MODES = frozenset(
    {
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"),
        *("ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"),
        *("Hue", "Saturation", "Color", "Luminosity"),
    }
)
MOST = 100  # names of an array that are looked at


def mode(said: Any) -> str:
    """The mode that is said, or the first known one of several (11.6.3), else Normal.

    Compatible is the same as Normal (table 134).
    """
    names = list(said)[:MOST] if isinstance(said, pikepdf.Array) else [said]
    known = (name for name in (str(one)[1:] for one in names) if name in MODES)
    found = next(known, "Normal")
    return "Normal" if found == "Compatible" else found
