"""Finds the id that is meant where a reference gives the name of an entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from registry.catalogue import Catalogue
from registry.catalogue.hints import field_at, hint, nearest
from registry.catalogue.records import folded, targets_of
from registry.findings import Finding

BY_NAME = frozenset({"E214", "E232", "E301"})


def with_ids_by_name(findings: list[Finding], catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the findings; a reference by name, or without its type, is offered the right id."""
    names = _Names(catalogue)
    for finding in findings:
        known = finding.code not in BY_NAME or (finding.suggestion and finding.code != "E301")
        found = None if known or not finding.seen else names.id_of(finding)
        if found:
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

    def id_of(self, finding: Finding) -> str | None:
        """Return the id of the entry that a reference names, with its type where that is asked."""
        own = self.types[finding.path]
        parts = tuple(int(part) if part.isdigit() else part for part in finding.field.split("."))
        _, item = field_at(own, parts)
        types = targets_of(item, own) if item else ()
        seen = (finding.seen or "").rpartition("/")[2] if len(types) > 1 else finding.seen or ""
        found = [(kind, entry_id) for kind in types
                 if (entry_id := self._in(kind, seen, near=len(types) == 1))]
        if len(found) != 1:
            return None
        kind, entry_id = found[0]
        return entry_id if len(types) == 1 else f"{kind}/{entry_id}"

    def _in(self, kind: str, seen: str, *, near: bool) -> str | None:
        names = self.by_type[kind]
        if f"{kind}/{seen}" in self.catalogue.records:
            return seen
        if seen.isascii():
            return None
        return names.get(folded(seen)) or (names.get(nearest(folded(seen), names) or "")
                                           if near else None)
