"""Files that qpdf makes of the two sound ones; each function writes one, and says its fault."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from condition import tiny_icc
from files import press_file, saved, screen_file

Objects = Mapping[str, Any]


def sound(file: Path, edition: Callable[[], pikepdf.Pdf] = press_file) -> Path:
    """The sound file of an edition, with an ICC profile that is small."""
    pdf = edition()
    for intent in pdf.Root.get("/OutputIntents", ()):
        intent.DestOutputProfile.write(tiny_icc())
    source = file.with_suffix(".sound.pdf")
    source.write_bytes(saved(pdf))
    return source


def rewritten(source: Path, file: Path, *options: str) -> None:
    """Have qpdf write the file with options, and always the same bytes."""
    subprocess.run(["qpdf", "--deterministic-id", *options, str(source), str(file)], check=True)
    source.unlink()


def changed(source: Path, file: Path, change: Callable[[Any, Objects], object]) -> None:
    """Change the catalog, or any object, in qpdf's form of JSON."""
    told = subprocess.run(["qpdf", "--json=2", str(source)], capture_output=True, check=True)
    objects = json.loads(told.stdout)["qpdf"][1]
    root = objects[_key(objects["trailer"]["value"]["/Root"])]["value"]
    change(root, objects)
    head = {"jsonversion": 2, "pdfversion": "1.6", "pushedinheritedpageresources": False,
            "calledgetallpages": False, "maxobjectid": len(objects)}  # fmt: skip
    update = {name: value for name, value in objects.items() if "value" in value}
    text = file.with_suffix(".json")
    text.write_text(json.dumps({"qpdf": [head, update]}))
    rewritten(source, file, f"--update-from-json={text}")
    text.unlink()


def _key(reference: str) -> str:
    return f"obj:{reference}"


def _pages(objects: Objects) -> list[dict[str, Any]]:
    values = [one["value"] for one in objects.values() if isinstance(one.get("value"), dict)]
    return [value for value in values if value.get("/Type") == "/Page"]


def sound_press(file: Path) -> None:
    """Nothing is wrong with it: qpdf wrote it in object streams, linearized."""
    rewritten(sound(file), file, "--object-streams=generate", "--linearize")


def sound_screen(file: Path) -> None:
    """Nothing is wrong with it, for a screen."""
    rewritten(sound(file, screen_file), file, "--object-streams=generate")


def opens_locked(file: Path) -> None:
    """It opens without a password and forbids much, with AES of 256 bits."""
    locked = ["--encrypt", "", "a", "256", "--modify=none", "--print=none"]
    subprocess.run(["qpdf", *locked, "--", str(sound(file)), str(file)], check=True)
    file.with_suffix(".sound.pdf").unlink()


def locked(file: Path) -> None:
    """It opens with a password alone."""
    source = sound(file)
    subprocess.run(["qpdf", "--encrypt", "b", "a", "256", "--", str(source), str(file)], check=True)
    source.unlink()


def rotated(file: Path) -> None:
    """Its second page is turned by a quarter."""
    rewritten(sound(file), file, "--rotate=90:2")


def odd(file: Path) -> None:
    """Three pages, which no binding takes."""
    rewritten(sound(file), file, "--pages", ".", "1,2,1", "--")


def truncated(file: Path) -> None:
    """It ends in its middle, as after a broken transfer."""
    rewritten(sound(file), file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def no_trim(file: Path) -> None:
    """No page says where it is cut."""
    changed(sound(file), file, lambda _, all_: [page.pop("/TrimBox") for page in _pages(all_)])


def cropped(file: Path) -> None:
    """A CropBox hides a strip of the first page."""
    box = [0, 0, 600, 780]
    changed(sound(file), file, lambda _, all_: _pages(all_)[0].update({"/CropBox": box}))


def larger_unit(file: Path) -> None:
    """Its unit is a 36th of an inch: pages come out twice as large."""
    changed(
        sound(file), file, lambda _, all_: [page.update({"/UserUnit": 2}) for page in _pages(all_)]
    )


def no_intent(file: Path) -> None:
    """It does not say what press it was made for."""
    changed(sound(file), file, lambda root, _: root.pop("/OutputIntents"))


def no_metadata(file: Path) -> None:
    """It does not say that it is a PDF/X-4."""
    changed(sound(file), file, lambda root, _: root.pop("/Metadata"))


def script(file: Path) -> None:
    """A script runs when it is opened."""
    action = {"/S": "/JavaScript", "/JS": "u:app.alert('Words')"}
    changed(sound(file), file, lambda root, _: root.update({"/OpenAction": action}))


def screen_script(file: Path) -> None:
    """A script runs when the file for the screen is opened."""
    action = {"/S": "/JavaScript", "/JS": "u:app.alert('Words')"}
    changed(sound(file, screen_file), file, lambda root, _: root.update({"/OpenAction": action}))


def no_language(file: Path) -> None:
    """The file for the screen has no language."""
    changed(sound(file, screen_file), file, lambda root, _: root.pop("/Lang"))


def no_bookmarks(file: Path) -> None:
    """The file for the screen has no bookmarks."""
    changed(sound(file, screen_file), file, lambda root, _: root.pop("/Outlines"))


def no_labels(file: Path) -> None:
    """The file for the screen has no page labels."""
    changed(sound(file, screen_file), file, lambda root, _: root.pop("/PageLabels"))


MAKERS = (
    sound_press, sound_screen, opens_locked, locked, rotated, odd, truncated, no_trim, cropped,
    larger_unit, no_intent, no_metadata, script, screen_script, no_language, no_bookmarks,
    no_labels,
)  # fmt: skip
