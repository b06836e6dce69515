"""What strings and names say, whatever bytes they hold (ISO 32000-2, 7.3.5, 7.9.2).

In: an object of a file. Out: text. Whether it can be printed is for those who print it.
"""

from pikepdf import Name, String


def text_of(value: object) -> str:
    """The text of a string, or a name without its slash; "" for anything else.

    What is not in the encoding that it should be in comes out as U+FFFD.
    """
    if not isinstance(value, Name | String):
        return ""
    try:
        said = str(value)
    except UnicodeDecodeError:
        said = bytes(value).decode("utf-8", "replace").lstrip("\ufeff")
    return said.removeprefix("/") if isinstance(value, Name) else said
