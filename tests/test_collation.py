"""The order of words in a list, by language."""

import pytest

from ngen_pdf import collation

ORDERS = {
    "accents and case aside": ("fr-CA", ["abeille", "École", "été", "Événement", "Zone"]),
    "ligatures as two letters": ("fr", ["odeur", "œuvre", "officiel"]),
    "word by word": ("en", ["new year", "New-York", "newborn"]),
    "marks aside": ("en", ["apple", "“banana”", "cherry"]),
    "a letter of its own": ("es", ["nube", "nzo", "ñandú", "oca"]),
    "the same letter with an accent": ("de", ["Ã", "Ärger", "arm", "Strasse", "Straße"]),
    "digits first": ("en", ["3D printing", "5G", "additive"]),
    "what is left over": ("en", ["resume", "résumé"]),
}


@pytest.mark.parametrize("case", ORDERS)
def test_order(case: str) -> None:
    language, words = ORDERS[case]
    assert sorted(set(words), key=lambda word: collation.key(word, language)) == words


@pytest.mark.parametrize(
    ("words", "language", "letter"),
    [
        ("école", "fr", "E"),
        ("œuvre", "fr", "O"),
        ("“Best”", "en", "B"),
        ("3D", "en", "0\u20139"),
        ("ñandú", "es", "Ñ"),
        ("nube", "es", "N"),
        ("ñandú", "en", "N"),
        ("§", "en", ""),
    ],
)
def test_the_letter_that_words_stand_under(words: str, language: str, letter: str) -> None:
    assert collation.initial(words, language) == letter
