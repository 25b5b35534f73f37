"""Which lists are promised to be whole, for which areas, on the day of the build."""

from __future__ import annotations

from registry.reference import Reference
from registry.reference.cross_references import OWN_LISTS

ALWAYS_WHOLE = frozenset({"areas", "rosters", "vocabularies"})


class Promises:
    """The completeness statements in force on a day."""

    def __init__(self, reference: Reference, as_of: str) -> None:
        self._reference = reference
        self._in_force = {
            (promise.list, reference.code_of(promise.area)) for promise in reference.completeness
            if promise.complete_as_of <= as_of <= promise.last_day
        }

    def missing(self, lists: tuple[str, ...], area: str) -> tuple[str, ...]:
        """Return those of the lists that nobody promises to be whole for an area or one above."""
        above = [one.code for one in self._reference.ancestors(area)]
        return tuple(name for name in lists if not self._whole(name, above))

    def _whole(self, name: str, areas: list[str]) -> bool:
        """A promise for a type holds for each of its kinds."""
        kind = name.partition("/")[0]
        if is_whole_by_itself(name) or name in OWN_LISTS:
            return True
        return any((promised, area) in self._in_force for promised in {name, kind} for area in areas)


def is_whole_by_itself(name: str) -> bool:
    """Return whether a list is one of the reference files, of which nothing can be missing."""
    return name.partition("/")[0] in ALWAYS_WHOLE
