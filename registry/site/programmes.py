"""A scheme under which titles are given, with those that hold one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.site.labels import Labels
from registry.site.listed import anchor
from registry.site.policy import Policy
from registry.site.queries import Row
from registry.site.views import Shown

HELD = "held"


@dataclass(frozen=True, slots=True)
class Holder:
    """An entry that holds a title, or did: since when, and what has become of it."""

    name: Shown
    year: Shown | None
    state: Shown | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A scheme on its page."""

    anchor: str
    name: Shown
    kind: Shown
    note: Shown | None
    criteria: Shown | None
    holders: tuple[Holder, ...]


def programme(row: Row, policy: Policy, labels: Labels) -> Programme:
    """Return a scheme with its holders, those of the latest year first."""
    note = policy.registry.text(row, "note")
    return Programme(
        anchor=anchor("schemes", row["scheme"]),
        name=replace(labels.listed("schemes", row["scheme"]), href=None),
        kind=labels.term("scheme-kinds", row["kind"]),
        note=labels.text(note) if note else None,
        criteria=labels.link(row["criteria_url"]) if row["criteria_url"] else None,
        holders=tuple(_holder(one, labels) for one in policy.holders[row["scheme"]]),
    )


def _holder(row: Row, labels: Labels) -> Holder:
    state = labels.term("designation-states", row["state"]) if row["state"] != HELD else None
    year = labels.date(str(row["year"])) if row["year"] else None
    return Holder(labels.reference(row["entry"], ()), year, state)
