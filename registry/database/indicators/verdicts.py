"""Says of each target whether it is met, where, and if that cannot be said, why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.database.indicators.promises import is_whole_by_itself
from registry.database.indicators.states import LIST_NOT_COMPLETE, VALUE
from registry.reference import Reference
from registry.reference.measuring import Indicator, Part, Quantity
from registry.reference.policy import Target
from registry.shapes.periods import ends

Row = dict[str, Any]
MET, NOT_MET, NOT_YET, NOT_JUDGED = "met", "not_met", "not_yet", "not_judged"
AT_LEAST = frozenset({"at_least", "more_than"})
LIMITS = ("at_least", "more_than", "at_most")


def verdict_rows(reference: Reference, values: list[Row]) -> Iterator[tuple[str, Row]]:
    """Yield the table `target_verdicts`, given the rows of `indicator_values`."""
    number = 0
    for origin, target in _targets(reference):
        indicator = reference.indicators.get(target.indicator or origin.get("indicator") or "")
        if indicator is None:
            continue
        measured = target if _has_limit(target) else indicator.target or target
        deadline = target.by or measured.by
        for row in values:
            if row["indicator"] == indicator.indicator and _asked(target, measured, row, reference):
                number += 1
                part = next(one for one in indicator.parts if one.part == row["part"])
                yield "target_verdicts", {
                    "number": number, **origin, "indicator": indicator.indicator,
                    "part": row["part"], "area": row["area"],
                    **{name: getattr(measured, name) for name in LIMITS},
                    "deadline": deadline,
                    "verdict": verdict(indicator, part, measured, row, deadline)}


def _targets(reference: Reference) -> Iterator[tuple[Row, Target]]:
    """Yield every target with where it is set: its place there is the number among its targets."""
    for code, clause in reference.clauses.items():
        for place, target in enumerate(clause.targets, 1):
            yield {"origin": "clause", "clause": code, "target": place}, target
    for code, document in reference.documents.items():
        for place, target in enumerate(document.targets, 1):
            yield {"origin": "document", "document": code, "target": place}, target
    for code, indicator in reference.indicators.items():
        if indicator.target:
            yield {"origin": "indicator", "indicator": code, "target": 1}, indicator.target


def _has_limit(target: Target) -> bool:
    return any(getattr(target, name) is not None for name in LIMITS)


def _asked(target: Target, measured: Target, row: Row, reference: Reference) -> bool:
    """Return whether a target asks for this number of the indicator and for areas of this level."""
    part, level = target.part or measured.part, target.level or measured.level
    area = reference.area(row["area"])
    return part in (None, row["part"]) and (level is None or (area is not None and area.level == level))


def verdict(
    indicator: Indicator, part: Part, target: Target, row: Row, deadline: str | None = None
) -> str:
    """Return met, not_met, not_yet, not_judged, or the state for which none can be said.

    A number of before the deadline cannot fail it: the target is not reached yet.

    What is on record can meet a target before the list is complete, where more entries can only bring
    it nearer; it can never fail one.
    """
    if row["state"] == VALUE:
        judged = judge(target, row["value"], row["qualifier"]) if _has_limit(target) else NOT_JUDGED
        return NOT_YET if judged == NOT_MET and _is_early(row["period"], deadline) else judged
    nearer = "upper" if target.at_most is not None else "lower"
    if _has_limit(target) and row["state"] == LIST_NOT_COMPLETE and (part.bound or indicator.bound) == nearer:
        known = _on_record(part, row)
        if known is not None and judge(target, known, None) == MET:
            return MET
    return str(row["state"])


def _is_early(period: str | None, deadline: str | None) -> bool:
    return deadline is not None and (period is None or ends(period) < ends(deadline))


def _on_record(part: Part, row: Row) -> float | None:
    """Return the number by what is on record, where what it is divided by cannot grow."""
    if part.denominator and not _is_fixed(part.denominator):
        return None
    if part.denominator is None or part.of_total:
        return float(row["numerator"])
    return (part.multiply or 1) * row["numerator"] / row["denominator"] if row["denominator"] else None


def _is_fixed(quantity: Quantity) -> bool:
    return bool(quantity.lists) and all(map(is_whole_by_itself, quantity.lists))


def judge(target: Target, value: float | None, qualifier: str | None) -> str:
    """Return whether a number meets the limits; one that is not exact may leave it open."""
    if value is None or qualifier == "about":
        return NOT_JUDGED
    enough = ((target.at_least is None or value >= target.at_least)
              and (target.more_than is None or value > target.more_than
                   or (qualifier == "more_than" and value == target.more_than)))
    within = target.at_most is None or value <= target.at_most
    if qualifier in AT_LEAST:  # it may be more: enough stays enough, too much stays too much
        if not within:
            return NOT_MET
        return MET if enough and target.at_most is None else NOT_JUDGED
    return MET if enough and within else NOT_MET
