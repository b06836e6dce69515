"""Files that Ghostscript makes of PostScript; each function writes one, and says its fault."""

import subprocess
from pathlib import Path

from condition import tiny_icc

FONTS = Path(__file__).parents[3] / "fonts"
SIZE = "/PageSize [324 414]"
BOXES = "[ /TrimBox [9 9 315 405] /BleedBox [0 0 324 414] /PAGE pdfmark"
WORDS = "/IBMPlexMono-Regular findfont 12 scalefont setfont 36 300 moveto (Words) show"
BLACK = "0 0 0 1 setcmykcolor"


def distill(program: str, file: Path, *options: str, device: str = "pdfwrite") -> None:
    """Run a program in PostScript on a small page."""
    source = file.with_suffix(".ps")
    source.write_text(f"%!PS\n<< {SIZE} >> setpagedevice\n{program}\n")
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", f"-sFONTPATH={FONTS / 'ibm-plex-mono'}",
               f"-sDEVICE={device}", "-dCompatibilityLevel=1.6", *options,
               f"-sOutputFile={file}", str(source)]  # fmt: skip
    subprocess.run(command, check=True)
    source.unlink()


def leaf(painted: str) -> str:
    """The program of two pages that are alike, with a line in black and what else is painted."""
    return f"{BOXES} {BLACK} {WORDS} {painted} showpage " * 2


def rgb_text(file: Path) -> None:
    """Its words are in RGB, and no box says where a page ends."""
    distill(f"0.8 0.1 0.1 setrgbcolor {WORDS} showpage " * 2, file)


def version_13(file: Path) -> None:
    """It is a PDF 1.3, which knows no transparency and no PDF/X-4."""
    distill(leaf(""), file, "-dCompatibilityLevel=1.3")


def no_fonts(file: Path) -> None:
    """Helvetica is named and not embedded."""
    without = "<< /NeverEmbed [/Helvetica] /EmbedAllFonts false >> setdistillerparams"
    named = WORDS.replace("IBMPlexMono-Regular", "Helvetica").replace("300", "200")
    distill(f"{without} {leaf(named)}", file)


def coarse_image(file: Path) -> None:
    """A picture was brought down to 72 ppi."""
    side = 432
    picture = (
        f"gsave 36 72 translate 216 216 scale {side} {side} 8 "
        f"[{side} 0 0 -{side} 0 {side}] "
        f"/row {side * 4} string def 0 1 {side * 4 - 1} {{ row exch dup 7 mul 200 mod put }} for "
        "{ row } false 4 colorimage grestore"
    )
    sampling = ["-dDownsampleColorImages=true", "-dColorImageResolution=72",
                "-dColorImageDownsampleThreshold=1.0"]  # fmt: skip
    distill(leaf(picture), file, *sampling)


def user_password(file: Path) -> None:
    """It opens with a password alone."""
    locked = ["-sOwnerPassword=a", "-sUserPassword=b", "-dEncryptionR=3", "-dKeyLength=128"]
    distill(leaf(""), file, *locked)


def owner_password(file: Path) -> None:
    """It opens, and forbids to be changed."""
    locked = ["-sOwnerPassword=a", "-dEncryptionR=3", "-dKeyLength=128", "-dPermissions=-64"]
    distill(leaf(""), file, *locked)


def blank_page(file: Path) -> None:
    """Two of its six pages have nothing on them."""
    distill(f"{leaf('')} {BOXES} showpage {leaf('')} {BOXES} showpage", file)


def two_sizes(file: Path) -> None:
    """Two of its pages are a quarter of an inch wider."""
    wider = leaf("").replace("315 405", "333 405").replace("324 414", "342 414")
    distill(f"{leaf('')} << /PageSize [342 414] >> setpagedevice {wider}", file)


def turned(file: Path) -> None:
    """Words that run upwards made Ghostscript turn the page."""
    upwards = "gsave 90 rotate 40 -200 moveto (Words that run upwards on the page) show grestore"
    distill(leaf(upwards), file, "-dAutoRotatePages=/PageByPage")


def spot_ink(file: Path) -> None:
    """It asks for a fifth ink."""
    spot = "[/Separation (PANTONE 172 C) /DeviceCMYK { dup .82 mul exch .91 mul 0 3 1 roll 0 }]"
    distill(leaf(f"{spot} setcolorspace 1 setcolor 36 100 72 72 rectfill"), file)


def registration_color(file: Path) -> None:
    """A square is in the color of crop marks, on every plate."""
    everything = "[/Separation /All /DeviceCMYK { dup dup dup }]"
    distill(leaf(f"{everything} setcolorspace 1 setcolor 36 100 9 9 rectfill"), file)


def hairline(file: Path) -> None:
    """A rule of 0.1 pt, which a press may lose."""
    line = "0.1 setlinewidth 36 200 moveto 270 200 lineto stroke"
    distill(leaf(line), file)


def small_reversed(file: Path) -> None:
    """White words of 5 pt on black."""
    ground = "30 180 200 40 rectfill 0 0 0 0 setcmykcolor"
    small = WORDS.replace("12 scalefont", "5 scalefont").replace("300", "200")
    distill(leaf(f"{ground} {small}"), file)


def rich_black(file: Path) -> None:
    """Words in all four inks, full."""
    distill(leaf(f"1 1 1 1 setcmykcolor {WORDS.replace('300', '200')}"), file)


def heavy_patch(file: Path) -> None:
    """A patch of 360 % ink, two inches wide."""
    patch = "0.9 0.9 0.9 0.9 setcmykcolor 80 80 144 144 rectfill"
    distill(leaf(patch), file)


def white_overprint(file: Path) -> None:
    """White words that overprint black: they will not be there."""
    ground = "30 180 200 40 rectfill true setoverprint 0 0 0 0 setcmykcolor"
    large = WORDS.replace("12 scalefont", "24 scalefont").replace("300", "200")
    distill(leaf(f"{ground} {large} false setoverprint"), file)


def rgb_gradient(file: Path) -> None:
    """A gradient in RGB."""
    ramp = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>"
    shading = (
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [36 0 270 0] "
        f"/Function {ramp} /Extend [true true] >> shfill"
    )
    clip = "gsave 36 72 234 144 rectclip"
    distill(leaf(f"{clip} {shading} grestore"), file)


def link(file: Path) -> None:
    """A link to the web lies on its words."""
    note = (
        "[ /Rect [30 290 120 320] /Border [0 0 0] /Subtype /Link "
        "/Action << /Subtype /URI /URI (https://example.org/) >> /ANN pdfmark"
    )
    distill(leaf(note), file)


def enclosed(file: Path) -> None:
    """A text file is enclosed."""
    stream = "[ /_objdef {inside} /type /stream /OBJ pdfmark [ {inside} (enclosed) /PUT pdfmark"
    name = "<< /Type /Filespec /F (a.txt) /EF << /F {inside} >> >>"
    embed = f"[ /Name (a.txt) /FS {name} /EMBED pdfmark"
    distill(f"{stream} {embed} {leaf('')}", file)


def page_image(file: Path) -> None:
    """The page is one picture in RGB, at 72 ppi."""
    distill(f"{BLACK} {WORDS} showpage", file, "-r72", device="pdfimage24")


def pdfx_3(file: Path) -> None:
    """It is a PDF/X-3 and PDF 1.3, as shops asked twenty years ago."""
    icc = file.with_suffix(".icc")
    icc.write_bytes(tiny_icc())
    intent = (
        "[ /_objdef {icc} /type /stream /OBJ pdfmark [ {icc} << /N 4 >> /PUT pdfmark "
        f"[ {{icc}} ({icc}) (r) file /PUT pdfmark "
        "[ /_objdef {intent} /type /dict /OBJ pdfmark [ {intent} << /Type /OutputIntent "
        "/S /GTS_PDFX /OutputCondition (Coated) /OutputConditionIdentifier (CGATS TR 006) "
        "/RegistryName (http://www.color.org) /DestOutputProfile {icc} >> /PUT pdfmark "
        "[ {Catalog} << /OutputIntents [ {intent} ] >> /PUT pdfmark "
    )
    named = "[ /Title (Words) /GTS_PDFXVersion (PDF/X-3:2002) /Trapped /False /DOCINFO pdfmark"
    program = f"{intent} {named} {leaf('')}"
    distill(program, file, "-dPDFX", f"--permit-file-read={icc}", "-sColorConversionStrategy=CMYK")
    icc.unlink()


MAKERS = (
    rgb_text, version_13, no_fonts, coarse_image, user_password, owner_password, blank_page,
    two_sizes, turned, spot_ink, registration_color, hairline, small_reversed, rich_black,
    heavy_patch, white_overprint, rgb_gradient, link, enclosed, page_image, pdfx_3,
)  # fmt: skip
