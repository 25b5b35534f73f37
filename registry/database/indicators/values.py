"""Computes every number of every indicator, with its state, its gaps and the entries behind it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.database.indicators.comparing import compare
from registry.database.indicators.promises import Promises, is_whole_by_itself
from registry.database.indicators.queries import SIDES, evidence_query, part_query
from registry.database.indicators.states import VALUE, counted_state, reported_state, worst
from registry.database.indicators.unplaced import Unplaced
from registry.errors import ReferenceFault
from registry.reference import Reference
from registry.reference.measuring import Indicator, Part, Quantity
from registry.shapes.periods import ends

Row = dict[str, Any]
LEVELS = ("city", "district", "township", "residential")
"""From the widest to the finest."""
RESIDENTIAL = "areas/residential"
COMPARED = ("district",)
"""The level whose areas are compared with each other."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a number is none.

    Attributes:
        side: numerator or denominator.
        measure: one that nobody reported.
        counted_list: one that nobody promises is whole, or that does not know the area yet.
        unplaced: how many entries of the lists have too wide an area to be counted.
    """

    side: str
    measure: str | None = None
    counted_list: str | None = None
    unplaced: int | None = None


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
        levels = COMPARED if part.compare else indicator.levels
        yield "indicator_queries", {"sql": part_query(part, levels, indicator.indicator)}
        unplaced = {side: Unplaced(self._unplaced(indicator, part, side), self._reference)
                    for side in SIDES}
        rows = [self._judged(part, row, unplaced)
                for row in self._ask(indicator, part, part_query(part, levels))]
        used = [row for row, _ in rows]
        if part.compare:
            root = self._reference.instance.root_area
            compared = compare(part, [row for row, _ in rows], self._reference)
            gaps = list(dict.fromkeys(gap for _, found in rows for gap in found))
            rows = [({**compared, "area": root, "as_of": self._as_of}, gaps)]
        for row, gaps in rows:
            yield "indicator_values", row
            for position, gap in enumerate(gaps, 1):
                yield "indicator_gaps", {
                    "area": row["area"], "position": position, "side": gap.side, "measure": gap.measure,
                    "counted_list": gap.counted_list, "unplaced": gap.unplaced}
        yield from self._evidence(part, indicator, used)

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

    def _unplaced(self, indicator: Indicator, part: Part, side: str) -> list[str]:
        """Return the areas of the entries that are too widely placed to be counted, one for each."""
        quantity: Quantity | None = getattr(part, side)
        if quantity is None or quantity.unplaced is None:
            return []
        return [row["area"] for row in self._ask(indicator, part, evidence_query(quantity.unplaced))]

    def _judged(
        self, part: Part, row: Row, unplaced: dict[str, Unplaced]
    ) -> tuple[Row, list[Gap]]:
        """Return the row of a number as it is published, and what is missing for it to be one."""
        area = row["area"]
        gaps: list[Gap] = []
        states = []
        for side in SIDES:
            quantity: Quantity | None = getattr(part, side)
            if quantity is not None:
                gaps += self._gaps(side, quantity, row, unplaced[side].of(area))
                states.append(self._state(quantity, row[side], area, [one for one in gaps if one.side == side]))
        state = worst(states)
        reported = bool(part.numerator.measures)
        return {
            "area": area,
            "period": row["period"] if reported else self._as_of,
            "numerator": row["numerator"],
            "denominator": row["denominator"],
            "denominator_period": row["denominator_period"],
            "value": row["value"] if state == VALUE else None,
            "qualifier": _qualifier(row),
            "state": state,
            "as_of": self._as_of,
        }, gaps if state != VALUE else []

    def _state(
        self, quantity: Quantity, number: float | None, area: str, gaps: list[Gap]
    ) -> str:
        if quantity.measures:
            applies = all(self._measured(name, area) for name in quantity.measures)
            return reported_state(applies=applies, reported=number is not None)
        # A whole list without anything in the area: what is counted cannot be there at all.
        applies = bool(number or gaps) or not all(is_whole_by_itself(name) for name in quantity.lists)
        return counted_state(applies=applies, promised=not gaps)

    def _measured(self, measure: str, area: str) -> bool:
        """Return whether a measure is published for areas as fine as this one."""
        finest = self._reference.measures[measure].finest_level
        known = self._reference.area(area)
        return finest is None or known is None or LEVELS.index(known.level) <= LEVELS.index(finest)

    def _gaps(
        self, side: str, quantity: Quantity, row: Row, unplaced: int
    ) -> Iterator[Gap]:
        area, number = row["area"], row[side]
        if quantity.measures:
            missing = self._unreported(quantity, area) if number is None else ()
            yield from (Gap(side, measure=name) for name in missing)
            return
        yield from (Gap(side, counted_list=name)
                    for name in self._promises.missing(quantity.lists, area))
        if not number:
            yield from (Gap(side, counted_list=name) for name in quantity.lists
                        if name == RESIDENTIAL and self._is_young(area))
        if unplaced:
            yield Gap(side, unplaced=unplaced)

    def _is_young(self, area: str) -> bool:
        """Return whether an area was set up later than the list of residential areas may know."""
        known = self._reference.area(area)
        return known is not None and known.level == "township" and known.valid_from is not None

    def _unreported(self, quantity: Quantity, area: str) -> list[str]:
        """Return the measures that nobody reported; all of them where they are of different years."""
        query = "SELECT 1 FROM reports WHERE measure = ? AND area = ? AND newest = 1"
        missing = [name for name in quantity.measures
                   if self._db.execute(query, [name, area]).fetchone() is None]
        return missing or [*quantity.measures]

    def _evidence(
        self, part: Part, indicator: Indicator, used: list[Row]
    ) -> Iterator[tuple[str, Row]]:
        for side in SIDES:
            quantity: Quantity | None = getattr(part, side)
            if quantity is None:
                continue
            period = "period" if side == "numerator" else "denominator_period"
            found = self._reports(quantity, {(row["area"], row[period]) for row in used}) \
                if quantity.measures else self._ask(indicator, part, evidence_query(quantity.sql or ""))
            for row in found:
                yield "indicator_evidence", {"side": side, **row}

    def _reports(
        self, quantity: Quantity, used: set[tuple[str, str | None]]
    ) -> Iterator[Row]:
        """Yield the reports that were read: of several measures the newest, of one that of its time."""
        marks = ", ".join("?" * len(quantity.measures))
        query = ("SELECT area, measure, 'statistics/' || statistic, period, newest FROM reports"
                 f" WHERE measure IN ({marks}) ORDER BY 1, 2, 3")
        several = len(quantity.measures) > 1
        for area, measure, entry, period, newest in self._db.execute(query, quantity.measures).fetchall():
            if (newest and several and any(area == one for one, _ in used)) or (area, period) in used:
                yield {"area": area, "thing": measure, "entry": entry}


def _qualifier(row: Row) -> str | None:
    """Return how exact a ratio is: as the number on top; about where the other is not, or of another year."""
    if row["denominator_qualifier"] or _years_apart(row["period"], row["denominator_period"]):
        return "about"
    above: str | None = row["numerator_qualifier"]
    return above


def _years_apart(period: str | None, other: str | None) -> bool:
    return bool(period and other) and ends(str(period))[:4] != ends(str(other))[:4]
