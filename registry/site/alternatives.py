"""Where else to look when a course is full or over: courses like it that are on record."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.find_facets import COURSES
from registry.site.known import Known, to_find
from registry.site.labels import Labels
from registry.site.meetings import SHUT
from registry.site.navigation import ASK
from registry.site.offerings import ENDED
from registry.site.queries import Entry
from registry.site.views import Count

_LIKE = (("subject", "subjects"), ("audience", "audiences"), ("strand", "strands"))
"""What makes courses alike, the closest first: the facet, and its vocabulary."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Courses like one, by what they share, and the page of those who can be asked."""

    alike: tuple[Count, ...]
    ask: str


def alternatives(entry: Entry, state: str, known: Known, labels: Labels) -> Alternatives | None:
    """Return where else to look, if a run that is not over cannot be joined, or all are over."""
    as_of = labels.registry.meta["as_of"]
    runs = [run for run in entry.body.get("offerings") or () if str(run.get("until") or as_of) >= as_of]
    if state != ENDED and not any(run.get("enrolment") in SHUT for run in runs):
        return None
    mine = known.found.get(entry.entry, {})
    alike = tuple(
        Count(labels.term(vocabulary, value), others,
              to_find(labels, type=COURSES, **{facet: value}))
        for facet, vocabulary in _LIKE for value in mine.get(facet, ())
        if (others := known.courses_with[facet, value] - 1) > 0
    )
    return Alternatives(alike, labels.links.page(f"{ASK}/#enrol"))
