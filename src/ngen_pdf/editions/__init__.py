"""Makes editions out of the master PDF. This is the only door to pikepdf.

In: the bytes of a master PDF and an `Order`. Out: the bytes of an edition. These
are pure functions: no files, no clock. A draft's stamp is put on the master before, by
`stamp`, so that it is finished as all else is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ngen_pdf.editions.order import Imprint, Order, Proofing, Remark
from ngen_pdf.editions.press import press
from ngen_pdf.editions.proof import proof
from ngen_pdf.editions.screen import screen

__all__ = ["EDITIONS", "Edition", "Imprint", "Order", "Proofing", "Remark"]


@dataclass(frozen=True, slots=True)
class Edition:
    """How an edition is made, and what its file's name ends with before `.pdf`."""

    finish: Callable[[bytes, Order], bytes]
    suffix: str


EDITIONS = {
    "screen": Edition(screen, ""),
    "press": Edition(press, "-press"),
    "proof": Edition(proof, "-proof"),
}
