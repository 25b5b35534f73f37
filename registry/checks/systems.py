"""Checks that what the policy names leads to types, fields and whatever else there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.fields import walk


def systems_nowhere(reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a type or a field that no model has."""
    fields = {f"{name}.{path}" for name, model in TYPES.items() for path, _ in walk(model)}
    yield from nowhere(reference, "type", TYPES.__contains__)
    yield from nowhere(reference, "field", fields.__contains__)


def nowhere(
    reference: Reference, kind: str, known: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield a finding for every location of a kind that is not known: tables and pages too.

    Args:
        reference: the reference that names the locations.
        kind: the kind of location, such as `table`.
        known: says of a location whether it is there.
    """
    for number, system in enumerate(reference.systems):
        for place, location in enumerate(system.lives):
            if location.in_ == kind and not known(location.at):
                params: dict[str, object] = {
                    "problem_zh": f"条款 {system.clause} 的“{location.at}”({kind})不存在",
                    "problem_en": f"{system.clause} names the {kind} {location.at}, which is not there"}
                path = f"{reference.folder.name}/systems.yaml"
                yield Finding("E401", path, field=f"{number}.lives.{place}.at", params=params)
