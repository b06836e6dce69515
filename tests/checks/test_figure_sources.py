"""The sources of figures, which must be anchors."""

from passages import FIGURES_TOML, check, figure

from ngen_pdf.data import Data
from ngen_pdf.problems import Place


def test_the_source_of_a_figure_must_be_an_anchor() -> None:
    data = Data({"a.b": figure("a.b", "5", "things", "S2", "S3")})
    (problem,) = check("Text.", data=data)
    assert problem.where == Place(FIGURES_TOML, 1)
    assert problem.message == "nothing has the anchor `S3`, the source of `a.b`"
    assert problem.code == "source"


def test_a_source_that_is_nearly_an_anchor_is_suggested() -> None:
    data = Data({"a.b": figure("a.b", "5", "things", "budget-2012")})
    (problem,) = check("[Budget]{#budget-2021}", data=data)
    assert problem.hint == "did you mean `budget-2021`?"
