"""The package for the printer: one zip with all that is needed to print a report.

In: the root, a year, a press profile's name. Out: the zip's path. What the press edition is
belongs to `editions`, how a report is made up to `build`.
"""

from ngen_pdf.package.packing import package

__all__ = ["package"]
