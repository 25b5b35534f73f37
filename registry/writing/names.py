"""Names for codes: terms, schemes, areas and entries by what people call them."""

from __future__ import annotations

from functools import cached_property

from registry.catalogue import Catalogue
from registry.catalogue.guesses import plain
from registry.catalogue.hints import nearest
from registry.catalogue.records import folded
from registry.models import TYPES
from registry.reference import CITYWIDE, Reference
from registry.reference.models import Area
from registry.shapes.fields import describe
from registry.writing.unclear import Choice, UnclearError

MOST_SHOWN = 12


class Names:
    """Everything that can be named in an entry of one city."""

    def __init__(self, reference: Reference, catalogue: Catalogue, language: str) -> None:
        self.reference = reference
        self.catalogue = catalogue
        self.language = language

    def shown(self, texts: dict[str, str]) -> str:
        """Return a text in the contributor's language, else in the authority's."""
        return texts.get(self.language) or texts[self.reference.authority]

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        """Return the terms of a vocabulary that are in use, or the codes of a reference list."""
        labels = self.reference.labels_of(vocabulary)
        return tuple(Choice(term, self.shown(label), tuple(label.values()))
                     for term, label in labels.items()
                     if (vocabulary, term) not in self.reference.withdrawn)

    @cached_property
    def areas(self) -> tuple[Choice, ...]:
        """Return the city, its districts and townships, and the areas outside it."""
        root = self.reference.instance.root_area
        return tuple(self._area(area) for area in self.reference.areas.values()
                     if area.code == root or not area.valid_to)

    def _area(self, area: Area) -> Choice:
        above = [one for one in self.reference.ancestors(area.code)[1:] if one.slug]
        inside = self.shown(above[0].name) if above else ""
        name = self.shown(area.name)
        whole = tuple(f"{one.name[language]}{area.name[language]}" for one in above
                      for language in area.name if language in one.name)
        if area.code == self.reference.instance.root_area:
            return Choice(CITYWIDE, name, tuple(area.name.values()), (area.code, "全市", "本市"))
        brackets = {"zh": f"({inside})", "en": f" ({inside})"}[self.language]
        return Choice(area.code, f"{name}{brackets}" if inside else name,
                      tuple(area.name.values()), (*whole, *area.aliases.values()))

    def entries(self, types: tuple[str, ...]) -> tuple[Choice, ...]:
        """Return the entries of some types, by id, or by type and id where there are several."""
        known = self.catalogue.records.values()
        return tuple(self._entry(record.entry if len(types) > 1 else record.id,
                                 self.shown(record.title), record.title, record.id)
                     for record in known if record.type in types)

    @staticmethod
    def _entry(value: str, label: str, title: dict[str, str], entry_id: str) -> Choice:
        return Choice(value, label, tuple(title.values()), (entry_id,))

    def fields(self, type_name: str, filled: tuple[str, ...]) -> tuple[Choice, ...]:
        """Return the fields of a type that are filled in, by their titles."""
        return tuple(Choice(item.name, item.title[self.language], tuple(item.title.values()))
                     for item in describe(TYPES[type_name])
                     if item.name in filled and item.name not in ("sources", "status"))


def matching(word: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the choices that a word names in full; else those of whose names it is a part."""
    written = folded(plain(word))
    if not written:
        return ()
    exact = tuple(one for one in choices
                  if written in map(folded, (one.value, *one.names, *one.also)))
    return exact or parts(written, choices)


def parts(written: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the choices of whose names a word is a part, else an abbreviation."""
    for within in (_inside, _abbreviates):
        found = tuple(one for one in choices
                      if any(within(written, folded(name)) for name in one.names))
        if found:
            return found
    return ()


def _inside(word: str, name: str) -> bool:
    return word in name


def _abbreviates(word: str, name: str) -> bool:
    """Return whether a name has all the characters of a word, from the first on, in their order."""
    rest = iter(name)
    return len(word) > 2 and not word.isascii() and name[:1] == word[:1] and all(
        char in rest for char in word)


def one_of(word: str, choices: tuple[Choice, ...], title: dict[str, str]) -> Choice:
    """Return the one choice that a word means.

    Raises:
        UnclearError: it means none of them, or more than one.
    """
    found = matching(word, choices)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnclearError(f"“{word}”可以是 {len(found)} 项,请选一项",
                           f"“{word}” may be any of {len(found)}: choose one", found[:MOST_SHOWN])
    near = _like(word, choices)
    hints = (f",是否为 {near.value}({near.label})?", f": did you mean {near.value} ({near.label})?"
             ) if near else ("", "")
    raise UnclearError(f"“{title['zh']}”里没有“{word}”{hints[0]}",
                       f"{title['en']} has no “{word}”{hints[1]}", (near,) if near else ())


def _like(word: str, choices: tuple[Choice, ...]) -> Choice | None:
    names = {folded(text): one for one in choices for text in (one.value, *one.names)}
    near = nearest(folded(plain(word)), names)
    return names[near] if near else None
