"""The edition for a print shop: every color as ink, boxes, marks, PDF/X-4.

In: the bytes of a master PDF and an `Order` with a press profile. Out: the bytes of the edition.
"""
