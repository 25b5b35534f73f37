"""The database through another version of SQLite: other bytes perhaps, the same rows."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from building import AS_OF, EXAMPLES, ROOT, build
from registry.database.build import logical_hash
from registry.database.search import SearchTable
from searching import Searched

ENGINES = ROOT / ".venv/engines"
THROUGH = (sys.executable, ROOT / "tests/through_other_sqlite.py")
pytestmark = pytest.mark.full
LOGICAL = "select value from meta where key = 'logical_hash'"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The fictional city built with Python's own SQLite, and with the other."""
    if not ENGINES.is_dir() and not os.environ.get("CI"):
        pytest.skip("make test-full brings the other library")
    folder = tmp_path_factory.mktemp("engines")
    arguments = [*map(str, EXAMPLES), *AS_OF, "--only", "database", "--out"]
    done = build(*arguments, folder / "own")
    assert done.returncode == 0, done.stdout + done.stderr
    other = subprocess.run(
        [*map(str, THROUGH), str(ROOT / "build.py"), *arguments, str(folder / "other")],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ENGINES), str(ROOT)))})
    assert other.returncode == 0, other.stdout + other.stderr
    return folder / "own/registry.db", folder / "other/registry.db"


def written_by(path: Path) -> int:
    """Return the version of SQLite that wrote a file last, as its head tells."""
    return int.from_bytes(path.read_bytes()[96:100])


def test_another_version_of_sqlite_writes_the_same_rows(both: tuple[Path, Path]) -> None:
    """The logical hash each has written is the same, and is that of its rows."""
    own, other = both
    assert written_by(own) == sqlite3.sqlite_version_info[0] * 1_000_000 + (
        sqlite3.sqlite_version_info[1] * 1000 + sqlite3.sqlite_version_info[2])
    assert written_by(other) != written_by(own)

    told = []
    for path in both:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
            tables = [name for (name,) in opened.execute('select distinct table_name from "columns"')]
            told += [opened.execute(LOGICAL).fetchone()[0], logical_hash(opened, tables)]

    assert len(set(told)) == 1


def test_what_another_version_wrote_is_searched_with_this_one(both: tuple[Path, Path]) -> None:
    """A stranger's SQLite is seldom the one that wrote the file."""
    with closing(sqlite3.connect(f"file:{both[1]}?mode=ro", uri=True)) as opened:
        searched = Searched(opened, SearchTable("entries", ("name", "name_zh"), key="entry"))
        truth = searched.words()

        assert truth
        assert [] == [query for query, rows in truth.items() if not rows <= searched.ask(query)]
