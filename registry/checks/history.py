"""Checks that what was published once stays findable: its id is never lost, its page never gone."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.catalogue.explaining import span_of
from registry.findings import Finding, Span
from registry.yaml_source import Path, read

DRAFT = "draft"


def lost_ids(base: Catalogue, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a finding for every id that was public before a change and leads nowhere after it.

    A draft may go as it came. An entry may move to another district, and an id may live on among
    the former ids of a published entry of its type.
    """
    names = {f"{file.type}/{file.id}": file.name for file in catalogue.files
             if file.folder and file.name.endswith(".yaml")}
    inherited = {f"{record.type}/{former}" for record in catalogue.records.values()
                 if record.status != DRAFT for former in record.former_ids}
    for record in base.records.values():
        if record.status == DRAFT:
            continue
        name = names.get(record.entry)
        yield from _lost(catalogue, record, name, inherited)
        yield from _former_lost(catalogue, record, name, inherited | set(names))


def _lost(
    catalogue: Catalogue, record: Record, name: str | None, inherited: set[str]
) -> Iterator[Finding]:
    if name is None and record.entry not in inherited:
        yield _finding(catalogue, record.name, (), record.id, (
            f"条目 {record.entry} 不见了", f"The entry {record.entry} is gone"))
    elif name is not None and catalogue.statuses.get(name) == DRAFT:
        yield _finding(catalogue, name, ("status",), record.id, (
            f"条目 {record.entry} 已经公布过,不能退回草稿",
            f"The entry {record.entry} was published and cannot be a draft again"))


def _former_lost(
    catalogue: Catalogue, record: Record, name: str | None, kept: set[str]
) -> Iterator[Finding]:
    """An id that had already given way to another still answers."""
    for former in record.former_ids:
        if f"{record.type}/{former}" not in kept:
            place = (name, ("former_ids",)) if name else (record.name, ())
            yield _finding(catalogue, *place, former, (
                f"{record.entry} 的曾用编号 {former} 不见了",
                f"The former id {former} of {record.entry} is gone"))


def _finding(
    catalogue: Catalogue, name: str, field: Path, seen: str, problem: tuple[str, str]
) -> Finding:
    params = {"problem_zh": problem[0], "problem_en": problem[1]}
    span = Span()
    if field:
        span = span_of("E601", field, read((catalogue.content / name).read_bytes()))
    return Finding("E601", catalogue.path(name), span, ".".join(map(str, field)), params, seen)
