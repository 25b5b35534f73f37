"""The real database in a real Datasette: alone as a stranger has it, and with our configuration."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from building import AS_OF, EXAMPLES, ROOT, build
from datasette_server import Datasette, running


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first city, built without its site."""
    out = tmp_path_factory.mktemp("shanghai") / "dist"
    done = build("--content", ROOT / "content", "--reference", ROOT / "reference", *AS_OF,
                 "--out", out, "--only", "database", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def bare(dist: Path) -> Iterator[Datasette]:
    """Datasette on the file alone."""
    with running(dist / "registry.db") as server:
        yield server


@pytest.fixture(scope="module")
def configured(dist: Path) -> Iterator[Datasette]:
    """Datasette as the project runs it."""
    with running(dist / "registry.db", "-m", str(dist / "datasette/metadata.yaml")) as server:
        yield server


def tables(database: Path) -> list[str]:
    """Return the tables that the database describes."""
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute('select distinct table_name from "columns" order by 1')
        return [name for (name,) in rows]


def test_every_table_opens_alone_and_configured(
    dist: Path, bare: Datasette, configured: Datasette
) -> None:
    """No page of any table is an error."""
    names = tables(dist / "registry.db")

    assert len(names) > 20
    for server in (bare, configured):
        assert {200} == {server.status(f"/registry/{name}?_size=3") for name in names}


def test_search_box_finds_chinese_with_the_file_alone(bare: Datasette) -> None:
    """Two characters in the middle of a name."""
    found = bare.rows("entries", _search="社区")

    assert len(found) > 20
    assert all("社区" in row["name"] + (row["summary"] or "") + row["body"] for row in found)


def test_titles_and_column_help_are_shown_in_both_languages(configured: Datasette) -> None:
    """A stranger to the schema reads what a column means."""
    page = configured.text("/registry/organizations?_size=1")

    assert "机构 / Organizations" in page
    assert "统一社会信用代码 / Unified social credit code" in page


def test_labels_follow_foreign_keys(bare: Datasette) -> None:
    """An area shows its name without any configuration."""
    assert "徐汇区" in bare.text("/registry/organizations?district=310104")


def test_configuration_is_split_for_the_next_version(dist: Path) -> None:
    """Queries and settings have left the metadata there."""
    folder = dist / "datasette/1.0"
    metadata = yaml.safe_load((folder / "metadata.yaml").read_text(encoding="utf-8"))
    settings = yaml.safe_load((folder / "datasette.yaml").read_text(encoding="utf-8"))

    assert "queries" not in metadata["databases"]["registry"]
    assert {"databases", "settings"} == set(settings)
    assert "units" not in str(metadata)


def test_english_city_has_its_own_language_in_the_bare_columns(tmp_path: Path) -> None:
    """Names without a suffix are those of the authority."""
    out = tmp_path / "dist"
    done = build(*EXAMPLES, *AS_OF, "--out", out, "--only", "database")
    assert done.returncode == 0, done.stdout + done.stderr

    with closing(sqlite3.connect(out / "registry.db")) as opened:
        row = opened.execute(
            "select name, name_zh from places where id = 'observatory-museum'"
        ).fetchone()

    assert ("Observatory Museum, 3D-printing & AI4All Room",
            "天文台博物馆3D打印与AI4社区教室") == row
