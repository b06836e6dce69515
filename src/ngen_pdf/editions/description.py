"""What every edition says of itself, and how it is saved.

In: an open PDF and an `Imprint`. Out: the PDF with title, dates, labels and bookmarks, and
its bytes. What only one edition or standard asks for belongs to that edition.
"""

from codecs import BOM_UTF16_BE
from io import BytesIO
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, OutlineItem, String

from ngen_pdf import __version__
from ngen_pdf.editions.order import Imprint
from ngen_pdf.outline import Entry


def describe(pdf: pikepdf.Pdf, imprint: Imprint) -> None:
    """Title, language and dates, in the Info dictionary and, alike, in XMP."""
    pdf.Root.Lang = String(imprint.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        xmp["dc:title"] = imprint.title
        xmp["dc:creator"] = [imprint.author]
        xmp["dc:language"] = {imprint.language}
        if imprint.subject:
            xmp["dc:description"] = imprint.subject
        xmp["pdf:Producer"] = str(pdf.docinfo.get("/Producer", ""))
        xmp["xmp:CreatorTool"] = f"ngen-pdf {__version__}"
        xmp["xmp:CreateDate"] = moment(imprint)
        xmp["xmp:ModifyDate"] = moment(imprint)


def moment(imprint: Imprint) -> str:
    """The report's date as XMP writes it: no clock, so that equal reports are equal files."""
    return f"{imprint.date.isoformat()}T00:00:00+00:00"


def label_pages(pdf: pikepdf.Pdf, front_pages: int) -> None:
    """Roman labels for the front matter, decimal ones from 1 after it (ISO 32000-2, 12.4.2)."""
    labels = NumberTree.new(pdf)
    if front_pages:
        labels[0] = Dictionary(S=Name.r)
    labels[front_pages] = Dictionary(S=Name.D)
    pdf.Root.PageLabels = labels.obj


def bookmark(pdf: pikepdf.Pdf, entries: tuple[Entry, ...]) -> None:
    """Bookmarks of the tree that the contents print; the engine nests by level alone."""
    with pdf.open_outline() as outline:
        outline.root[:] = [_bookmark_item(entry) for entry in entries]
    _sort_destinations(pdf)


def _bookmark_item(entry: Entry) -> OutlineItem:
    item = OutlineItem(entry.title, String(_destination_name(entry.anchor)))
    item.children.extend(_bookmark_item(child) for child in entry.children)
    return item


def _destination_name(anchor: str) -> bytes:
    """The bytes of a name as the engine writes it: viewers compare no more than these."""
    return anchor.encode() if anchor.isascii() else BOM_UTF16_BE + anchor.encode("utf-16-be")


def _sort_destinations(pdf: pikepdf.Pdf) -> None:
    """Put names in the order of their bytes, in which viewers seek them (ISO 32000-2, 7.9.6).

    The engine has them in the order of their letters.
    """
    if Name.Names not in pdf.Root or Name.Dests not in pdf.Root.Names:
        return
    entries = list(pdf.Root.Names.Dests.Names)
    pairs = sorted(zip(entries[::2], entries[1::2], strict=True), key=lambda pair: bytes(pair[0]))
    pdf.Root.Names.Dests.Names = Array(chain.from_iterable(pairs))


def saved(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """The PDF's bytes, small, with an id from its content; of exactly that version, if given."""
    out = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        force_version=version,
    )
    return out.getvalue()
