"""What the page “find” reads: every listed entry of the types people look for, column by column.

Columns compress to a third of what rows would need, and a number stands for each value that many
entries share. Nothing is in it that has no place on the entry's own page.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from registry.database.pinyin import syllables
from registry.database.search import HAN_RUN, visible
from registry.site.find_facets import FACETS, FOUND, Facet, runs, window
from registry.site.kinds import listed_fields
from registry.site.labels import TOWNSHIP
from registry.site.locales import locale
from registry.site.queries import Area, Entry, Registry, Text
from registry.site.shelf import OUTSIDE, Shelf

PATH = "api/v1/find.json"
FORM = 1
"""The form of the file; another number means that older scripts cannot read it."""


class FindIndex:
    """Gathers what can be found of each entry, and writes it in the order of the lists."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.types = tuple(kind for kind in registry.types if kind in FOUND)
        self._kinds = {kind: registry.fields(kind) for kind in self.types}
        self._found: dict[str, dict[str, Any]] = {}

    def add(self, entry: Entry) -> None:
        """Keep of an entry what people look for."""
        if entry.type not in self.types or not entry.listed:
            return
        as_of = self._registry.meta["as_of"]
        opens, closes, walk_in = window(entry, as_of)
        spot = entry.body.get("location") or {}
        self._found[entry.entry] = {
            "other_names": entry.body.get("also_known_as", []),
            "kind": self._kind(entry),
            "runs": runs(entry, as_of), "opens": opens, "closes": closes, "walk_in": walk_in,
            "methods": (entry.body.get("enrol") or {}).get("methods", []),
            "lng": spot.get("lng"), "lat": spot.get("lat"),
            **{facet.name: facet.reads[entry.type](entry.body)
               for facet in FACETS if entry.type in facet.reads and not facet.viewed},
        }

    @property
    def found(self) -> dict[str, dict[str, Any]]:
        """What is kept of each entry: its values by facet, and its runs."""
        return self._found

    def counts(self, facet: str) -> Counter[str]:
        """Return how many entries have each value of a facet."""
        return Counter(value for one in self._found.values() for value in set(one.get(facet, ())))

    def text(self, shelf: Shelf) -> str:
        """Return the whole as JSON; the same database gives the same bytes."""
        return json.dumps(self._document(shelf), ensure_ascii=False, separators=(",", ":")) + "\n"

    def _kind(self, entry: Entry) -> tuple[str, str]:
        name = listed_fields(entry.type, self._kinds[entry.type])[0]
        field = next((one for one in self._kinds[entry.type] if one.name == name), None)
        return (field.vocabulary or "", entry.body.get(name) or "") if field else ("", "")

    def _document(self, shelf: Shelf) -> dict[str, Any]:
        entries = [entry for kind in self.types for entry in shelf.entries(kind)]
        found = [self._found[entry.entry] for entry in entries]
        areas = self._areas(entries)
        place_of = {area.code: place for place, area in enumerate(areas)}
        kinds = sorted({one["kind"] for one in found if one["kind"][1]})
        kind_of = {kind: place for place, kind in enumerate(kinds)}
        facets, columns = self._facets(found)
        slugs = [area.slug or "" for area in shelf.districts]
        return {
            "form": FORM,
            "languages": list(self._registry.languages),
            "time_zone": self._registry.meta["timezone"],
            "areas": {
                "code": [area.code for area in areas],
                "level": [area.level for area in areas],
                "parent": [place_of.get(area.parent or "", -1) for area in areas],
                "name": self._by_language([area.name for area in areas]),
            },
            "kinds": self._by_language([self._registry.terms.get(kind, {}) for kind in kinds]),
            "facets": [
                self._listed("type", list(self.types),
                             [self._registry.type_titles[kind] for kind in self.types]),
                self._listed("district", slugs, [self._district(area) for area in shelf.districts]),
                *facets,
            ],
            "sounds": _sounds(entries, found),
            "entries": {
                "type": [self.types.index(entry.type) for entry in entries],
                "id": [entry.id for entry in entries],
                "name": self._by_language([entry.name for entry in entries]),
                "paused": [int(entry.status != "active") for entry in entries],
                "area": [place_of.get(entry.area or "", -1) for entry in entries],
                "district": [[slugs.index(shelf.slug(entry))] for entry in entries],
                "kind": [kind_of.get(one["kind"], -1) for one in found],
                **{name: [one[name] for one in found]
                   for name in ("other_names", "runs", "opens", "closes", "walk_in", "lng", "lat")},
                **columns,
            },
        }

    def _areas(self, entries: Sequence[Entry]) -> list[Area]:
        """The districts and townships of the city, and where entries are, with what holds them."""
        every = self._registry.areas
        wanted = {area.code for area in every.values()
                  if area.slug or (area.level == TOWNSHIP and area.current)}
        wanted.update(entry.area for entry in entries if entry.area in every)
        for code in sorted(wanted):
            parent = every[code].parent
            while parent in every and parent not in wanted:
                wanted.add(parent)
                parent = every[parent].parent
        return [every[code] for code in sorted(wanted)]

    def _facets(
        self, found: Sequence[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], dict[str, list[Any]]]:
        """Return the facets with those values that occur, and the column of each."""
        facets, columns = [], {}
        for facet in FACETS:
            asked = [place for place, kind in enumerate(self.types) if kind in facet.reads]
            values = self._values(facet, found)
            labels = [self._label(facet, value) for value in values]
            facets.append(self._listed(facet.name, values, labels) | {
                "types": asked, "quick": [value for value in facet.quick if value in values]})
            if not facet.viewed:
                place_of = {value: place for place, value in enumerate(values)}
                columns[facet.name] = [[place_of[value] for value in one.get(facet.name, ())]
                                       for one in found]
        return facets, columns

    def _values(self, facet: Facet, found: Iterable[dict[str, Any]]) -> list[str]:
        if facet.viewed:
            return list(facet.values)
        met = {value for one in found for value in one.get(facet.name, ())}
        order = facet.values or tuple(
            term for vocabulary, term in self._registry.terms if vocabulary == facet.vocabulary)
        return [value for value in order if value in met] + sorted(met - set(order))

    def _label(self, facet: Facet, value: str) -> Text:
        if facet.vocabulary:
            return self._registry.terms.get((facet.vocabulary, value)) or {self._registry.languages[0]: value}
        return self._words(f"find.{facet.name}.{value}")

    def _district(self, area: Area) -> Text:
        if area is OUTSIDE:
            return self._words("district.outside")
        return self._words("district.citywide") if area.level == "city" else area.name

    def _listed(self, name: str, values: list[str], labels: list[Text]) -> dict[str, Any]:
        titles = self._by_language([self._words(f"find.{name}.title")])
        return {"name": name, "types": None, "quick": [], "values": values,
                "labels": self._by_language(labels),
                "title": {language: one for language, (one,) in titles.items()}}

    def _words(self, key: str) -> Text:
        return {language: locale(language)(key) for language in self._registry.languages}

    def _by_language(self, texts: Sequence[Text]) -> dict[str, list[str]]:
        """Return texts as one column for each language, empty where one is absent."""
        return {language: [text.get(language, "") for text in texts]
                for language in self._registry.languages}


def _sounds(entries: Sequence[Entry], found: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Return how each character of the names is typed in pinyin, in all its usual readings.

    One table of characters is a tenth of what the syllables of every name would need.
    """
    heard: dict[str, set[str]] = {}
    names = {name for entry, one in zip(entries, found, strict=True)
             for name in (*entry.name.values(), *one["other_names"])}
    for run in {run for name in names for run in HAN_RUN.findall(visible(name))}:
        for character, known in zip(run, syllables(run), strict=True):
            heard.setdefault(character, set()).update(known)
    return {character: " ".join(sorted(heard[character]))
            for character in sorted(heard) if heard[character]}
