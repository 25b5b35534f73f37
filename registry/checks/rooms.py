"""Checks that a room is not promised to more people than it seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models.sessions import sessions


class Meeting(NamedTuple):
    """One meeting of a run: when, for how many, and which run of which course it is of."""

    starts: str
    ends: str
    seats: int
    record: Record
    run: int


def room_clashes(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for a run that shares a place and a time with more people than seats."""
    booked: dict[str, list[Meeting]] = defaultdict(list)
    for record in catalogue.records.values():
        for number, (place, seats, run) in enumerate(record.rooms):
            home = catalogue.records.get(f"places/{place}")
            if home and home.seats:
                booked[place] += [Meeting(starts, ends, seats, record, number)
                                  for starts, ends in sessions(run)]
    for place, meetings in sorted(booked.items()):
        room = catalogue.records[f"places/{place}"].seats or 0
        yield from _clashes(catalogue, sorted(meetings, key=lambda one: one[:2]), room)


def _clashes(catalogue: Catalogue, meetings: list[Meeting], room: int) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    open_now: list[Meeting] = []
    for meeting in meetings:
        open_now = [one for one in open_now if one.ends > meeting.starts]
        total = meeting.seats + sum(one.seats for one in open_now)
        record = meeting.record
        others = [one.record for one in open_now if one[3:] != (record, meeting.run)]
        if total > room and others and (record.id, others[0].id) not in told:
            told.add((record.id, others[0].id))
            params: dict[str, object] = {"other": others[0].id, "starts": meeting.starts,
                                         "sum": total, "seats": room}
            yield finding_at(catalogue, record, "W313", ("offerings",), params)
        open_now.append(meeting)
