"""Writes the database: every table in one transaction, then a compact copy, then the search."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import sqlite_utils

from registry.catalogue import Catalogue
from registry.database.citation import citation, content_licence
from registry.database.declarers import name_declarers
from registry.database.dictionary import dictionary_rows, field_rows
from registry.database.fixed_tables import fixed_tables
from registry.database.history_rows import history_rows
from registry.database.indicators.reports import report_rows
from registry.database.indicators.values import Values
from registry.database.indicators.verdicts import verdict_rows
from registry.database.publication import LedgerRow, Publisher, ledger
from registry.database.questions.tables import question_rows
from registry.database.reference_rows import reference_rows
from registry.database.rosters import roster_rows
from registry.database.rows import Projector, Row
from registry.database.schema import Table, entry_tables
from registry.database.search import write_search_indexes
from registry.database.searched import search_tables
from registry.database.spool import Spool
from registry.database.systems import count_systems
from registry.findings import CODES, Finding
from registry.history import History
from registry.models import TYPES
from registry.reference import Reference

SCHEMA_VERSION = "1"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the database was made of: the account of files, the counts of entries, how much history."""

    ledger: list[LedgerRow]
    published: dict[str, int]
    history: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What dates and names one build: the day it is made for and the commit it is made from."""

    as_of: str
    commit: str | None


def build_database(  # noqa: PLR0913 - the parts of one build
    path: Path,
    catalogue: Catalogue,
    spool: Spool,
    findings: list[Finding],
    reference: Reference,
    edition: Edition,
    history: History,
) -> Compiled:
    """Write the database to `path`, which must not exist yet.

    The rows go into a draft file; `VACUUM INTO` makes the compact copy whose bytes depend on the
    rows alone, and the search index is written there, where rowids no longer move.
    """
    rows = ledger(catalogue, findings)
    publisher = Publisher(reference, catalogue.records, rows)
    tables = [*fixed_tables(reference.languages), *entry_tables(reference.languages)]
    draft = path.with_suffix(".draft")
    connection = sqlite3.connect(draft)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    database = sqlite_utils.Database(connection)
    everything = chain(
        reference_rows(reference, edition.as_of),
        _entry_rows(catalogue, spool, publisher, edition.as_of),
        history_rows(history, catalogue, spool, publisher, rows, edition.as_of),
        _account_rows(rows, findings),
        dictionary_rows(tables, reference),
        field_rows(reference.languages),
    )
    with database.atomic():
        for table in tables:
            database.execute(table.ddl())
        _insert(database, _meta_rows(reference, edition))
        _insert(database, everything)
        _insert(database, roster_rows(database.conn, reference, edition.as_of))
        count_systems(database.conn, reference)
        name_declarers(database.conn, publisher)
        _insert(database, report_rows(database.conn, edition.as_of))
        _insert_indicators(database, reference, edition.as_of)
        _insert(database, question_rows(database.conn, reference.languages))
        _insert(database, _hash_row(database, tables))
    _check_keys(database)
    database.execute("VACUUM INTO ?", [str(path)])
    connection.close()
    draft.unlink()
    _write_search(path, reference.languages)
    outcome = [row.type for row in rows if row.outcome == "published"]
    return Compiled(rows, {name: outcome.count(name) for name in TYPES}, history.state)


def _insert(database: sqlite_utils.Database, rows: Iterable[tuple[str, Row]]) -> None:
    """Insert rows as they come, gathered by table so that few statements do it."""
    waiting: dict[str, list[Row]] = {}
    for table, row in rows:
        batch = waiting.setdefault(table, [])
        batch.append(row)
        if len(batch) >= BATCH:
            database.table(table).insert_all(waiting.pop(table))
    for table, batch in waiting.items():
        database.table(table).insert_all(batch)


def _insert_indicators(
    database: sqlite_utils.Database, reference: Reference, as_of: str
) -> None:
    """Compute what can be computed only from everything else, and judge the targets by it."""
    rows = list(Values(database.conn, reference, as_of).rows())
    _insert(database, rows)
    values = [row for table, row in rows if table == "indicator_values"]
    _insert(database, verdict_rows(reference, values))


def _entry_rows(
    catalogue: Catalogue, spool: Spool, publisher: Publisher, as_of: str
) -> Iterator[tuple[str, Row]]:
    projector = Projector(publisher.reference, publisher, as_of)
    for entry, text in spool.read(sorted(publisher.published)):
        record = catalogue.records[entry]
        yield from projector.rows(record, catalogue.path(record.name), text)


def _account_rows(
    rows: list[LedgerRow], findings: list[Finding]
) -> Iterator[tuple[str, Row]]:
    for row in rows:
        yield "ledger", row._asdict()
    outcomes = {row.path: row.outcome for row in rows}
    drafts = {row.path for row in rows if row.status == "draft"}
    told = [one for one in findings if one.path not in drafts]
    for number, finding in enumerate(told, 1):
        yield "findings", _finding_row(number, finding, outcomes.get(finding.path))


def _finding_row(number: int, finding: Finding, outcome: str | None) -> Row:
    """A file set aside may hold what must not be published: no value of it is shown."""
    shown = finding.as_json()
    aside = outcome != "published" or finding.private
    message = CODES[finding.code].title if aside else shown["message"]
    return {
        "number": number,
        **{key: shown[key] for key in ("code", "severity", "path", "line", "column", "field")},
        "seen": None if aside else shown["seen"],
        "suggestion": None if aside else shown["suggestion"],
        "message_zh": message["zh"],
        "message_en": message["en"],
    }


def _meta_rows(reference: Reference, edition: Edition) -> Iterator[tuple[str, Row]]:
    """What tells this edition from others; computed tables and questions read it too."""
    instance = reference.instance
    values: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "as_of": edition.as_of,
        "commit": edition.commit,
        "languages": json.dumps(reference.languages),
        "timezone": instance.timezone,
        "currency": instance.currency,
        "root_area": instance.root_area,
        "site_url": instance.site_url,
        "repository_url": instance.repository_url,
        "datasette_url": instance.datasette_url,
        "contact": instance.contact,
    }
    for index, language in enumerate(reference.languages):
        suffix = f"_{language}" if index else ""
        values[f"name{suffix}"] = instance.name.get(language)
        values[f"city{suffix}"] = instance.city.get(language)
        values[f"citation{suffix}"] = citation(reference, edition.as_of, edition.commit, language)
    values["licence"], values["licence_url"] = content_licence(reference) or (None, None)
    for key, value in sorted(values.items()):
        yield "meta", {"key": key, "value": value}


def _hash_row(
    database: sqlite_utils.Database, tables: list[Table]
) -> Iterator[tuple[str, Row]]:
    value = logical_hash(database.conn, [table.name for table in tables])
    yield "meta", {"key": "logical_hash", "value": value}


def logical_hash(connection: sqlite3.Connection, tables: Iterable[str]) -> str:
    """Return a hash of all rows of the tables but `meta`: equal across SQLite libraries."""
    digest = hashlib.sha256()
    for table in sorted(set(tables) - {"meta"}):
        digest.update(table.encode())
        rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        for row in sorted(json.dumps(row, ensure_ascii=False) for row in rows):
            digest.update(row.encode())
    return digest.hexdigest()


def _check_keys(database: sqlite_utils.Database) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        message = f"rows point to rows that are not there: {broken[:5]}"
        raise AssertionError(message)


def _write_search(path: Path, languages: tuple[str, ...]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    write_search_indexes(connection, search_tables(languages))
    connection.execute("COMMIT")
    connection.close()
