"""The tables of the database as a page explains them, all of it as the database tells it itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from registry.database.schema import SECTIONS
from registry.site.labels import Labels
from registry.site.queries import Registry, Row
from registry.site.views import Shown

PAGE = "data/dictionary/"


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column: what it is called and means, and what it is made of."""

    name: str
    title: Shown
    description: Shown
    storage: str
    key: bool
    target: Shown | None
    vocabulary: Shown | None


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table with its columns, its number of rows and its licence."""

    name: str
    title: Shown
    description: Shown
    rows: int
    licence: str | None
    columns: tuple[ColumnShown, ...]


def anchor(table: str) -> str:
    """Return the anchor of a table on the page of the dictionary."""
    return f"table-{table}"


def table_link(table: str, labels: Labels) -> Shown:
    """Return a table's name with a link to where it is explained."""
    return Shown(table, href=labels.links.page(f"{PAGE}#{anchor(table)}"), mark="code")


def tables_by_section(registry: Registry, labels: Labels) -> list[tuple[str, list[TableShown]]]:
    """Return every table with its columns under the part of the database it belongs to."""
    columns: dict[str, list[Row]] = defaultdict(list)
    for row in registry.rows("SELECT * FROM columns WHERE column_name <> '' ORDER BY position"):
        columns[row["table_name"]].append(row)
    licences = {row["layer"]: row["licence"] for row in registry.rows("SELECT * FROM licences")}
    found: dict[str, list[TableShown]] = {section: [] for section in SECTIONS}
    for row in registry.rows("SELECT * FROM columns WHERE column_name = '' ORDER BY rowid"):
        name = row["table_name"]
        shown = tuple(_column(one, registry, labels) for one in columns[name])
        found[row["section"]].append(TableShown(
            name, _text(registry, row, "title", labels), _text(registry, row, "description", labels),
            rows_of(registry, name), licences.get(row["layer"]), shown))
    return [(section, tables) for section, tables in found.items() if tables]


def vocabularies(registry: Registry, labels: Labels) -> list[tuple[str, list[tuple[str, Shown]]]]:
    """Return every vocabulary with its terms and what they stand for."""
    rows = registry.rows("SELECT * FROM vocabulary ORDER BY vocabulary, position")
    return [(name, [(row["term"], _text(registry, row, "label", labels)) for row in terms])
            for name, terms in groupby(rows, key=lambda row: row["vocabulary"])]


def rows_of(registry: Registry, table: str) -> int:
    """Return how many rows a table has."""
    quoted = table.replace('"', '""')
    return int(next(registry.rows(f'SELECT COUNT(*) AS number FROM "{quoted}"'))["number"])


def links_between(registry: Registry) -> Iterator[dict[str, Any]]:
    """Yield every foreign key of one column: from which table and column to which table."""
    yield from registry.rows(
        "SELECT table_name, column_name, target_table, key_position FROM columns"
        " WHERE target_table IS NOT NULL ORDER BY table_name, position")


def _column(row: Row, registry: Registry, labels: Labels) -> ColumnShown:
    target, vocabulary = row["target_table"], row["vocabulary"]
    return ColumnShown(
        row["column_name"], _text(registry, row, "title", labels),
        _text(registry, row, "description", labels), row["storage"] or "",
        key=row["key_position"] is not None,
        target=table_link(target, labels) if target else None,
        vocabulary=Shown(vocabulary, href=f"#vocabulary-{vocabulary}") if vocabulary else None)


def _text(registry: Registry, row: Row, key: str, labels: Labels) -> Shown:
    return labels.text(registry.text(row, key))
