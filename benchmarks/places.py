"""Generates places."""

from __future__ import annotations

from benchmarks.common_fields import contact, finished
from benchmarks.workshop import Data, Made, Workshop, filled

TYPE = "places"
ACCESS = ("step_free_entrance", "step_free_inside", "lift", "accessible_toilet",
          "accessible_parking", "hearing_loop", "sign_language", "large_print", "tactile_paving",
          "guide_dogs", "quiet_space", "seating_outside_class")


def place(shop: Workshop) -> Made:
    """Return a place where people learn, run by an earlier organization."""
    area = shop.city.area()
    folder = shop.city.folder(area)
    kind = shop.dice.pick(shop.city.terms("place-kinds"))
    label = shop.city.label("place-kinds", kind)
    name = shop.name("place_name", shop.city.name(area), label)
    entry_id = shop.id(kind)
    data: Data = {
        "name": shop.in_languages(name, entry_id),
        "also_known_as": shop.maybe(0.25, shop.texts, "nickname", 2),
        "summary": shop.text("place_summary"),
        "kind": kind,
        "host": shop.maybe(0.85, shop.referred, "organizations", folder, "by"),
        "area": area,
        "address": shop.text("address"),
        "contact": shop.maybe(0.5, contact, shop),
        "partners": shop.maybe(0.2, shop.several, "organizations", folder, 2),
        "location": shop.maybe(0.4, _location, shop, area),
        "floor_note": shop.maybe(0.5, shop.prose.write, "floor"),
        "embedded_in": shop.maybe(0.4, shop.term, "hosts"),
        "hours": shop.maybe(0.8, _hours, shop),
        "closed_days": shop.maybe(0.2, _closed_days, shop),
        "booking": shop.maybe(0.7, shop.term, "booking"),
        "booking_how": shop.maybe(0.5, shop.text, "booking"),
        "open_to": shop.maybe(0.7, shop.term, "open-to"),
        "fee": shop.maybe(0.4, fee, shop),
        "seats": shop.maybe(0.5, shop.dice.whole, 10, 400),
        "floor_area_m2": shop.maybe(0.4, shop.dice.whole, 40, 9000),
        "opened": shop.maybe(0.5, shop.dice.whole, 1950, 2025),
        "transit": shop.maybe(0.6, shop.text, "transit"),
        "map_search": shop.maybe(0.3, shop.prose.write, "map_search"),
        "access": shop.maybe(0.5, _access, shop),
        "facilities": shop.maybe(0.8, shop.terms, "facilities", 5),
        "checkin": shop.maybe(0.2, shop.terms, "checkins", 1),
        "languages": shop.maybe(0.3, shop.terms, "teaching-languages", 2),
        "subjects": shop.terms("subjects", 4),
        "offers": shop.maybe(0.7, shop.texts, "offer", 4),
    }
    return Made(TYPE, folder, entry_id, area, finished(shop, TYPE, kind, data))


def fee(shop: Workshop) -> Data:
    """Return what it costs; a third is free."""
    free = shop.dice.chance(0.35)
    return filled({
        "amount": 0 if free else shop.dice.whole(1, 60) * 10,
        "currency": shop.maybe(0.5, lambda: shop.city.reference.instance.currency),
        "per": None if free else shop.prose.write("per"),
        "note": shop.maybe(0.4, shop.prose.write, "fee_note"),
        "concessions": None if free else shop.maybe(0.5, shop.texts, "concession", 2),
    })


def _location(shop: Workshop, area: str) -> Data | None:
    spot = shop.city.spot(area)
    return {"lng": spot[0], "lat": spot[1], "datum": "wgs84"} if spot else None


def _hours(shop: Workshop) -> list[Data]:
    """Return one or two sets of days, in order, with the hours of each."""
    days = shop.city.terms("days")
    cut = shop.dice.pick([5, 5, 6, 7])
    groups = [days[:cut], days[cut:]] if shop.dice.chance(0.6) else [days[1:]]
    return [
        filled({
            "days": group,
            "opens": f"{shop.dice.whole(7, 10):02}:{shop.dice.pick(['00', '30'])}",
            "closes": f"{shop.dice.whole(15, 21)}:{shop.dice.pick(['00', '30'])}",
            "note": shop.maybe(0.2, shop.prose.write, "hours_note"),
        })
        for group in groups if group
    ]


def _closed_days(shop: Workshop) -> list[str]:
    return sorted({shop.day() for _ in range(3)})


def _access(shop: Workshop) -> Data:
    answers = ["yes", "yes", "partial", "no", "unknown"]
    return {field: shop.dice.pick(answers) for field in shop.dice.some(ACCESS, 2, 7)}
