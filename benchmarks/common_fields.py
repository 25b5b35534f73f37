"""The fields that types share: contact, titles, links, verification and sources."""

from __future__ import annotations

from benchmarks.workshop import Data, Workshop, filled
from registry.reference.models import Scheme

# What a source can prove, of the fields that are filled; the rest is said by the entry itself.
UNPROVEN = frozenset({"status", "closed_on", "reopens_on", "clauses", "also_known_as"})


def finished(shop: Workshop, type_name: str, kind: str | None, data: Data) -> Data:
    """Return the data of an entry with the shared fields that stand at its end."""
    designations = shop.maybe(0.45, _designations, shop, type_name, kind) or []
    data = filled({
        **data,
        **shop.status(),
        "designations": designations,
        "links": shop.maybe(0.5, _links, shop),
        **(shop.maybe(0.15, _verified, shop) or {}),
    })
    sources = [_source(shop, data) for _ in range(shop.dice.whole(1, 3))]
    for designation in designations:
        designation["source"] = shop.dice.whole(1, len(sources))
    return {**data, "sources": sources}


def contact(shop: Workshop) -> Data:
    """Return a telephone number and a mailbox that cannot exist."""
    shop.prose.coined()
    return {
        "phone": shop.prose.write("phone"),
        "phone_hours": shop.prose.write("phone_hours"),
        "email": f"office@{shop.prose.spelt}.example",
        "postcode": shop.prose.write("postcode"),
    }


def _designations(shop: Workshop, type_name: str, kind: str | None) -> list[Data]:
    schemes = shop.city.reference.schemes
    chosen = shop.dice.some(shop.city.schemes(type_name, kind), 1, 2)
    return [_designation(shop, schemes[name]) for name in chosen]


def _designation(shop: Workshop, scheme: Scheme) -> Data:
    year = shop.dice.whole(2008, 2025)
    until = shop.maybe(0.2, shop.day)
    return filled({
        "scheme": scheme.scheme,
        "level": shop.dice.pick(scheme.levels) if scheme.levels else None,
        "year": year,
        "until": until if until and until >= str(year) else None,
        "by": shop.maybe(0.5, shop.prose.write, "by"),
        "result": shop.maybe(0.3, shop.prose.write, "result"),
        "note": shop.maybe(1.0 if scheme.needs_note else 0.4, shop.prose.write, "designation_note"),
    })


def _links(shop: Workshop) -> Data:
    return filled({
        "website": shop.maybe(0.7, shop.address, "index"),
        "wechat": shop.prose.write("nickname"),
        "video": shop.maybe(0.1, shop.address, "video"),
    })


def _verified(shop: Workshop) -> Data:
    by = shop.any_of("organizations")
    if by is None:
        return {}
    return {
        "verified_on": shop.day(),
        "verified_by": by.id,
        "verified_how": shop.term("verification-methods"),
    }


def _source(shop: Workshop, data: Data) -> Data:
    published = shop.day()
    online = shop.dice.chance(0.8)
    dated = shop.dice.chance(0.9)
    provable = [field for field in data if field not in UNPROVEN]
    return filled({
        "title": shop.prose.write("source_title"),
        "publisher": shop.prose.write("publisher"),
        "url": shop.address("news") if online else None,
        "document": None if online else shop.prose.write("document"),
        "kind": shop.dice.pick(["official", "official", "official", "press", "association"]),
        "date": published[: shop.dice.pick([10, 10, 10, 7, 4])] if dated else None,
        "date_note": None if dated else shop.prose.write("date_note"),
        "accessed": min(shop.after(published, 1, 200), "2026-07-31"),
        "supports": shop.dice.some(provable, 2, 6),
    })
