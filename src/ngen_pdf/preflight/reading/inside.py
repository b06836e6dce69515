"""How what a content stream draws begins.

In: nothing. Out: `Inside`. Who fills it in are `drawing`, `patterns` and `type3`; `walk` goes in.
"""

from dataclasses import dataclass

from ngen_pdf.preflight.reading.graphics import Box, Graphics
from ngen_pdf.preflight.reading.resources import Resources


@dataclass(frozen=True, slots=True)
class Inside:
    """The state a form, a tile or a glyph begins in, and what else holds in its `Content`.

    `resources` are for a glyph that has none of its own.
    """

    graphics: Graphics
    painted: Box | None = None
    uncolored: bool = False
    resources: Resources | None = None
