"""Answers as text: a table for people, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any

from registry.findings import printable
from registry.shapes.formulas import is_formula

Rows = Sequence[Sequence[Any]]
WIDE = 100_000
"""Columns are as wide as they must be; a terminal wraps what it cannot show."""


def as_table(names: Sequence[str], rows: Rows) -> str:
    """Return rows under their names in columns that also line up where characters are two wide."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for place, name in enumerate(names):
        numeric = all(isinstance(row[place], int | float | None) for row in rows)
        table.add_column(Text(printable(name, WIDE)), no_wrap=True, justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(Text(_shown(value)) for value in row))
    console = Console(file=io.StringIO(), width=WIDE, color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def as_csv(names: Sequence[str], rows: Rows) -> str:
    """Return CSV; a text that a spreadsheet would work out has an apostrophe before it."""
    said = io.StringIO()
    writer = csv.writer(said, lineterminator="\n")
    writer.writerow([_inert(name) for name in names])
    writer.writerows([_inert(_plain(value)) for value in row] for row in rows)
    return said.getvalue()


def as_json(names: Sequence[str], rows: Rows) -> str:
    """Return an array of objects, one to a line; what is empty is null."""
    lines = [json.dumps(dict(zip(names, map(_finite, row), strict=True)), ensure_ascii=False) for row in rows]
    return "[" + ",\n ".join(lines) + "]\n"


FORMS: dict[str, Callable[[Sequence[str], Rows], str]] = {"table": as_table, "csv": as_csv, "json": as_json}


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _finite(value: Any) -> Any:
    """JSON has no word for what is beyond all numbers."""
    return str(value) if isinstance(value, float) and not isfinite(value) else _plain(value)


def _shown(value: Any) -> str:
    """Return a value on one line, without what would command a terminal."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return printable(" ".join(str(_plain(value)).split()), WIDE)


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value
