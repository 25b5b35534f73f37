"""Whom to ask: the bodies and places of each district that have a telephone on record."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.glance import telephones
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS
from registry.site.queries import Area, Entry
from registry.site.shelf import Shelf, district_name
from registry.site.views import Shown

FIRST = 3
"""How many a district shows; its own page has the rest."""
_KINDS = ("organizations", "places")
_LEVELS = ("district", "city", "township")


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to ask: who, under which numbers, and when somebody answers."""

    name: Shown
    phones: tuple[Shown, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Those of a district that can be called, and the page of the district."""

    district: Shown
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an organization for teachers or volunteers: what is wanted, and where to answer."""

    name: Shown
    ways: tuple[Shown, ...]


class Contacts:
    """Gathers from the entries who has a telephone, and who looks for teachers and volunteers."""

    def __init__(self) -> None:
        self._with_phone: list[Entry] = []
        self._recruiting: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Keep an entry that can be called, or that looks for people."""
        if entry.listed and entry.type in _KINDS and telephones(entry.body):
            self._with_phone.append(entry)
        if entry.listed and entry.body.get("recruiting"):
            self._recruiting.append(entry)

    def by_district(self, shelf: Shelf, labels: Labels) -> tuple[Asked, ...]:
        """Return every part of the city with those to call there; none is left out."""
        return tuple(
            Asked(Shown(name.text, name.lang, href=labels.links.page(f"{DISTRICTS}/{area.slug}/")),
                  tuple(_contact(entry, labels) for entry in self._of(area, shelf)))
            for area in shelf.districts if area.code
            for name in [district_name(area, labels)]
        )

    def _of(self, area: Area, shelf: Shelf) -> list[Entry]:
        found = [entry for entry in self._with_phone if shelf.slug(entry) == area.slug]
        return sorted(found, key=_nearest_to_the_district)[:FIRST]

    def calls(self, labels: Labels) -> tuple[Call, ...]:
        """Return who looks for teachers or volunteers, with the addresses they give."""
        return tuple(
            Call(labels.reference(entry.entry, ()), tuple(
                Shown(labels.words(f"ask.{key}"), href=link.href, outside=True)
                for key in ("teachers_url", "volunteers_url")
                if (link := labels.link(entry.body["recruiting"].get(key) or "")).href))
            for entry in self._recruiting
        )


def _nearest_to_the_district(entry: Entry) -> tuple[int, int, str]:
    level = entry.body.get("level")
    rank = _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
    return _KINDS.index(entry.type), rank, entry.id


def _contact(entry: Entry, labels: Labels) -> Contact:
    hours = (entry.body.get("contact") or {}).get("phone_hours") or ""
    phones = tuple(labels.telephone(phone) for phone in telephones(entry.body))
    return Contact(labels.reference(entry.entry, ()), phones, hours)
