"""Counts, for every area, which of the bodies it should have are on record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from registry.reference import Reference
from registry.reference.models import Area
from registry.reference.policy import Roster

LIVING = ("active", "paused")


def roster_rows(connection: sqlite3.Connection, reference: Reference) -> Iterator[tuple[str, Any]]:
    """Yield one row for each roster, area and kind, from the organizations already written.

    A body counts for the area it names and for no other: one of a township is none of its district.
    """
    names: dict[tuple[str, str], list[str]] = {}
    query = ("SELECT o.area, o.kind, e.name FROM organizations o JOIN entries e USING (entry)"
             f" WHERE e.status IN {LIVING} ORDER BY e.entry")
    for area, kind, name in connection.execute(query):
        names.setdefault((area, kind), []).append(name)
    for roster in reference.rosters.values():
        for area in expected_areas(roster, reference):
            for kind in roster.kinds:
                found = names.get((area.code, kind), [])
                standard = _standard_name(roster, area, kind, reference)
                yield "roster_cells", {
                    "roster": roster.roster, "area": area.code, "kind": kind,
                    "on_record": len(found),
                    "standard_name": sum(name.endswith(standard) for name in found)
                    if standard else None,
                }


def expected_areas(roster: Roster, reference: Reference) -> list[Area]:
    """Return the areas that a roster asks of, in the order of their codes."""
    areas = (area for area in reference.areas.values() if area.level == roster.level)
    return sorted((area for area in areas if roster.counting != "yes" or area.counts_as_township),
                  key=lambda area: area.code)


def _standard_name(roster: Roster, area: Area, kind: str, reference: Reference) -> str | None:
    """The name that a body should bear; the city's name may stand before it."""
    language = reference.authority
    form = roster.name_form.get(language) if roster.name_form else None
    label = reference.labels_of("org-kinds").get(kind, {}).get(language, kind)
    return form.format(area=area.name[language], kind=label) if form else None
