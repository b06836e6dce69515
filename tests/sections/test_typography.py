"""Marks and spaces by language. `_` is U+202F, `~` is U+00A0."""

import re

import pytest
from reading import PATH, shown

from ngen_pdf.locales import languages, typography
from ngen_pdf.sections import Hole, Material, Section, Source, parse
from ngen_pdf.sections.typography import words

SPACES = str.maketrans({"\u202f": "_", "\u00a0": "~"})


def _parse(text: str, language: str = "en", front: str = "") -> Section:
    settings = f"---\nmatter: cover\n{front}---\n"
    return parse(Source(PATH, settings + text), Material(language))


def _printed(text: str, language: str) -> str:
    html = "".join(map(shown, _parse(text, language).pieces)).strip()
    return re.sub(r' data-line="\d+"', "", html).translate(SPACES)


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", "“a ‘b’ c’s”"),
        ("en-CA", "“a ‘b’ c’s”"),
        ("fr", "«_a “b” c’s_»"),
        ("fr-CA", "«~a “b” c’s~»"),
        ("de", "„a ‚b‘ c’s“"),
        ("es", "«a “b” c’s»"),
        ("it", "«a “b” c’s»"),
        ("nl", "“a ‘b’ c’s”"),
        ("pt", "“a ‘b’ c’s”"),
        ("pt-PT", "«a “b” c’s»"),
        ("sv", "“a ‘b’ c’s”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language: str, marks: str) -> None:
    assert _printed("\"a 'b' c's\"", language) == f"<p>{marks}</p>"


@pytest.mark.parametrize("language", languages())
def test_quotations_that_touch_pair_rightly_in_every_language(language: str) -> None:
    first, last, inner, end = tuple(typography(language).quotes)
    printed = words('"\'a\' \'b\'", "c" ("d").', language)
    assert re.sub("[\u202f\u00a0]", "", printed) == (
        f"{first}{inner}a{end} {inner}b{end}{last}, {first}c{last} ({first}d{last})."
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Quoi ? Oui ! Non ; fin : a", "Quoi_? Oui_! Non_; fin~: a"),
        ("Quoi? Oui! Non; fin: a", "Quoi_? Oui_! Non_; fin~: a"),
        ("« a » «b»", "«_a_» «_b_»"),
        ("Quoi\n! «\na\n»", "Quoi_! «_a_»"),
        ("a\u00a0; b\u202f: «\u2009c\u2009»", "a~; b_: «\u2009c\u2009»"),
        ("« a \"b\" 'c' »", "«_a “b” “c”_»"),
        ("a ?! b !!! (!) [?] «!»", "a_?! b_!!! (!) [?] «_!_»"),
        ("10:30, 16:9, a::b, C:\\\\d, e?f=g", "10:30, 16:9, a::b, C:\\d, e?f=g"),
        ("https://a.ca/b?c;d!e:f ; b@c.ca ?", "https://a.ca/b?c;d!e:f_; b@c.ca_?"),
        ("**a** : *b* ; ~~c~~!", "<strong>a</strong>~: <em>b</em>_; <s>c</s>_!"),
        ("`a ; b: c!` : <kbd>d ?</kbd>", "<code>a ; b: c!</code>~: <kbd>d ?</kbd>"),
        ("36 % 36% 3,5 ‰ 100 $ 100$ 8%a %b", "36~% 36~% 3,5~‰ 100~$ 100~$ 8%a %b"),
        ("a [b: c?]{lang=en} : d", 'a <span lang="en">b: c?</span>~: d'),
        ('"[a]{lang=en}" : b', '«_<span lang="en">a</span>_»~: b'),
        ("a\\\n! b", "a<br>\n! b"),
    ],
)  # fmt: skip
def test_french_has_its_spaces(text: str, printed: str) -> None:
    assert _printed(text, "fr") == f"<p>{printed}</p>"


def test_canadian_french_follows_the_office() -> None:
    assert _printed("« a » ; b: c? 36 %", "fr-CA") == "<p>«~a~»_; b~: c_? 36~%</p>"


@pytest.mark.parametrize(
    ("language", "printed"),
    [("en", "8% 8~% 8€"), ("de", "8~% 8~% 8~€"), ("it", "8% 8~% 8~€"), ("nl", "8% 8~% 8€")],
)
def test_a_space_before_a_symbol_is_added_where_the_language_has_one(
    language: str, printed: str
) -> None:
    assert _printed("8% 8 % 8€", language) == f"<p>{printed}</p>"


def test_a_number_and_its_unit_stay_together() -> None:
    assert _printed("5 km\nand 7\nkWh, 20 °C, 3 mills", "en") == (
        "<p>5~km\nand 7~kWh, 20~°C, 3 mills</p>"
    )


def test_labels_and_alternative_texts_keep_their_spaces() -> None:
    found = _parse('# Quoi ?\n\n![Voilà: "a"](b.svg){alt="« c »"}', "fr")
    assert found.headings[0].text == "Quoi\u202f?"
    assert found.captions[0].text == "Voilà\u00a0: «\u202fa\u202f»"
    assert 'alt="«\u202fc\u202f»"' in "".join(map(shown, found.pieces))


def test_what_comes_from_data_is_looked_at_but_stays() -> None:
    assert words('\ufdd036 "\ufdd1" long', "en") == '\ufdd036 "\ufdd1” long'
    assert words('\ufdd06\ufdd1" long, "\ufdd02020\ufdd1"', "en") == (
        "\ufdd06\ufdd1″ long, “\ufdd02020\ufdd1”"
    )
    assert words("\ufdd036\ufdd1% \ufdd05\ufdd1 km\ufdd0 !\ufdd1", "fr").translate(SPACES) == (
        "\ufdd036\ufdd1~% \ufdd05\ufdd1~km\ufdd0 !\ufdd1"
    )


def test_holes_know_the_language_they_stand_in() -> None:
    found = _parse(
        "[@fig-a]{lang=de} @fig-a\n\n::: {lang=es}\n::: {.contents}\n:::\n\n"
        "![b](c.svg){alt=d}\n\n| e |\n|---|\n| f |\n\n: g {lang=it}\n:::",
        front="language: fr-CA\n",
    )
    holes = [p for p in found.pieces if isinstance(p, Hole) and p.language]
    assert [(hole.name, hole.language) for hole in holes] == [
        ("fig-a", "de"), ("fig-a", "fr-CA"), ("contents", "es"), ("figure-1", "es"),
        ("table-1", "it"),
    ]  # fmt: skip


def test_a_section_in_a_language_without_a_locale_is_told_of() -> None:
    found = _parse('"a"', "de", "language: tlh\n")
    assert [(p.code, p.severity, p.where.line) for p in found.problems] == [
        ("language", "warning", 3)
    ]
    assert "„a“" in "".join(map(shown, found.pieces))
