"""Judges the ICC profile that an image holds.

In: the profile's bytes. Out: what is wrong with it, and whether it says anything new. Where
profiles are found and put belongs to `layout` and `editions`.
"""

from functools import lru_cache

from ngen_pdf.inks import conversion, sources
from ngen_pdf.inks.conversion import MODES, ProfileError

MAX_BYTES = 8 << 20  # those of printing conditions have 0.5 to 3 MB


def mode(icc: bytes) -> str:
    """The colors of a profile as Pillow's mode, L, RGB or CMYK; "" for any other."""
    return MODES.get(icc[16:20], "")  # ICC.1:2022, 7.2.8


@lru_cache(maxsize=64)
def fault(icc: bytes) -> str:
    """What is wrong with a profile, after its name; "" where LittleCMS can convert from it."""
    if len(icc) > MAX_BYTES:
        return f"is larger than {MAX_BYTES >> 20} MiB"
    try:
        conversion.transform(conversion.opened(icc), conversion.srgb())
    except ProfileError as error:
        return str(error)
    return ""


@lru_cache(maxsize=64)
def is_srgb(icc: bytes) -> bool:
    """Whether a sound profile is plain sRGB, which an image without a profile is anyway."""
    return sources.read(icc).is_srgb
