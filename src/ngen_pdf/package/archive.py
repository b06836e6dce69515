"""Writes a zip that is the same, byte for byte, for the same content.

In: a folder's name, a date, files by name. Out: bytes, with the files' checksums among them.
What is in the files is no concern of this module.
"""

import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from io import BytesIO

SUMS = "SHA256SUMS"
EARLIEST = date(1980, 1, 1)  # of a zip: APPNOTE 4.4.6, as MS-DOS counts
LATEST = date(2107, 12, 31)
UNIX, FILE_MODE = 3, 0o100644


def pack(folder: str, day: date, files: Mapping[str, bytes]) -> bytes:
    """The zip with `folder` in it, and in that the files and their checksums.

    Files are stored in the order given: most are compressed already, and how another is
    depends on the version of a library.
    """
    out = BytesIO()
    dated = min(max(day, EARLIEST), LATEST)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {**files, SUMS: sums(files)}.items():
            entry = zipfile.ZipInfo(
                f"{folder}/{name}", (dated.year, dated.month, dated.day, 0, 0, 0)
            )
            entry.create_system, entry.external_attr = UNIX, FILE_MODE << 16
            archive.writestr(entry, data)
    return out.getvalue()


def sums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file, in the form that `sha256sum -c` reads."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()


def plain(name: str, instead: str) -> str:
    """The name without other than ASCII letters, digits, dots, hyphens and underscores.

    Zip programs do not agree on any other character. Where none is left it is `instead`.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._]+", "-", letters).strip("-.") or instead
