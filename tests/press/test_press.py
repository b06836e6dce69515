"""The press edition as a whole: the bytes of a master in, those of a press file out."""

from dataclasses import replace
from pathlib import Path

from conftest import ROOT
from ngen_pdf.editions.press import press
from ngen_pdf.press import read_press
from orders import order
from painting import PALETTE, Painted, paint

BODY = "<p style='color: #10263a'>navy</p><p style='color: #ec5624'>orange</p><p>black</p>"


def test_a_master_becomes_a_press_file(tmp_path: Path) -> None:
    master = paint(tmp_path, BODY, "@page { bleed: 9pt }").master
    profile = replace(read_press(ROOT, "gracol-coated"), spots=("PANTONE Orange 021 C",))
    wanted = replace(order(profile, slugs=1), palette=PALETTE)
    pdf = press(master, wanted)
    assert pdf == press(master, wanted)
    made = Painted(tmp_path, master, pdf)
    assert made.operators("k scn")[:2] == ["0.95 0.7 0.4 0.55 k", "1 scn"]
    assert made.left_over() == []
    assert "/GTS_PDFX" in made.readable
    made.is_drawn_by_all()
