"""Runs the build as people call it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = ("--as-of", "2026-11-24")
EXAMPLES = ("--content", str(ROOT / "examples/content"),
            "--reference", str(ROOT / "examples/reference"))
KEPT = "310104"
SOURCES = """\
sources:
  - title: 2024年名录
    publisher: 示例区教育局
    document: 名录
    date: "2024"
    accessed: 2026-11-01
"""
"""What every entry that a test makes has for its sources."""


def reference_of_few_areas(folder: Path) -> Path:
    """Copy the reference files of the first city into a folder, of small areas those of one district.

    Thousands of names of small areas are most of the work of a build that asks for none of them.
    """
    reference = Path(shutil.copytree(ROOT / "reference", folder / "reference"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    areas = reference / "areas.yaml"
    first, *others = areas.read_text("utf-8").split("- code: ")
    areas.write_text("- code: ".join([first, *(
        one for one in others if f'"{KEPT}' in one or "level: township" not in one)]), "utf-8")
    residential = reference / "residential.csv"
    head, *rows = residential.read_text("utf-8").splitlines(keepends=True)
    residential.write_text(head + "".join(row for row in rows if row.startswith(KEPT)), "utf-8")
    return reference


def build(
    *arguments: object, root: Path = ROOT, before: tuple[str, ...] = (), **options: object
) -> subprocess.CompletedProcess[str]:
    """Run a build of a checkout and return what it said."""
    command = [*before, sys.executable, str(root / "build.py"), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, **options  # type: ignore[call-overload]
    )
