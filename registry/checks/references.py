"""Checks of the references between entries."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.catalogue.hints import hint, nearest
from registry.catalogue.records import Link
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference

ALIKE = 0.8
"""How like an id another must be to be offered for it: many ids end alike."""
HIERARCHY = ("parent", "merged_into", "revises")
LIVING = ("active", "paused")


def broken_references(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every id that no entry has, or that was merged into another."""
    known = _known_ids(catalogue)
    for record in catalogue.records.values():
        for link in record.links:
            found = catalogue.records.get(link.entry)
            if link.entry not in known:
                yield _unknown(catalogue, record, link, known)
            elif found and found.merged_into and link.field != ("merged_into",):
                kind, _, _ = link.entry.partition("/")
                successor = f"{kind}/{found.merged_into}" if "/" in link.id else found.merged_into
                params = {"target": successor}
                yield finding_at(catalogue, record, "E306", link.field, params, link.id, successor)
            elif found and link.field == ("merged_into",) and found.status not in LIVING:
                params = {"target": link.id, "status": found.status}
                yield finding_at(catalogue, record, "E308", link.field, params, link.id,
                                 found.merged_into)


def _known_ids(catalogue: Catalogue) -> set[str]:
    """Every id that a file claims: a file set aside for another fault still exists."""
    named = {
        f"{file.type}/{file.id}"
        for file in catalogue.files
        if file.folder and file.name.endswith(".yaml")
    }
    return named | set(catalogue.records)


def _unknown(catalogue: Catalogue, record: Record, link: Link, known: set[str]) -> Finding:
    keys = {key for key in known if key.partition("/")[0] in link.targets}
    ids = keys if "/" in link.id else {key.partition("/")[2] for key in keys}
    near = nearest(link.id, ids, ALIKE)
    params: dict[str, object] = {"types": ", ".join(link.targets), **hint(near)}
    return finding_at(catalogue, record, "E301", link.field, params, link.id, near)


def circles(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding where following a parent, or what an entry became or corrects, never ends."""
    for name in HIERARCHY:
        up = {record.entry: target for record in catalogue.records.values()
              if (target := _target(record, name))}
        for record in catalogue.records.values():
            chain = _chain(record.entry, up)
            if chain and chain[-1] == record.entry:
                params = {"key": name, "chain": " → ".join(key.partition("/")[2] for key in chain)}
                yield finding_at(catalogue, record, "E304", (name,), params, record.id)


def _target(record: Record, name: str) -> str | None:
    return next((link.entry for link in record.links if link.field == (name,)), None)


def _chain(start: str, up: dict[str, str]) -> list[str]:
    """Return the way up from an entry, ended where it comes back to a place it has been."""
    chain: list[str] = []
    here: str | None = up.get(start)
    while here is not None and here not in chain:
        chain.append(here)
        here = None if here == start else up.get(here)
    return chain


def misfiled(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for an entry in a folder that is not that of the body whose area counts."""
    for record in catalogue.records.values():
        owner = owner_of(catalogue, record) if record.area is None else None
        if owner and owner.area and owner.folder != record.folder:
            params: dict[str, object] = {"want": reference.folder_of(owner.area),
                                         "area": owner.area}
            where = TYPES[record.type].area_from or ""
            yield finding_at(catalogue, record, "E303", (where,), params, record.folder)


def owner_of(catalogue: Catalogue, record: Record) -> Record | None:
    """Return the entry whose area counts for one that gives none, through others that give none."""
    link = record.link(TYPES[record.type].area_from)
    owner = catalogue.records.get(link.entry) if link else None
    return owner_of(catalogue, owner) if owner and owner.area is None else owner
