"""The order of words in a list: letters without case and accents, word by word.

In: words and a language. Out: keys to sort by, and the letter that a word stands under.
Python's own order is that of code points, where `É` comes after `Z`.
"""

import re
import unicodedata

# what no decomposition takes apart
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})
AFTER = "\U0010ffff"  # follows every letter
OWN_LETTERS = {"es": {"ñ": f"n{AFTER}"}}
"""Letters with a place of their own; in the other languages an accent makes no new letter."""

Key = tuple[str, str]


def key(words: str, language: str) -> Key:
    """What to sort `words` by in `language` (BCP 47); the words themselves where all is alike."""
    folded = unicodedata.normalize("NFC", words).casefold()
    for letter, place in OWN_LETTERS.get(language.partition("-")[0].lower(), {}).items():
        folded = folded.replace(letter, place)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    spaced = re.sub(r"[\s\u2010-\u2015-]+", " ", bare.translate(LIGATURES))
    return "".join(c for c in spaced if c.isalnum() or c in (" ", AFTER)).strip(), words


def initial(words: str, language: str) -> str:
    """The capital that `words` stand under: one name for all digits, "" where there is none."""
    place, _ = key(words, language)
    if place[:1].isdigit():
        return "0\u20139"
    own = OWN_LETTERS.get(language.partition("-")[0].lower(), {})
    return next((n.upper() for n, p in own.items() if place.startswith(p)), place[:1].upper())
