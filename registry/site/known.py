"""How much of what people ask is on record: counts over what the page “find” can find.

They are the finder's own, so that each number leads to as many entries as it says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from registry.site.find_facets import COURSES, FACETS, PAST
from registry.site.find_index import FindIndex
from registry.site.labels import Labels
from registry.site.meetings import AT_THE_WEEKEND, EVENING_FROM, day_of_the_week
from registry.site.navigation import FIND
from registry.site.shelf import Shelf
from registry.site.views import Shown

_READS = {facet.name: facet.reads for facet in FACETS}


@dataclass(frozen=True, slots=True)
class Share:
    """Of how many entries something is asked, and how many of them do not say it."""

    asked: int
    silent: int


class Known:
    """Answers by facet, for entries of some types or of all."""

    def __init__(self, find: FindIndex) -> None:
        self.found = find.found

    def entries(self, *types: str, **chosen: str) -> list[str]:
        """Return the entries that have all the values asked for."""
        return [entry for entry, one in self.found.items()
                if (not types or entry.partition("/")[0] in types)
                and all(value in one.get(facet, ()) for facet, value in chosen.items())]

    def number(self, *types: str, **chosen: str) -> int:
        """Return how many entries have all the values asked for."""
        return len(self.entries(*types, **chosen))

    @cached_property
    def courses_with(self) -> Counter[tuple[str, str]]:
        """How many courses have each value of each facet."""
        return Counter((facet.name, value) for entry in self.entries(COURSES) for facet in FACETS
                       for value in set(self.found[entry].get(facet.name, ())))

    def share(self, facet: str, *types: str, **chosen: str) -> Share:
        """Return how many of the entries that could say something say nothing of it."""
        reads = _READS.get(facet, {COURSES})
        asked = [self.found[entry].get(facet) for entry in self.entries(*types, **chosen)
                 if entry.partition("/")[0] in reads]
        return Share(len(asked), sum(not values for values in asked))

    def methods(self, **chosen: str) -> Counter[str]:
        """Return how many courses name each way of enrolling."""
        return Counter(method for entry in self.entries(COURSES, **chosen)
                       for method in set(self.found[entry]["methods"]))

    def dated(self, **chosen: str) -> Share:
        """Return how many courses there are, and how many have no run with dates."""
        courses = self.entries(COURSES, **chosen)
        return Share(len(courses), sum(not self.found[entry]["runs"] for entry in courses))

    def joinable(self) -> int:
        """Return how many courses can be enrolled for, now or later, or need no enrolment."""
        return sum(_joinable(self.found[entry]) for entry in self.entries(COURSES))

    def after_work(self) -> int:
        """Return how many courses that are not over meet in the evening or at the weekend."""
        return sum(any(map(_after_work, _live(self.found[entry]))) for entry in self.entries(COURSES))

    def by_district(self, shelf: Shelf, **chosen: str) -> Counter[str]:
        """Return how many of the entries each district has, by the name in its address."""
        wanted = set(self.entries(**chosen))
        return Counter(shelf.slug(entry) for kind in shelf.types for entry in shelf.entries(kind)
                       if entry.entry in wanted)


def ways_to_enrol(known: Known, labels: Labels, **chosen: str) -> list[tuple[Shown, int]]:
    """Return by which ways one enrols, with the number of courses that name each, as their vocabulary lists them."""
    counts = known.methods(**chosen)
    return [(Shown(labels.term("enrol-methods", method).text), counts[method])
            for name, method in labels.registry.terms if name == "enrol-methods" and counts[method]]


def to_find(labels: Labels, **chosen: str) -> str:
    """Return the address of the finder with what is chosen; several values are joined by commas."""
    asked = urlencode(chosen, safe=",")
    return labels.links.page(f"{FIND}/") + (f"?{asked}" if asked else "")


def _live(one: dict[str, Any]) -> list[list[Any]]:
    """Return the runs that were not over on the day of the data."""
    return [run for run in one["runs"] if run[1] != PAST]


def _joinable(one: dict[str, Any]) -> bool:
    if one["runs"] and not _live(one):
        return False
    window = bool(one["opens"] and one["closes"] not in ("", PAST))
    return bool(one["walk_in"]) or window or any(run[2] == "open" for run in _live(one))


def _after_work(run: list[Any]) -> bool:
    weekly = [(day, start) for day, start in run[3]]
    single = [(day_of_the_week(day), start) for day, start in run[4]]
    return any(day in AT_THE_WEEKEND or start >= EVENING_FROM for day, start in (*weekly, *single))
