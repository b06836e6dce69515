"""Colors and color spaces, as the reader tells them."""

import pytest
from files import press_file
from pikepdf import Array, Dictionary, Name, Object, Pdf
from reading_cases import mark, marks, page_of

from ngen_pdf.preflight.facts import Paint, Path

PDF = Pdf.new()
Space = Object
TINT = Dictionary(
    FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0.5, 0]), N=1
)
SPOT = Array([Name.Separation, Name("/Warm Red"), Name.DeviceCMYK, TINT])
BLACK_PLATE = Array([Name.Separation, Name.Black, Name.DeviceCMYK, TINT])
ALL = Array([Name.Separation, Name.All, Name.DeviceCMYK, TINT])
NONE = Array([Name.Separation, Name("/None"), Name.DeviceCMYK, TINT])
LAB = Array(
    [Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]), Range=Array([-99, 99, -99, 99]))]
)
CAL = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))])
CAL_GRAY = Array([Name.CalGray, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))])


def _fill(content: bytes, space: Space | None = None) -> Paint:
    spaces = Dictionary() if space is None else Dictionary(S=space)
    one = mark(content + b" 0 0 9 9 re f", ColorSpace=spaces)
    assert isinstance(one, Path)
    assert one.fill is not None
    return one.fill


@pytest.mark.parametrize(
    ("content", "space", "plates", "rgb"),
    [
        (b"", "DeviceGray", {"Black": 1}, (0, 0, 0)),
        (b"1 g", "DeviceGray", {}, (1, 1, 1)),
        (b"0.25 g", "DeviceGray", {"Black": 0.75}, (0.25,) * 3),
        (b"0 0 0 0 k", "DeviceCMYK", {}, (1, 1, 1)),
        (b"0.1 0.2 0 0.3 k", "DeviceCMYK", {"Cyan": 0.1, "Magenta": 0.2, "Black": 0.3}, None),
        (b"2 0 0 -1 k", "DeviceCMYK", {"Cyan": 1}, (0, 1, 1)),
        (b"1 0.5 0 rg", "DeviceRGB", {}, (1, 0.5, 0)),
        (b"/DeviceCMYK cs", "DeviceCMYK", {"Black": 1}, (0, 0, 0)),
        (b"/DeviceRGB cs 0 1 0 sc", "DeviceRGB", {}, (0, 1, 0)),
        (b"q 0 1 0 rg Q", "DeviceGray", {"Black": 1}, (0, 0, 0)),
        (b"0 1 0 RG", "DeviceGray", {"Black": 1}, (0, 0, 0)),
    ],
)
def test_device_colors(
    content: bytes, space: str, plates: dict[str, float], rgb: tuple[float, ...] | None
) -> None:
    paint = _fill(b"/DeviceGray cs " + content)
    assert (paint.space, paint.base, dict(paint.plates)) == (space, "", plates)
    assert paint.is_ink is (space != "DeviceRGB")
    if rgb:
        assert paint.rgb == rgb


@pytest.mark.parametrize(
    ("space", "content", "colorants", "plates"),
    [
        (SPOT, b"", ("Warm Red",), {"Warm Red": 1}),
        (SPOT, b"0.4 scn", ("Warm Red",), {"Warm Red": 0.4}),
        (SPOT, b"0 scn", ("Warm Red",), {}),
        (BLACK_PLATE, b"0.4 scn", ("Black",), {"Black": 0.4}),
        (ALL, b"1 scn", ("All",), {"Cyan": 1, "Magenta": 1, "Yellow": 1, "Black": 1}),
        (NONE, b"1 scn", ("None",), {}),
    ],
)
def test_separations(
    space: Space, content: bytes, colorants: tuple[str, ...], plates: dict[str, float]
) -> None:
    paint = _fill(b"/S cs " + content, space)
    assert (paint.space, paint.base, paint.components) == ("Separation", "DeviceCMYK", 1)
    assert (paint.colorants, dict(paint.plates)) == (colorants, plates)


def test_a_spot_ink_shows_by_its_tint() -> None:
    assert _fill(b"/S cs 1 scn", SPOT).rgb == (1, 0, 0.5)
    assert _fill(b"/S cs 0.5 scn", SPOT).rgb == (1, 0.5, 0.75)


def test_several_colorants() -> None:
    tint = PDF.make_stream(
        b"{ 0 0 4 2 roll }", FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 4)
    )
    file = press_file(b"/S cs 0.25 1 scn 0 0 9 9 re f", pages=1)
    names = Array([Name.Cyan, Name("/Gold")])
    space = Array(
        [Name.DeviceN, names, Name.DeviceCMYK, file.copy_foreign(PDF.make_indirect(tint))]
    )
    file.pages[0].obj.Resources.ColorSpace = Dictionary(S=space)
    one = page_of(file).marks[1]
    assert isinstance(one, Path)
    # the function puts the tints behind: no cyan and no magenta, but yellow and black
    plates = (("Cyan", 0.25), ("Gold", 1))
    assert one.fill == Paint("DeviceN", "DeviceCMYK", 2, ("Cyan", "Gold"), plates, (0, 0, 0))


@pytest.mark.parametrize(
    ("components", "content", "base", "rgb"),
    [
        (1, b"0.5 scn", "DeviceGray", (0.5, 0.5, 0.5)),
        (3, b"0 0.5 1 scn", "DeviceRGB", (0, 0.5, 1)),
        (4, b"0 1 1 0 scn", "DeviceCMYK", (1, 0, 0)),
    ],
)
def test_colors_by_a_profile(
    components: int, content: bytes, base: str, rgb: tuple[float, ...]
) -> None:
    file = press_file(b"/S cs " + content + b" 0 0 9 9 re f", pages=1)
    space = Array([Name.ICCBased, file.make_stream(b"", N=components)])
    file.pages[0].obj.Resources.ColorSpace = Dictionary(S=space)
    one = page_of(file).marks[1]
    assert isinstance(one, Path)
    assert one.fill == Paint("ICCBased", base, components, (), (), rgb)  # type: ignore[arg-type]


def test_colors_as_the_eye_sees_them() -> None:
    paint = _fill(b"/S cs 54.29 80.81 69.89 scn", LAB)
    assert (paint.space, paint.plates) == ("Lab", ())
    assert paint.rgb == pytest.approx((1, 0, 0), abs=0.03)
    assert _fill(b"/S cs 100 0 0 scn", LAB).rgb == pytest.approx((1, 1, 1), abs=0.001)
    assert _fill(b"/S cs 0 0.5 1 scn", CAL) == Paint("CalRGB", "", 3, (), (), (0, 0.5, 1))
    assert _fill(b"/S cs 0.5 scn", CAL_GRAY) == Paint("CalGray", "", 1, (), (), (0.5,) * 3)


def test_an_indexed_color_is_one_of_its_base() -> None:
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, b"\x00\x00\x00\xff\xff\x00\x00\x00"])
    assert _fill(b"/S cs 1 scn", space) == _fill(b"1 0 0 0 k")
    assert _fill(b"/S cs 99 scn", space) == _fill(b"1 0 0 0 k")
    assert _fill(b"/S cs", space) == _fill(b"0 0 0 1 k")


def test_spaces_that_stand_for_those_of_the_device() -> None:
    spaces = Dictionary(DefaultRGB=CAL, DefaultGray=SPOT)
    red, gray, cmyk = marks(
        b"1 0 0 rg 0 0 9 9 re f 1 g 0 0 9 9 re f 1 0 0 0 k 0 0 9 9 re f", ColorSpace=spaces
    )
    found = [one.fill.space for one in (red, gray, cmyk) if isinstance(one, Path) and one.fill]
    assert found == ["CalRGB", "Separation", "DeviceCMYK"]


@pytest.mark.parametrize(
    "space",
    [
        Array([Name.Separation]),
        Array([Name.ICCBased, 7]),
        Array([Name.Indexed, Name.DeviceRGB, 255, 3]),
        Array([Name.Lab, Dictionary()]),
        Array([Name.Unheard]),
        Array([]),
        Name.Missing,
        Dictionary(),
    ],
)
def test_a_malformed_space_is_of_no_family(space: Space) -> None:
    paint = _fill(b"/S cs 0.5 scn", space)
    assert (paint.space, paint.plates, paint.rgb) == ("", (), None)
