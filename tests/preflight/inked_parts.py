"""What pages of ink are made of: images, states, spot inks, forms.

In: a PDF that is being made. Out: its objects, and pages as content and entries.
"""

from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

EDGE = 180
MM = 72 / 25.4
Made = tuple[bytes, dict[str, Any]]
"""The content of a page, and more entries of it."""


def plain(content: bytes, **resources: Any) -> Made:
    return content, {"Resources": Dictionary(**resources)}


def graphics_states(**states: dict[str, Any]) -> Dictionary:
    return Dictionary({f"/{name}": Dictionary(state) for name, state in states.items()})


def square(millimeters: float) -> bytes:
    return b"%f %f %f %f re f " % (60, 60, millimeters * MM, millimeters * MM)


def tint(*inks: float) -> Dictionary:
    """A tint transform from one ink to process inks."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(inks), N=1)


def spot(name: str, *inks: float) -> Array:
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint(*inks)])


def photograph(mode: str, edge: int = 240, seed: int = 1) -> Image.Image:
    """Tones that change slowly, with some noise, and much ink at the lower right."""
    noise = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(0, 1, edge), np.linspace(0, 1, edge))
    tones = (x * y * 200, y * 230, x * 240, (x + y) * 100)[: len(mode)]
    planes = [np.clip(tone + noise.normal(0, 6, tone.shape), 0, 255) for tone in tones]
    array = np.stack(planes, axis=-1).astype(np.uint8)
    return Image.fromarray(array[..., 0] if mode == "L" else array, mode)


def new_image(pdf: pikepdf.Pdf, picture: Image.Image, space: Any, **more: Any) -> Any:
    image = pdf.make_stream(picture.tobytes(), Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height = picture.size
    image.ColorSpace, image.BitsPerComponent = space, 1 if picture.mode == "1" else 8
    for key, value in more.items():
        image[f"/{key}"] = value
    return image


def show(image: Any, content: bytes = b"") -> Made:
    return plain(content + b"q 140 0 0 140 20 20 cm /I Do Q", XObject=Dictionary(I=image))


def ramp(start: list[float], end: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)


def new_form(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary, **more: Any) -> Any:
    form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, EDGE, EDGE]), resources
    for key, value in more.items():
        form[f"/{key}"] = value
    return form
