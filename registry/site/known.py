"""How much of what people ask is on record: counts over what the page “find” can find.

They are the finder's own, so that each number leads to as many entries as it says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from registry.site.find_facets import COURSES, FACETS
from registry.site.find_index import FindIndex
from registry.site.labels import Labels
from registry.site.navigation import FIND
from registry.site.shelf import Shelf

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

    def by_district(self, shelf: Shelf, **chosen: str) -> Counter[str]:
        """Return how many of the entries each district has, by the name in its address."""
        wanted = set(self.entries(**chosen))
        return Counter(shelf.slug(entry) for kind in shelf.types for entry in shelf.entries(kind)
                       if entry.entry in wanted)


def to_find(labels: Labels, **chosen: str) -> str:
    """Return the address of the finder with what is chosen; several values are joined by commas."""
    asked = urlencode(chosen, safe=",")
    return labels.links.page(f"{FIND}/") + (f"?{asked}" if asked else "")
