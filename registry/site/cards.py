"""The pictures that a shared link shows: one for each type in each district, never one for each entry."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from registry.site.card_drawing import Drawn, draw
from registry.site.card_face import drawable
from registry.site.labels import Labels
from registry.site.palette import colours, palette_of
from registry.site.publisher import Publisher
from registry.site.queries import Area, Text
from registry.site.shelf import Shelf
from registry.site.social import Picture, Subject
from registry.site.tiles import neighbours

FOLDER = "assets/cards"


class Cards:
    """Which cards there are, drawn once for each language; each page is told its own."""

    def __init__(self, publisher: Publisher, shelf: Shelf, config: Path) -> None:
        self._publisher, self._registry = publisher, publisher.registry
        self._squares = neighbours(self._registry.districts)
        self._draw = partial(draw, squares=self._squares, colours=colours(palette_of(config)))
        inside = [area for area in self._registry.districts if area.level == "district"]
        self._subjects = [
            Subject(),
            *(Subject(kind) for kind in shelf.types),
            *(Subject(area=area.code) for area in inside),
            *(Subject(kind, area.code) for kind in shelf.types for area in inside
              if shelf.entries(kind, area.slug)),
        ]
        self._known = frozenset(self._subjects)

    def write(self) -> None:
        """Draw every card in every language."""
        for language in self._publisher.languages:
            labels = self._publisher.labels(language, "")
            for subject in self._subjects:
                self._publisher.save_bytes(self._path(subject, language), self._draw(self._drawn(subject, labels)))

    def picture(self, subject: Subject, labels: Labels) -> Picture:
        """Return the card of what a page is about, or the nearest one there is."""
        area = self._district(subject.area)
        whole = replace(subject, area=area.code if area else "")
        chosen = whole if whole in self._known else replace(whole, area="")
        return Picture(self._path(chosen, labels.words.language), self._said(chosen, labels))

    def _drawn(self, subject: Subject, labels: Labels) -> Drawn:
        registry, chosen = self._registry, [area.code for area in self._squares]
        site, city = (self._text(registry.text(registry.meta, key), labels) for key in ("name", "city"))
        kind = self._text(registry.type_titles[subject.kind], labels) if subject.kind else ""
        if not subject.area:
            return Drawn(site, kind, city, frozenset(chosen)) if kind else Drawn(city, site, "", frozenset(chosen))
        district = self._text(registry.areas[subject.area].name, labels)
        names = (kind, district) if kind else (district, city)
        return Drawn(site, *names, frozenset((subject.area,)))

    def _text(self, text: Text, labels: Labels) -> str:
        """Return a text in the first language whose letters the face has; else nothing."""
        spoken = (labels.words.language, *self._registry.languages)
        said = (" ".join(text[language].split()) for language in spoken if language in text)
        return next((words for words in said if drawable(words)), "")

    def _said(self, subject: Subject, labels: Labels) -> str:
        """Return what a card shows in words, for those who do not see it."""
        name = labels.text(self._registry.text(self._registry.meta, "name")).text
        kind = labels.kind(subject.kind).text if subject.kind else ""
        district = labels.text(self._registry.areas[subject.area].name).text if subject.area else ""
        return " · ".join(filter(None, (district, kind, name)))

    def _path(self, subject: Subject, language: str) -> str:
        slug = self._registry.areas[subject.area].slug if subject.area else ""
        name = "-".join(filter(None, (subject.kind or ("district" if slug else "site"), slug)))
        return f"{FOLDER}/{language}/{name}.png"

    def _district(self, code: str | None) -> Area | None:
        """Return the district that holds an area; nothing for the whole city and for elsewhere."""
        area = self._registry.areas.get(code or "")
        while area and not (area.slug and area.level == "district"):
            area = self._registry.areas.get(area.parent or "")
        return area
