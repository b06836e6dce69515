"""Gives the engine the files of the publication, and nothing else.

In: URLs below `ORIGIN`, which stands for the root whatever folder it is in, so
that no path of the machine reaches the PDF. Out: bytes, and a record of what was
read, with the ICC profiles of images. Nothing is ever requested from a network.
"""

import contextlib
from collections.abc import Mapping
from email.message import EmailMessage
from hashlib import md5
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote

from PIL import ImageFile
from weasyprint.logger import LOGGER
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ngen_pdf import config, images
from ngen_pdf.layout import rasters
from ngen_pdf.layout.messages import ORIGIN, Refusal
from ngen_pdf.problems import Problem

SVG = "image/svg+xml"
NO_IMAGES = ("text", "font", "application")
"""Types of styles and faces; files of other types are read as images."""

BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space

ImageFile.LOAD_TRUNCATED_IMAGES = False  # the engine sets it, and would paint half an image


class RootFetcher(URLFetcher):
    """Reads local files below `root`; refuses all else with a `Refusal`."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("data",))
        self._root = root
        self._inputs: set[str] = set()
        self._profiles: dict[str, bytes] = {}

    def fetch(
        self, url: str, headers: Mapping[str, str] | EmailMessage | None = None
    ) -> URLFetcherResponse:
        """The file at `url`; raises `Refusal`, which the engine turns into a message."""
        if url.startswith("data:"):
            with contextlib.closing(super().fetch(url, headers)) as response:
                return self._given(url, response.read(), response.content_type)
        if not url.startswith(ORIGIN):
            raise Refusal("remote-url", "only files of the publication are read")
        path = unquote(url.removeprefix(ORIGIN).partition("?")[0].partition("#")[0])
        data = config.read_bytes(self._root, path, images.MAX_BYTES)
        if isinstance(data, Problem):
            raise Refusal(data.code, data.message)
        self._inputs.add(path)
        return self._given(url, data, guess_type(path)[0] or "application/octet-stream")

    def _given(self, url: str, data: bytes, mime: str) -> URLFetcherResponse:
        """A file as the engine paints it right; an image that cannot be printed is refused."""
        # the engine draws an SVG of any type; no stylesheet and no face begins as one does
        is_svg = mime == SVG or data.lstrip(BEFORE_XML)[:1] == b"<"
        if is_svg or mime.partition("/")[0] not in NO_IMAGES:
            if reason := images.fault(data, is_svg=is_svg):
                raise Refusal("image", reason)
            if not is_svg:
                data = self._mended(url, data)
        return URLFetcherResponse(url, data, {"Content-Type": mime})

    def _mended(self, url: str, data: bytes) -> bytes:
        raster = rasters.mended(data)
        if raster.fault:
            LOGGER.warning("ICC profile of image at '%s': it %s", url, raster.fault)
        if raster.icc:  # as the engine names what it paints, but for a last digit
            name = f"i{md5(url.encode(), usedforsecurity=False).hexdigest()}"
            self._profiles[name] = raster.icc
        return raster.data

    def inputs(self) -> tuple[str, ...]:
        """The paths read so far, from the root, in order."""
        return tuple(sorted(self._inputs))

    def profiles(self) -> tuple[tuple[str, bytes], ...]:
        """The ICC profiles of the images read so far, by the images' names in the PDF."""
        return tuple(sorted(self._profiles.items()))
