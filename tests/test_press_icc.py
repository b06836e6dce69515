"""The ICC profile of a press profile: what is wrong with it, at the line that names it."""

from io import BytesIO
from itertools import product
from pathlib import Path
from statistics import median

import pytest
from PIL import Image, ImageCms

from ngen_pdf import press
from ngen_pdf.press import icc as header
from shop import ICC, SHOP, STYLES, open_shop, told_of


def _with(at: int, value: bytes) -> bytes:
    return ICC[:at] + value + ICC[at + len(value) :]


@pytest.mark.parametrize(
    ("icc", "told"),
    [
        (b"", "is not an ICC profile"),
        (b"%PDF-1.6" * 40, "is not an ICC profile"),
        (ICC[:131], "is not an ICC profile"),
        (ICC[:-1], f"is truncated: it has {len(ICC) - 1} of {len(ICC)} bytes"),
        (ICC[:5000], f"is truncated: it has 5000 of {len(ICC)} bytes"),
        (_with(16, b"RGB "), "is RGB, not CMYK"),
        (_with(16, b"GRAY"), "is GRAY, not CMYK"),
        (_with(16, b"\0\1\2\3"), "is of an unknown color space, not CMYK"),
        (_with(12, b"mntr"), "is a display profile, not one of a press"),
        (_with(12, b"link"), "is a device link profile, not one of a press"),
        (_with(12, b"????"), "is an unknown kind of profile, not one of a press"),
        (_with(20, b"XYZ "), "connects to XYZ, not to CIELAB"),
        (_with(8, b"\5"), "is of version 5, not of version 2 or 4"),
        (_with(128, b"\0\0\0\0"), "is damaged: its table of tags does not fit"),
        (_with(128, b"\xff\xff\xff\xff"), "is damaged: its table of tags does not fit"),
        (_with(136, b"\xff\xff\xff\xff"), "is damaged: a tag leads out of it"),
        (_with(140, b"\xff\xff\xff\xff"), "is damaged: a tag leads out of it"),
        (ICC.replace(b"B2A", b"x2x"), "lacks the tables from and to CIELAB"),
        (ICC.replace(b"A2B", b"x2x"), "lacks the tables from and to CIELAB"),
    ],
)
def test_an_icc_profile_that_no_press_has(tmp_path: Path, icc: bytes, told: str) -> None:
    open_shop(tmp_path, icc=icc)
    (problem,) = told_of(tmp_path)
    where = "styles/press/shop.toml:10: error[icc-profile]: `styles/press/shop.icc`"
    assert problem.startswith(f"{where} {told}\n  hint: ")


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("gone.icc", "error[file]: `styles/press/gone.icc` is not a file"),
        (".", "error[file]: `styles/press` is not a file"),
        ("../../../shop.icc", "error[path]: `../shop.icc` leads out of the publication"),
        ("/etc/passwd", "error[path]: `/etc/passwd` leads out of the publication"),
        ("link.icc", "error[path]: `styles/press/link.icc` leads out of the publication"),
        ("large.icc", "error[too-large]: `styles/press/large.icc` is larger than 16384 KiB"),
    ],
)
def test_an_icc_profile_that_cannot_be_had(tmp_path: Path, file: str, told: str) -> None:
    root = tmp_path / "root"
    open_shop(root, SHOP.replace("shop.icc", file))
    (tmp_path / "shop.icc").write_bytes(ICC)
    (root / "styles/press/link.icc").symlink_to(tmp_path / "shop.icc")
    with (root / "styles/press/large.icc").open("wb") as large:
        large.truncate((16 << 20) + 1)
    (problem,) = told_of(root)
    assert problem.startswith(f"styles/press/shop.toml:10: {told}")


def test_an_icc_profile_elsewhere_in_the_publication(tmp_path: Path) -> None:
    open_shop(tmp_path, SHOP.replace("shop.icc", "../../shop.icc"))
    (tmp_path / "shop.icc").write_bytes(ICC + b"\0\0")  # what stands behind it is not embedded
    intent = press.read_press(tmp_path, "shop").intent
    assert (intent.path, intent.icc) == ("shop.icc", ICC)


# --- those that are shipped ------------------------------------------------

SHIPPED = pytest.mark.parametrize("file", sorted(STYLES.glob("*.icc")), ids=lambda file: file.stem)
CUBE = tuple(product(range(0, 256, 51), repeat=3))


def _transforms(file: Path) -> tuple[ImageCms.ImageCmsTransform, ImageCms.ImageCmsTransform]:
    """From sRGB to the press and back, as the press edition converts."""
    screen = ImageCms.createProfile("sRGB")
    profile = ImageCms.getOpenProfile(BytesIO(file.read_bytes()))
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    return (
        ImageCms.buildTransform(screen, profile, "RGB", "CMYK", intent, flags),
        ImageCms.buildTransform(profile, screen, "CMYK", "RGB", intent, flags),
    )


def _cube() -> Image.Image:
    return Image.frombytes("RGB", (len(CUBE), 1), bytes(value for rgb in CUBE for value in rgb))


def _pixels(picture: Image.Image) -> list[bytes]:
    data, size = picture.tobytes(), len(picture.getbands())
    return [data[start : start + size] for start in range(0, len(data), size)]


@SHIPPED
def test_a_shipped_profile_says_what_it_is(file: Path) -> None:
    data = file.read_bytes()
    assert header.fault(data) == ""
    assert int.from_bytes(data[:4]) == len(data)
    assert data[8:10] == b"\x02\x20"  # version 2.2
    profile = ImageCms.getOpenProfile(BytesIO(data)).profile
    assert str(profile.creation_date) == "2026-01-01 00:00:00"  # no clock's
    assert (profile.copyright or "").startswith("Characterization data: ")
    assert file.name in (STYLES / "README.md").read_text("utf-8")


@SHIPPED
def test_a_shipped_profile_leaves_white_alone_and_lays_300_percent_at_most(file: Path) -> None:
    to_press, _ = _transforms(file)
    plates = _pixels(to_press.apply(_cube()))
    assert plates[-1] == bytes(4)
    assert max(sum(ink) for ink in plates) <= 300 * 255 / 100


@SHIPPED
def test_what_the_press_can_print_comes_back_from_it(file: Path) -> None:
    to_press, from_press = _transforms(file)
    printed = from_press.apply(to_press.apply(_cube()))
    again = from_press.apply(to_press.apply(printed))
    pairs = zip(_pixels(printed), _pixels(again), strict=True)
    apart = [max(abs(a - b) for a, b in zip(one, two, strict=True)) for one, two in pairs]
    assert median(apart) <= 3  # of 255; 4 with a medium grid in both directions


def test_each_shipped_profile_is_used() -> None:
    root = STYLES.parent.parent
    named = {press.read_press(root, name).intent.path for name in press.names(root)}
    assert named == {f"styles/press/{file.name}" for file in STYLES.glob("*.icc")}
