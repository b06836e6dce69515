"""Reads what a PDF says and paints.

In: the bytes of any file. Out: a `Document`. Nothing is judged here.
"""
