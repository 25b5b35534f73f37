"""What points at what: the entries that belong to an entry, read from the references of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from registry.site.queries import Entry, Field, Text

UNSHOWN = frozenset({"verified_by", "merged_into"})


@dataclass(frozen=True, slots=True)
class ReferencePath:
    """Where in a type's body references stand, and to which types they may lead."""

    steps: tuple[str, ...]
    targets: tuple[str, ...]
    title: Text = dataclass_field(compare=False)

    @property
    def path(self) -> str:
        """The path as a field's name: `offerings.place`."""
        return ".".join(self.steps)


@dataclass(frozen=True, slots=True)
class Relation:
    """One entry pointing at another through a field."""

    source: str
    field: ReferencePath


def reference_paths(fields: tuple[Field, ...]) -> tuple[ReferencePath, ...]:
    """Return every place in a type where a reference can stand."""
    return tuple(_paths(fields, ()))


def _paths(fields: tuple[Field, ...], above: tuple[str, ...]) -> Iterator[ReferencePath]:
    for field in fields:
        steps = (*above, field.name)
        if field.shape == "reference" and field.name not in UNSHOWN:
            yield ReferencePath(steps, field.targets, field.title)
        yield from _paths(field.fields, steps)


class Relations:
    """All references of the registry, by the entry they point at."""

    def __init__(self) -> None:
        self._pointing: dict[str, dict[Relation, None]] = defaultdict(dict)

    def add(self, entry: Entry, paths: tuple[ReferencePath, ...]) -> None:
        """Note what an entry points at; the same entry twice through one field counts once."""
        for path in paths:
            for value in _at(entry.body, path.steps):
                if isinstance(value, str):
                    targets = [value] if "/" in value else [f"{t}/{value}" for t in path.targets]
                    for target in targets:
                        self._pointing[target][Relation(entry.entry, path)] = None

    def to(self, entry: str) -> dict[tuple[str, str], list[Relation]]:
        """Return what points at an entry, grouped by type and field in their order of finding."""
        groups: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in self._pointing.get(entry, ()):
            kind = relation.source.partition("/")[0]
            groups[kind, relation.field.path].append(relation)
        return groups


def _at(value: Any, steps: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _at(item, steps)
    elif not steps:
        yield value
    elif isinstance(value, dict) and steps[0] in value:
        yield from _at(value[steps[0]], steps[1:])
