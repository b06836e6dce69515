"""ngen-pdf: compiles a report written in Markdown into a print-ready PDF."""

__version__ = "0.1.0"
