"""Charts that are drawn when the page is made: bars of those areas that have a number."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.labels import Labels
from registry.site.numbers import Numbers, Said
from registry.site.queries import Row
from registry.site.views import Shown

WHOLE = 100
FEWEST = 2
"""One area is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An area, its number, and how long its bar is, in percent of the longest there can be."""

    name: Shown
    said: Said
    length: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, the longest first, over how many areas of how many."""

    bars: tuple[Bar, ...]
    of: int


def chart(part: Row, areas: list[str], numbers: Numbers, labels: Labels) -> Chart | None:
    """Return the bars of a number for areas of one level; none where fewer than two have one."""
    rows = [row for area in areas if (row := numbers.row(part["indicator"], part["part"], area))]
    known = sorted((row for row in rows if row["value"] is not None),
                   key=lambda row: (-row["value"], row["area"]))
    if len(known) < FEWEST:
        return None
    longest = known[0]["value"]
    scale = max(longest, WHOLE) if part["multiply"] == WHOLE else longest
    bars = tuple(Bar(labels.area(row["area"])[-1], numbers.said(part, row, labels),
                     round(WHOLE * row["value"] / scale, 1) if scale else 0.0) for row in known)
    return Chart(bars, len(rows))
