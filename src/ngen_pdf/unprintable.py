"""The characters that no text of a publication may hold.

In: nothing. Out: a pattern. What is done where one stands belongs to who reads the text;
characters that no face draws are told by `fonts`.
"""

import re

# C0 and C1 controls but tab and newline, surrogates, and the noncharacters of
# The Unicode Standard, section 23.7
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
