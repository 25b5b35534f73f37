"""Checks that no number is entered twice unless one corrects the other, nor for too few people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from registry.catalogue import Catalogue, Record
from registry.catalogue.records import Link
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models.sums import TOO_FINE, finer
from registry.reference import Reference

Holders = dict[tuple[str, ...], list[Record]]


def figures_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for a statistic that repeats a number which no later one corrects.

    Of each number one statistic is in force: the one that no other of the same number revises,
    directly or through others. Numbers of which no publisher is named are not compared.
    """
    holders: Holders = defaultdict(list)
    for record in catalogue.records.values():
        for figure in record.figures:
            if figure[2] and record not in holders[figure][-1:]:
                holders[figure].append(record)
    told: set[str] = set()
    for figure, records in holders.items():
        for record, first in _in_force_beside(catalogue, records):
            if record.id not in told:
                told.add(record.id)
                params: dict[str, object] = {"other": catalogue.path(first.name)}
                yield finding_at(catalogue, record, "E309", ("measure",), params, figure[0])


def _in_force_beside(
    catalogue: Catalogue, records: list[Record]
) -> Iterator[tuple[Record, Record]]:
    """Yield each statistic that is in force beside an earlier one, and that one."""
    revised = {one for record in records if record.revises
               for one in _revised_by(catalogue, record)}
    in_force = [record for record in records if record.id not in revised]
    yield from ((record, in_force[0]) for record in in_force[1:])


def _revised_by(catalogue: Catalogue, record: Record) -> set[str]:
    """The statistics that one corrects, and those that they do."""
    found: set[str] = set()
    here: Record | None = record
    while here and here.revises and here.revises not in found:
        found.add(here.revises)
        here = catalogue.records.get(f"{record.type}/{here.revises}")
    return found


def revisions_of_something_else(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for a statistic that says it corrects one of another measure."""
    for record in catalogue.records.values():
        other = catalogue.records.get(f"{record.type}/{record.revises}") if record.revises else None
        if other and record.figures[0][0] != other.figures[0][0]:
            params: dict[str, object] = {"measure": other.figures[0][0]}
            yield finding_at(catalogue, record, "W320", ("revises",), params, record.revises)


def people_of_small_bodies(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for people counted by a body of a finer level than may be published."""
    for record in catalogue.records.values():
        for link in too_fine(record, catalogue.records, reference):
            yield finding_at(catalogue, record, "E237", link.field, dict(TOO_FINE), link.id)


def too_fine(
    record: Record, records: Mapping[str, Record], reference: Reference
) -> Iterator[Link]:
    """Yield the references of a statistic to bodies of a finer level than its measure allows."""
    finest = reference.measures[record.figures[0][0]].finest_level if record.figures else None
    for link in record.links if finest else ():
        body = records.get(link.entry)
        if link.field[-1] == "organization" and body and finer(body.level, finest):
            yield link
