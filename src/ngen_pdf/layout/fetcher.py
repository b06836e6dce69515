"""Gives the engine the files of the publication, and nothing else.

In: URLs below `ORIGIN`, which stands for the root whatever folder it is in, so
that no path of the machine reaches the PDF. Out: bytes, and a record of what was
read. Nothing is ever requested from a network.
"""

from collections.abc import Mapping
from email.message import EmailMessage
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ngen_pdf import config
from ngen_pdf.layout.messages import ORIGIN, Refusal
from ngen_pdf.problems import Problem

MAX_FILE_BYTES = 256 << 20


class RootFetcher(URLFetcher):
    """Reads local files below `root`; refuses all else with a `Refusal`."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("data",))
        self._root = root
        self._inputs: set[str] = set()

    def fetch(
        self, url: str, headers: Mapping[str, str] | EmailMessage | None = None
    ) -> URLFetcherResponse:
        """The file at `url`; raises `Refusal`, which the engine turns into a message."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(ORIGIN):
            raise Refusal("remote-url", "only files of the publication are read")
        path = unquote(url.removeprefix(ORIGIN).partition("?")[0].partition("#")[0])
        data = config.read_bytes(self._root, path, MAX_FILE_BYTES)
        if isinstance(data, Problem):
            raise Refusal(data.code, data.message)
        self._inputs.add(path)
        mime = guess_type(path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, data, {"Content-Type": mime})

    def inputs(self) -> tuple[str, ...]:
        """The paths read so far, from the root, in order."""
        return tuple(sorted(self._inputs))
