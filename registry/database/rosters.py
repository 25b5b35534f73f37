"""Counts, for every area, which of the bodies it should have are on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from registry.reference import Reference
from registry.reference.models import Area, is_current
from registry.reference.policy import Roster

LIVING = ("active", "paused")


class Body(NamedTuple):
    """An organization as a roster sees it."""

    name: str
    active: bool


def roster_rows(
    connection: sqlite3.Connection, reference: Reference, as_of: str
) -> Iterator[tuple[str, Any]]:
    """Yield one row for each roster, area and kind, from the organizations already written.

    A body counts for the area it names and for no other: one of a township is none of its district.
    """
    bodies: dict[tuple[str, str], list[Body]] = {}
    query = ("SELECT o.area, o.kind, e.name, e.status FROM organizations o JOIN entries e USING (entry)"
             f" WHERE e.status IN {LIVING} ORDER BY e.entry")
    for area, kind, name, status in connection.execute(query):
        bodies.setdefault((area, kind), []).append(Body(name, status == "active"))
    for roster in reference.rosters.values():
        for area in expected_areas(roster, reference, as_of):
            for kind in roster.kinds:
                found = bodies.get((area.code, kind), [])
                active = [body.name for body in found if body.active]
                standard = _standard_names(roster, area, kind, reference)
                yield "roster_cells", {
                    "roster": roster.roster, "area": area.code, "kind": kind,
                    "on_record": len(found), "active": len(active),
                    "standard_name": sum(name in standard for name in active) if standard else None,
                }


def expected_areas(roster: Roster, reference: Reference, as_of: str) -> list[Area]:
    """Return the areas that a roster asks of on a day, in the order of their codes."""
    areas = (area for area in reference.areas.values()
             if area.level == roster.level and is_current(area, as_of))
    return sorted((area for area in areas if roster.counting != "yes" or area.counts_as_township),
                  key=lambda area: area.code)


def _standard_names(
    roster: Roster, area: Area, kind: str, reference: Reference
) -> frozenset[str]:
    """The names that a body may bear: the prescribed one, with the name of the city before it or not.

    The two are written together or with a space, as the language has it.
    """
    language = reference.authority
    form = roster.name_form.get(language) if roster.name_form else None
    if form is None:
        return frozenset()
    label = reference.labels_of("org-kinds").get(kind, {}).get(language, kind)
    name = form.format(area=area.name[language], kind=label)
    city = reference.instance.city[language]
    return frozenset({name, f"{city}{name}", f"{city} {name}"})
