"""The entries that stand in lists, in order, and how many there are by type and by district."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from registry.site.figures import Figures
from registry.site.kinds import listed_fields
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS
from registry.site.queries import Area, Entry, Registry
from registry.site.views import Count, Shown

OUTSIDE = Area("", {}, "outside", None, "outside")


class Shelf:
    """The listed entries of the registry, in order, by type and by district."""

    def __init__(self, registry: Registry) -> None:
        self.types = registry.types
        self.figures = Figures(registry)
        self.fields = {kind: registry.fields(kind) for kind in self.types}
        self.districts = list(registry.districts)
        self._slugs = {area.code: area.slug or "" for area in self.districts}
        self._entries: dict[str, list[Entry]] = {kind: [] for kind in self.types}
        self._by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)

    def add(self, entry: Entry) -> None:
        """Keep of an entry what a list shows."""
        if entry.listed:
            shown = listed_fields(entry.type, self.fields[entry.type])
            body = {name: entry.body.get(name) for name in shown if name}
            row = {"confirmation": entry.row.get("confirmation")}
            self._entries[entry.type].append(replace(entry, body=body, row=row))

    def settle(self) -> None:
        """Sort what was added: by district, then by name; add the outside if anything is there."""
        order = {area.slug: place for place, area in enumerate(self.districts)}
        for kind, entries in self._entries.items():
            entries.sort(key=lambda e: (order.get(self.slug(e), len(order)), _name(e), e.id))
            for entry in entries:
                self._by_place[self.slug(entry), kind].append(entry)
        if any(slug == OUTSIDE.slug for slug, _ in self._by_place):
            self.districts.append(OUTSIDE)

    def slug(self, entry: Entry) -> str:
        """Return the district page an entry stands on."""
        return self._slugs.get(entry.district or entry.area or "", OUTSIDE.slug or "")

    def entries(self, kind: str, slug: str | None = None) -> list[Entry]:
        """Return the listed entries of a type, in a district if one is named."""
        return self._entries[kind] if slug is None else self._by_place.get((slug, kind), [])

    def count(self, slug: str) -> int:
        """Return how many entries of all types a district has."""
        return sum(len(self.entries(kind, slug)) for kind in self.types)


def district_name(area: Area, labels: Labels) -> Shown:
    """Return the name of a district; the whole city is named as what it means in lists."""
    if area is OUTSIDE:
        return labels.word("district.outside")
    if area.level == "city":
        return labels.word("district.citywide")
    return labels.text(area.name)


def type_counts(shelf: Shelf, labels: Labels, slug: str | None = None) -> list[Count]:
    """Return the number of entries of each type, each leading to its list."""
    where = f"{DISTRICTS}/{slug}/" if slug else ""
    return [
        Count(
            labels.kind(kind),
            len(shelf.entries(kind, slug)),
            labels.links.page(f"{where}{kind}/"),
        )
        for kind in shelf.types
    ]


def district_counts(shelf: Shelf, labels: Labels, kind: str | None = None) -> list[Count]:
    """Return the number of entries of each district, of one type if it is named."""
    tail = f"{kind}/" if kind else ""
    return [
        Count(
            district_name(area, labels),
            len(shelf.entries(kind, area.slug)) if kind else shelf.count(area.slug or ""),
            labels.links.page(f"{DISTRICTS}/{area.slug}/{tail}"),
        )
        for area in shelf.districts
    ]


def _name(entry: Entry) -> str:
    return next(iter(entry.name.values()), "")
