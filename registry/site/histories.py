"""What became of an entry, in plain words: when it was published, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from registry.site.forge import Forge
from registry.site.labels import Labels
from registry.site.queries import Children, Entry, Registry, Row
from registry.site.views import Shown

FULL = "full"
RECENT = 5
VERSIONS = """
SELECT entry, valid_from, valid_to, pull_request FROM entry_versions
LEFT JOIN commits ON commits.hash = entry_versions."commit" ORDER BY entry, valid_from
"""
CHANGES = """
SELECT entry, field, field_changes.date, pull_request FROM field_changes
LEFT JOIN commits ON commits.hash = field_changes."commit" ORDER BY entry, number
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of an entry on a day.

    Attributes:
        date: the day.
        kind: first, earliest, changed, again or gone.
        fields: the paths of the fields that changed.
        requests: the numbers of the pull requests that brought it, where they are known.
    """

    date: str
    kind: str
    fields: tuple[str, ...] = ()
    requests: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldHappening:
    """The same as a page says it."""

    date: Shown
    kind: str
    fields: tuple[Shown, ...]
    requests: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The history of an entry on its page: newest first, the older ones apart."""

    recent: tuple[ToldHappening, ...]
    older: tuple[ToldHappening, ...]
    file: Shown | None


class Histories:
    """Reads the history of one entry after another, in ascending order."""

    def __init__(self, registry: Registry) -> None:
        self._whole = registry.meta.get("history") == FULL
        self._versions = Children(registry.rows(VERSIONS))
        self._changes = Children(registry.rows(CHANGES))

    def of(self, entry: str) -> list[Happening]:
        """Return what became of an entry, newest first."""
        versions, changes = self._versions.of(entry), self._changes.of(entry)
        found = [*self._published(versions), *_changed(changes)]
        return sorted(found, key=lambda one: (one.date, one.kind == "changed"), reverse=True)

    def _published(self, versions: list[Row]) -> Iterator[Happening]:
        """Yield when an entry came and went; a version that follows another is a change."""
        for row in versions[:1]:
            kind = "first" if self._whole else "earliest"
            yield Happening(row["valid_from"], kind, (), _requests([row]))
        for before, after in pairwise(versions):
            if before["valid_to"] != after["valid_from"]:
                yield Happening(before["valid_to"], "gone")
                yield Happening(after["valid_from"], "again", (), _requests([after]))


def _changed(changes: list[Row]) -> Iterator[Happening]:
    for day, rows in groupby(changes, key=lambda row: row["date"]):
        group = list(rows)
        fields = tuple(dict.fromkeys(row["field"] for row in group))
        yield Happening(day, "changed", fields, _requests(group))


def _requests(rows: list[Row]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row["pull_request"] for row in rows if row["pull_request"]))


def told(happenings: list[Happening], entry: Entry, labels: Labels) -> Told:
    """Say what became of an entry in the language of a page."""
    said = tuple(_told(one, entry.type, labels) for one in happenings)
    # One more line is no longer than what would hide it.
    shown = RECENT if len(said) > RECENT + 1 else len(said)
    repository = labels.registry.meta.get("repository_url")
    link = None
    if repository:
        link = Shown(labels.words("history.file"), href=Forge(repository).commits(entry.file), outside=True)
    return Told(said[:shown], said[shown:], link)


def _told(one: Happening, kind: str, labels: Labels) -> ToldHappening:
    fields = dict.fromkeys(labels.field(kind, path) for path in one.fields)
    return ToldHappening(labels.date(one.date), one.kind, tuple(fields),
                         tuple(_request(number, labels) for number in one.requests))


def _request(number: int, labels: Labels) -> Shown:
    repository = labels.registry.meta.get("repository_url")
    href = Forge(repository).request(number) if repository else None
    return Shown(labels.words("history.request", number=number), href=href, outside=bool(href))
