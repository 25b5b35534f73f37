"""Checks of the references between entries."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.catalogue.hints import hint, nearest
from registry.catalogue.records import Link
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.reference import Reference

HIERARCHY = ("parent", "merged_into")


def broken_references(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every id that no entry has, or that was merged into another."""
    known = _known_ids(catalogue)
    for record in catalogue.records.values():
        for link in record.links:
            targets = [f"{kind}/{link.id}" for kind in link.targets]
            found = next((catalogue.records.get(key) for key in targets if key in known), None)
            if not any(key in known for key in targets):
                yield _unknown(catalogue, record, link, known)
            elif found and found.merged_into:
                params = {"target": found.merged_into}
                yield finding_at(catalogue, record, "E306", link.field, params, link.id,
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
    ids = {key.partition("/")[2] for key in known if key.partition("/")[0] in link.targets}
    near = nearest(link.id, ids)
    params: dict[str, object] = {"types": ", ".join(link.targets), **hint(near)}
    return finding_at(catalogue, record, "E301", link.field, params, link.id, near)


def circles(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding where following a parent, or what an entry was merged into, never ends."""
    for name in HIERARCHY:
        up = {record.entry: target for record in catalogue.records.values()
              if (target := _target(record, name))}
        for record in catalogue.records.values():
            chain = _chain(record.entry, up)
            if chain and chain[-1] == record.entry:
                params = {"key": name, "chain": " → ".join(key.partition("/")[2] for key in chain)}
                yield finding_at(catalogue, record, "E304", (name,), params, record.id)


def _target(record: Record, name: str) -> str | None:
    links = (link for link in record.links if link.field == (name,))
    return next((f"{link.targets[0]}/{link.id}" for link in links), None)


def _chain(start: str, up: dict[str, str]) -> list[str]:
    """Return the way up from an entry, ended where it comes back to a place it has been."""
    chain: list[str] = []
    here: str | None = up.get(start)
    while here is not None and here not in chain:
        chain.append(here)
        here = None if here == start else up.get(here)
    return chain


def misfiled(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a course in a folder that is not its provider's district."""
    for record in catalogue.records.values():
        provider = next((link for link in record.links if link.field == ("provider",)), None)
        owner = catalogue.records.get(f"organizations/{provider.id}") if provider else None
        if record.area is None and owner and owner.area and owner.folder != record.folder:
            params: dict[str, object] = {"want": reference.folder_of(owner.area),
                                         "area": owner.area}
            yield finding_at(catalogue, record, "E303", ("provider",), params, record.folder)
