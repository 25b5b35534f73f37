"""Counts how many entries stand behind each thing that the policy names."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from registry.checks.systems import nowhere
from registry.database.fixed_tables import fixed_tables
from registry.database.schema import entry_tables
from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.terms import terms_in

# Where a thing lives as: entries of a type, with a field, a term, a title or a measure.
COUNTED = ("type", "field", "term", "scheme", "measure")


def tables_nowhere(reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a table that `systems.yaml` names and the database will not have."""
    languages = reference.languages
    names = {table.name for table in (*fixed_tables(languages), *entry_tables(languages))}
    yield from nowhere(reference, "table", names.__contains__)


def count_systems(connection: sqlite3.Connection, reference: Reference) -> None:
    """Fill in what is on record of each system and each of its locations.

    A system counts every entry once, however many of its locations lead to it. Tables are counted
    by their rows, documents as one; checks, pages and indicators hold no entries: NULL.
    """
    found = _entries_by_location(connection, reference)
    for number, system in enumerate(reference.systems, 1):
        behind: set[str] = set()
        for position, location in enumerate(system.lives, 1):
            entries = found[location.in_, location.at]
            behind |= entries
            count = len(entries) if location.in_ in COUNTED else _rows(connection, location)
            connection.execute(
                "UPDATE system_locations SET on_record = ? WHERE number = ? AND position = ?",
                (count, number, position))
        connection.execute("UPDATE policy_systems SET on_record = ? WHERE number = ?",
                           (len(behind), number))


def _rows(connection: sqlite3.Connection, location: Any) -> int | None:
    if location.in_ == "document":
        return 1
    if location.in_ != "table":
        return None
    quoted = location.at.replace('"', '""')
    (count,) = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()
    return int(count)


def _entries_by_location(
    connection: sqlite3.Connection, reference: Reference
) -> dict[tuple[str, str], set[str]]:
    asked = {(one.in_, one.at) for system in reference.systems for one in system.lives}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    query = "SELECT entry, type, body FROM entries WHERE status IN ('active', 'paused')"
    for entry, type_name, text in connection.execute(query):
        for place in asked & set(_locations(type_name, json.loads(text), reference)):
            found[place].add(entry)
    return found


def _locations(
    type_name: str, body: dict[str, Any], reference: Reference
) -> Iterator[tuple[str, str]]:
    """Yield every place of the registry that an entry stands in; a term is in its broader ones."""
    yield "type", type_name
    for path in _paths(body):
        yield "field", f"{type_name}.{path}"
    for _, vocabulary, term in terms_in(TYPES[type_name], body):
        for one in reference.with_broader(vocabulary, term):
            yield "term", f"{vocabulary}/{one}"
    for designation in body.get("designations", ()):
        yield "scheme", designation["scheme"]
    results = [body, *body.get("results", ())]
    for one in results:
        if "measure" in one:
            yield "measure", one["measure"]


def _paths(values: dict[str, Any]) -> Iterable[str]:
    """Yield the fields that hold anything, those inside groups and lists of groups included."""
    for name, value in values.items():
        if value in (None, [], {}):
            continue
        yield name
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                yield from (f"{name}.{inner}" for inner in _paths(part))
