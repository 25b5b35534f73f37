"""By what entries can be looked for: the facets, and how each is read from an entry.

A facet asks only the types whose entries could say it. An entry of such a type that says nothing
is unknown, which is never counted as no; one of another type is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.site.queries import Entry

Body = dict[str, Any]
Read = Callable[[Body], list[str]]

ORGANIZATIONS, PLACES, COURSES, BASES, WALKS = "organizations", "places", "courses", "bases", "walks"
FOUND = (ORGANIZATIONS, PLACES, COURSES, BASES, WALKS)
"""The types that people look for; cases and numbers have pages of their own."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to choose by.

    Attributes:
        name: the parameter in the address, and the part of the words with its title.
        reads: how an entry of each type is read; the types that are asked.
        vocabulary: where its values have their labels; else the words of the site have them.
        values: its values in order, where no vocabulary has them.
        quick: the values that stand above all others, for a single tap.
        viewed: whether its values hold for a day only, and are worked out when the page is viewed.
    """

    name: str
    reads: Mapping[str, Read] = field(default_factory=dict)
    vocabulary: str | None = None
    values: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    viewed: bool = False


def _at(body: Body, path: str) -> Any:
    value: Any = body
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _terms(path: str) -> Read:
    """Read one term or several."""
    def read(body: Body) -> list[str]:
        value = _at(body, path)
        return list(value) if isinstance(value, list) else [value] if value else []
    return read


def _answers(path: str, **values: str) -> Read:
    """Read yes, partial or no as a value of the facet; what is written as unknown stays so."""
    def read(body: Body) -> list[str]:
        answer = _at(body, path)
        return [values[answer]] if answer in values else []
    return read


def _fee(body: Body) -> list[str]:
    amount = _at(body, "fee.amount")
    if amount is None:
        return []
    return ["stated" if float(amount) else "free"]


def _credit(body: Body) -> list[str]:
    found = (("bank", "credit.bank"), ("award", "award.type"))
    return [value for value, path in found if _at(body, path)]


def _when_viewed(body: Body) -> list[str]:  # noqa: ARG001 - reads as the others do
    """Nothing is kept: the script works it out from the runs."""
    return []


_STEPS = {"yes": "yes", "partial": "partly", "no": "no"}
_RUNS = {COURSES: _when_viewed}

FACETS = (
    Facet("audience", {ORGANIZATIONS: _terms("serves"), COURSES: _terms("audiences")}, "audiences"),
    Facet("strand", {ORGANIZATIONS: _terms("strands"), COURSES: _terms("strand")}, "strands"),
    Facet("subject", dict.fromkeys((ORGANIZATIONS, PLACES, COURSES), _terms("subjects")), "subjects"),
    Facet("fee", {PLACES: _fee, COURSES: _fee}, values=("free", "stated"), quick=("free",)),
    Facet("enrolment", _RUNS, values=("open", "walk_in", "later", "closed"),
          quick=("open", "walk_in"), viewed=True),
    Facet("when", _RUNS, values=("week", "running", "ended"), quick=("week",), viewed=True),
    Facet("times", _RUNS, values=("day", "evening", "weekend"), quick=("evening", "weekend"),
          viewed=True),
    Facet("smartphone", {COURSES: _answers("enrol.smartphone_required",
                                           no="not_needed", partial="partly", yes="needed")},
          values=("not_needed", "partly", "needed"), quick=("not_needed",)),
    Facet("step_free", {PLACES: _answers("access.step_free_entrance", **_STEPS),
                        WALKS: _answers("step_free_route", **_STEPS)},
          values=("yes", "partly", "no"), quick=("yes",)),
    Facet("toilet", {PLACES: _answers("access.accessible_toilet", **_STEPS)},
          values=("yes", "partly", "no")),
    Facet("mode", {COURSES: _terms("mode")}, "modes"),
    Facet("language", {PLACES: _terms("languages"), COURSES: _terms("languages")}, "teaching-languages"),
    Facet("credit", {COURSES: _credit}, values=("bank", "award")),
)


PAST = "-"
"""Stands for a day before the data; a script that compares days as texts takes it for one."""


def runs(entry: Entry, as_of: str) -> list[list[Any]]:
    """Return the dated runs of a course that were not cancelled, as the script reads them.

    Each is its first and last day, the state of enrolment or nothing, the weekly meetings as day
    and start, the single ones as date and start, and the days without a meeting. Of runs that had
    ended when the data was made, only the last is of use, and only where no other is left.
    """
    offerings = entry.body.get("offerings", ()) if entry.type == COURSES else ()
    held = [offering for offering in offerings if offering.get("enrolment") != "cancelled"]
    left = [offering for offering in held if offering["until"] >= as_of]
    last = max(held, key=lambda offering: offering["until"], default=None)
    return [list(_run(offering, as_of)) for offering in left or ([last] if last else [])]


def _run(offering: Body, as_of: str) -> Iterator[Any]:
    yield from (_day(offering["from"], as_of), _day(offering["until"], as_of))
    yield offering.get("enrolment", "")
    yield [[meeting["day"], meeting["start"]] for meeting in offering.get("weekly", ())]
    yield [[meeting["date"], meeting["start"]] for meeting in offering.get("dates", ())]
    yield [day for day in offering.get("except", ()) if day >= as_of]


def window(entry: Entry, as_of: str) -> tuple[str, str, int]:
    """Return the first and last day of enrolment, and whether one can come without enrolling."""
    enrol = entry.body.get("enrol") if entry.type == COURSES else None
    enrol = enrol or {}
    return (_day(enrol.get("opens_on", ""), as_of), _day(enrol.get("closes_on", ""), as_of),
            int("walk_in" in enrol.get("methods", ())))


def _day(day: str, as_of: str) -> str:
    """Which day it was that is past before the page is viewed changes nothing."""
    return PAST if day and day < as_of else day
