"""Finds where a field stands in a text of the plain form, from its lines alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from registry.findings import Span
from registry.yaml_source.source import Path, Place

Row = tuple[str, str, str, str, str]
"""What a line consists of: indent, dash, key, unquoted value, quoted value."""

_TO_VALUE = re.compile(" *(?:- +)?(?:[a-z_0-9]+: +)?")


class _Group(NamedTuple):
    """Where a group or a list begins: its first line, its column, and which of the two it is."""

    first: int
    column: int
    is_list: bool


def place_in(rows: list[Row], text: str, path: Path) -> Place | None:
    """Return where a field stands; None where there is no such field.

    Args:
        rows: the lines, taken apart.
        text: the text they come from.
        path: the field.
    """
    group: _Group | None = _beginning(rows, 0)
    at = 0
    for part in path:
        found = _line_of(rows, group, part) if group else None
        if found is None:
            return None
        at = found
        group = _below(rows, at, part)
    return _place(rows, text, at, path[-1], group) if path else None


def _line_of(rows: list[Row], group: _Group, part: str | int) -> int | None:
    """Return the line of a field of a group or of an item of a list, counted from 0."""
    if isinstance(part, int) is not group.is_list:
        return None
    if isinstance(part, int):
        return _line_of_item(rows, group, part)
    first, column, _ = group
    for at in range(first, len(rows)):
        indent, dash, key, _, _ = rows[at]
        if (key or dash) and len(indent) < column and at > first:
            return None
        if key == part and len(indent) + len(dash) == column:
            return at
    return None


def _line_of_item(rows: list[Row], group: _Group, number: int) -> int | None:
    first, column, _ = group
    for at in range(first, len(rows)):
        indent, dash, key, _, _ = rows[at]
        if len(indent) > column or not (dash or key):
            continue
        if len(indent) < column or not dash:
            return None
        if not number:
            return at
        number -= 1
    return None


def _below(rows: list[Row], at: int, part: str | int) -> _Group | None:
    """Return the group or list that is the value of a field or item; None of a text."""
    indent, dash, key, plain, quoted = rows[at]
    if isinstance(part, int) and key:
        return _Group(at, len(indent) + len(dash), is_list=False)
    return None if plain or quoted else _beginning(rows, at + 1)


def _beginning(rows: list[Row], at: int) -> _Group:
    """Return the group or list that begins on the next line that holds anything."""
    while True:
        indent, dash, key, _, _ = rows[at]
        if dash or key:
            return _Group(at, len(indent), bool(dash))
        at += 1


def _place(rows: list[Row], text: str, at: int, part: str | int, group: _Group | None) -> Place:
    if group:
        line, column = group.first + 1, group.column + 1
        value = Span(line, column, line, column)
    else:
        value = _of_text(rows[at], text.split("\n", at + 1)[at], at + 1)
    if isinstance(part, int):
        return Place(value, value)
    indent, dash, key, _, _ = rows[at]
    start = len(indent) + len(dash) + 1
    return Place(Span(at + 1, start, at + 1, start + len(key)), value)


def _of_text(row: Row, line: str, number: int) -> Span:
    """Return the span of the text on a line, its quotes included."""
    found = _TO_VALUE.match(line)
    assert found, "nothing of it must be there"
    quotes = 2 if row[4] else 0
    start = found.end() + 1
    return Span(number, start, number, start + len(row[3] or row[4]) + quotes)
