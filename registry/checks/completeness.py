"""Checks the promises that a list is whole against what came on record since."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.reference import Reference

SCHEMES = "schemes"


def broken_promises(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for an entry that is older than a promise, but was read only after it."""
    for promise in reference.completeness:
        for record in catalogue.records.values():
            day = promise.complete_as_of
            older = record.since is not None and record.since < day[: len(record.since)]
            late = older and record.first_read > day and record.status == "active"
            if late and _listed(record, promise.list) and _within(record, promise.area, reference):
                params: dict[str, object] = {"list": promise.list, "complete_as_of": day}
                yield finding_at(catalogue, record, "W316", (), params, record.since)


def _listed(record: Record, name: str) -> bool:
    kind, _, part = name.partition("/")
    if kind == SCHEMES:
        return part in record.schemes
    return record.type == kind and part in ("", record.kind)


def _within(record: Record, area: str, reference: Reference) -> bool:
    home = reference.area(area)
    above = {one.code for one in reference.ancestors(record.area or "")}
    return home is not None and home.code in above
