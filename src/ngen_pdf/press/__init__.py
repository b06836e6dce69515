"""Press profiles: what a print shop or a standard asks of the file it is given.

In: the root and a profile's name. Out: a `PressProfile`. How a page is brought to it
belongs to `editions`, conversion through the ICC profile to `inks`.
"""

from ngen_pdf.press.model import EDGES, Edges, ImageLimits, Marks, OutputIntent, PressProfile
from ngen_pdf.press.reading import DEFAULT, FOLDER, names, read_press, unknown

__all__ = [
    "DEFAULT",
    "EDGES",
    "FOLDER",
    "Edges",
    "ImageLimits",
    "Marks",
    "OutputIntent",
    "PressProfile",
    "names",
    "read_press",
    "unknown",
]
