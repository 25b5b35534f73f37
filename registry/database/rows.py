"""Turns the public form of an entry into rows, by the same description that made the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from registry.catalogue import Record
from registry.catalogue.records import entry_key, targets_of
from registry.database import trust
from registry.database.clauses import clauses_of
from registry.database.publication import Publisher
from registry.database.schema import CARRIED, KEY_NAMES, OF_ONE_TYPE, entry_column
from registry.database.walks import of_all_stops
from registry.models import TYPES
from registry.models.sessions import sessions
from registry.reference import Reference
from registry.shapes.fields import Field, describe

Row = dict[str, Any]

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def body_text(value: Any) -> str:
    """Return an entry, or a value of one, as the JSON that is published."""
    return _COMPACT.encode(value)


class Projector:
    """Makes the rows of one entry after another."""

    def __init__(self, reference: Reference, publisher: Publisher, as_of: str) -> None:
        self.reference = reference
        self.publisher = publisher
        self.as_of = as_of
        self.languages = reference.languages
        self._carried: dict[str, Row] = {}

    def rows(self, record: Record, path: str, text: str) -> Iterator[tuple[str, Row]]:
        """Yield pairs of table and row for an entry, given its file and its JSON."""
        body = self.publisher.body(record, text)
        model = TYPES[record.type]
        area = record.area or self._area_of_owner(record)
        common = {"entry": record.entry, "area": area, "district": self._district(area)}
        spine = {"type": record.type, "id": record.id, "path": path, **common}
        yield "entries", {**spine, **self._spine(record, body)}
        own: Row = {"id": record.id, **common}
        self._carried = {table: {name: body.get(name) for name in names}
                         for table, names in CARRIED.items() if record.type == OF_ONE_TYPE[table]}
        for item in describe(model):
            if item.name in ("area", "clauses") or item.name not in body:
                continue
            if item.many:
                yield from self._list(record, item, body[item.name], item.name)
            else:
                yield from self._single(record, item, body[item.name], own, "", item.name)
        if record.type == "walks":
            own |= of_all_stops(body, lambda place: self._authority_name(place, ("places",)))
        yield record.type, own
        for clause, basis in clauses_of(record.type, body, self.reference):
            yield "entry_clauses", {"entry": record.entry, "clause": clause, "basis": basis}
        yield from self._redirects(record, body)
        for number, offering in enumerate(body.get("offerings", ()), 1):
            yield from self._sessions(record, number, offering)

    def _redirects(self, record: Record, body: dict[str, Any]) -> Iterator[tuple[str, Row]]:
        """Say where to go from a former id, and from an entry that became part of another.

        Where an entry of the former id is still there, merged into this one, it says so itself.
        """
        for former in body.get("former_ids", ()):
            if f"{record.type}/{former}" in self.publisher.published:
                continue
            yield "redirects", {"type": record.type, "old_id": former, "new_id": record.id,
                                "since": None}
        successor = body.get("merged_into")
        if isinstance(successor, str):
            yield "redirects", {"type": record.type, "old_id": record.id, "new_id": successor,
                                "since": body.get("closed_on")}

    def _spine(self, record: Record, body: dict[str, Any]) -> Row:
        row: Row = {
            "status": body["status"],
            "verified_on": body.get("verified_on"),
            "confirmation": trust.confirmation(record.type, record.id, body),
            "confidence": trust.confidence(record.type, body),
            "freshness": trust.freshness(record.type, body, self.as_of),
            "last_source_date": trust.newest_source_date(body),
            "body": body_text(body),
            **self._texts("name", body["name"]),
            **self._texts("summary", body.get("summary", {})),
        }
        if "verified_by" in body:
            row |= self._reference_columns("verified_by", body["verified_by"], ("organizations",))
        return row

    def _area_of_owner(self, record: Record) -> str | None:
        """Take the area of the body whose area counts; nothing is told of one not published."""
        link = record.link(TYPES[record.type].area_from)
        key = link.entry if link else ""
        owner = self.publisher.records[key] if key in self.publisher.published else None
        return owner.area or self._area_of_owner(owner) if owner else None

    def _district(self, area: str | None) -> str | None:
        above = self.reference.ancestors(area) if area else []
        return next((one.code for one in above if one.level == "district"), None)

    def _texts(self, column: str, texts: dict[str, str]) -> Row:
        names = (column, *(f"{column}_{language}" for language in self.languages[1:]))
        return {name: texts.get(language)
                for name, language in zip(names, self.languages, strict=True)}

    def _single(  # noqa: PLR0913 - where the value comes from and where it goes
        self, record: Record, item: Field, value: Any, own: Row, prefix: str, path: str
    ) -> Iterator[tuple[str, Row]]:
        column = f"{prefix}{item.column}"
        if item.group and item.table:
            yield from self._children(record, item, [value], self._above(record, item.table), 0)
        elif item.group:
            yield from self._group(record, item, value, own, f"{column}_", path)
        elif item.shape.kind == "text":
            own |= self._texts(column, value)
        elif item.shape.kind == "reference":
            targets = targets_of(item, record.type)
            columns = self._reference_columns(column, value, targets)
            own |= columns
            if "." not in path:
                yield "entry_references", self._relation(record, path, 1, value, targets)
        elif item.shape.kind == "boolean":
            own[column] = int(value)
        else:
            own[column] = value

    def _group(  # noqa: PLR0913 - where the value comes from and where it goes
        self, record: Record, item: Field, value: Row, own: Row, prefix: str, path: str
    ) -> Iterator[tuple[str, Row]]:
        for inner in item.fields():
            if inner.name not in value:
                continue
            below = f"{path}.{inner.name}"
            if inner.many:
                yield from self._list(record, inner, value[inner.name], below)
            else:
                yield from self._single(record, inner, value[inner.name], own, prefix, below)

    def _list(
        self, record: Record, item: Field, values: list[Any], path: str
    ) -> Iterator[tuple[str, Row]]:
        if item.group:
            yield from self._children(record, item, values, self._above(record, item.table))
            return
        for position, value in enumerate(values, 1):
            row: Row = {"entry": record.entry, "field": path, "position": position}
            if item.shape.kind == "reference":
                targets = targets_of(item, record.type)
                yield "entry_references", self._relation(record, path, position, value, targets)
                if item.table:
                    columns = self._reference_columns(item.column, value, targets)
                    yield item.table, {"entry": record.entry, "number": position, **columns}
            elif item.shape.kind == "term":
                vocabulary = {"vocabulary": item.shape.vocabulary, "term": value}
                yield "entry_terms", row | vocabulary
            else:
                yield "entry_values", row | {"value": value}

    def _above(self, record: Record, table: str | None) -> Row:
        """Return the column by which the rows of a table name their entry."""
        name = entry_column(table or "")
        return {name: record.entry if name == "entry" else record.id}

    def _children(
        self, record: Record, item: Field, values: list[Row], above: Row, first: int = 1
    ) -> Iterator[tuple[str, Row]]:
        table = item.table or item.name
        key = KEY_NAMES.get(table, "number")
        key = "meeting" if key in above else key
        for number, value in enumerate(values, first):
            keys = {**above, key: number}
            own = {**keys, **self._carried.get(table, {})}
            for inner in item.fields():
                if inner.name not in value:
                    continue
                part = value[inner.name]
                if inner.table:
                    yield from self._children(record, inner, part, keys)
                elif inner.many:
                    yield from self._child_list(table, inner, part, keys)
                else:
                    path = f"{item.name}.{inner.name}"
                    yield from self._single(record, inner, part, own, "", path)
                    if inner.shape.kind == "reference":
                        targets = targets_of(inner, record.type)
                        yield "entry_references", self._relation(record, path, number, part, targets)
            if table == "designations":
                own["state"] = self._state(value)
            yield table, own

    def _child_list(
        self, table: str, item: Field, values: list[Any], keys: Row
    ) -> Iterator[tuple[str, Row]]:
        for position, value in enumerate(values, 1):
            yield f"{table}_{item.name}", {**keys, "position": position, item.column: value}

    def _state(self, designation: Row) -> str:
        years = self.reference.schemes[designation["scheme"]].expires_after_years
        return trust.designation_state(designation, years, self.as_of)

    def _reference_columns(self, column: str, value: Any, targets: tuple[str, ...]) -> Row:
        return {
            column: value if isinstance(value, str) else None,
            **self._texts(f"{column}_name", self._name(value, targets)),
        }

    def _relation(
        self, record: Record, field: str, position: int, value: Any, targets: tuple[str, ...]
    ) -> Row:
        target = entry_key(targets, value) if isinstance(value, str) else None
        return {
            "entry": record.entry,
            "field": field,
            "position": position,
            "target": target,
            **self._texts("name", self._name(value, targets)),
        }

    def _authority_name(self, value: Any, targets: tuple[str, ...]) -> str | None:
        return self._name(value, targets).get(self.reference.authority)

    def _name(self, value: Any, targets: tuple[str, ...]) -> dict[str, str]:
        if isinstance(value, str):
            return self.publisher.title(entry_key(targets, value)) or {}
        return dict(value["name"])

    def _sessions(
        self, record: Record, number: int, offering: Row
    ) -> Iterator[tuple[str, Row]]:
        place = offering.get("place")
        where = self._reference_columns("place", place, ("places",)) if place else {}
        for starts, ends in sessions(offering):
            yield "sessions", {
                "entry": record.entry,
                "offering": number,
                "starts": starts,
                "ends": ends,
                "enrolment": offering.get("enrolment"),
                **where,
            }
