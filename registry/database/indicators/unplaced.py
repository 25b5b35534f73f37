"""Entries that cannot be counted because their area is too wide, by the areas they may belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from registry.reference import Reference


class Unplaced:
    """Counts, for any area, the entries in it and those of an area around it."""

    def __init__(self, areas: Iterable[str], reference: Reference) -> None:
        """Take the area of each entry."""
        self._reference = reference
        self._at = Counter(areas)
        self._inside: Counter[str] = Counter()
        for area, number in self._at.items():
            for up in reference.ancestors(area):
                self._inside[up.code] += number

    def of(self, area: str) -> int:
        """Return how many of the entries may belong to an area."""
        if not self._at:
            return 0
        around = (up.code for up in self._reference.ancestors(area) if up.code != area)
        return self._inside[area] + sum(self._at[code] for code in around)
