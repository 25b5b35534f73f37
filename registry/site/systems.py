"""What the policy names, as rows of a table: where it lives here, and how much is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from registry.site.labels import Labels
from registry.site.policy import Policy
from registry.site.queries import Row
from registry.site.views import Shown


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a thing lives: what it is, its name, how much is there if it is counted."""

    kind: Shown
    name: Shown
    number: int | None


@dataclass(frozen=True, slots=True)
class System:
    """Something the policy names, with its places, its entries, and how far the registry goes."""

    name: Shown
    places: tuple[Place, ...]
    number: int
    limit: Shown | None


def systems_of(clause: str, policy: Policy, labels: Labels) -> list[System]:
    """Return what a clause names."""
    return [_system(row, policy, labels) for row in policy.rows_of(clause, "policy_systems")]


def _system(row: Row, policy: Policy, labels: Labels) -> System:
    registry = policy.registry
    limit = registry.text(row, "limit")
    return System(
        name=labels.text(registry.text(row, "name")),
        places=tuple(_place(one, labels) for one in policy.locations[row["number"]]),
        number=row["on_record"],
        limit=labels.text(limit) if limit else None,
    )


def _place(row: Row, labels: Labels) -> Place:
    kind = row["place_kind"]
    return Place(replace(labels.term("system-locations", kind), mark=None),
                 _NAMES[kind](row["at"], labels), row["on_record"])


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
    "table": lambda at, labels: Shown(at, href=labels.links.page(f"data/#table-{at}"), mark="code"),
    "check": lambda at, labels: Shown(at, href=labels.links.page(f"errors/{at}/")),
    "page": _page,
}
