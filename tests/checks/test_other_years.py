"""What `check` says of years that another report may have left."""

import pytest
from passages import check, told


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("In fiscal 2019-20 it began.", "2019-20"),
        ("The Annual Report 2019-2020 says so.", "2019-2020"),
        ("The annual report 2019 says so.", "2019"),
        ("In 2019–2020 it began.", "2019–2020"),
        ("Plans for 2021/22 follow.", "2021/22"),
        ("From 1999-00 on.", "1999-00"),
        ("On 31 March 2020 it stood so.", "31 March 2020"),
        ("On March 31, 2020, it stood so.", "March 31, 2020"),
        ("On 31\nMarch 2020 it stood so.", "31 March 2020"),
        ("On 31 March 2022 it stood so.", "31 March 2022"),
    ],
)
def test_another_year_is_told(text: str, typed: str) -> None:
    (problem,) = check(text)
    assert problem.code == "other-year"
    assert problem.message.startswith(f"`{typed}` is ")
    assert problem.hint == f"if it is meant, mark it: [{typed}]{{.as-typed}}"


def test_another_year_is_told_in_french() -> None:
    text = "En 2019-2020, puis le 31 mars 2020 et le 31 mars 2021."
    assert told(text, "fr-CA") == [("other-year", "2019-2020"), ("other-year", "31 mars 2020")]


@pytest.mark.parametrize(
    "text",
    [
        "The Annual Report 2020-2021, 2020-21, 2020/21 and 2020–21.",
        "It closed on 31 March 2021.",
        "The agreement of 2018 has goals for 2030, signed on 13 November 2018.",
        "The window runs to 31 March 2023.",
        "It ran from 2018-2023 and on 2019-03-31.",
        "Plans for [2021/22]{.as-typed} follow.",
        "## Plans for 2021/22 {.as-typed}",
        "They wrote “in 2019-20”.",
        "See <https://example.org/2019-2020/report>.",
        "`2019-2020`",
        "Act 12.2019-20 and line 2019-20-3.",
    ],
)
def test_years_that_are_no_leftover_stay_silent(text: str) -> None:
    assert check(text) == []


def test_a_folder_with_one_year_may_be_named_by_either_span() -> None:
    found = check("In 2020-21 and 2021-22, not 2019-20.", year="2021")
    assert [problem.message.split("`")[1] for problem in found] == ["2019-20"]
