"""The edition for reading on a screen.

In: the bytes of a master PDF and an `Order`. Out: the bytes of the edition.
"""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, OutlineItem, String

from ngen_pdf import __version__
from ngen_pdf.editions.order import Imprint, Order
from ngen_pdf.outline import Entry


def screen(master: bytes, order: Order) -> bytes:
    """The edition for reading: pages cut to their trim, described, labelled, reproducible."""
    imprint = order.imprint
    with pikepdf.open(BytesIO(master)) as pdf:
        _cut_to_trim(pdf)
        _normalize_links(pdf)
        _describe(pdf, imprint)
        _label_pages(pdf, imprint.front_pages)
        _bookmark(pdf, imprint.bookmarks)
        return _saved(pdf)


def _cut_to_trim(pdf: pikepdf.Pdf) -> None:
    """MediaBox = trim; the other boxes then say nothing new (ISO 32000-2, 14.11.2.1)."""
    for page in pdf.pages:
        page.obj.MediaBox = page.trimbox
        for box in (Name.CropBox, Name.BleedBox, Name.TrimBox, Name.ArtBox):
            if box in page.obj:
                del page.obj[box]


def _normalize_links(pdf: pikepdf.Pdf) -> None:
    """Rectangles from the lower left to the upper right, as most readers expect them."""
    for page in pdf.pages:
        for note in page.obj.get(Name.Annots, ()):
            x, y, other_x, other_y = (float(number) for number in note.Rect)
            note.Rect = [min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)]


def _describe(pdf: pikepdf.Pdf, imprint: Imprint) -> None:
    """Title, language and dates, in the Info dictionary and, alike, in XMP."""
    pdf.Root.Lang = String(imprint.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stamp = imprint.date.isoformat()
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as xmp:
        xmp["dc:title"] = imprint.title
        xmp["dc:creator"] = [imprint.author]
        xmp["dc:language"] = {imprint.language}
        if imprint.subject:
            xmp["dc:description"] = imprint.subject
        xmp["pdf:Producer"] = str(pdf.docinfo.get("/Producer", ""))
        xmp["xmp:CreatorTool"] = f"ngen-pdf {__version__}"
        xmp["xmp:CreateDate"] = f"{stamp}T00:00:00+00:00"
        xmp["xmp:ModifyDate"] = f"{stamp}T00:00:00+00:00"


def _label_pages(pdf: pikepdf.Pdf, front_pages: int) -> None:
    """Roman labels for the front matter, decimal ones from 1 after it (ISO 32000-2, 12.4.2)."""
    labels = NumberTree.new(pdf)
    if front_pages:
        labels[0] = Dictionary(S=Name.r)
    labels[front_pages] = Dictionary(S=Name.D)
    pdf.Root.PageLabels = labels.obj


def _bookmark(pdf: pikepdf.Pdf, entries: tuple[Entry, ...]) -> None:
    """Bookmarks of the tree that the contents print; the engine nests by level alone."""
    with pdf.open_outline() as outline:
        outline.root[:] = [_bookmark_item(entry) for entry in entries]
    if entries:
        pdf.Root.PageMode = Name.UseOutlines


def _bookmark_item(entry: Entry) -> OutlineItem:
    item = OutlineItem(entry.title, String(entry.anchor))
    item.children.extend(_bookmark_item(child) for child in entry.children)
    return item


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()
