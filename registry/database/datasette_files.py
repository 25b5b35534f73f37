"""Writes how Datasette shows the database, from what the database says of itself.

One file for Datasette 0.65, and the same split in two for 1.0, where queries and settings moved
out of the metadata; beside them the plug-in of the project's own server.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path
from typing import Any

import yaml

from registry.database.schema import CONTENT_LAYER
from registry.database.search_help import search_help
from registry.database.searched import search_tables

DATABASE = "registry"
# Columns worth counting by, the most telling first; a table offers the first few that it has.
FACETS = ("type", "kind", "strand", "format", "level", "district", "outcome", "indicator", "state", "verdict", "scheme",
          "vocabulary", "status", "confidence", "confirmation")
FACETS_SHOWN = 4
# What a row is called wherever another points to it: the first of these columns that its table has.
LABELS = ("name", "label", "heading", "title", "statement")
# What stands for a row in the tables that point to it, where that is no name.
LABEL_OF = {"commits": "date"}
# A vocabulary of at most so many terms is spelt out in the help of the columns that use it.
TERMS_SPELT_OUT = 12
TECHNICAL = ("columns", "fields", "meta", "question_columns", "question_indicators", "question_pages",
             "question_parameters")
PAGE_SIZE = 50
PLUGIN = Path(__file__).with_name("server_plugin.py")
PLUGINS = "--plugins-dir datasette/plugins"
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
        metadata, queries = described.metadata(), described.queries()
    split = out / "1.0"
    split.mkdir(parents=True)
    files = {
        out / "metadata.yaml": _with_queries(metadata, queries),
        split / "metadata.yaml": metadata,
        split / "datasette.yaml": {"databases": {DATABASE: {"queries": queries}},
                                   "settings": SETTINGS},
    }
    for path, content in files.items():
        text = yaml.dump(content, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=100)
        path.write_text(text, encoding="utf-8")
    plugin = out / "plugins" / PLUGIN.name
    plugin.parent.mkdir()
    plugin.write_bytes(PLUGIN.read_bytes())
    readme = out / "README.txt"
    readme.write_text(_readme(), encoding="utf-8")
    return [*files, plugin, readme]


class _Readable(yaml.SafeDumper):
    """Writes a text of several lines as lines: SQL is for reading."""


def _lines(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _lines)


def _with_queries(metadata: dict[str, Any], queries: dict[str, Any]) -> dict[str, Any]:
    """Return the metadata of 0.65, which still holds the queries; 1.0 would not see them there."""
    database = metadata["databases"][DATABASE]
    return {**metadata, "databases": {DATABASE: {**database, "queries": queries}}}


class _Described:
    """What the database says of itself: its meta, its licences, its tables and columns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.languages: list[str] = json.loads(self.meta["languages"])
        self.licences = {row["layer"]: row for row in self._rows("SELECT * FROM licences")}
        self.terms: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._rows("SELECT * FROM vocabulary ORDER BY vocabulary, position"):
            self.terms[row["vocabulary"]].append(row)
        self.searched = {table.table: table for table in search_tables(tuple(self.languages))}

    def _rows(self, sql: str) -> Iterator[dict[str, Any]]:
        cursor = self.connection.execute(sql)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor)

    def metadata(self) -> dict[str, Any]:
        """Return the metadata of the whole instance."""
        covered = self._covered(CONTENT_LAYER)
        return {
            "title": self._both("name", self.meta),
            "description": self._both("citation", self.meta),
            **covered,
            **self._link("source_url", "repository_url"),
            **self._link("about_url", "site_url"),
            "databases": {
                DATABASE: {
                    "title": self._both("name", self.meta),
                    "description": self._both("citation", self.meta),
                    **covered,
                    "tables": self._tables(),
                }
            },
        }

    def queries(self) -> dict[str, Any]:
        """Return the questions, each with what its answer means and what can be asked for."""
        parameters: dict[str, list[dict[str, Any]]] = {}
        for row in self._rows("SELECT * FROM question_parameters ORDER BY question, position"):
            parameters.setdefault(row["question"], []).append(row)
        return {
            row["question"]: self._query(row, parameters.get(row["question"], []))
            for row in self._rows("SELECT * FROM questions ORDER BY rowid")
        }

    def _query(self, row: dict[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
        said = [self._texts(name, row) for name in ("answers", "note")]
        said += [[f"{one['parameter']}: {text}" for text in self._texts("description", one)]
                 for one in parameters]
        return {
            "title": self._both("title", row),
            "description_html": "".join(f"<p>{'<br>'.join(map(escape, texts))}</p>" for texts in said),
            "sql": row["sql"],
            "params": [one["parameter"] for one in parameters],
            "hide_sql": True,
        }

    def _rows(self, sql: str) -> list[dict[str, Any]]:
        cursor = self.connection.execute(sql)
        names = [part[0] for part in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor]

    def _link(self, key: str, known: str) -> dict[str, str]:
        return {key: self.meta[known]} if self.meta.get(known) else {}

    def _covered(self, layer: str | None) -> dict[str, str]:
        """Return the licence of a layer and whom to name, in the words of Datasette."""
        row = self.licences.get(layer or "")
        if row is None:
            return {}
        said = {"license": row["licence"], "license_url": row["licence_url"],
                "source": self._both("attribution", row)}
        return {key: text for key, text in said.items() if text}

    def _both(self, name: str, row: dict[str, Any]) -> str:
        """Join what is said in each language."""
        return " / ".join(self._texts(name, row))

    def _texts(self, name: str, row: dict[str, Any]) -> list[str]:
        """Return what is said in each language, the authority first, each text once."""
        keys = [name, *(f"{name}_{language}" for language in self.languages[1:])]
        texts = [row.get(key) for key in keys]
        return list(dict.fromkeys(text for text in texts if text))

    def _tables(self) -> dict[str, Any]:
        tables: dict[str, Any] = {}
        for row in self._rows('SELECT * FROM "columns" ORDER BY table_name, position'):
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
            **self._covered(row["layer"]),
            "size": PAGE_SIZE,
        }
        if name in self.searched:
            # Datasette shows this instead of the plain text, which programs read.
            table["description_html"] = search_help(
                table["description"], self.searched[name], self.languages)
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
        said = f"{self._both('title', row)}: {self._both('description', row)}"
        return f"{said} — {self._vocabulary(row['vocabulary'])}" if row["vocabulary"] else said

    def _vocabulary(self, name: str) -> str:
        """Say what the terms in a column stand for, or where that can be looked up."""
        terms = self.terms[name]
        if len(terms) > TERMS_SPELT_OUT:
            return f"vocabulary = {name}"
        return "; ".join(f"{one['term']} = {self._both('label', one)}" for one in terms)


def _readme() -> str:
    words = {True: "on", False: "off"}
    settings = " ".join(
        f"--setting {name} {words[value] if isinstance(value, bool) else value}"
        for name, value in SETTINGS.items()
    )
    return (
        "本机查看 On this machine:\n"
        f"  datasette registry.db -m datasette/metadata.yaml {PLUGINS}\n\n"
        "对外服务(0.65) In public, version 0.65:\n"
        f"  datasette serve -i registry.db -m datasette/metadata.yaml {PLUGINS} --cors {settings}\n\n"
        "对外服务(1.0) In public, version 1.0:\n"
        "  datasette serve -i registry.db -m datasette/1.0/metadata.yaml "
        f"-c datasette/1.0/datasette.yaml {PLUGINS} --cors\n\n"
        "插件只给本项目的服务器用:搜索时容忍全角字母和词两端的标点,并限制单个值的大小;没有它,数据库照样能用。\n"
        "The plug-in is for the project's own server: search forgives full-width letters and signs around a\n"
        "word, and no single value grows beyond 8 MB. The database works without it.\n"
    )
