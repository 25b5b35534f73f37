"""What the numbers of a statistic say together: whether they add up, and whether few are shown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from registry.reference import Reference
from registry.reference.measuring import Measure
from registry.shapes.periods import before, bounds
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

if TYPE_CHECKING:
    from registry.models.statistic import Observation, Statistic

EXACT = "exact"
# From the widest to the finest.
LEVELS = ("city", "district", "township", "residential")
# Bodies count their own people; families and teams are counted by areas alone.
BY_AREA_ALONE = ("families", "teams")


def wrong_sums(statistic: Statistic, reference: Reference) -> Iterator[FieldFault]:
    """Yield a total that is not the sum of its parts, or a rest that is too few to be shown.

    Additive rows that are the whole of what the total is of add up to it; others stay below.
    """
    measure = reference.measures[statistic.measure]
    if not statistic.total or not measure.additive or not _all_exact(statistic):
        return
    total, least = Decimal(str(statistic.total.value)), measure.small_cell_threshold or 0
    added = sum(Decimal(str(row.value)) for row in statistic.rows)
    if added > total or (added != total and _whole(statistic, reference)):
        params = {"sum": added, "total": total}
        yield FieldFault("E235", ("total", "value"), params, str(total))
    elif total >= least and 0 < total - added < least:
        yield FieldFault("E237", ("total", "value"), {
            "problem_zh": f"合计减去各行只剩 {total - added},等于公布了没有写的那一部分",
            "problem_en": f"The total leaves {total - added} for what no row is of, and so tells it"})


def _all_exact(statistic: Statistic) -> bool:
    numbers = (*statistic.rows, *((statistic.total,) if statistic.total else ()))
    return all((one.qualifier or EXACT) == EXACT for one in numbers)


def _whole(statistic: Statistic, reference: Reference) -> bool:
    """Return whether the rows are all there is of what the total is of.

    They are where they break its own area down, and where they are every area of their level
    below it, each with every category.
    """
    assert statistic.total is not None
    places = {_place(row) for row in statistic.rows}
    of_total = _place(statistic.total)
    if len(places) == 1 and (of_total in places or of_total == (None, None)):
        return statistic.breakdown is not None
    first = reference.area(statistic.rows[0].area or "")
    home = statistic.total.area or statistic.home_area(reference)
    if first is None or home is None:
        return False
    start, end = bounds(statistic.period)
    wanted = {(area.code, None) for area in reference.areas_below(home, first.level)
              if not before(area.valid_to or end, start) and not before(end, area.valid_from or end)}
    categories = {row.category for row in statistic.rows}
    return (bool(wanted) and wanted <= places
            and len(statistic.rows) == len(places) * len(categories))


def _place(row: Observation) -> tuple[str | None, str | None]:
    return row.area, None if row.organization is None else str(row.organization)


def small_cells(statistic: Statistic, reference: Reference) -> Iterator[FieldFault]:
    """Yield numbers so small, or of so small an area, that they may show who is meant."""
    measure = reference.measures[statistic.measure]
    for index, row in enumerate(statistic.rows):
        yield from _shown(("rows", index), row, row.area, measure, reference)
    total = statistic.total
    if total:
        area = total.area if total.area or total.organization else statistic.home_area(reference)
        yield from _shown(("total",), total, area, measure, reference)


def _shown(
    path: Path, row: Observation, code: str | None, measure: Measure, reference: Reference
) -> Iterator[FieldFault]:
    yield from too_few((*path, "value"), row.value, measure)
    area = reference.area(code) if code else None
    fine = finer(area.level, measure.finest_level) if area else measure.counts in BY_AREA_ALONE
    if measure.finest_level and fine:
        yield FieldFault("E237", path, TOO_FINE)


TOO_FINE = {
    "problem_zh": "这个度量不公布到这样细的范围",
    "problem_en": "This measure is not published for anything so small",
}


def too_few(path: Path, value: float, measure: Measure) -> Iterator[FieldFault]:
    """Yield a fault where a number is so small that it may show who is meant."""
    least = measure.small_cell_threshold
    if least and 0 < value < least:
        yield FieldFault("E237", path, {
            "problem_zh": f"小于 {least} 的数可能让人认出当事人",
            "problem_en": f"A number below {least} may show who is meant"}, str(value))


def finer(level: str | None, than: str | None) -> bool:
    """Return whether a level of the city lies below another; of what has none nothing is said."""
    return (level in LEVELS and than in LEVELS
            and LEVELS.index(str(level)) > LEVELS.index(str(than)))
