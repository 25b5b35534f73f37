"""What the fields of one entry must agree on, beyond each being right by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.models.shared import Designation, Entry, Source, out_of_order
from registry.reference import Reference
from registry.shapes.periods import before
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

HOST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
# What ended by becoming part of another ended on a day too.
LIFECYCLE_FIELDS = {
    "closed_on": ("closed", "merged"), "reopens_on": ("paused",), "merged_into": ("merged",)
}

# What is said of the past. A date to come may stand in `until`, `reopens_on` and offerings alone.
PAST = ("verified_on", "closed_on", "founded", "opened", "since", "held", "updated_on")
PROVINCE = "province"


def disagreements(entry: Entry, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:
    """Yield every fault that two fields of the entry have together.

    Args:
        entry: a validated entry.
        reference: the areas, schemes and rules it is judged by.
        as_of: the day against which dates are called future; None asks nothing.
    """
    yield from _lifecycle(entry)
    yield from _province(entry, reference)
    for index, source in enumerate(entry.sources):
        yield from _source(entry, source, index)
        yield from _unsafe_hosts(source, index, reference)
    for index, designation in enumerate(entry.designations):
        yield from _designation(entry, designation, index, reference)
    yield from entry.disagreements(reference)
    if as_of:
        yield from _future_dates(entry, as_of)


def _lifecycle(entry: Entry) -> Iterator[FieldFault]:
    for name, statuses in LIFECYCLE_FIELDS.items():
        if getattr(entry, name) and entry.status not in statuses:
            yield FieldFault("E220", (name,), {
                "problem_zh": f"只有状态为 {'、'.join(statuses)} 的条目才写 {name}",
                "problem_en": f"Only an entry with the status {' or '.join(statuses)} has {name}",
            })
    if entry.status == "merged" and not entry.merged_into:
        yield FieldFault("E220", ("status",), {
            "problem_zh": "状态为 merged 时须写 merged_into",
            "problem_en": "The status merged needs merged_into",
        })


def _source(entry: Entry, source: Source, index: int) -> Iterator[FieldFault]:
    if not source.date and not source.date_note:
        yield FieldFault("E222", ("sources", index))
    if not source.url and not source.document:
        yield FieldFault("E225", ("sources", index))
    for number, name in enumerate(source.supports):
        if not _is_filled(entry, name):
            yield FieldFault("E226", ("sources", index, "supports", number), {}, name)


def _unsafe_hosts(source: Source, index: int, reference: Reference) -> Iterator[FieldFault]:
    """Only the address of a source is held back when it is published, not its words."""
    for name in ("title", "publisher", "document", "date_note"):
        text = getattr(source, name) or ""
        for host in HOST.findall(text):
            if reference.is_unsafe(host):
                yield FieldFault("E228", ("sources", index, name), {"host": host}, text)


def _is_filled(entry: Entry, name: str) -> bool:
    value: Any = entry
    for part in name.split("."):
        value = getattr(value, part, None)
        if value is None or value == ():
            return False
    return True


def _designation(
    entry: Entry, designation: Designation, index: int, reference: Reference
) -> Iterator[FieldFault]:
    path = ("designations", index)
    count = len(entry.sources)
    if designation.source is not None and not 1 <= designation.source <= count:
        yield FieldFault("E221", (*path, "source"), {"count": count}, str(designation.source))
    scheme = reference.schemes[designation.scheme]
    kind = getattr(entry, "kind", None) or getattr(entry, "format", None)
    misfits = (
        (scheme.applies_to, entry.type_name, "这一类条目", "this type of entry"),
        (scheme.kinds, kind, "这一类别", "this kind"),
        (scheme.levels, designation.level, "这一级别", "this level"),
    )
    for allowed, actual, zh, en in misfits:
        if allowed and actual is not None and actual not in allowed:
            params = {"what_zh": zh, "what_en": en}
            yield FieldFault("E219", (*path, "scheme"), params, designation.scheme)
    if scheme.needs_note and not designation.note:
        yield FieldFault("E202", (*path, "note"), {"key": "note"})
    yield from _standard(path, designation, reference)
    if designation.year:
        yield from out_of_order((*path, "until"), str(designation.year), designation.until)


def _standard(
    path: Path, designation: Designation, reference: Reference
) -> Iterator[FieldFault]:
    judged = reference.standards[designation.standard] if designation.standard else None
    if judged and judged.scheme != designation.scheme:
        params = {"scheme": judged.scheme, "held": designation.scheme}
        yield FieldFault("E244", (*path, "standard"), params, designation.standard)


def _province(entry: Entry, reference: Reference) -> Iterator[FieldFault]:
    """What lies outside the city is given to the prefecture: a province says too little."""
    code = getattr(entry, "area", None)
    area = reference.area(code) if code else None
    if area and area.level == PROVINCE:
        yield FieldFault("E245", ("area",), {"area": area.name[reference.authority]}, code)


def _future_dates(entry: Entry, as_of: str) -> Iterator[FieldFault]:
    for path, value in _past_dates(entry):
        if before(as_of, value):
            yield FieldFault("W206", path, {"as_of": as_of}, value)


def _past_dates(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield what must have happened, and its field."""
    for index, source in enumerate(entry.sources):
        yield ("sources", index, "accessed"), source.accessed
        if source.date:
            yield ("sources", index, "date"), source.date
    for name in PAST:
        value = getattr(entry, name, None)
        if value:
            yield (name,), str(value)
    for index, designation in enumerate(entry.designations):
        if designation.year:
            yield ("designations", index, "year"), str(designation.year)
    yield from entry.told_of()
