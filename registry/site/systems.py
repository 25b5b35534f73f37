"""What the policy names, as rows of a table: where it lives here, and how much is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from registry.site.dictionary import table_link
from registry.site.labels import Labels
from registry.site.policy import Policy
from registry.site.queries import Row
from registry.site.views import Shown

HELD_BY_ENTRIES = ("type", "field", "term", "scheme", "measure")
GENERAL_TABLES = frozenset({"areas", "documents", "entries", "ledger", "roster_cells", "vocabulary"})
"""Tables of all there is of a sort: their rows tell nothing of the one thing a clause names."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a thing lives: what it is, its name, what is there if that can be counted."""

    kind: Shown
    name: Shown
    held: Shown | None


@dataclass(frozen=True, slots=True)
class System:
    """Something the policy names, with its places, its entries, and how far the registry goes.

    `present` is whether anything is on record; None where nothing that is entered could show it.
    """

    name: Shown
    places: tuple[Place, ...]
    entries: Shown
    present: bool | None
    limit: Shown | None


def presence(row: Row, policy: Policy) -> bool | None:
    """Return whether anything of a thing is on record; None where no entry could show it."""
    places = policy.locations[row["number"]]
    if row["on_record"] or any(_tells(place) and place["on_record"] for place in places):
        return True
    return False if any(place["place_kind"] in HELD_BY_ENTRIES for place in places) else None


def _tells(place: Row) -> bool:
    kind = place["place_kind"]
    return kind == "document" or (kind == "table" and place["at"] not in GENERAL_TABLES)


def systems_of(clause: str, policy: Policy, labels: Labels) -> list[System]:
    """Return what a clause names."""
    return [_system(row, policy, labels) for row in policy.rows_of(clause, "policy_systems")]


def _system(row: Row, policy: Policy, labels: Labels) -> System:
    registry = policy.registry
    limit = registry.text(row, "limit")
    return System(
        name=labels.text(registry.text(row, "name")),
        places=tuple(_place(one, labels) for one in policy.locations[row["number"]]),
        entries=_entries(row, policy, labels),
        present=presence(row, policy),
        limit=labels.text(limit) if limit else None,
    )


def _entries(row: Row, policy: Policy, labels: Labels) -> Shown:
    """Say how many entries there are; where none could be, that they are not what is counted."""
    if row["on_record"]:
        return Shown(str(row["on_record"]))
    kinds = {place["place_kind"] for place in policy.locations[row["number"]]}
    asked = not kinds.isdisjoint(HELD_BY_ENTRIES)
    return labels.absent if asked else labels.word("system.uncounted")


def _place(row: Row, labels: Labels) -> Place:
    kind = row["place_kind"]
    return Place(replace(labels.term("system-locations", kind), mark=None),
                 _NAMES[kind](row["at"], labels), _held(row, labels))


def _held(row: Row, labels: Labels) -> Shown | None:
    """Say how much a place holds: entries, or the rows of a table that is of this thing alone."""
    number = row["on_record"]
    if row["place_kind"] in HELD_BY_ENTRIES:
        return Shown(str(number)) if number else labels.word("count.none")
    if row["place_kind"] == "table" and _tells(row):
        return labels.word("data.rows", count=number) if number else labels.word("count.none")
    return None


def _term(at: str, labels: Labels) -> Shown:
    vocabulary, _, term = at.partition("/")
    return replace(labels.term(vocabulary, term), mark=None)


def _field(at: str, labels: Labels) -> Shown:
    kind, _, path = at.partition(".")
    title = labels.words("system.field", type=labels.kind(kind).text,
                         field=labels.text(labels.registry.field_titles[kind, path]).text)
    return Shown(title)


def _page(at: str, labels: Labels) -> Shown:
    return Shown(at, href=labels.links.page(at.removeprefix("/")))


def _in_list(name: str) -> Callable[[str, Labels], Shown]:
    return lambda at, labels: labels.listed(name, at)


_NAMES: dict[str, Callable[[str, Labels], Shown]] = {
    "type": lambda at, labels: replace(labels.kind(at), href=labels.links.page(f"{at}/")),
    "field": _field,
    "term": _term,
    "scheme": _in_list("schemes"),
    "measure": _in_list("measures"),
    "indicator": _in_list("indicators"),
    "document": _in_list("documents"),
    "table": table_link,
    "check": lambda at, labels: Shown(at, href=labels.links.page(f"errors/{at}/")),
    "page": _page,
}
