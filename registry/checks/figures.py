"""Checks that no number is entered twice unless one corrects the other."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding


def figures_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for a statistic that repeats the number of an earlier one."""
    seen: dict[tuple[str, ...], Record] = {}
    revised = {record.revises for record in catalogue.records.values() if record.revises}
    for record in catalogue.records.values():
        told = False
        for figure in record.figures:
            other = seen.setdefault(figure, record)
            apart = record.revises == other.id or other.id in revised or record.id in revised
            if other is not record and not apart and not told:
                told = True
                params: dict[str, object] = {"other": catalogue.path(other.name)}
                yield finding_at(catalogue, record, "E309", ("measure",), params, figure[0])
