"""What colors become on press: ink on four plates, or a spot ink. The only door to LittleCMS.

In: a press profile's ICC profile, ink limit and spots, the palette's swatches; colors as
painted and decoded pictures. Out: `Ink`s and pictures of ink. Where a color stands in a PDF
belongs to `editions`.
"""

from ngen_pdf.inks.conversion import ProfileError
from ngen_pdf.inks.inks import Ink, Inks
from ngen_pdf.palette import Cmyk

__all__ = ["Cmyk", "Ink", "Inks", "ProfileError"]
