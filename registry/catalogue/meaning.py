"""Reads on where fields are wrong, as if they were repaired: one run tells every fault of a file."""

from __future__ import annotations

import copy
from typing import Any

from registry.catalogue.suggestions import Judge, Proposal
from registry.findings import Finding
from registry.models import TYPES, Entry
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import Path

NAMES_OF_FIELDS = ("E201", "E212")
Told = list[tuple[Finding, Proposal | None]]


def as_meant(judge: Judge, faults: list[FieldFault], told: Told) -> Entry | None:
    """Return the entry with each wrong field as it was probably meant, or left out.

    None where what is left cannot be an entry.
    """
    data = copy.deepcopy(judge.source.data)
    for fault, (_, offered) in zip(faults, told, strict=True):
        _repair(data, fault, offered)
    drop_missing(faults, told)
    entry, _ = validate(TYPES[judge.type_name], data, judge.reference)
    return entry


def _repair(data: Any, fault: FieldFault, offered: Proposal | None) -> None:
    if fault.code in ("E202", "E213"):
        return
    path = fault.path
    if offered and offered.value is not None:
        group = _group(data, path)
        if group is not None:
            group[path[-1]] = offered.value
        return
    short = next((path[:at] for at, part in enumerate(path) if isinstance(part, int)), path)
    group = _group(data, short)
    if not isinstance(group, dict) or short[-1] not in group:
        return
    value = group.pop(short[-1])
    if offered and fault.code in NAMES_OF_FIELDS and not offered.span and short == path:
        group[offered.text] = value


def _group(data: Any, path: Path) -> Any:
    """Return the group or list that holds a field; None where an earlier repair took it away."""
    for part in path[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def drop_missing(faults: list[FieldFault], told: Told) -> None:
    """Forget that a field is missing where another is told to be it, wrongly spelt."""
    found = {(*fault.path[:-1], offered.text)
             for fault, (_, offered) in zip(faults, told, strict=True)
             if offered and fault.code in NAMES_OF_FIELDS}
    lost = [at for at, fault in enumerate(faults)
            if fault.code in ("E202", "E213") and _missing(fault) in found]
    for at in reversed(lost):
        del faults[at], told[at]


def _missing(fault: FieldFault) -> Path:
    """The path of what is missing: the field itself, or the main language of a text."""
    return (*fault.path, fault.params["language"]) if fault.code == "E213" else fault.path


def once(findings: list[Finding]) -> list[Finding]:
    """Leave out what is said of a value whose YAML is already told to be wrong."""
    told = {finding.span for finding in findings
            if finding.code in ("E105", "E106", "E110") and not finding.field}
    return [one for one in findings if not one.field or one.span not in told] if told else findings
