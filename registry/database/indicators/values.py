"""Computes every number of every indicator, with its state, its gaps and the entries behind it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.database.indicators.comparing import compare
from registry.database.indicators.promises import Promises, is_whole_by_itself
from registry.database.indicators.queries import SIDES, evidence_query, part_query
from registry.database.indicators.states import (
    VALUE,
    counted_state,
    reported_state,
    worst,
)
from registry.errors import ReferenceFault
from registry.reference import Reference
from registry.reference.measuring import Indicator, Part, Quantity

Row = dict[str, Any]
LEVELS = ("city", "district", "township", "residential")
"""From the widest to the finest."""
COMPARED = ("district",)
"""The level whose areas are compared with each other."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a number is none: a measure that nobody reported, or a list that nobody promises is whole."""

    side: str
    measure: str | None = None
    counted_list: str | None = None


class Values:
    """Asks the database, once the entries are in it, for the numbers of one indicator after another."""

    def __init__(self, connection: sqlite3.Connection, reference: Reference, as_of: str) -> None:
        self._db = connection
        self._reference = reference
        self._as_of = as_of
        self._promises = Promises(reference, as_of)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield pairs of table and row for all indicators."""
        for code, indicator in self._reference.indicators.items():
            for part in indicator.parts:
                for table, row in self._part(indicator, part):
                    yield table, {"indicator": code, "part": part.part, **row}

    def _part(self, indicator: Indicator, part: Part) -> Iterator[tuple[str, Row]]:
        query = part_query(part, COMPARED if part.compare else indicator.levels)
        yield "indicator_queries", {"sql": query}
        rows = [self._judged(part, row) for row in self._ask(indicator, part, query)]
        if part.compare:
            root = self._reference.instance.root_area
            compared = compare(part, [row for row, _ in rows], self._reference)
            gaps = list(dict.fromkeys(gap for _, found in rows for gap in found))
            rows = [({**compared, "area": root, "as_of": self._as_of}, gaps)]
        for row, gaps in rows:
            yield "indicator_values", row
            for position, gap in enumerate(gaps, 1):
                yield "indicator_gaps", {"area": row["area"], "position": position, "side": gap.side,
                                         "measure": gap.measure, "counted_list": gap.counted_list}
        yield from self._evidence(part, indicator)

    def _ask(self, indicator: Indicator, part: Part, query: str) -> Iterator[Row]:
        try:
            cursor = self._db.execute(query)
        except sqlite3.Error as fault:
            where = f"indicators.yaml {indicator.indicator} {part.part}"
            raise ReferenceFault(
                f"{where}:SQL 不能运行:{fault}。每条须有三列:地区、所数之物、条目。",
                f"{where}: the SQL does not run: {fault}. Each yields three columns: area, thing, entry."
            ) from fault
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, values, strict=True)) for values in cursor.fetchall())

    def _judged(self, part: Part, row: Row) -> tuple[Row, list[Gap]]:
        """Return the row of a number as it is published, and what is missing for it to be one."""
        area = row["area"]
        gaps: list[Gap] = []
        states = []
        for side in SIDES:
            quantity: Quantity | None = getattr(part, side)
            if quantity is not None:
                states.append(self._state(quantity, area, row[side]))
                gaps += self._gaps(side, quantity, area, row[side])
        state = worst(states)
        reported = bool(part.numerator.measures)
        return {
            "area": area,
            "period": row["period"] if reported else self._as_of,
            "numerator": row["numerator"],
            "denominator": row["denominator"],
            "denominator_period": row["denominator_period"],
            "value": row["value"] if state == VALUE else None,
            "qualifier": _qualifier(row["numerator_qualifier"], row["denominator_qualifier"]),
            "state": state,
            "as_of": self._as_of,
        }, gaps if state != VALUE else []

    def _state(self, quantity: Quantity, area: str, number: float | None) -> str:
        if quantity.measures:
            applies = all(self._measured(name, area) for name in quantity.measures)
            return reported_state(applies=applies, reported=number is not None)
        # A whole list without anything in the area: what is counted cannot be there at all.
        applies = number != 0 or not all(is_whole_by_itself(name) for name in quantity.lists)
        return counted_state(applies=applies, promised=not self._promises.missing(quantity.lists, area))

    def _measured(self, measure: str, area: str) -> bool:
        """Return whether a measure is published for areas as fine as this one."""
        finest = self._reference.measures[measure].finest_level
        known = self._reference.area(area)
        return finest is None or known is None or LEVELS.index(known.level) <= LEVELS.index(finest)

    def _gaps(
        self, side: str, quantity: Quantity, area: str, number: float | None
    ) -> Iterator[Gap]:
        if quantity.measures:
            missing = self._unreported(quantity, area) if number is None else ()
            yield from (Gap(side, measure=name) for name in missing)
        else:
            missing = self._promises.missing(quantity.lists, area)
            yield from (Gap(side, counted_list=name) for name in missing)

    def _unreported(self, quantity: Quantity, area: str) -> list[str]:
        query = "SELECT 1 FROM reports WHERE measure = ? AND area = ? AND newest = 1"
        return [name for name in quantity.measures
                if self._db.execute(query, [name, area]).fetchone() is None]

    def _evidence(self, part: Part, indicator: Indicator) -> Iterator[tuple[str, Row]]:
        for side in SIDES:
            quantity: Quantity | None = getattr(part, side)
            if quantity is None:
                continue
            found = self._reports(quantity) if quantity.measures else self._ask(
                indicator, part, evidence_query(quantity))
            for row in found:
                yield "indicator_evidence", {"side": side, **row}

    def _reports(self, quantity: Quantity) -> Iterator[Row]:
        """Every report of the measures: the newest is read, or that of the numerator's time."""
        marks = ", ".join("?" * len(quantity.measures))
        query = ("SELECT DISTINCT area, measure, 'statistics/' || statistic FROM reports"
                 f" WHERE measure IN ({marks}) ORDER BY 1, 2, 3")
        for area, measure, entry in self._db.execute(query, quantity.measures).fetchall():
            yield {"area": area, "thing": measure, "entry": entry}


def _qualifier(numerator: str | None, denominator: str | None) -> str | None:
    """Return how exact a ratio is: as the number on top, or about where what it is divided by is not."""
    return numerator if denominator is None else "about"
