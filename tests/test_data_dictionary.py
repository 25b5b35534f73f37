"""What the database says of itself, in both cities: every table and column, keys, licences, edition."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

CITIES = {"shanghai": "shanghai_dist", "examples": "fictional_dist"}
SECOND = {"shanghai": "en", "examples": "zh"}


@pytest.fixture(scope="module", params=sorted(CITIES))
def city(request: pytest.FixtureRequest) -> str:
    """The name of a city."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def database(city: str, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """The database of the city."""
    out: Path = request.getfixturevalue(CITIES[city])
    with closing(sqlite3.connect(f"file:{out / 'registry.db'}?mode=ro", uri=True)) as opened:
        yield opened


def tables(database: sqlite3.Connection) -> list[str]:
    """Return the tables but those of the search index."""
    rows = database.execute(
        "select name from sqlite_master where type = 'table' and name not like '%\\_fts%' escape '\\'")
    return [name for (name,) in rows]


def test_every_table_and_column_is_described_in_both_languages(
    city: str, database: sqlite3.Connection
) -> None:
    """The data dictionary misses nothing, has nothing too many, and says more than a title."""
    real = {(name, "") for name in tables(database)} | {
        (name, column)
        for name in tables(database)
        for (column,) in database.execute("select name from pragma_table_info(?)", [name])
    }
    other = SECOND[city]
    described = database.execute(
        f"select table_name, column_name from columns where title > '' and title_{other} > ''"
        f" and description > '' and description_{other} > '' and description <> title"
        f" and description_{other} <> title_{other}")

    assert real == set(described)


def test_the_dictionary_says_of_keys_what_the_schema_says(database: sqlite3.Connection) -> None:
    """Types, primary keys and foreign keys are told as SQLite knows them."""
    told = database.execute(
        "select table_name, column_name, storage, coalesce(key_position, 0), target_table,"
        " target_column from columns where column_name <> ''").fetchall()
    real = [
        (table, column, storage, place, *links.get(column, (None, None)))
        for table in tables(database)
        for links in [{row[3]: (row[2], row[4]) for row in
                       database.execute("select * from pragma_foreign_key_list(?)", [table])}]
        for column, storage, place in database.execute(
            "select name, type, pk from pragma_table_info(?)", [table])
    ]

    assert sorted(told, key=str) == sorted(real, key=str)


def test_every_value_of_a_column_with_a_vocabulary_is_a_term_of_it(
    database: sqlite3.Connection
) -> None:
    """So its label can be looked up, whatever the column."""
    strange = []
    columns = database.execute(
        "select table_name, column_name, vocabulary from columns where vocabulary is not null").fetchall()
    for table, column, vocabulary in columns:
        strange += database.execute(
            f'select ?, ?, "{column}" from "{table}" where "{column}" not in'
            " (select term from vocabulary where vocabulary = ?)", [table, column, vocabulary]).fetchall()

    assert len(columns) > 40
    assert strange == []


def test_every_table_has_a_section_and_a_licence_that_is_there(database: sqlite3.Connection) -> None:
    """Areas stand under a layer of their own where the city states one, else under the content's."""
    rows = database.execute(
        "select table_name, section, layer from columns where column_name = ''").fetchall()
    layers = {layer for (layer,) in database.execute("select layer from licences")}

    of_areas = "area_codes" if "area_codes" in layers else "content"
    assert {section for _, section, _ in rows} == {
        "entries", "parts", "reference", "computed", "account"}
    assert {name for name, _, layer in rows if layer != "content"} == (
        set() if of_areas == "content" else {"areas", "area_ancestors", "area_codes"})
    assert {layer for _, _, layer in rows} <= layers


def test_the_edition_can_be_cited_from_the_file_alone(
    city: str, database: sqlite3.Connection
) -> None:
    """In both languages, with day and version; the day of reading is for whoever cites."""
    meta = dict(database.execute("select key, value from meta").fetchall())
    other = SECOND[city]

    for suffix in ("", f"_{other}"):
        said = meta[f"citation{suffix}"]
        assert meta[f"name{suffix}"] in said
        assert meta["as_of"] in said
        assert (meta["commit"] or "") in said
        assert meta["licence"] in said
    assert meta["citation"] != meta[f"citation_{other}"]
    assert meta["schema_version"] > ""
    assert len(meta["logical_hash"]) == 64
