"""Asks the questions of a built database, as the site and Datasette do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def ask(database: Path, question: str, **parameters: str) -> list[Row]:
    """Return the rows of an answer; parameters left out are empty."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        (sql,) = opened.execute("SELECT sql FROM questions WHERE question = ?", [question]).fetchone()
        asked = {"area": "", "as_of": "", **parameters}
        return [dict(row) for row in opened.execute(sql, asked)]


def column(rows: list[Row], *names: str) -> list[Any]:
    """Return the values of one column, or of several as tuples."""
    values = [tuple(row[name] for name in names) for row in rows]
    return [value[0] for value in values] if len(names) == 1 else values
