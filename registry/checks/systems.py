"""Checks that what the policy names leads to types and fields that there are."""

from __future__ import annotations

from collections.abc import Iterator

from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.fields import walk


def systems_nowhere(reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a type or a field that no model has."""
    known = {"type": set(TYPES), "field": {f"{name}.{path}" for name, model in TYPES.items()
                                           for path, _ in walk(model)}}
    for number, system in enumerate(reference.systems):
        for place, location in enumerate(system.lives):
            if location.at not in known.get(location.in_, {location.at}):
                params: dict[str, object] = {
                    "problem_zh": f"条款 {system.clause} 的“{location.at}”不是类型或字段",
                    "problem_en": f"{system.clause} names {location.at}, no type and no field"}
                path = f"{reference.folder.name}/systems.yaml"
                yield Finding("E401", path, field=f"{number}.lives.{place}.at", params=params)
