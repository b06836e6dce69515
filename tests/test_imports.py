"""Imports go down only (design section 1), and each engine has its door."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src/ngen_pdf"

# From the top; a module may import what stands below its row, and its own package.
ROWS = (
    {"__main__"},
    {"cli"},
    {"package"},
    {"build", "scaffold", "diagnosis"},
    {"editions", "preflight", "usage"},
    {"layout"},
    {"galley", "leaves"},
    {"outline", "images", "index", "glossary", "charts", "checks"},
    {"sections"},
    {"report", "lettering"},
    {"data", "keeping", "inks"},
    {"palette", "press", "revision", "fonts", "locales", "output", "templates", "collation"},
    {"config", "unsettled", "plates", "drawings"},
    {"problems", "units", "unprintable", "matrices"},
    {""},  # the package itself, with its version
)
DOORS = {
    "weasyprint": ("layout",),
    "pikepdf": ("editions", "preflight"),
    "pypdfium2": ("preflight",),
    "babel": ("data",),
    "vl_convert": ("charts",),
    "PIL.ImageCms": ("inks",),
}


def _modules() -> Iterator[tuple[str, str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        room = "" if parts == ("__init__",) else parts[0]
        yield "/".join(parts), room, ast.parse(path.read_text("utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module in ("ngen_pdf", "PIL"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def _row(room: str) -> int:
    return next(number for number, row in enumerate(ROWS) if room in row)


def test_every_module_has_a_row() -> None:
    rooms = {room for _, room, _ in _modules()}
    assert rooms == set().union(*ROWS)


def test_imports_go_down_only() -> None:
    upward = []
    for name, room, tree in _modules():
        for imported in _imports(tree):
            if not imported.startswith("ngen_pdf"):
                continue
            target = [*imported.split("."), ""][1]
            target = "" if target == "__version__" else target
            if target != room and _row(target) <= _row(room):
                upward.append(f"{name} imports {imported}")
    assert not upward


def test_each_engine_has_its_door() -> None:
    for name, room, tree in _modules():
        for imported in _imports(tree):
            engine = imported if imported in DOORS else imported.partition(".")[0]
            assert room in DOORS.get(engine, (room,)), f"{name} imports {imported}"
