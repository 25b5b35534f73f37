"""Checks that one thing is entered once, and that a retired id stays retired."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models import TYPES
from registry.shapes.fields import describe

DRAFT = "draft"
DISTRICT = {"district": {"zh": "所在区", "en": "District"}}


def duplicates(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every entry that says it is what an earlier one already is."""
    seen: dict[tuple[str, str, str], list[Record]] = {}
    for record in catalogue.records.values():
        if record.status == "merged":
            continue
        for fields, value in record.marks:
            earlier = seen.setdefault((record.type, fields, value), [])
            same = [one for one in earlier if _meet(one, record)]
            if same:
                other = next((one for one in same if one.status != DRAFT), same[0])
                yield _duplicate(catalogue, record, other, fields.split(","))
            earlier.append(record)


def _duplicate(
    catalogue: Catalogue, record: Record, other: Record, fields: list[str]
) -> Finding:
    """Of two entries the later is wrong; a draft stands in nobody's way, and is only told."""
    code = "W318" if DRAFT in (record.status, other.status) else "E305"
    if other.status == DRAFT != record.status:
        record, other = other, record
    titles = {item.name: item.title for item in describe(TYPES[record.type])} | DISTRICT
    params: dict[str, object] = {
        "other": catalogue.path(other.name),
        "what_zh": "、".join(titles[name]["zh"] for name in fields),
        "what_en": ", ".join(titles[name]["en"] for name in fields),
    }
    told = "name" if "name" in fields else fields[0]
    return finding_at(catalogue, record, code, (told,), params, record.id)


def _meet(one: Record, other: Record) -> bool:
    """What runs on dates is the same only while the runs overlap, or one has no dates."""
    if not one.runs or not other.runs:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.runs for b in other.runs)


def former_ids_in_use(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every former id that a live entry still has, or another one claims."""
    claimed: dict[str, Record] = {}
    for record in catalogue.records.values():
        for index, former in enumerate(record.former_ids):
            key = f"{record.type}/{former}"
            live = catalogue.records.get(key)
            other = live if live and live.merged_into != record.id else claimed.get(key)
            claimed.setdefault(key, record)
            if other:
                params: dict[str, object] = {"other": catalogue.path(other.name)}
                yield finding_at(catalogue, record, "E307", ("former_ids", index), params, former)
