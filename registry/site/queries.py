"""What the site asks of the database: every page is made from these answers and nothing else."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from registry.errors import EnvironmentFault

Text = dict[str, str]
Row = dict[str, Any]
PUBLISHED_AWAY = ("closed", "merged")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type as the models describe it, with the fields inside it if it is a group."""

    name: str
    path: str
    shape: str
    title: Text
    vocabulary: str | None
    targets: tuple[str, ...]
    many: bool
    required: bool
    description: Text
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the city, or a place outside it."""

    code: str
    name: Text
    level: str
    parent: str | None
    slug: str | None
    counted: bool = False
    """Whether targets count it as a township."""
    current: bool = True
    """Whether it exists on the day of the data."""
    tile: tuple[int, int] | None = None
    """Row and column of its square where districts are drawn as equal squares."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published entry: its row in `entries`, with the text columns as texts."""

    entry: str
    type: str
    id: str
    status: str
    name: Text
    summary: Text
    area: str | None
    district: str | None
    file: str
    row: Row = field(repr=False)
    body: dict[str, Any] = field(repr=False)

    @property
    def path(self) -> str:
        """The address of the page from the root of its language."""
        return f"{self.entry}/"

    @property
    def listed(self) -> bool:
        """An entry that is closed or merged keeps its page but stands in no list."""
        return self.status not in PUBLISHED_AWAY


class Registry:
    """The database, opened to read, with the small tables kept at hand."""

    def __init__(self, database: Path) -> None:
        if not database.is_file():
            raise EnvironmentFault(
                f"数据库不存在:{database}", f"The database does not exist: {database}"
            )
        self._db = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        self._db.row_factory = sqlite3.Row

    def close(self) -> None:
        """Let go of the database file."""
        self._db.close()

    def rows(self, sql: str, *values: object) -> Iterator[Row]:
        """Yield the rows of a query as mappings."""
        return (dict(row) for row in self._db.execute(sql, values))

    def answer(self, question: str) -> list[Row]:
        """Return the answer to a question for the whole city and the day of the data."""
        (sql,) = (row["sql"] for row in self.rows("SELECT sql FROM questions WHERE question = ?", question))
        return [dict(row) for row in self._db.execute(sql, {"area": "", "as_of": ""})]

    @cached_property
    def meta(self) -> dict[str, str]:
        """The table `meta`: names, as-of, commit, version of the schema."""
        return {row["key"]: row["value"] for row in self.rows("SELECT key, value FROM meta")}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the instance, the authority first."""
        return tuple(json.loads(self.meta["languages"]))

    def text(self, row: Row, column: str) -> Text:
        """Return a text of a row by language; languages in which it is absent are left out."""
        authority, *others = self.languages
        columns = {authority: column, **{other: f"{column}_{other}" for other in others}}
        return {language: row[name] for language, name in columns.items() if row.get(name)}

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types of entry this database can hold, in the order of the models."""
        rows = self.rows("SELECT type FROM fields GROUP BY type ORDER BY MIN(rowid)")
        return tuple(row["type"] for row in rows)

    @cached_property
    def type_titles(self) -> dict[str, Text]:
        """The name of each type of entry, which is the name of its table."""
        rows = self.rows("SELECT * FROM columns WHERE coalesce(column_name, '') = ''")
        titles = {row["table_name"]: self.text(row, "title") for row in rows}
        return {kind: titles.get(kind, {self.languages[0]: kind}) for kind in self.types}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area by its code."""
        return {
            row["code"]: Area(
                row["code"], self.text(row, "name"), row["level"], row["parent"], row["slug"],
                counted=bool(row["counts_as_township"]), current=bool(row["current"]),
                tile=(row["tile_row"], row["tile_column"]) if row["tile_row"] and row["tile_column"] else None,
            )
            for row in self.rows("SELECT * FROM areas ORDER BY code")
        }

    @cached_property
    def districts(self) -> tuple[Area, ...]:
        """The areas with a page of their own: the whole city first, then its districts."""
        chosen = [area for area in self.areas.values() if area.slug]
        return tuple(sorted(chosen, key=lambda area: (area.level != "city", area.code)))

    @cached_property
    def terms(self) -> dict[tuple[str, str], Text]:
        """The label of every term of every vocabulary."""
        return {
            (row["vocabulary"], row["term"]): self.text(row, "label")
            for row in self.rows("SELECT * FROM vocabulary")
        }

    @cached_property
    def life_stages(self) -> dict[str, str]:
        """The stage of life of each audience that has one."""
        rows = self.rows("SELECT term, life_stage FROM vocabulary WHERE vocabulary = 'audiences'")
        return {row["term"]: row["life_stage"] for row in rows if row["life_stage"]}

    @cached_property
    def field_titles(self) -> dict[tuple[str, str], Text]:
        """The title of every field by type and path."""
        return {(row["type"], row["path"]): self.text(row, "title")
                for row in self.rows("SELECT * FROM fields")}

    def fields(self, kind: str) -> tuple[Field, ...]:
        """Return the fields of a type in the order they are shown, groups with theirs inside."""
        rows = self.rows("SELECT * FROM fields WHERE type = ? ORDER BY position", kind)
        inside: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            inside[row["path"].rpartition(".")[0]].append(row)
        return self._fields(inside, "")

    def _fields(self, inside: dict[str, list[Row]], parent: str) -> tuple[Field, ...]:
        return tuple(
            Field(
                name=row["path"].rpartition(".")[2],
                path=row["path"],
                shape=row["shape"],
                title=self.text(row, "title"),
                vocabulary=row["vocabulary"],
                targets=tuple(re.findall(r"[a-z_]+", row["targets"] or "")),
                many=bool(row["many"]),
                required=bool(row["required"]),
                description=self.text(row, "description"),
                fields=self._fields(inside, row["path"]),
            )
            for row in inside.get(parent, ())
        )

    def entries(self, kind: str) -> Iterator[Entry]:
        """Yield the published entries of a type, sorted by id."""
        for row in self.rows("SELECT * FROM entries WHERE type = ? ORDER BY id", kind):
            yield Entry(
                entry=row["entry"],
                type=row["type"],
                id=row["id"],
                status=row["status"],
                name=self.text(row, "name"),
                summary=self.text(row, "summary"),
                area=row["area"],
                district=row["district"],
                file=row["path"],
                body=json.loads(row.pop("body")),
                row=row,
            )

    def children(self, table: str, order: str) -> Children:
        """Return a reader of the rows that belong to each entry, asked for in order of entries."""
        rows = self.rows(f"SELECT * FROM {table} ORDER BY entry, {order}")
        return Children(rows)


class Children:
    """Rows of a child table, read in step with the entries so that none is held in memory."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: row["entry"])
        self._next: tuple[str, list[Row]] | None = None

    def of(self, entry: str) -> list[Row]:
        """Return the rows of an entry; entries must be asked for in ascending order."""
        while self._next is None or self._next[0] < entry:
            group = next(self._groups, None)
            if group is None:
                return []
            self._next = (group[0], list(group[1]))
        return self._next[1] if self._next[0] == entry else []
