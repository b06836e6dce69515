"""Charts: Vega-Lite specifications drawn as SVG, with nothing from outside the publication.

In: the `Chart`s of parsed sections, the report with its sheets and palette, the faces. Out: a
`Drawing` for each chart that can be drawn, and problems with the lines of the rest. How a chart
stands on the page belongs to `galley`. This is the only door to vl-convert.
"""

from ngen_pdf.charts.drawing import draw
from ngen_pdf.charts.kept import keep, recall
from ngen_pdf.charts.model import Drawing, Drawings
from ngen_pdf.charts.pen import Pen

__all__ = ["Drawing", "Drawings", "Pen", "draw", "keep", "recall"]
