"""Generates organizations."""

from __future__ import annotations

from benchmarks.common_fields import contact, finished
from benchmarks.workshop import Data, Made, Workshop

TYPE = "organizations"


def organization(shop: Workshop) -> Made:
    """Return a body that offers learning; it refers to earlier ones only, so no circle can form."""
    area = shop.city.area()
    folder = shop.city.folder(area)
    kind = shop.dice.pick(shop.city.terms("org-kinds"))
    label = shop.city.label("org-kinds", kind)
    name = shop.name("organization_name", shop.city.name(area), label)
    entry_id = shop.id(kind)
    data: Data = {
        "name": shop.in_languages(name, entry_id),
        "also_known_as": shop.maybe(0.4, shop.texts, "nickname", 2),
        "summary": shop.text("organization_summary"),
        "kind": kind,
        "level": shop.maybe(0.8, shop.city.level, area),
        "area": area,
        "parent": shop.maybe(0.2, shop.referred, TYPE, folder, "by"),
        "members": shop.several(TYPE, folder, 5) if kind == "alliance" else None,
        "partners": shop.maybe(0.3, shop.several, TYPE, folder, 3),
        "legal_form": shop.maybe(0.6, shop.term, "legal-forms"),
        "uscc": shop.maybe(0.2, shop.city.uscc),
        "strands": shop.terms("strands", 2),
        "serves": shop.terms("audiences", 4),
        **_training(shop, kind),
        "recruiting": shop.maybe(0.1, _recruiting, shop),
        "founded": shop.maybe(0.6, shop.dice.whole, 1950, 2025),
        "roles": shop.maybe(0.7, shop.texts, "role", 3),
        "subjects": shop.terms("subjects", 5),
        "offers": shop.maybe(0.8, shop.texts, "offer", 6),
        "address": shop.maybe(0.4, shop.text, "address"),
        "contact": shop.maybe(0.85, contact, shop),
    }
    return Made(TYPE, folder, entry_id, area, finished(shop, TYPE, kind, data))


def _training(shop: Workshop, kind: str) -> Data:
    """Return what only bodies that train employees have."""
    if "enterprise" not in kind and "training" not in kind:
        return {}
    return {
        "opens_training_to": shop.terms("training-audiences", 2),
        "incentives": shop.maybe(0.6, shop.terms, "incentives", 2),
        "licence": {"number": shop.prose.write("document"), "authority": shop.prose.write("by"),
                    "until": shop.day()},
    }


def _recruiting(shop: Workshop) -> Data:
    return {"teachers_url": shop.address("teachers"), "volunteers_url": shop.address("volunteers")}
