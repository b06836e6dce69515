"""What the likeness of two pages tells, on pages of a few pixels."""

import numpy as np
import pytest
import separations

from conftest import ROOT

PROOFER = separations.Proofer(ROOT / "styles/press/gracol-coated.icc")
INK, BLUE = (184, 84, 0, 219), (16, 38, 58)  # the recipe of `ink` in 8 bits, and its color
WHITE, BLACK, NONE = (255, 255, 255), (0, 0, 0, 255), (0, 0, 0, 0)


def _page(color: tuple[int, ...], size: int = 20) -> separations.Pixels:
    return np.full((size, size, len(color)), color, np.uint8)


def test_a_color_and_its_recipe_are_alike() -> None:
    found = separations.likeness(_page(BLUE), _page(INK), PROOFER)
    assert (found.median, found.worst) == pytest.approx((0, 0), abs=0.1)


def test_one_pixel_that_is_missing_is_the_worst() -> None:
    screen = _page(WHITE)
    screen[10, 10] = BLUE
    found = separations.likeness(screen, _page(NONE), PROOFER)
    assert found.median == 0
    assert found.worst == 0  # it could be an edge
    screen[8:13, 8:13] = BLUE
    assert separations.likeness(screen, _page(NONE), PROOFER).worst > 70


def test_an_edge_may_fall_to_the_next_pixel() -> None:
    screen, plates = _page(WHITE), _page(NONE)
    screen[:10], plates[:11] = BLUE, INK
    assert separations.likeness(screen, plates, PROOFER).worst < 0.1
    plates[:12] = INK
    assert separations.likeness(screen, plates, PROOFER).worst > 70


def test_what_is_below_black_does_not_count() -> None:
    over = _page((0, 212, 245, 255))
    alone = separations.likeness(_page((23, 28, 33)), _page(BLACK), PROOFER)
    assert separations.likeness(_page((23, 28, 33)), over, PROOFER) == alone
    assert alone.worst < separations.FAR


def test_the_most_ink_is_that_of_one_pixel() -> None:
    plates = _page(INK)
    plates[3, 4] = (255, 255, 0, 255)
    assert separations.most_ink(plates) == 3
