"""The rooms of the house: imports point one way, and everything public says what it does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = (
    "unchanged", "errors", "findings", "yaml_source", "rules", "shapes", "reference", "models", "catalogue",
    "checks", "remembering", "formatting", "writing", "doctor", "schemas", "revisions", "history", "database", "exports", "site",
    "edition", "swap", "check_command", "new_command", "query_forms", "query_command", "build_command", "build_summary",
    "generate_command", "serve", "cli", "start",
)
FILES = sorted((ROOT / "registry").rglob("*.py"))


def room_of(module: str) -> str:
    """Return the room of a module: the first name below the package."""
    return module.split(".")[1] if "." in module else ""


def arrows(path: Path, package: Path) -> Iterator[tuple[str, str]]:
    """Yield the room of a file and each room it imports from, anywhere in it."""
    own = path.relative_to(package).parts[0].removesuffix(".py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.split(".")[0] == "registry" and room_of(name):
                yield own, room_of(name)


def wrong_arrows(package: Path) -> list[tuple[str, str, str]]:
    """Return every import that points to a later room, with its file."""
    return [
        (path.name, own, other)
        for path in sorted(package.rglob("*.py"))
        for own, other in arrows(path, package)
        if own not in ("__init__", other) and ROOMS.index(own) <= ROOMS.index(other)
    ]


def test_no_import_points_to_a_later_room() -> None:
    """One way through the house."""
    assert [] == wrong_arrows(ROOT / "registry")


def test_a_wrong_arrow_is_seen(tmp_path: Path) -> None:
    """The test above can fail."""
    package = tmp_path / "registry"
    (package / "models").mkdir(parents=True)
    (package / "models" / "entry.py").write_text("def f():\n    from registry.cli import main\n")

    assert [("entry.py", "models", "cli")] == wrong_arrows(package)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_public_has_a_docstring(path: Path) -> None:
    """Modules, classes and functions whose names do not begin with an underscore."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)
    assert [] == [node.name for node in public_parts(tree) if not ast.get_docstring(node)]


def public_parts(tree: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Yield what a module offers: public functions and classes, and the methods of these."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_parts(node)


def test_no_place_of_one_city_stands_in_the_program() -> None:
    """Names and codes of areas are data; the rules of a country stand in `rules`."""
    areas = (ROOT / "reference/areas.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"^\s+(?:zh|en): (\S.*)$", areas, re.MULTILINE))
    known |= set(re.findall(r"code: \"?(\d{6,9})\"?", areas))
    texts = {path: path.read_text(encoding="utf-8") for path in FILES if "rules" not in path.parts}

    assert len(known) > 500
    assert [] == [(path.name, one) for path, text in texts.items()
                  for one in sorted(known) if one in text]
