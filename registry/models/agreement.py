"""What the fields of one entry must agree on, beyond each being right by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.models.shared import Designation, Entry, Source
from registry.reference import Reference
from registry.shapes.validation import FieldFault

HOST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
# What ended by becoming part of another ended on a day too.
LIFECYCLE_FIELDS = {
    "closed_on": ("closed", "merged"), "reopens_on": ("paused",), "merged_into": ("merged",)
}


def disagreements(entry: Entry, reference: Reference, as_of: str | None) -> Iterator[FieldFault]:
    """Yield every fault that two fields of the entry have together.

    Args:
        entry: a validated entry.
        reference: the areas, schemes and rules it is judged by.
        as_of: the day against which dates are called future; None asks nothing.
    """
    yield from _lifecycle(entry)
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


def _future_dates(entry: Entry, as_of: str) -> Iterator[FieldFault]:
    dates = [(("sources", i, "accessed"), source.accessed) for i, source in enumerate(entry.sources)]
    dates += [(("verified_on",), entry.verified_on)] if entry.verified_on else []
    for path, value in dates:
        if value > as_of:
            yield FieldFault("W206", path, {"as_of": as_of}, value)
