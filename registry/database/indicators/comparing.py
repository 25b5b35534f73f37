"""Compares the districts of a city with each other: the widest gap, the spread, one group by another."""

from __future__ import annotations

from statistics import fmean, pstdev
from typing import Any

from registry.database.indicators.states import VALUE, worst
from registry.reference import Reference
from registry.reference.measuring import Part

Row = dict[str, Any]


def compare(part: Part, rows: list[Row], reference: Reference) -> Row:
    """Return the number of the whole city, from the numbers of its districts.

    It is one only where every district has one: a gap between those that are known and those that
    nobody told of would say nothing. The spread is the standard deviation of all districts, no
    estimate from a sample, by their mean.
    """
    state = worst(row["state"] for row in rows)
    if state != VALUE or not rows:
        return {"state": state, "value": None, "numerator": None, "denominator": None}
    above, below = _sides(part, rows, reference)
    inexact = any(row["qualifier"] for row in rows)
    return {
        "state": state,
        "numerator": above,
        "denominator": below,
        "value": above / below if above is not None and below else None,
        "qualifier": "about" if inexact else None,
        "period": _shared(rows, "period"),
        "denominator_period": _shared(rows, "denominator_period"),
    }


def _shared(rows: list[Row], name: str) -> Any:
    """Return what is the same in all rows; of several times none can stand for the others."""
    found = {row[name] for row in rows}
    return found.pop() if len(found) == 1 else None


def _sides(
    part: Part, rows: list[Row], reference: Reference
) -> tuple[float | None, float | None]:
    """Return what stands above and below the stroke of the comparison."""
    values = [row["value"] for row in rows if row["value"] is not None]
    above, _, below = (part.compare or "").partition("/")
    statistics = {"max": max, "min": min, "sd": pstdev, "mean": fmean}
    if above in statistics and values:
        return statistics[above](values), statistics[below](values)
    return _group(above, part, rows, reference), _group(below, part, rows, reference)


def _group(name: str, part: Part, rows: list[Row], reference: Reference) -> float | None:
    """Return the number of a group of areas: numerators and denominators are added up first."""
    inside = [row for row in rows if reference.areas[row["area"]].group == name]
    numerator = sum(row["numerator"] for row in inside)
    if part.denominator is None:
        return float(numerator)
    denominator = sum(row["denominator"] for row in inside)
    return (part.multiply or 1) * numerator / denominator if denominator else None
