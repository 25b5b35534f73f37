"""How the types differ in lists: which field says what kind it is and which says whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.models import TYPES
from registry.site.labels import Labels
from registry.site.queries import Entry, Field
from registry.site.views import Card, Shown

KIND_FIELDS = ("kind", "format", "theme", "measure")
"""What an entry is called, by type: a kind of organization, a format of course, a theme."""


def listed_fields(kind: str, fields: tuple[Field, ...]) -> tuple[str, str]:
    """Return the names of the fields that a list shows: what it is, and whose it is."""
    names = {field.name for field in fields}
    what = next((name for name in KIND_FIELDS if name in names), "")
    owner = TYPES[kind].owner if kind in TYPES else None
    return what, owner or ""


def card(entry: Entry, fields: tuple[Field, ...], labels: Labels) -> Card:
    """Return an entry as it stands in a list."""
    name = replace(labels.text(entry.name), href=labels.links.page(entry.path))
    area = labels.registry.areas.get(entry.area or "")
    return Card(
        name=name,
        kind=kind_of(entry, fields, labels),
        area=labels.text(area.name) if area else None,
        note=_owner(entry, fields, labels),
        summary=labels.text(entry.summary) if entry.summary else None,
        status=labels.term("statuses", entry.status) if entry.status != "active" else None,
        unconfirmed=entry.row.get("confirmation") == "unconfirmed",
    )


def kind_of(entry: Entry, fields: tuple[Field, ...], labels: Labels) -> Shown | None:
    """Return the label of what an entry is: community school, library, lecture."""
    field = _field(fields, listed_fields(entry.type, fields)[0])
    value = entry.body.get(field.name) if field else None
    if not field or not isinstance(value, str):
        return None
    if field.shape == "listed":
        return replace(labels.listed(field.vocabulary, value), href=None)
    return labels.term(field.vocabulary, value)


def _owner(entry: Entry, fields: tuple[Field, ...], labels: Labels) -> Shown | None:
    field = _field(fields, listed_fields(entry.type, fields)[1])
    value: Any = entry.body.get(field.name) if field else None
    if not field or not value:
        return None
    first = value[0] if isinstance(value, list) else value
    return labels.reference(first, field.targets)


def _field(fields: tuple[Field, ...], name: str) -> Field | None:
    return next((field for field in fields if field.name == name), None)
