"""What is held of an entry while the others are read: its id, its references, its identity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from registry.models import TYPES, Entry
from registry.shapes.fields import Field, Model, describe
from registry.shapes.scalars import SAME
from registry.yaml_source import Path


@dataclass(frozen=True, slots=True)
class Link:
    """A reference by id: the field it stands in, the types it may point to, the id."""

    field: Path
    targets: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Record:
    """One validated entry, reduced to what checks across entries and references need.

    Attributes:
        marks: what would make another entry the same: the names of fields and their values.
        runs: first and last days of a course's offerings.
    """

    name: str
    type: str
    id: str
    folder: str
    status: str
    area: str | None
    title: dict[str, str]
    links: tuple[Link, ...]
    marks: tuple[tuple[str, str], ...]
    former_ids: tuple[str, ...]
    merged_into: str | None
    runs: tuple[tuple[str, str], ...]

    @property
    def entry(self) -> str:
        """The key of the entry: `type/id`."""
        return f"{self.type}/{self.id}"


def record_of(name: str, folder: str, entry_id: str, entry: Entry, data: dict[str, Any]) -> Record:
    """Return the record of an entry read from the file `name`."""
    return Record(
        name=name,
        type=entry.type_name,
        id=entry_id,
        folder=folder,
        status=entry.status,
        area=getattr(entry, "area", None),
        title=dict(entry.name),
        links=tuple(links(entry.type_name, TYPES[entry.type_name], data)),
        marks=tuple(_marks(entry, folder)),
        former_ids=entry.former_ids,
        merged_into=entry.merged_into,
        runs=tuple((run.from_, run.until) for run in getattr(entry, "offerings", ())),
    )


def links(
    type_name: str, model: type[Model], data: dict[str, Any], path: Path = ()
) -> Iterator[Link]:
    """Yield every reference by id in the data of a model."""
    for item in _referring(model):
        value = data.get(item.name)
        if value is None:
            continue
        values = enumerate(value) if item.many else ((None, value),)
        for index, part in values:
            where = (*path, item.name) if index is None else (*path, item.name, index)
            if item.group:
                yield from links(type_name, item.group, part, where)
            elif isinstance(part, str):
                yield Link(where, targets_of(item, type_name), part)


@cache
def _referring(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model that are references, or groups with references in them."""
    return tuple(item for item in describe(model) if item.shape.kind == "reference"
                 or (item.group and _referring(item.group)))


def targets_of(item: Field, type_name: str) -> tuple[str, ...]:
    """Return the types a reference may point to, its own type where it says so."""
    return tuple(type_name if target == SAME else target for target in item.shape.targets)


def folded(text: str) -> str:
    """Return a text without case, width, spaces and punctuation, to compare names by."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _marks(entry: Entry, folder: str) -> Iterator[tuple[str, str]]:
    """Yield what would make another entry the same: pairs of the fields and their values."""
    for fields in entry.identity:
        values = [folder if name == "district" else _mark(getattr(entry, name)) for name in fields]
        if values[0]:
            yield ",".join(fields), "/".join(values)


def _mark(value: Any) -> str:
    """A text in the authority language, a reference or a code, folded so that spelling counts."""
    if isinstance(value, dict):
        named = value.get("name", value)
        return folded(next(iter(named.values())))
    return folded(value or "")
