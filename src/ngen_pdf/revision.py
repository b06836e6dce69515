"""Names the state of the sources that a proof was made of.

In: the root and folders in it. Out: a short word, the same for the same sources. Nothing is
asked of a clock. Of git only objects are read: a status would run what the publication's own
configuration names.
"""

import hashlib
import os
import subprocess
from pathlib import Path

from ngen_pdf import config

SECONDS = 5
"""So long git may take; without its answer the sources have a hash alone."""

DIGITS = 7
MAX_BYTES = 256 << 20


def revision(root: Path, folders: tuple[str, ...]) -> str:
    """The commit, short; with `+` and a hash of the sources where they differ from it.

    Without git, or where nothing is committed, the hash alone.
    """
    commit = _git(root, "rev-parse", "--verify", "HEAD").strip()
    kept = _committed(root, folders) if commit else {}
    found = _on_disk(root, folders, len(commit) or 40)
    if commit and found == kept:
        return commit[:DIGITS]
    listed = "".join(f"{path}\0{name}\0" for path, name in sorted(found.items()))
    digest = hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]
    return f"{commit[:DIGITS]}+{digest}" if commit else digest


def _git(root: Path, *arguments: str) -> str:
    """What git says; "" where there is none, or it fails."""
    environment = {key: v for key, v in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=SECONDS, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape")


def _committed(root: Path, folders: tuple[str, ...]) -> dict[str, str]:
    """The files of the last commit, each with the name of its content."""
    files = {}
    for entry in _git(root, "ls-tree", "-r", "-z", "HEAD", "--", *folders).split("\0"):
        facts, _, path = entry.partition("\t")
        if path and not _is_hidden(path):
            files[path] = facts.split()[2]
    return files


def _on_disk(root: Path, folders: tuple[str, ...], digits: int) -> dict[str, str]:
    """The files as they are, named as git would name their content."""
    files = {}
    for folder in folders:
        for parent, within, names in os.walk(root / folder):
            links = (name for name in within if Path(parent, name).is_symlink())
            for name in (*names, *links):  # to git, a link to a folder is a file, too
                path = Path(parent, name).relative_to(root).as_posix()
                if not _is_hidden(path):
                    files[path] = _name(root, path, digits)
    return files


def _is_hidden(path: str) -> bool:
    """Whether it is something that a system or an editor leaves beside the sources."""
    return any(part.startswith(".") for part in path.split("/"))


def _name(root: Path, path: str, digits: int) -> str:
    """The name that git gives to a content (gitformat-pack, object id); "" if it cannot be read."""
    if (root / path).is_symlink():
        content = os.fsencode((root / path).readlink())
    else:
        read = config.read_bytes(root, path, MAX_BYTES)
        content = read if isinstance(read, bytes) else b""
    header = f"blob {len(content)}\0".encode()
    digest = hashlib.sha1 if digits == 40 else hashlib.sha256
    return digest(header + content).hexdigest()
