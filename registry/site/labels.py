"""Texts, terms, areas and references as a reader of one language sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from registry.database.search import HAN_RUN
from registry.site.links import Links
from registry.site.listed import Listed
from registry.site.locales import Locale, locale
from registry.site.navigation import AREAS
from registry.site.queries import Area, Registry, Text
from registry.site.views import Shown

WEB = re.compile(r"https?://", re.IGNORECASE)
TOWNSHIP = "township"
_HAN_LANGUAGES = ("zh", "ja")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,20}")


@dataclass(frozen=True, slots=True)
class Named:
    """The name and state of a published entry, to link to it."""

    name: Text
    status: str


def page_of_area(area: Area) -> str | None:
    """Return the address of the page of a district or a township."""
    if area.slug:
        return f"districts/{area.slug}/"
    return f"{AREAS}/{area.code}/" if area.level == TOWNSHIP else None


@dataclass(frozen=True)
class Labels:
    """Everything that is needed to say a value in the language of a page at some depth."""

    registry: Registry
    words: Locale
    links: Links
    names: dict[str, Named]
    listed_things: dict[tuple[str, str], Listed]

    def text(self, text: Text) -> Shown:
        """Show a text in the page's language, else in the authority's with its language marked."""
        for language in (self.words.language, *self.registry.languages):
            if language in text:
                foreign = language != self.words.language
                return Shown(text[language], lang=locale(language).tag if foreign else None)
        return Shown(next(iter(text.values()), ""))

    def verbatim(self, text: str) -> Shown:
        """Show a text that is written in no language of its own; Chinese is marked on pages of another."""
        if self.words.language in _HAN_LANGUAGES or not HAN_RUN.search(text):
            return Shown(text)
        chinese = next((one for one in self.registry.languages if one in _HAN_LANGUAGES), None)
        return Shown(text, lang=locale(chinese).tag if chinese else None)

    def word(self, key: str, **values: object) -> Shown:
        """Show a word of the site itself."""
        return Shown(self.words(key, **values))

    def kind(self, kind: str) -> Shown:
        """Show the name of a type of entry."""
        return self.text(self.registry.type_titles[kind])

    def term(self, vocabulary: str | None, term: str) -> Shown:
        """Show the label of a term; its name becomes its mark, for the look."""
        label = self.registry.terms.get((vocabulary or "", term))
        shown = self.text(label) if label else Shown(term)
        return replace(shown, mark=term)

    def listed(self, name: str | None, code: str) -> Shown:
        """Show what a reference list calls a thing, with a link to where it is explained."""
        known = self.listed_things.get((name or "", code))
        if known is None:
            return Shown(code)
        return replace(self.text(known.name), href=self.links.page(known.path))

    def area(self, code: str) -> tuple[Shown, ...]:
        """Show an area after the areas that hold it; those with a page link to it."""
        chain: list[Area] = []
        area = self.registry.areas.get(code)
        while area and area not in chain:
            chain.insert(0, area)
            area = self.registry.areas.get(area.parent or "")
        inside = [area for area in chain if area.level != "city"] or chain
        return tuple(self.area_link(area) for area in inside) or (Shown(code),)

    def area_link(self, area: Area) -> Shown:
        """Show one area, with a link if it has a page."""
        path = page_of_area(area)
        return replace(self.text(area.name), href=self.links.page(path) if path else None)

    def reference(self, value: Any, targets: tuple[str, ...]) -> Shown:
        """Show what a reference points to: a link to a published entry, or the plain name."""
        if isinstance(value, dict):
            return self.text(value.get("name", {}))
        entry = value if "/" in value else self._found(value, targets)
        named = self.names.get(entry)
        if named is None:
            return Shown(value)
        return replace(self.text(named.name), href=self.links.page(f"{entry}/"))

    def _found(self, value: str, targets: tuple[str, ...]) -> str:
        candidates = [f"{target}/{value}" for target in targets]
        return next((entry for entry in candidates if entry in self.names), value)

    def field(self, kind: str, path: str) -> Shown:
        """Show the title of a field of a type; one that no model has any more by its path."""
        title = self.registry.field_titles.get((kind, path))
        return self.text(title) if title else Shown(path)

    def date(self, written: str) -> Shown:
        """Show a date as people write it, with the form a machine reads."""
        return Shown(self.words.date(written), datetime=written)

    def period(self, written: str) -> Shown:
        """Show the time a number is of."""
        return Shown(self.words.period(written))

    def answer(self, *, yes: bool) -> Shown:
        """Show yes or no."""
        mark = "yes" if yes else "no"
        return Shown(self.words(mark), mark=mark)

    def link(self, address: str) -> Shown:
        """Show an address on another site; one that is not of the web is only a text."""
        if not WEB.match(address):
            return Shown(address)
        return Shown(WEB.sub("", address).rstrip("/"), href=address, outside=True)

    def telephone(self, number: str) -> Shown:
        """Show a telephone number that can be called; of several, each number as it stands."""
        if not _TELEPHONE.fullmatch(number):
            return Shown(number, mark="telephone")
        return Shown(number, href="tel:" + re.sub(r"[ ()-]", "", number), mark="telephone")

    def mail(self, address: str) -> Shown:
        """Show an address that can be written to."""
        return Shown(address, href=f"mailto:{address}")

    @property
    def absent(self) -> Shown:
        """What is said of what nobody has entered: never that there is none."""
        return Shown(self.words("roster.absent"), mark="absent")

    @property
    def unknown(self) -> Shown:
        """What is said where nothing is on record: never zero, never no."""
        return Shown(self.words("unknown"), mark="unknown")
