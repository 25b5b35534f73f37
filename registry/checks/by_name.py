"""Finds the id that is meant where a reference gives the name of an entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from registry.catalogue import Catalogue
from registry.catalogue.hints import field_at, hint, nearest
from registry.catalogue.records import folded, targets_of
from registry.findings import Finding
from registry.models import TYPES
from registry.yaml_source import halfwidth

BY_NAME = frozenset({"E214", "E224", "E232", "E301"})
SHORT = 3
"""A name of so few characters is part of many others."""
SLASHES = re.compile(r"[/:：／\\]")


def with_ids_by_name(findings: list[Finding], catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the findings; a reference by name, or without its type, is offered the right id."""
    names = _Names(catalogue)
    for finding in findings:
        found = names.id_of(finding) if finding.code in BY_NAME and finding.seen else None
        if found and finding.span.column > 1:  # not the whole of a line repaired before
            params = {**finding.params, **hint(found)}
            finding = replace(finding, suggestion=found, params=params)  # noqa: PLW2901
        yield finding


class _Names:
    """The names of all entries, folded, by type."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.types = {catalogue.path(file.name): file.type for file in catalogue.files}

    @cached_property
    def by_type(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for record in self.catalogue.records.values():
            for name in record.title.values():
                found[record.type].setdefault(folded(name), record.id)
        return found

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for file in self.catalogue.files:  # those of files that are set aside among them
            if file.folder:
                found[file.type].add(file.id)
        return found

    def id_of(self, finding: Finding) -> str | None:
        """Return the id of the entry that a reference names, with its type where that is asked."""
        own = self.types[finding.path]
        _, item = field_at(own, finding.field_path)
        if item is None or item.shape.kind != "reference":
            return None
        types = targets_of(item, own)
        *before, seen = SLASHES.split((finding.seen or "").strip(" \"'“”"))
        wanted = _type_named(before[0], types) if before and len(types) > 1 else None
        found = [(kind, entry_id) for kind in ((wanted,) if wanted else types)
                 if (entry_id := self._in(kind, seen))]
        if len(found) != 1:
            return None
        kind, entry_id = found[0]
        return entry_id if len(types) == 1 else f"{kind}/{entry_id}"

    def _in(self, kind: str, seen: str) -> str | None:
        """Return the id of this spelling, of this name, or else the one that is most like it."""
        spelt = re.sub(r"[^a-z0-9]+", "-", halfwidth(seen).lower().removesuffix(".yaml")).strip("-")
        if spelt in self.ids[kind]:
            return spelt
        names = self.by_type[kind]
        name = folded(seen)
        around = {entry_id for known, entry_id in names.items()
                  if len(name) > SHORT and name in known}
        if name not in names and len(around) == 1:
            return around.pop()
        return (names.get(name) or nearest(spelt, self.ids[kind], 0.8)
                or names.get(nearest(name, names, 0.75) or ""))


def _type_named(word: str, types: tuple[str, ...]) -> str | None:
    labels = {text: kind for kind in types for text in (kind, *TYPES[kind].labels.values())}
    return labels.get(word) or labels.get(nearest(word, labels) or "")
