"""Writes how Datasette shows the database, from what the database says of itself.

One file for Datasette 0.65, and the same split in two for 1.0, where queries and settings moved
out of the metadata.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml

DATABASE = "registry"
# Columns worth counting by, the most telling first; a table offers the first few that it has.
FACETS = ("type", "kind", "strand", "format", "level", "district", "outcome", "state", "scheme",
          "vocabulary", "status", "confidence", "confirmation")
FACETS_SHOWN = 4
LABELS = ("name", "label")
# What stands for a row in the tables that point to it, where that is no name.
LABEL_OF = {"commits": "date"}
TECHNICAL = ("columns", "fields", "meta")
PAGE_SIZE = 50
# Sorting facets is nearly all the work of a page, and one query could otherwise hold the server.
SETTINGS: dict[str, bool | int] = {
    "sql_time_limit_ms": 1000,
    "max_returned_rows": 2000,
    "suggest_facets": False,
    "allow_csv_stream": True,
    "max_csv_mb": 20,
    "default_cache_ttl": 3600,
    "num_sql_threads": 3,
}


def write_datasette_files(database: Path, out: Path) -> list[Path]:
    """Write the configuration for both versions into a folder and return the files."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        described = _Described(connection)
        metadata = described.metadata()
    split = out / "1.0"
    split.mkdir(parents=True)
    files = {
        out / "metadata.yaml": metadata,
        split / "metadata.yaml": metadata,
        split / "datasette.yaml": {"databases": {DATABASE: {"queries": {}}},
                                   "settings": SETTINGS},
    }
    for path, content in files.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
        path.write_text(text, encoding="utf-8")
    readme = out / "README.txt"
    readme.write_text(_readme(), encoding="utf-8")
    return [*files, readme]


class _Described:
    """What the database says of itself: its meta, its licences, its tables and columns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.languages: list[str] = json.loads(self.meta["languages"])

    def metadata(self) -> dict[str, Any]:
        """Return the metadata of the whole instance."""
        licence = self._licence()
        return {
            "title": self._both("name", self.meta),
            **licence,
            **self._link("source_url", "repository_url"),
            **self._link("about_url", "site_url"),
            "databases": {
                DATABASE: {
                    "title": self._both("name", self.meta),
                    "description": f"数据截至 As of {self.meta['as_of']}",
                    **licence,
                    "tables": self._tables(),
                }
            },
        }

    def _link(self, key: str, known: str) -> dict[str, str]:
        return {key: self.meta[known]} if self.meta.get(known) else {}

    def _licence(self) -> dict[str, str]:
        row = self.connection.execute(
            "SELECT licence, licence_url FROM licences ORDER BY layer = 'content' DESC, layer"
        ).fetchone()
        if row is None:
            return {}
        return {"license": row[0], **({"license_url": row[1]} if row[1] else {})}

    def _both(self, name: str, row: dict[str, Any]) -> str:
        """Join what is said in each language, the authority first, each text once."""
        keys = [name, *(f"{name}_{language}" for language in self.languages[1:])]
        texts = [row.get(key) for key in keys]
        return " / ".join(dict.fromkeys(text for text in texts if text))

    def _tables(self) -> dict[str, Any]:
        cursor = self.connection.execute('SELECT * FROM "columns" ORDER BY table_name, rowid')
        names = [column[0] for column in cursor.description]
        tables: dict[str, Any] = {}
        for row in (dict(zip(names, values, strict=True)) for values in cursor):
            if row["column_name"] == "":
                tables[row["table_name"]] = self._table(row)
                continue
            columns = tables[row["table_name"]].setdefault("columns", {})
            columns[row["column_name"]] = self._column(row)
        return tables

    def _table(self, row: dict[str, Any]) -> dict[str, Any]:
        name = row["table_name"]
        table: dict[str, Any] = {
            "title": self._both("title", row),
            "description": self._both("description", row),
            "size": PAGE_SIZE,
        }
        facets = [column for column in FACETS if self._has(name, column)]
        labels = [column for column in LABELS if self._has(name, column)]
        if facets:
            table["facets"] = facets[:FACETS_SHOWN]
        label = LABEL_OF.get(name) or next(iter(labels), None)
        if label:
            table["label_column"] = label
        if name in TECHNICAL:
            table["hidden"] = True
        return table

    def _has(self, table: str, column: str) -> bool:
        row = self.connection.execute(
            'SELECT 1 FROM "columns" WHERE table_name = ? AND column_name = ?', [table, column]
        )
        return row.fetchone() is not None

    def _column(self, row: dict[str, Any]) -> str:
        title, description = self._both("title", row), self._both("description", row)
        return f"{title}: {description}" if description else title


def _readme() -> str:
    words = {True: "on", False: "off"}
    settings = " ".join(
        f"--setting {name} {words[value] if isinstance(value, bool) else value}"
        for name, value in SETTINGS.items()
    )
    return (
        "本机查看 On this machine:\n"
        "  datasette registry.db -m datasette/metadata.yaml\n\n"
        "对外服务(0.65) In public, version 0.65:\n"
        f"  datasette serve -i registry.db -m datasette/metadata.yaml --cors {settings}\n\n"
        "对外服务(1.0) In public, version 1.0:\n"
        "  datasette serve -i registry.db -m datasette/1.0/metadata.yaml "
        "-c datasette/1.0/datasette.yaml --cors\n"
    )
