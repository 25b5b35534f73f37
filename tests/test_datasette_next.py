"""The newest alpha of Datasette 1.0 on the same file: reported, allowed to fail.

It needs other versions of what the product pins, so it is installed beside it. Run by `make test-full`.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from building import AS_OF, EXAMPLES, build
from datasette_server import Datasette, running

VERSION = "1.0a41"
SECONDS = 300

pytestmark = [
    pytest.mark.full,
    pytest.mark.xfail(strict=False, reason=f"Datasette {VERSION} is an alpha, and is fetched for this test"),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own with the alpha."""
    folder = tmp_path_factory.mktemp("next") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, timeout=SECONDS)
    found = folder / "bin" / "python"
    subprocess.run([str(found), "-m", "pip", "install", "--quiet", f"datasette=={VERSION}"],
                   check=True, timeout=SECONDS)
    return found


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city, built without its site."""
    out = tmp_path_factory.mktemp("city") / "dist"
    done = build(*EXAMPLES, *AS_OF, "--out", out, "--only", "database")
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def bare(dist: Path, python: Path) -> Iterator[Datasette]:
    """The alpha on the file alone."""
    with running(dist / "registry.db", python=python) as server:
        yield server


@pytest.fixture(scope="module")
def configured(dist: Path, python: Path) -> Iterator[Datasette]:
    """The alpha as the project runs it."""
    folder = dist / "datasette"
    with running(dist / "registry.db", "-m", str(folder / "1.0/metadata.yaml"),
                 "-c", str(folder / "1.0/datasette.yaml"), "--plugins-dir", str(folder / "plugins"),
                 python=python) as server:
        yield server


def test_every_table_opens(dist: Path, bare: Datasette, configured: Datasette) -> None:
    """Alone and configured."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        names = [name for (name,) in opened.execute('select distinct table_name from "columns"')]

    for server in (bare, configured):
        assert {200} == {server.status(f"/registry/{name}?_size=3") for name in names}


def test_search_box_finds_the_same(bare: Datasette, configured: Datasette) -> None:
    """Han and pinyin with the file alone; signs around a term on the project's own server."""
    found = bare.rows("places", _search="天文台")

    assert found
    assert found == bare.rows("places", _search="tianwentai")
    assert [] == bare.rows("places", _search="《天文台》")
    assert found == configured.rows("places", _search="《天文台》")


def test_page_links_the_filter_for_the_rest(configured: Datasette) -> None:
    """As on 0.65."""
    assert '<a href="?name__contains=">' in configured.text("/registry/places?_size=1")
