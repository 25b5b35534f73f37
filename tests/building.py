"""Runs the build as people call it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = ("--as-of", "2026-11-24")
EXAMPLES = ("--content", str(ROOT / "examples/content"),
            "--reference", str(ROOT / "examples/reference"))
SOURCES = """\
sources:
  - title: 2024年名录
    publisher: 示例区教育局
    document: 名录
    date: "2024"
    accessed: 2026-11-01
"""
"""What every entry that a test makes has for its sources."""


def build(
    *arguments: object, root: Path = ROOT, before: tuple[str, ...] = (), **options: object
) -> subprocess.CompletedProcess[str]:
    """Run a build of a checkout and return what it said."""
    command = [*before, sys.executable, str(root / "build.py"), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, **options  # type: ignore[call-overload]
    )
