"""Generates courses with their dated runs."""

from __future__ import annotations

from datetime import date, datetime

from benchmarks.common_fields import finished
from benchmarks.places import fee
from benchmarks.workshop import Data, Made, Workshop, filled
from registry.models.sessions import sessions

TYPE = "courses"
RUNS_FROM = date(2026, 2, 1)
RUNS_TO = date(2026, 12, 31)


def course(shop: Workshop) -> Made:
    """Return a course of an earlier organization, in the district of that organization."""
    provider = shop.any_of("organizations")
    area = provider.area if provider else shop.city.area()
    folder = shop.city.folder(area)
    format_ = shop.term("formats")
    name = shop.name("course_name", shop.city.name(area))
    entry_id = shop.id(format_ or "course")
    offerings = [_offering(shop, folder) for _ in range(shop.dice.pick([0, 1, 1, 1, 2, 3]))]
    data: Data = {
        "name": shop.in_languages(name, entry_id),
        "also_known_as": shop.maybe(0.1, shop.texts, "nickname", 1),
        "summary": shop.text("course_summary"),
        "provider": provider.id if provider else {"name": shop.text("by")},
        "co_providers": shop.maybe(0.15, shop.several, "organizations", folder, 2),
        "partners": shop.maybe(0.2, shop.several, "organizations", folder, 2),
        "area": area if provider is None or shop.dice.chance(0.2) else None,
        "places": shop.maybe(0.7, shop.several, "places", folder, 2),
        "format": format_,
        "strand": shop.maybe(0.8, shop.term, "strands"),
        "subjects": shop.terms("subjects", 3),
        "audiences": shop.maybe(0.7, shop.terms, "audiences", 3),
        "learner_level": shop.maybe(0.6, shop.term, "learner-levels"),
        "languages": shop.maybe(0.3, shop.terms, "teaching-languages", 2),
        "mode": shop.maybe(0.8, shop.term, "modes"),
        "since": shop.maybe(0.3, lambda: str(shop.dice.whole(1990, 2025))),
        "hours": shop.maybe(0.6, _hours, shop, offerings),
        "tracks": shop.maybe(0.3, shop.texts, "track", 4),
        "fee": shop.maybe(0.7, fee, shop),
        "funding": shop.maybe(0.3, shop.terms, "funding", 2),
        "materials": shop.maybe(0.3, _materials, shop),
        "award": shop.maybe(0.3, _award, shop),
        "credit": shop.maybe(0.12, _credit, shop),
        "enrol": shop.maybe(0.75, _enrolment, shop),
        "campaign": shop.maybe(0.15, shop.term, "campaigns"),
        "priorities": shop.maybe(0.15, shop.terms, "priorities", 2),
        "offerings": offerings,
    }
    return Made(TYPE, folder, entry_id, area, finished(shop, TYPE, format_, data))


def _hours(shop: Workshop, offerings: list[Data]) -> int:
    """Return about as many hours as the meetings of the first run take."""
    if not offerings:
        return shop.dice.whole(2, 96)
    meetings = [datetime.fromisoformat(end) - datetime.fromisoformat(start)
                for start, end in sessions(offerings[0])]
    return max(1, round(sum(length.total_seconds() for length in meetings) / 3600))


def _materials(shop: Workshop) -> list[Data]:
    return [{"title": title} for title in shop.texts("book", 2)]


def _award(shop: Workshop) -> Data:
    kind = shop.dice.pick(["certificate_of_attendance", "vocational_certificate", "credit"])
    return {"type": kind, "name": shop.prose.write("award")}


def _credit(shop: Workshop) -> Data:
    return filled({
        "bank": shop.term("credit-banks"),
        "category": shop.term("credit-categories"),
        "converts_to": shop.maybe(0.5, shop.prose.write, "converts"),
    })


def _enrolment(shop: Workshop) -> Data:
    opens = shop.day(RUNS_FROM, RUNS_TO)
    return filled({
        "methods": shop.terms("enrol-methods", 3),
        "opens_on": opens,
        "closes_on": shop.after(opens, 5, 60),
        "url": shop.maybe(0.4, shop.address, "enrol"),
        "how": shop.text("enrol"),
        "smartphone_required": shop.maybe(0.5, shop.term, "answers"),
        "who_first": shop.maybe(0.4, shop.text, "first"),
    })


def _offering(shop: Workshop, folder: str) -> Data:
    starts = shop.day(RUNS_FROM, RUNS_TO)
    until = shop.after(starts, 14, 140)
    weekly = shop.dice.chance(0.7)
    seats = shop.dice.whole(10, 60)
    place = shop.maybe(0.9, shop.referred, "places", folder, "nickname")
    return filled({
        "place": place,
        "url": None if place else shop.address("live"),
        "from": starts,
        "until": until,
        "weekly": _weekly(shop) if weekly else None,
        "dates": None if weekly else _dates(shop, starts, until),
        "except": shop.maybe(0.2, lambda: [shop.after(starts, 1, 13)]),
        "seats": seats,
        "min_people": shop.maybe(0.4, shop.dice.whole, 5, seats),
        "enrolment": shop.maybe(0.7, shop.term, "enrolment-states"),
        "note": shop.maybe(0.3, shop.prose.write, "note"),
    })


def _weekly(shop: Workshop) -> list[Data]:
    days = shop.dice.some(shop.city.terms("days"), 1, 2)
    return [{"day": day, **_times(shop)} for day in days]


def _dates(shop: Workshop, starts: str, until: str) -> list[Data]:
    between = date.fromisoformat(starts), date.fromisoformat(until)
    days = sorted({shop.day(*between) for _ in range(shop.dice.whole(1, 4))})
    return [{"date": day, **_times(shop)} for day in days]


def _times(shop: Workshop) -> Data:
    hour = shop.dice.whole(8, 19)
    return {"start": f"{hour:02}:{shop.dice.pick(['00', '30'])}", "end": f"{hour + 2:02}:00"}
