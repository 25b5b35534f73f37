"""Checks that one thing is entered once, and that a retired id stays retired."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding

SORTS = {
    "name": (("name",), "名称和地区", "name and district"),
    "uscc": (("uscc",), "统一社会信用代码", "unified social credit code"),
    "address": (("name",), "名称和地址", "name and address"),
    "provider": (("name",), "主办机构和名称,时间也重叠", "provider and name, at the same time"),
}


def duplicates(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every entry that says it is what an earlier one already is."""
    seen: dict[tuple[str, str, str], list[Record]] = {}
    for record in catalogue.records.values():
        if record.status == "merged":
            continue
        for sort, value in record.marks:
            earlier = seen.setdefault((record.type, sort, value), [])
            other = next((one for one in earlier if _meet(one, record)), None)
            if other:
                field, zh, en = SORTS[sort]
                params: dict[str, object] = {
                    "other": catalogue.path(other.name), "what_zh": zh, "what_en": en}
                yield finding_at(catalogue, record, "E305", field, params, record.id)
            earlier.append(record)


def _meet(one: Record, other: Record) -> bool:
    """Courses of one name are the same only while their runs overlap, or none is dated."""
    if one.type != "courses" or not one.runs or not other.runs:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.runs for b in other.runs)


def former_ids_in_use(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every former id that a live entry still has."""
    for record in catalogue.records.values():
        for index, former in enumerate(record.former_ids):
            live = catalogue.records.get(f"{record.type}/{former}")
            if live and live.merged_into != record.id:
                params: dict[str, object] = {"other": catalogue.path(live.name)}
                yield finding_at(catalogue, record, "E307", ("former_ids", index), params, former)
