"""The real database in a real Datasette: alone as a stranger has it, and with our configuration."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml
from datasette.utils import tilde_encode

from building import AS_OF, EXAMPLES, build
from datasette_server import Datasette, running


@pytest.fixture(scope="module")
def dist(shanghai_dist: Path) -> Path:
    """The first city, built."""
    return shanghai_dist


@pytest.fixture(scope="module")
def bare(dist: Path) -> Iterator[Datasette]:
    """Datasette on the file alone."""
    with running(dist / "registry.db") as server:
        yield server


@pytest.fixture(scope="module")
def configured(dist: Path) -> Iterator[Datasette]:
    """Datasette as the project runs it."""
    with running(dist / "registry.db", "-m", str(dist / "datasette/metadata.yaml"),
                 "--plugins-dir", str(dist / "datasette/plugins")) as server:
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


def first_row(database: Path, table: str) -> str | None:
    """Return the address of the first row of a table, None where it has none."""
    with closing(sqlite3.connect(database)) as opened:
        keys = sorted((row[5], row[1]) for row in opened.execute(f'pragma table_info("{table}")') if row[5])
        chosen = ", ".join(f'"{name}"' for _, name in keys)
        row = opened.execute(f'select {chosen} from "{table}" limit 1').fetchone()
    return ",".join(tilde_encode(str(value)) for value in row) if row else None


def test_every_table_answers_with_a_row_as_csv_and_as_json(dist: Path, bare: Datasette) -> None:
    """What a stranger can ask of the file alone, table by table."""
    for table in tables(dist / "registry.db"):
        row = first_row(dist / "registry.db", table)
        asked = [f"/registry/{table}.csv?_size=2", f"/registry/{table}.json?_shape=array&_size=2",
                 *([f"/registry/{table}/{row}", f"/registry/{table}/{row}.json?_shape=array"] if row else [])]
        assert [] == [path for path in asked if bare.status(path) != 200]


def test_every_facet_that_a_table_offers_counts_its_rows(
    dist: Path, bare: Datasette, configured: Datasette
) -> None:
    """With the file alone too, and a value of it leads to its rows."""
    metadata = yaml.safe_load((dist / "datasette/metadata.yaml").read_text(encoding="utf-8"))
    described = metadata["databases"]["registry"]["tables"]
    offered = [(table, facet) for table, one in described.items() for facet in one.get("facets", [])]

    assert len(offered) > 40
    for table, facet in offered:
        for server in (bare, configured):
            path = f"/registry/{table}.json?_facet={facet}&_size=0&_nosuggest=1"
            found = json.loads(server.text(path))["facet_results"][facet]["results"]
            value = {facet: found[0]["value"]} if found and found[0]["value"] is not None else {}
            assert 200 == server.status(f"/registry/{table}?{urlencode({**value, '_size': 1})}"), path


def test_search_box_finds_chinese_with_the_file_alone(bare: Datasette) -> None:
    """Two characters in the middle of a name."""
    found = bare.rows("entries", _search="社区")

    assert len(found) > 20
    assert all("社区" in row["name"] + (row["summary"] or "") + row["body"] for row in found)


def test_search_box_finds_names_by_pinyin_with_the_file_alone(bare: Datasette) -> None:
    """Rows that have the letters themselves are told apart by a filter."""
    found = bare.rows("organizations", _search="xuhuiqu")

    assert found
    assert all("徐汇区" in row["name"] for row in found)
    assert [] == bare.rows("organizations", _search="xuhuiqu", name_en__contains="xuhuiqu")
    assert found == bare.rows("organizations", _search="xuhuiqu", name__notlike="%xuhuiqu%")


def test_own_server_forgives_what_the_file_alone_does_not(
    bare: Datasette, configured: Datasette
) -> None:
    """Full-width letters, signs around a term, what cannot be seen."""
    for typed, plain in (("《社区》", "社区"), ("课程。", "课程"), ("社\u200b区", "社区"),
                         ("“社区” 学校，", "社区 学校"), ("Ｓｈａｎｇｈａｉ", "Shanghai")):
        rows = configured.rows("entries", _search=plain)
        assert rows
        assert rows == configured.rows("entries", _search=typed), typed
        assert [] == bare.rows("entries", _search=typed), typed


def test_own_server_answers_signs_alone_with_no_rows(configured: Datasette) -> None:
    """Nothing is asked for, so nothing is found and nothing breaks."""
    assert [] == configured.rows("entries", _search="《》。")


def test_own_server_refuses_a_value_that_fills_the_memory(configured: Datasette) -> None:
    """One query would otherwise take a gigabyte; larger than any row is too large."""
    large, small = (f"/registry.json?sql=select+length(hex(zeroblob({size})))" for size in (5_000_000, 3_000_000))

    assert 400 == configured.status(large)
    assert 200 == configured.status(small)


def test_page_of_a_searched_table_says_what_is_found_and_links_the_rest(
    dist: Path, configured: Datasette
) -> None:
    """In both languages, with the filter ready to be filled in."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        indexes = opened.execute("select name from sqlite_master where sql like '%using fts5%'")
        searched = {name.removesuffix("_fts") for (name,) in indexes}

    for table in sorted(searched):
        page = configured.text(f"/registry/{table}?_size=1")
        link = re.search(r'<a href="(\?\w+__contains=)">按“', page)
        assert link, table
        assert "filter by “" in page
        assert 'value="contains" selected' in configured.text(f"/registry/{table}{link[1]}&_size=1")
    assert "__contains=" not in configured.text("/registry/sources?_size=1")


def test_titles_and_column_help_are_shown_in_both_languages(configured: Datasette) -> None:
    """A stranger to the schema reads what a column means."""
    page = configured.text("/registry/organizations?_size=1")

    assert "机构 / Organizations" in page
    assert "统一社会信用代码 / Unified social credit code" in page


def test_labels_follow_foreign_keys(bare: Datasette) -> None:
    """An area shows its name without any configuration."""
    assert "徐汇区" in bare.text("/registry/organizations?district=310104")


@pytest.mark.parametrize(("table", "key", "label"), [
    ("policy_clauses", "clause", "heading"), ("documents", "document", "title"),
    ("measures", "measure", "label"), ("schemes", "scheme", "label"),
    ("indicators", "indicator", "label"), ("standards", "standard", "title"),
    ("rosters", "roster", "title"), ("entries", "entry", "name"), ("areas", "code", "name"),
])
def test_rows_name_what_they_point_to(
    dist: Path, configured: Datasette, table: str, key: str, label: str
) -> None:
    """A clause, a document, a measure is shown by its name, not by its code alone."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        pointing = opened.execute(
            "select table_name, column_name from columns where target_table = ? and table_name <> ?"
            " order by 1, 2", [table, table]).fetchall()
        found = next(
            (one, column, row) for one, column in pointing
            for row in opened.execute(f'select "{key}", "{label}" from "{table}" where "{key}" in'
                                      f' (select "{column}" from "{one}") limit 1'))

    one, column, (code, name) = found
    query = urlencode({column: code, "_size": "3", "_nofacet": "1"})
    shown = unescape(configured.text(f"/registry/{one}?{query}"))
    assert re.search(rf'<a href="/registry/{table}/[^"]+">{re.escape(name)}</a>', shown), (one, column)


def test_each_table_names_its_licence_and_whom_to_name(configured: Datasette) -> None:
    """The areas are of another licence than the entries."""
    areas, entries = (configured.text(f"/registry/{table}?_size=1") for table in ("areas", "entries"))

    assert "CC BY 4.0" in entries
    assert "登记册及其贡献者" in entries
    assert "上海市民政局行政区划代码" in areas
    assert "CC BY 4.0" not in areas


def test_what_a_term_stands_for_is_told_beside_the_rows(configured: Datasette) -> None:
    """Short vocabularies are spelt out in the help of a column; long ones are named."""
    courses, organizations = (unescape(configured.text(f"/registry/{table}?_size=1"))
                              for table in ("courses", "organizations"))

    assert "onsite = 线下 / On site" in courses
    assert "vocabulary = org-kinds" in organizations


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
