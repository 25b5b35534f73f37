"""What all generated entries share: names used once, references that resolve, common fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.city import City
from benchmarks.dice import Dice
from benchmarks.prose import Prose
from registry.reference import CITYWIDE, Reference

# The entries were written over three years, until this day; nothing here reads a clock.
FIRST_DAY = date(2023, 9, 1)
LAST_DAY = date(2026, 6, 30)

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """An entry on its way to a file."""

    type: str
    folder: str
    id: str
    area: str
    data: Data


class Workshop:
    """The dice, the prose and the city, and the entries that others may refer to."""

    def __init__(self, reference: Reference, seed: int) -> None:
        self.dice = Dice(seed)
        self.prose = Prose(reference.authority, self.dice)
        self.city = City(reference, self.dice)
        self._names: set[str] = set()
        self._ids: set[str] = set()
        self._published: dict[tuple[str, str], list[Made]] = defaultdict(list)

    def text(self, slot: str) -> dict[str, str]:
        """Return a text by language, in that of the authority."""
        return {self.city.language: self.prose.write(slot)}

    def in_languages(self, name: str, entry_id: str) -> dict[str, str]:
        """Return a name, in more than half of the entries in the other languages too."""
        others = self.city.languages[1:] if self.dice.chance(0.6) else ()
        return {self.city.language: name, **dict.fromkeys(others, entry_id.replace("-", " ").title())}

    def texts(self, slot: str, most: int) -> list[str]:
        """Return several different lines of a slot."""
        lines = [self.prose.write(slot) for _ in range(self.dice.whole(1, most))]
        return list(dict.fromkeys(lines))

    def name(self, slot: str, area: str, kind: str = "") -> str:
        """Return a name that no other entry has; the texts that follow are about its bearer."""
        self.prose.about(area=area, kind=kind)
        name = made = self.prose.write(slot)
        number = 1
        while made in self._names:
            number += 1
            made = self.prose.write("numbered", name=name, number=str(number))
        self._names.add(made)
        self.prose.about(area=area, kind=kind, name=made)
        return made

    def id(self, word: str) -> str:
        """Return an id that no other entry has, from the name just written and a word."""
        stem = made = f"{self.prose.spelt}-{word.replace('_', '-')}"
        number = 1
        while made in self._ids:
            number += 1
            made = f"{stem}-{number}"
        self._ids.add(made)
        return made

    def term(self, vocabulary: str) -> str | None:
        """Return a term of a vocabulary."""
        terms = self.city.terms(vocabulary)
        return self.dice.pick(terms) if terms else None

    def terms(self, vocabulary: str, most: int) -> list[str]:
        """Return a few terms of a vocabulary."""
        return self.dice.some(self.city.terms(vocabulary), 1, most)

    def day(self, first: date = FIRST_DAY, last: date = LAST_DAY) -> str:
        """Return a day as entries write it."""
        return self.dice.day(first, last).isoformat()

    def address(self, made_for: str) -> str:
        """Return a web address on a host that cannot exist."""
        self.prose.coined()
        return f"https://www.{self.prose.spelt}.example/{made_for}/{self.dice.whole(1000, 999_999)}"

    def keep(self, made: Made) -> None:
        """Let later entries refer to this one, if it is one that stays."""
        if made.data["status"] == "active":
            self._published[made.type, made.folder].append(made)

    def one_of(self, type_name: str, folder: str) -> Made | None:
        """Return an earlier entry of the same district, else of the whole city, else none."""
        near = self._published[type_name, folder] or self._published[type_name, CITYWIDE]
        return self.dice.pick(near) if near else None

    def any_of(self, type_name: str) -> Made | None:
        """Return an earlier entry of any district."""
        folders = [made for (kind, _), made in self._published.items() if kind == type_name and made]
        return self.dice.pick(self.dice.pick(folders)) if folders else None

    def referred(self, type_name: str, folder: str, slot: str) -> str | Data:
        """Return a reference: mostly the id of an entry, now and then only a name."""
        found = self.one_of(type_name, folder)
        if found and not self.dice.chance(0.1):
            return found.id
        return {"name": self.text(slot)}

    def several(self, type_name: str, folder: str, most: int, *, other_than: str = "") -> list[Any]:
        """Return ids of different entries of a district."""
        found = [self.one_of(type_name, folder) for _ in range(self.dice.whole(1, most))]
        return list(dict.fromkeys(made.id for made in found if made and made.id != other_than))

    def maybe(self, share: float, make: Callable[..., Any], *given: Any) -> Any:
        """Return a value in this share of cases, otherwise nothing."""
        return make(*given) if self.dice.chance(share) else None

    def status(self) -> Data:
        """Return the status with the date that some of them need."""
        if self.dice.chance(0.92):
            return {"status": "active"}
        status = self.dice.pick(["draft", "draft", "paused", "closed"])
        dated = {"paused": "reopens_on", "closed": "closed_on"}.get(status)
        return {"status": status, **({dated: self.day()[:7]} if dated else {})}

    def after(self, day: str, least: int, most: int) -> str:
        """Return a day that lies some days after another."""
        days = timedelta(days=self.dice.whole(least, most))
        return (date.fromisoformat(day) + days).isoformat()


def filled(data: Data) -> Data:
    """Return the data without the fields that chance left empty."""
    return {key: value for key, value in data.items() if value not in (None, [], {})}
