"""Chooses, for each measure, area and period, the one report that indicators read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from registry.shapes.periods import begins, ends

Row = dict[str, Any]

# A number of a group or of a narrower population is none of its measure; one that was corrected is no
# more, and what its correction does not name still stands.
_USABLE = """
SELECT o.measure, o.area, o.period, o.value, nullif(o.qualifier, 'exact') AS qualifier,
       o.statistic, o.number, e.confidence, e.last_source_date
FROM observations AS o
JOIN statistics AS s ON s.id = o.statistic
JOIN entries AS e ON e.entry = s.entry
WHERE o.area IS NOT NULL AND o.category IS NULL AND s.population IS NULL AND s.status = 'active'
  AND NOT EXISTS (
    SELECT 1 FROM statistics AS later JOIN observations AS mended ON mended.statistic = later.id
    WHERE later.revises = s.id AND later.status = 'active' AND mended.measure = o.measure
      AND mended.area = o.area AND mended.period = o.period AND mended.category IS NULL)
ORDER BY o.measure, o.area, o.statistic, o.number
"""
TRUST = ("low", "medium", "high")


def report_rows(connection: sqlite3.Connection, as_of: str) -> Iterator[tuple[str, Row]]:
    """Yield the table `reports`: where several say a number of one time, the best source speaks.

    A period that begins after the as-of day is not read yet.
    """
    cursor = connection.execute(_USABLE)
    names = [column[0] for column in cursor.description]
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in (dict(zip(names, values, strict=True)) for values in cursor):
        if begins(row["period"]) <= as_of:
            found.setdefault((row["measure"], row["area"], row["period"]), []).append(row)
    chosen = [_report(rows) for rows in found.values()]
    newest: dict[tuple[str, str], Row] = {}
    for row in chosen:
        best = newest.setdefault((row["measure"], row["area"]), row)
        if (row["ends"], row["period"]) > (best["ends"], best["period"]):
            newest[row["measure"], row["area"]] = row
    for row in sorted(chosen, key=lambda one: (one["measure"], one["area"], one["ends"], one["period"])):
        yield "reports", {**row, "newest": int(newest[row["measure"], row["area"]] is row)}


def _report(rows: Iterable[Row]) -> Row:
    """Return the best of several numbers of one time: that of the best source, exact before inexact."""
    rows = list(rows)
    best = max(reversed(rows), key=lambda row: (
        TRUST.index(row["confidence"]), row["qualifier"] is None, row["last_source_date"] or ""))
    others = {(row["value"], row["qualifier"]) for row in rows} - {(best["value"], best["qualifier"])}
    return {
        **{name: best[name] for name in ("measure", "area", "period", "value", "qualifier", "statistic",
                                         "number")},
        "ends": ends(best["period"]),
        "differing": len(others),
    }
