"""What is held of an entry while the others are read: its id, its references, its identity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from registry.models import TYPES, Entry, Statistic
from registry.shapes.fields import Field, Model, describe
from registry.shapes.scalars import SAME
from registry.yaml_source import Path

# What folding leaves as it is, which is how most names are written.
HAN = re.compile("[\u4e00-\u9fff]*")


class Link(NamedTuple):
    """A reference by id: the field it stands in, the types it may point to, the id."""

    field: Path
    targets: tuple[str, ...]
    id: str

    @property
    def entry(self) -> str:
        """The key of the entry it points to."""
        return entry_key(self.targets, self.id)


class Record(NamedTuple):
    """One validated entry, reduced to what checks across entries and references need.

    Attributes:
        marks: what would make another entry the same: the names of fields and their values.
        scope: where no two of a name are expected: its district, or its provider; None for no such.
        also: its other and former names, as written.
        address: its address in the authority language, as written.
        runs: first and last days of a course's offerings.
        schemes: the titles and programmes that it holds.
        since: the year, or more exactly the day, since when it exists, where it is known.
        first_read: the day on which its oldest source was read.
        unlinked: the fields in which something is named that has no entry.
        rooms: of a course, the place and seats of each offering that has both, and the offering.
        figures: of a statistic, what each of its numbers is of.
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
    kind: str | None = None
    level: str | None = None
    schemes: tuple[str, ...] = ()
    since: str | None = None
    first_read: str = ""
    unlinked: frozenset[str] = frozenset()
    seats: int | None = None
    rooms: tuple[tuple[str, int, dict[str, Any]], ...] = ()
    figures: tuple[tuple[str, ...], ...] = ()
    revises: str | None = None
    scope: str | None = None
    also: tuple[str, ...] = ()
    address: str = ""

    @property
    def entry(self) -> str:
        """The key of the entry: `type/id`."""
        return f"{self.type}/{self.id}"

    def link(self, field: str | None) -> Link | None:
        """Return the first reference in a field."""
        return next((link for link in self.links if link.field[0] == field), None)


def record_of(  # noqa: PLR0913 - what is known of a file and what it says
    name: str, folder: str, entry_id: str, entry: Entry, data: dict[str, Any], area: str | None
) -> Record:
    """Return the record of an entry read from the file `name`."""
    model = TYPES[entry.type_name]
    held = vars(entry)  # a field that the type does not have is cheaper to miss here
    return Record(
        name=name,
        type=entry.type_name,
        id=entry_id,
        folder=folder,
        status=entry.status,
        area=area,
        title=entry.name,
        links=tuple(links(entry.type_name, model, data)),
        marks=tuple(_marks(entry, folder)),
        former_ids=entry.former_ids,
        merged_into=entry.merged_into,
        runs=tuple([(run.from_, run.until) for run in held.get("offerings", ())]),
        kind=held.get("kind"),
        level=held.get("level"),
        schemes=tuple([one.scheme for one in entry.designations]),
        since=_since(held),
        first_read=min([source.accessed for source in entry.sources]),
        unlinked=frozenset(_unlinked(model, data)),
        seats=held.get("seats"),
        rooms=tuple(_rooms(held)),
        figures=tuple(_figures(entry, area)),
        revises=held.get("revises"),
        scope=_scope(entry, folder),
        also=entry.also_known_as,
        address=next(iter((held.get("address") or {}).values()), ""),
    )


def _scope(entry: Entry, folder: str) -> str | None:
    """What the name must differ within, by the group of fields in which it identifies an entry."""
    group = next((fields for fields in entry.identity if "name" in fields), None)
    if group is None:
        return None
    return folder if "district" in group else _mark(getattr(entry, group[0]))


def _since(held: dict[str, Any]) -> str | None:
    """The first of founded, opened and since that the entry gives."""
    for name in ("founded", "opened", "since"):
        if held.get(name):
            return str(held[name])
    return None


def _unlinked(model: type[Model], data: dict[str, Any]) -> Iterator[str]:
    for item in _referring(model):
        value = data.get(item.name)
        parts = value if isinstance(value, list) else (value,)
        for part in parts if value else ():
            if isinstance(part, dict) and part.keys() == {"name"}:
                yield item.name
                break


def _rooms(held: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for run in held.get("offerings", ()):
        if isinstance(run.place, str) and run.seats:
            yield run.place, run.seats, run.model_dump(by_alias=True, exclude_none=True)


def _figures(entry: Entry, area: str | None) -> Iterator[tuple[str, ...]]:
    """Yield measure, period, publisher, area or organization, category, population of each number."""
    if not isinstance(entry, Statistic):
        return
    publisher, people = _mark(entry.publisher), _mark(entry.population)
    for row in (*entry.rows, *((entry.total,) if entry.total else ())):
        where = row.area or _mark(row.organization) or area or ""
        yield entry.measure, entry.period, publisher, where, row.category or "", people


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
    targets = item.shape.targets
    if SAME not in targets:
        return targets
    return tuple(type_name if target == SAME else target for target in targets)


def entry_key(targets: tuple[str, ...], written: str) -> str:
    """Return the key `type/id` of a reference: written so where several types may be meant."""
    return written if "/" in written else f"{targets[0]}/{written}"


def folded(text: str) -> str:
    """Return a text without case, width, spaces and punctuation, to compare names by."""
    if HAN.fullmatch(text):
        return text
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
