"""Decides what is published, and how an entry reads once it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from registry.catalogue import Catalogue, Record
from registry.catalogue.records import entry_key, targets_of
from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.rules.datums import to_wgs84
from registry.shapes.fields import Field, Model, describe


class LedgerRow(NamedTuple):
    """What became of one file under `content/`."""

    path: str
    type: str
    id: str | None
    status: str | None
    outcome: str
    code: str | None


def ledger(catalogue: Catalogue, findings: Iterable[Finding]) -> list[LedgerRow]:
    """Return one row for every file, in their order."""
    errors: dict[str, str] = {}
    for finding in findings:
        if finding.severity == "error":
            errors.setdefault(finding.path, finding.code)
    read = {record.name for record in catalogue.records.values()}
    rows = []
    for file in catalogue.files:
        path, status = catalogue.path(file.name), catalogue.statuses.get(file.name)
        rows.append(LedgerRow(path, file.type, None if file.ignored else file.id, status,
                              _outcome(file.ignored, status, path in errors or file.name not in read),
                              errors.get(path)))
    return rows


def _outcome(ignored: bool, status: str | None, wrong: bool) -> str:  # noqa: FBT001 - three facts
    if ignored:
        return "ignored"
    if wrong or status is None:
        return "set_aside"
    return "draft" if status == "draft" else "published"


class Publisher:
    """Turns the JSON of an entry into what the public sees of it.

    A reference to what is not published keeps the name only, an address on an unsafe host
    disappears, and coordinates come out in WGS-84 as exactly as the instance allows.
    """

    def __init__(self, reference: Reference, records: dict[str, Record], rows: list[LedgerRow]) -> None:
        self.reference = reference
        self.records = records
        self.published = {f"{row.type}/{row.id}" for row in rows if row.outcome == "published"}
        self._renamed = {f"{record.type}/{former}": record.entry for record in records.values()
                         if record.entry in self.published for former in record.former_ids
                         if f"{record.type}/{former}" not in records}

    def body(self, record: Record, text: str) -> dict[str, Any]:
        """Return the public form of an entry's JSON."""
        return self.public(record.type, json.loads(text))

    def public(self, type_name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Return the public form of what an entry says, or said; former ids are those of today."""
        return self._group(type_name, TYPES[type_name], body)

    def title(self, target: str) -> dict[str, str] | None:
        """Return the name of an entry by its key, published or not."""
        record = self.records.get(target)
        return record.title if record else None

    def _group(self, type_name: str, model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
        public: dict[str, Any] = {}
        for item in describe(model):
            if item.name in data:
                value = self._value(type_name, item, data[item.name])
                if value not in (None, [], {}):
                    public[item.name] = value
        return public

    def _value(self, type_name: str, item: Field, value: Any) -> Any:
        if item.many:
            parts = (self._single(type_name, item, part) for part in value)
            return [part for part in parts if part is not None]
        return self._single(type_name, item, value)

    def _single(self, type_name: str, item: Field, value: Any) -> Any:
        if item.name == "location":
            return self._location(value)
        if item.group:
            return self._group(type_name, item.group, value)
        if item.shape.kind == "reference" and isinstance(value, str):
            return self._reference(targets_of(item, type_name), value)
        if item.shape.kind == "url" and self.reference.is_unsafe(urlsplit(value).hostname or ""):
            return None
        return value

    def _reference(self, targets: tuple[str, ...], entry_id: str) -> Any:
        key = entry_key(targets, entry_id)
        if key in self._renamed:
            renamed = self._renamed[key]
            return renamed if entry_id == key else renamed.partition("/")[2]
        if key in self.published:
            return entry_id
        name = self.title(key)
        return {"name": name} if name else None

    def _location(self, value: dict[str, Any]) -> dict[str, Any] | None:
        decimals = self.reference.instance.publish_coordinates
        if decimals == "off":
            return None
        lng, lat = to_wgs84(value["lng"], value["lat"], value["datum"])
        places = int(decimals)
        return {"lng": round(lng, places), "lat": round(lat, places), "datum": "wgs84"}
