"""Checks that a room is not promised to more people than it seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models.sessions import sessions


def room_clashes(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for a course that shares a place and a time with more people than seats."""
    booked: dict[str, list[tuple[str, str, int, Record]]] = defaultdict(list)
    for record in catalogue.records.values():
        for place, seats, run in record.rooms:
            home = catalogue.records.get(f"places/{place}")
            if home and home.seats:
                booked[place] += [(starts, ends, seats, record) for starts, ends in sessions(run)]
    for place, meetings in sorted(booked.items()):
        room = catalogue.records[f"places/{place}"].seats or 0
        yield from _clashes(catalogue, sorted(meetings, key=lambda one: one[:2]), room)


def _clashes(
    catalogue: Catalogue, meetings: list[tuple[str, str, int, Record]], room: int
) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    open_now: list[tuple[str, str, int, Record]] = []
    for meeting in meetings:
        starts, _, seats, record = meeting
        open_now = [one for one in open_now if one[1] > starts]
        total = seats + sum(one[2] for one in open_now)
        others = [one[3] for one in open_now if one[3] is not record]
        if total > room and others and (record.id, others[0].id) not in told:
            told.add((record.id, others[0].id))
            params: dict[str, object] = {"other": others[0].id, "starts": starts, "sum": total,
                                         "seats": room}
            yield finding_at(catalogue, record, "W313", ("offerings",), params)
        open_now.append(meeting)
