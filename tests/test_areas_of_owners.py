"""Entries without an area of their own: it is that of what they belong to, however far away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from building import AS_OF, SOURCES, build

COURSE = "name:\n  zh: 示例课程\n  en: Sample\nprovider: north-school\nstatus: active\n" + SOURCES
CASE = """\
name:
  zh: 示例案例
  en: Sample
summary:
  zh: 讲一件事。
subjects:
  - courses/sample-course
results:
  - statement:
      zh: 学的人多了。
status: active
""" + SOURCES


def test_case_of_a_course_lies_where_the_provider_does(
    school: Callable[..., Path], tmp_path: Path, few_areas: Path
) -> None:
    """Neither the case nor the course gives an area; the body must."""
    school("north-school")
    for name, text in (("courses/xuhui/sample-course", COURSE), ("cases/xuhui/sample-case", CASE)):
        path = tmp_path / f"content/{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    done = build("--content", tmp_path / "content", "--reference", few_areas, *AS_OF,
                 "--out", tmp_path / "dist", "--only", "database", "--strict")

    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(tmp_path / "dist/registry.db")) as opened:
        rows = opened.execute("SELECT type, area FROM entries ORDER BY 1").fetchall()
    assert rows == [("cases", "310104"), ("courses", "310104"), ("organizations", "310104")]
