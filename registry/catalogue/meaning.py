"""Reads on where fields are wrong, as if they were repaired: one run tells every fault of a file."""

from __future__ import annotations

import copy
from typing import Any

from registry.catalogue.proposal import Judge, Proposal
from registry.findings import Finding
from registry.models import TYPES, Entry
from registry.reference import Reference
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import Path, read

NAMES_OF_FIELDS = ("E201", "E212")
# What a line of the wrong form leads to: unknown and missing fields, values of another shape.
STRUCTURAL = frozenset({"E201", "E202", "E203", "E204", "E212", "E213", "E214", "E232"})
NEIGHBOURS = (0, 1, -1)
MOST_LINES = 12
Told = list[tuple[Finding, Proposal | None]]


def weighed(faults: list[FieldFault]) -> dict[tuple[str, Path], int]:
    """Return the faults with their weights: a wrong structure weighs more than a wrong value."""
    return {(fault.code, fault.path): 2 if fault.code in STRUCTURAL else 1 for fault in faults}


def lines_at_fault(type_name: str, reference: Reference, lines: list[str]) -> list[int]:
    """Return the lines, counted from 0, in which the cause of a wrong field may lie."""
    source = read("\n".join(lines).encode())
    _, faults = validate(TYPES[type_name], source.data, reference)
    found: list[int] = []
    for fault in faults:
        path = fault.path
        while path and source.mark(path) is None:
            path = path[:-1]
        mark = source.mark(path)
        first = mark.key.start_mark.line if mark else 0
        last = mark.value.end_mark.line if mark else 0
        found += [line + near for line in dict.fromkeys((first, last)) for near in NEIGHBOURS]
    known = [line for line in dict.fromkeys(found) if 0 <= line < len(lines)]
    return [line for line in known if lines[line].strip()][:MOST_LINES]


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


def empty_fields(judge: Judge, faults: list[FieldFault]) -> list[FieldFault]:
    """Return the fields that are there without a value and of which nothing is said yet."""
    told = {fault.path for fault in faults}
    paths = [judge.source.path_of(event) for event in judge.source.empty]
    return [FieldFault("E203", path, {"key": path[-1]}) for path in paths
            if path and not any(path[:size] in told for size in range(1, len(path) + 1))]


def told_already(fault: FieldFault, judge: Judge) -> bool:
    """Return whether a fault is only that of a field left out for another fault of its own."""
    name = (fault.seen or "").partition(".")[0]
    return fault.code == "E226" and name in judge.source.data


def once(findings: list[Finding]) -> list[Finding]:
    """Leave out what is said of a value whose YAML is already told to be wrong."""
    told = {finding.span for finding in findings
            if finding.code in ("E105", "E106", "E110") and not finding.field}
    return [one for one in findings if not one.field or one.span not in told] if told else findings
