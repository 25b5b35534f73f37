"""Checks of bases and of the titles that entries should hold because others refer to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.catalogue.records import Link
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.reference import Reference


def empty_bases(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for an active base without a station, or without an activity."""
    with_activities = {link.entry for record in catalogue.records.values()
                       for link in record.links if link.field == ("base",)}
    for record in catalogue.records.values():
        if record.type != "bases" or record.status != "active":
            continue
        missing = []
        if not record.link("stations") and "stations" not in record.unlinked:
            missing.append(("站点", "station"))
        if record.entry not in with_activities:
            missing.append(("活动", "activity"))
        if missing:
            params: dict[str, object] = {"missing_zh": "和".join(zh for zh, _ in missing),
                                         "missing_en": " and ".join(en for _, en in missing)}
            yield finding_at(catalogue, record, "W314", ("stations",), params)


def titles_expected(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for an active entry that is used as what only a title would make it."""
    expected: dict[str, list[str]] = defaultdict(list)
    for scheme in reference.schemes.values():
        for path in scheme.expected_of:
            expected[path].append(scheme.scheme)
    referring = {path.partition(".")[0] for path in expected}
    told: set[tuple[str, str]] = set()
    for record in catalogue.records.values():
        if record.type not in referring or record.status != "active":
            continue
        for link in record.links:
            target = catalogue.records.get(link.entry)
            for name in expected.get(_path(record, link), ()):
                missing = target and target.status == "active" and name not in target.schemes
                if missing and target and (target.entry, name) not in told:
                    told.add((target.entry, name))
                    params: dict[str, object] = {"by": record.entry, "scheme": name}
                    yield finding_at(catalogue, target, "W315", ("designations",), params)


def _path(record: Record, link: Link) -> str:
    """The field of a reference with its type and without places in lists: `walks.stops.place`."""
    return ".".join([record.type, *(part for part in link.field if isinstance(part, str))])
