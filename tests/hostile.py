"""What tests of hostile input share: an entry to spoil, and a check in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
SECONDS = 60

ENTRY = """\
name:
  en: Sample School
  zh: 示例学校
kind: community_school
area: "LB1"
status: active
sources:
  - title: Directory of 2024
    publisher: Sample Office
    document: Directory
    date: "2024"
    accessed: 2026-01-01
"""

# A process counts its memory from that of the one that starts it, so a small one stands between.
BETWEEN = """\
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                      stderr=subprocess.PIPE, timeout=float(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stdout.decode(), done.stderr.decode(), used]))
"""
UNITS_IN_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


class Checked(NamedTuple):
    """What came of a check: its exit code, its report, what it said besides, its memory in MB."""

    exit: int
    report: dict[str, Any]
    said: str
    megabytes: float

    @property
    def codes(self) -> set[str]:
        """The codes of the errors."""
        return {one["code"] for one in self.report["findings"] if one["severity"] == "error"}


def check(content: Path, reference: str = "examples/reference") -> Checked:
    """Run `registry check` on a folder; a run that hangs raises."""
    command = [sys.executable, "-m", "registry.cli", "check", "--content", str(content),
               "--reference", str(ROOT / reference), "--format", "json"]
    told = subprocess.run([sys.executable, "-c", BETWEEN, str(SECONDS), *command], cwd=ROOT,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
                          capture_output=True)
    code, said, errors, used = json.loads(told.stdout)
    return Checked(code, json.loads(said or '{"findings": []}'), errors, used / UNITS_IN_MB)
