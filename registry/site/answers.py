"""An answer of the database as a table for readers: names in their language, links, qualifiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from registry.site.figures import plain
from registry.site.labels import Labels
from registry.site.queries import Row
from registry.site.views import Shown, Table

FIRST_ROWS = 4
STATE, STATES = "state", "answer-states"
BESIDE = ("name", "qualifier", "statistic")
"""What belongs to another column and stands in its cell: `x_name` in `x`."""
OF_VALUE = {"qualifier": "value"}


def answer_table(columns: list[Row], rows: list[Row], labels: Labels) -> Table:
    """Return the first rows of an answer under the titles of those columns that say anything there."""
    names = {column["name"] for column in columns}
    first = rows[:FIRST_ROWS]
    shown = [column for column in columns if not _belongs(column["name"], names)
             and any(_cell(column, row, labels) for row in first)]
    heads = tuple(labels.text(labels.registry.text(column, "title")) for column in shown)
    return Table(heads, tuple(
        tuple(_cell(column, row, labels) for column in shown) for row in first))


def states(columns: list[Row], rows: list[Row], labels: Labels) -> list[tuple[Shown, int]]:
    """Return how many rows of an answer are in each state, where it has states, as they come."""
    if not any(column["name"] == STATE for column in columns):
        return []
    counted = Counter(row[STATE] for row in rows)
    return [(replace(labels.term(STATES, state), mark=None), number) for state, number in counted.items()]


def _belongs(name: str, names: set[str]) -> bool:
    base, _, part = name.rpartition("_")
    return OF_VALUE.get(name) in names or (part in BESIDE and base in names)


def _cell(column: Row, row: Row, labels: Labels) -> tuple[Shown, ...]:
    name, value = column["name"], row[column["name"]]
    if value is None:
        said = row.get(f"{name}_name")
        return (_text(said, labels),) if said else ()
    if isinstance(value, int | float) and not column["shows"]:
        return (_number(name, value, row, labels),)
    kind, _, listed = (column["shows"] or "").partition(" ")
    return (_SHOWN.get(kind, _plain)(value, listed, labels),)


def _number(name: str, value: float, row: Row, labels: Labels) -> Shown:
    """Show a number with what limits it, and a link to the statistic it is from."""
    of_value = name if name != "value" else ""
    qualifier = row.get(f"{of_value}_qualifier".strip("_"))
    text = plain(value)
    if qualifier:
        label = labels.term("qualifiers", qualifier).text
        text = labels.words("figure.qualified", qualifier=label, number=text)
    statistic = row.get(f"{name}_statistic")
    return Shown(text, href=labels.links.page(f"{statistic}/") if statistic else None, mark="figure")


def _text(value: Any, labels: Labels) -> Shown:
    return labels.text({labels.registry.languages[0]: str(value)})


def _plain(value: Any, _: str, __: Labels) -> Shown:
    return Shown(str(value))


def _area(value: str, _: str, labels: Labels) -> Shown:
    area = labels.registry.areas.get(value)
    return labels.area_link(area) if area else Shown(value)


_SHOWN: dict[str, Callable[[Any, str, Labels], Shown]] = {
    "area": _area,
    "entry": lambda value, _, labels: labels.reference(value, ()),
    "type": lambda value, _, labels: labels.kind(value),
    "term": lambda value, vocabulary, labels: labels.term(vocabulary, value),
    "listed": lambda value, name, labels: labels.listed(name, value),
    "date": lambda value, _, labels: labels.date(str(value)),
    "period": lambda value, _, labels: labels.period(str(value)),
    "link": lambda value, _, labels: labels.link(value),
    "text": lambda value, _, labels: _text(value, labels),
}
