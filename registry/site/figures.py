"""Reported numbers as a page shows them: as printed, with what they count and where they are from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from registry.site.labels import Labels
from registry.site.queries import Registry, Row
from registry.site.views import Fact, Section, Shown, Table

TOTAL = 0
"""The number that the total of a statistic has among its rows."""

_SAYING = (
    "SELECT o.*, s.entry FROM observations o"
    " JOIN statistics s ON s.id = o.statistic JOIN entries e ON e.entry = s.entry"
    " WHERE e.status IN ('active', 'paused') ORDER BY o.measure, o.period DESC, o.statistic, o.number"
)
Cell = tuple[Shown, ...]
Column = tuple[str, Callable[[Row, Labels], Cell]]


class Figures:
    """Every number of the statistics that are listed, by measure, by area and by statistic."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.measures = {row["measure"]: row for row in registry.rows("SELECT * FROM measures")}
        self._rows = list(registry.rows(_SAYING))

    @cached_property
    def of_measure(self) -> dict[str, list[Row]]:
        """The numbers of each measure, newest first."""
        return self._by("measure")

    @cached_property
    def of_area(self) -> dict[str, list[Row]]:
        """The numbers of each area, and of none of the areas inside it."""
        return self._by("area")

    @cached_property
    def of_entry(self) -> dict[str, list[Row]]:
        """The numbers of each statistic, its total first."""
        return self._by("entry")

    def _by(self, column: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            if row[column] is not None:
                found[row[column]].append(row)
        return found

    def headline(self, entry: str, labels: Labels) -> Shown | None:
        """Return the one number of a statistic, its only row or its total; of more, how many."""
        rows = self.of_entry.get(entry, [])
        chosen = [row for row in rows if row["number"] == TOTAL] or rows
        if len(chosen) == 1:
            return self.number(chosen[0], labels)
        return labels.word("figure.count", number=len(rows)) if rows else None

    def newest(self, measure: str, area: str, labels: Labels) -> Shown | None:
        """Return the newest number of a measure for an area, with its period, if there is one.

        The number of one group is none of the whole area; where sources differ, all are said.
        """
        rows = [row for row in self.of_measure.get(measure, ())
                if row["area"] == area and row["category"] is None]
        if not rows:
            return None
        period = rows[0]["period"]
        numbers = dict.fromkeys(self.number(row, labels).text
                                for row in rows if row["period"] == period)
        return labels.word("figure.newest", number=labels.words("figure.or").join(numbers),
                           period=labels.period(period).text)

    def number(self, row: Row, labels: Labels) -> Shown:
        """Show a number with its qualifier and unit: more than 3,500,000 people."""
        unit = labels.text(self.registry.text(self.measures[row["measure"]], "unit")).text
        said = labels.words("figure.number", number=plain(row["value"]), unit=unit)
        if row["qualifier"] in (None, "exact"):
            return Shown(said)
        qualifier = labels.term("qualifiers", row["qualifier"]).text
        return Shown(labels.words("figure.qualified", qualifier=qualifier, number=said))

    def table(self, rows: Iterable[Row], labels: Labels, *leave: str) -> Table:
        """Return numbers as a table of those columns that hold anything, but for some to leave."""
        rows = list(rows)
        cells = {name: [show(row, labels) for row in rows]
                 for name, show in self._columns if name not in leave}
        used = [name for name, shown in cells.items() if any(shown)]
        heads = tuple(labels.word(f"figure.{name}") for name in used)
        return Table(heads, tuple(tuple(cells[name][place] for name in used)
                                  for place in range(len(rows))))

    @property
    def _columns(self) -> tuple[Column, ...]:
        return (
            ("measure", lambda row, labels: (labels.listed("measures", row["measure"]),)),
            ("whose", _whose),
            ("category", lambda row, _: (Shown(row["category"]),) if row["category"] else ()),
            ("period", lambda row, labels: (labels.period(row["period"]),)),
            ("value", lambda row, labels: (self.number(row, labels),)),
            ("as_printed", lambda row, _: (Shown(row["value_text"]),) if row["value_text"] else ()),
            ("statistic", _statistic),
        )

    def definition(self, measure: str, labels: Labels) -> Section:
        """Return what a measure counts, so that its numbers can be read."""
        row = self.measures[measure]
        return Section("measure", labels.listed("measures", measure),
                       (measure_facts(row, self.registry, labels),))


def measure_facts(row: Row, registry: Registry, labels: Labels) -> tuple[Fact, ...]:
    """Return the definition of a measure as facts."""
    def text(column: str) -> Cell:
        return (labels.text(registry.text(row, column)),)

    facts: list[tuple[str, Any]] = [
        ("unit", text("unit")),
        ("population", text("population")),
        ("time", (labels.term("measure-times", row["time"]),)),
        ("additive", (labels.word("yes" if row["additive"] else "no"),)),
    ]
    if row.get("small_cell_threshold"):
        facts.append(("threshold", (Shown(str(row["small_cell_threshold"])),)))
    if row.get("note"):
        facts.append(("note", text("note")))
    return tuple(Fact(labels.word(f"measure.{name}"), values) for name, values in facts)


def plain(value: float) -> str:
    """Write a number with its thousands apart and no zeros that the source did not print."""
    whole = int(value)
    return f"{whole:,}" if whole == value else f"{value:,.10f}".rstrip("0").rstrip(".")


def _whose(row: Row, labels: Labels) -> Cell:
    """Show whose number it is; the total of a statistic says that it is one."""
    total = (labels.word("figure.total"),) if row["number"] == TOTAL else ()
    if row["area"]:
        return (labels.area(row["area"])[-1], *total)
    if row["organization"]:
        return (labels.reference(row["organization"], ("organizations",)), *total)
    name = labels.registry.text(row, "organization_name")
    return (labels.text(name), *total) if name else total


def _statistic(row: Row, labels: Labels) -> Cell:
    return (labels.reference(row["entry"], ()),)
