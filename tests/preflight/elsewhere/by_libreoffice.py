"""Files that LibreOffice exports; each function writes one, and says its fault."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).parents[3] / "fonts"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "style": "style", "text": "text", "form": "form", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta>{meta}</office:meta>
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{family}'"/>
</office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties
 style:font-name="F" fo:font-size="12pt" fo:language="en" fo:country="CA" fo:color="#222222"/>
</style:default-style>
<style:style style:name="Heading_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"/></office:styles>
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties
 fo:page-width="4.25in" fo:page-height="5.5in" fo:margin="0.5in"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""
TITLE = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Words</dc:title>'
HEADING = '<text:h text:style-name="Heading_1" text:outline-level="1">Head</text:h>'
BODY = f"{HEADING}<text:p>Words</text:p>"
LINK = (
    '<text:p><text:a xlink:type="simple" xlink:href="https://example.org/">Link</text:a></text:p>'
)
FONTS_CONF = "<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"


def exported(
    file: Path, settings: Mapping[str, bool | int | str], body: str = BODY, meta: str = TITLE
) -> None:
    """Export a text document, with the faces of `fonts/` alone."""
    scratch = file.with_suffix("")
    scratch.mkdir()
    source, fonts = scratch / f"{file.stem}.fodt", scratch / "fonts.conf"
    family = "IBM Plex Mono"
    source.write_text(DOCUMENT.format(spaces=SPACES, meta=meta, body=body, family=family))
    fonts.write_text(FONTS_CONF.format(fonts=FONTS, cache=scratch / "cache"))
    kinds = {bool: "boolean", int: "long", str: "string"}
    said = {
        key: {"type": kinds[type(value)], "value": str(value).lower() if value in (0, 1) else value}
        for key, value in settings.items()
    }
    command = ["soffice", f"-env:UserInstallation={(file.parent / 'office').as_uri()}",
               "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(said)}",
               "--outdir", str(file.parent), str(source)]  # fmt: skip
    env = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, env=env, capture_output=True)
    subprocess.run(["rm", "-r", str(scratch)], check=True)


def text(file: Path) -> None:
    """As most send it: no tags, no bookmarks, RGB, no boxes."""
    exported(file, {"UseTaggedPDF": False, "ExportBookmarks": False})


def tagged(file: Path) -> None:
    """Tagged, as PDF/UA asks; Tabs is a string where a name is asked for."""
    exported(file, {"PDFUACompliance": True, "ExportBookmarks": True}, BODY + LINK)


def archive(file: Path) -> None:
    """A PDF/A-1b: its output intent is for screens."""
    exported(file, {"SelectPdfVersion": 1, "UseTaggedPDF": False})


def form(file: Path) -> None:
    """A field to fill in."""
    field = (
        '<office:forms form:automatic-focus="false"><form:form form:name="F"><form:text '
        'form:name="Name" form:id="c1" xml:id="c1"/></form:form></office:forms><text:p>Words '
        '<draw:control text:anchor-type="as-char" svg:width="1.5in" svg:height="0.3in" '
        'draw:control="c1"/></text:p>'
    )
    exported(file, {"ExportFormFields": True, "UseTaggedPDF": False}, field + HEADING)


def locked(file: Path) -> None:
    """It opens with a password alone."""
    exported(file, {"EncryptFile": True, "DocumentOpenPassword": "a"})


def hybrid(file: Path) -> None:
    """The document that it was made of is enclosed, in a way that no standard names."""
    exported(file, {"IsAddStream": True, "UseTaggedPDF": True, "ExportBookmarks": True})


def watermark(file: Path) -> None:
    """A word lies across its page, half see-through."""
    exported(file, {"Watermark": "DRAFT", "UseTaggedPDF": False})


MAKERS = (text, tagged, archive, form, locked, hybrid, watermark)
