"""A real browser that looks at a page: Chromium, without a window and without the network."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--virtual-time-budget=4000",
)  # fmt: skip


def look(page: Path, *options: str, fragment: str = "") -> str:
    """What Chromium prints of a page, opened with the options; the test is skipped without it."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("there is no chromium here")
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [program, *FLAGS, f"--user-data-dir={profile}", *options, f"{page.as_uri()}{fragment}"],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
    return done.stdout


def dumped(page: Path, fragment: str = "", script: str = "") -> str:
    """The page as it is when its scripts have run, with one more at its end."""
    probed = page.with_name("probed.html")
    probed.write_text(page.read_text("utf-8") + f"<script>{script}</script>", "utf-8")
    return look(probed, "--dump-dom", fragment=fragment)
