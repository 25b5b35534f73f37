"""What the fields of one entry must agree on, beyond each being right by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from registry.models.course import Course, Offering
from registry.models.organization import Organization
from registry.models.place import Place
from registry.models.shared import Designation, Entry, Source
from registry.reference import Reference
from registry.shapes.validation import FieldFault

RUN_LIMIT_DAYS = 400
HOST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
LIFECYCLE_FIELDS = {"closed_on": "closed", "reopens_on": "paused", "merged_into": "merged"}


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
    if isinstance(entry, Organization):
        yield from _organization(entry, reference)
    if isinstance(entry, Place):
        yield from _place(entry, reference)
    if isinstance(entry, Course):
        yield from _course(entry)
    if as_of:
        yield from _future_dates(entry, as_of)


def _lifecycle(entry: Entry) -> Iterator[FieldFault]:
    for name, status in LIFECYCLE_FIELDS.items():
        if getattr(entry, name) and entry.status != status:
            yield FieldFault("E220", (name,), {
                "problem_zh": f"只有状态为 {status} 的条目才写 {name}",
                "problem_en": f"Only an entry with the status {status} has {name}",
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


def _organization(entry: Organization, reference: Reference) -> Iterator[FieldFault]:
    area = reference.area(entry.area)
    if entry.level and entry.level != "none" and area and area.level != entry.level:
        params = {"area": entry.area, "level": area.level}
        yield FieldFault("E216", ("level",), params, entry.level)
    checks = [rules.identifiers["uscc"] for rules in reference.rules if "uscc" in rules.identifiers]
    if entry.uscc and not all(check(entry.uscc) for check in checks):
        yield FieldFault("E223", ("uscc",), {}, entry.uscc)


def _place(entry: Place, reference: Reference) -> Iterator[FieldFault]:
    box, spot = reference.instance.bounding_box, entry.location
    inside_city = reference.folder_of(entry.area) != "outside"
    if box and spot and inside_city and not (
        box.west <= spot.lng <= box.east and box.south <= spot.lat <= box.north
    ):
        yield FieldFault("E218", ("location",))
    for index, hours in enumerate(entry.hours):
        path = ("hours", index)
        yield from _ordered((*path, "closes"), hours.opens, hours.closes)
        yield from _ordered((*path, "until"), hours.from_, hours.until)


def _course(entry: Course) -> Iterator[FieldFault]:
    if entry.enrol:
        path = ("enrol", "closes_on")
        yield from _ordered(path, entry.enrol.opens_on, entry.enrol.closes_on)
    for index, offering in enumerate(entry.offerings):
        yield from _offering(("offerings", index), offering)


def _offering(path: tuple[str | int, ...], offering: Offering) -> Iterator[FieldFault]:
    yield from _ordered((*path, "until"), offering.from_, offering.until)
    days = (date.fromisoformat(offering.until) - date.fromisoformat(offering.from_)).days
    if days > RUN_LIMIT_DAYS:
        params = {"earlier": offering.from_, "later": offering.until, "limit": RUN_LIMIT_DAYS}
        yield FieldFault("E227", (*path, "until"), params, offering.until)
    for index, meeting in enumerate(offering.weekly):
        yield from _ordered((*path, "weekly", index, "end"), meeting.start, meeting.end)
    for index, meeting in enumerate(offering.dates):
        place = (*path, "dates", index)
        yield from _ordered((*place, "end"), meeting.start, meeting.end)
        yield from _ordered((*place, "date"), offering.from_, meeting.date)
        yield from _ordered((*place, "date"), meeting.date, offering.until, swapped=True)


def _ordered(
    path: tuple[str | int, ...], earlier: str | None, later: str | None, *, swapped: bool = False
) -> Iterator[FieldFault]:
    if earlier and later and later < earlier:
        seen = earlier if swapped else later
        yield FieldFault("E217", path, {"earlier": earlier, "later": later}, seen)


def _future_dates(entry: Entry, as_of: str) -> Iterator[FieldFault]:
    dates = [(("sources", i, "accessed"), source.accessed) for i, source in enumerate(entry.sources)]
    dates += [(("verified_on",), entry.verified_on)] if entry.verified_on else []
    for path, value in dates:
        if value > as_of:
            yield FieldFault("W206", path, {"as_of": as_of}, value)
