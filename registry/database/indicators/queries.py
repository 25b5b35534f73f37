"""Writes the whole query of a number, so that a reader can run what the page shows.

The definition says what is counted, one row for each thing; what follows is the same for all: a thing
counts once for its area and all areas above; a reported quantity is the newest report of its measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent

from registry.database.literals import quoted
from registry.reference.measuring import Part, Quantity

SIDES = ("numerator", "denominator")
COLUMNS = "(area, number, period, ends, qualifier)"
# What is divided by is of the same time, else of the nearest year; the page shows both.
_NEAREST = "r.period = n.period DESC, abs(substr(r.ends, 1, 4) - substr(n.ends, 1, 4)), r.ends DESC"


def part_query(part: Part, levels: Sequence[str], code: str | None = None) -> str:
    """Return the query of a number: a row for each area.

    Its columns are area, name, numerator, period, numerator_qualifier, denominator,
    denominator_period, denominator_qualifier and value; what is not reported is NULL.

    Args:
        part: the number.
        levels: the levels of area that are asked.
        code: the indicator, for the form that readers run: with the state of each number, and a value
            only where it is one. Without, for the computation: the value whatever its state.
    """
    sides = [(side, quantity) for side in SIDES if (quantity := getattr(part, side)) is not None]
    tables = ",\n".join(_side(side, quantity, part) for side, quantity in sides)
    joins = "\n".join(f"LEFT JOIN {side}s AS {side[0]} ON {side[0]}.area = a.code" for side, _ in sides)
    has_denominator = len(sides) > 1
    denominator = _number("d", part.denominator) if part.denominator else "NULL"
    return (
        f"WITH {tables}\n"
        f"SELECT a.code AS area, a.name,\n"
        f"       {_number('n', part.numerator)} AS numerator, n.period,\n"
        f"       n.qualifier AS numerator_qualifier, {denominator} AS denominator,\n"
        f"       {'d.period' if has_denominator else 'NULL'} AS denominator_period,"
        f" {'d.qualifier' if has_denominator else 'NULL'} AS denominator_qualifier,\n"
        f"{_valued(part, code)}"
        f"FROM areas AS a\n"
        f"JOIN area_ancestors AS root ON root.area = a.code\n"
        f"{joins}\n{_judged(part, code)}"
        f"WHERE root.ancestor = (SELECT value FROM meta WHERE key = 'root_area')\n"
        f"  AND a.level IN ({', '.join(map(quoted, levels))})\n"
        f"  AND a.current = 1\n"
        f"ORDER BY root.distance, a.code"
    )


def _valued(part: Part, code: str | None) -> str:
    if code is None or part.compare:
        return f"       {_value(part)} AS value\n"
    return f"       v.state, CASE v.state WHEN 'value' THEN {_value(part)} END AS value\n"


def _judged(part: Part, code: str | None) -> str:
    """Join the state of each number; rates that are only compared have none of their own."""
    if code is None or part.compare:
        return ""
    return (f"JOIN indicator_values AS v\n  ON v.indicator = {quoted(code)} AND v.part = {quoted(part.part)}"
            " AND v.area = a.code\n")


def evidence_query(sql: str) -> str:
    """Return the query of the entries that show what is counted, each with its area and thing."""
    return (f"WITH counted (area, thing, entry) AS (\n{indent(sql, '  ')}\n)\n"
            "SELECT DISTINCT area, thing, entry FROM counted WHERE entry IS NOT NULL ORDER BY 1, 2, 3")


def _side(side: str, quantity: Quantity, part: Part) -> str:
    if not quantity.measures:
        return (f"{side} (area, thing, entry) AS (\n{indent(quantity.sql or '', '  ')}\n),\n"
                f"{side}s {COLUMNS} AS (\n"
                f"  SELECT up.ancestor, count(DISTINCT c.thing), NULL, NULL, NULL\n"
                f"  FROM {side} AS c JOIN area_ancestors AS up ON up.area = c.area\n"
                f"  GROUP BY up.ancestor\n)")
    return f"{side}s {COLUMNS} AS (\n{indent(_reported(side, quantity.measures, part), '  ')}\n)"


def _reported(side: str, measures: Sequence[str], part: Part) -> str:
    if len(measures) > 1:
        return ("SELECT area, sum(value), max(period), max(ends),\n"
                "       CASE count(DISTINCT coalesce(qualifier, 'exact')) WHEN 1 THEN max(qualifier)"
                " ELSE 'about' END\n"
                f"FROM reports\nWHERE newest = 1 AND measure IN ({', '.join(map(quoted, measures))})\n"
                f"GROUP BY area\nHAVING count(*) = {len(measures)}"
                " AND count(DISTINCT substr(ends, 1, 4)) = 1")
    beside = side == "denominator" and bool(part.numerator.measures)
    if not beside:
        return ("SELECT area, value, period, ends, qualifier\n"
                f"FROM reports\nWHERE newest = 1 AND measure = {quoted(measures[0])}")
    return ("SELECT area, value, period, ends, qualifier\nFROM (\n"
            "  SELECT r.*, row_number() OVER (\n"
            "    PARTITION BY r.area\n"
            f"    ORDER BY {_NEAREST}) AS place\n"
            "  FROM reports AS r LEFT JOIN numerators AS n ON n.area = r.area\n"
            f"  WHERE r.measure = {quoted(measures[0])})\nWHERE place = 1")


def _number(alias: str, quantity: Quantity) -> str:
    """A count of nothing is 0, and its state says whether it can be believed; a report is not."""
    return f"{alias}.number" if quantity.measures else f"coalesce({alias}.number, 0)"


def _value(part: Part) -> str:
    numerator = _number("n", part.numerator)
    if part.denominator is None or part.of_total:
        return numerator
    ratio = f"1.0 * {numerator} / nullif({_number('d', part.denominator)}, 0)"
    return ratio if part.multiply is None else f"{part.multiply} * {ratio}"
