"""Reads an entry as it was at an earlier commit, by the models and the rules of today.

What today's models do not know is left out, and what they cannot read. What today's checks keep
from the public, personal data above all, is not shown because it is old.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from registry.catalogue.privacy import personal_data_findings
from registry.catalogue.records import Record, record_of
from registry.checks.figures import too_fine
from registry.models import TYPES, Entry, Statistic
from registry.models.agreement import disagreements
from registry.reference import Reference
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import Path, read

DRAFT = "draft"
ROUNDS = 8
"""Taking one thing out may leave another incomplete, which is then taken out too."""
MISSING = "E202"
REVEALING = "E237"
UNSAFE_HOST = "E228"


Body = dict[str, Any]


class OldEntries:
    """Reads the earlier versions of entries."""

    def __init__(self, reference: Reference, records: Mapping[str, Record]) -> None:
        self.reference = reference
        self.records = records

    def read(self, raw: bytes, record: Record, today: Body) -> Body | None:
        """Return an entry as its model has it: empty where it was a draft, None where unreadable.

        What must not be shown counts as unreadable.

        Args:
            raw: what the file held.
            record: the entry as it is today.
            today: its body today, which stands in for a required field that there was not yet, so
                that the rest can be read.
        """
        source = read(raw)
        if source.data is None or any(fault.code.startswith("E") for fault in source.faults):
            return None
        status = source.data.get("status")
        if status == DRAFT:
            return {}
        known = isinstance(status, str) and status in self.reference.terms("statuses")
        if not known or personal_data_findings(raw, "", self.reference):
            return None
        entry, lent = self._validated(record, source.data, today)
        return None if entry is None else self._shown(entry, record, source.data, lent)

    def _validated(
        self, record: Record, data: Body, today: Body
    ) -> tuple[Entry | None, set[str]]:
        """Return the entry, and which of its fields are those of today."""
        model = TYPES[record.type]
        lent: set[str] = set()
        for _ in range(ROUNDS):
            entry, faults = validate(model, data, self.reference)
            if entry is not None:
                return entry, lent
            missing = {str(fault.path[0]) for fault in faults
                       if fault.code == MISSING and len(fault.path) == 1}
            _take_out(data, faults)
            lent |= missing
            data |= {name: copy.deepcopy(today[name]) for name in missing if name in today}
        return None, lent

    def _shown(
        self, entry: Entry, record: Record, data: Body, lent: set[str]
    ) -> Body | None:
        """Return what may be shown of an entry: nothing where a number tells of too few people."""
        faults = list(disagreements(entry, self.reference, None))
        if any(fault.code == REVEALING for fault in faults):
            return None
        if isinstance(entry, Statistic):
            old = record_of(record.name, record.folder, record.id, entry, data, record.area)
            if any(too_fine(old, self.records, self.reference)):
                return None
        shown = entry.model_dump(mode="json", exclude_defaults=True)
        _take_out(shown, [fault for fault in faults if fault.code == UNSAFE_HOST])
        return {name: value for name, value in shown.items() if name not in lent}


def _take_out(data: Body, faults: Iterable[FieldFault]) -> None:
    """Take out what is at fault; where something is missing, the group that lacks it."""
    paths = {fault.path[:-1] if fault.code == MISSING else fault.path for fault in faults}
    for path in sorted(paths, key=_order, reverse=True):  # the end of a list first
        _without(data, path)


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (0, part) for part in path)


def _without(data: Any, path: Path) -> None:
    """Take the innermost part of a path that there is out of the data."""
    holder, last = None, None
    for part in path:
        if not _has(data, part):
            break
        holder, last, data = data, part, data[part]
    if holder is not None:
        del holder[last]


def _has(data: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(data, list) and part < len(data)
    return isinstance(data, dict) and part in data
