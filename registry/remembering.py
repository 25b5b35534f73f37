"""Remembers what came of each file, so that after a change only what changed is read again.

The memory is kept where `unchanged` keeps its answers, by all that an answer depends on. What it
says of a file counts while the file has the same times, size and mode; a file that changed just
before it was read is read again. Without memory, or with a damaged one, everything is read.
"""

from __future__ import annotations

import gc
import marshal
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from registry import unchanged
from registry.catalogue import Catalogue, ContentFile, Reading, Record
from registry.catalogue.explaining import span_of
from registry.catalogue.reading import gather
from registry.catalogue.records import Link
from registry.checks.by_name import BY_NAME
from registry.findings import Finding, Span
from registry.yaml_source import read

SETTLED = 50_000_000
"""Nanoseconds after which a change of a file shows in its times: file systems count in steps."""
CLASH = "E302"
"""Two files of one id: told of one of them, but only seen across entries."""
MOST_STALE = 20
"""With more files than this changed the memory is written anew."""

Read = Callable[[ContentFile], Reading]
Across = Callable[[Catalogue], tuple[list[Finding], list[Finding]]]


class Seen(NamedTuple):
    """What a check saw: every finding, how many files there are and how many of them are entries."""

    findings: list[Finding]
    files: int
    entries: int


class _File(NamedTuple):
    """What is remembered of a file.

    Attributes:
        signature: its times, size and mode; None where the file was too fresh to be sure of it.
        record: what is held of the entry, as plain values packed into bytes: most are never asked for.
        findings: those of the file alone.
        final: the same with what other entries add to them; None where they add nothing.
    """

    signature: Any
    record: Any
    findings: Any
    final: Any


class _Memory(NamedTuple):
    """What is remembered of every file, and the findings across entries."""

    files: dict[str, _File]
    across: list[Any]
    entries: int


def look(catalogue: Catalogue, read_one: Read, across: Across, place: Path) -> Seen:
    """Return what a check sees, reading only the files that changed since the memory was made.

    Args:
        catalogue: the catalogue to fill: its files are known, nothing is read yet.
        read_one: reads one file.
        across: returns, of the filled catalogue, the final findings of single files and those
            across entries.
        place: where the memory is, or will be.
    """
    started = time.time_ns()
    signatures = {file.name: _signature(f"{catalogue.content}/{file.name}") for file in catalogue.files}
    memory = _load(place)
    known = memory.files if memory else {}
    stale = [file for file in catalogue.files if file.name not in known
             or known[file.name].signature is None
             or known[file.name].signature != signatures[file.name]]
    fresh = {file.name: read_one(file) for file in stale}
    if memory and known.keys() == signatures.keys() and _same_for_others(fresh, known):
        return _with_changes(catalogue, memory, fresh)
    readings = [fresh.get(file.name) or _remembered(file, known[file.name])
                for file in catalogue.files]
    gather(catalogue, readings)
    single, between = across(catalogue)
    if not memory or len(stale) > MOST_STALE:
        sure = {name: sign for name, sign in signatures.items()
                if sign and max(sign[:2]) < started - SETTLED}
        _save(place, lambda: _memory_of(catalogue, readings, sure, single, between))
    return Seen([*single, *between], len(catalogue.files), len(catalogue.records))


def _signature(path: str) -> tuple[int, ...] | None:
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_mode, state.st_ino)


def _same_for_others(fresh: dict[str, Reading], known: dict[str, _File]) -> bool:
    """Return whether what other entries see of the changed files is what it was."""
    return all(
        _plain(reading.record) == _unpacked(known[name].record)
        and not any(finding.code in BY_NAME for finding in reading.findings)
        for name, reading in fresh.items())


def _with_changes(catalogue: Catalogue, memory: _Memory, fresh: dict[str, Reading]) -> Seen:
    findings = [_finding(one) for name, file in memory.files.items() if name not in fresh
                for one in (file.findings if file.final is None else file.final)]
    findings += [one for reading in fresh.values() for one in reading.findings]
    names = {catalogue.path(name): name for name in fresh}
    for one in map(_finding, memory.across):
        findings.append(_moved(one, catalogue.raw(names[one.path])) if one.path in names else one)
    return Seen(findings, len(memory.files), memory.entries)


def _moved(finding: Finding, raw: bytes) -> Finding:
    """Return a finding across entries at the place that its field has now."""
    span = span_of(finding.code, finding.field_path, read(raw))
    return Finding(finding.code, finding.path, span, finding.field, finding.params, finding.seen,
                   finding.suggestion)


def _remembered(file: ContentFile, known: _File) -> Reading:
    plain = _unpacked(known.record)
    whole = None if plain is None else _record(plain)
    return Reading(file, whole, "" if whole else None, tuple(map(_finding, known.findings)))


def _plain(record: Record | None) -> tuple[Any, ...] | None:
    if record is None:
        return None
    return tuple(tuple(map(tuple, value)) if name == "links" else value
                 for name, value in zip(record._fields, record, strict=True))


def _record(plain: tuple[Any, ...]) -> Record:
    record = Record._make(plain)
    return record._replace(links=tuple(map(Link._make, record.links)))


def _told(finding: Finding) -> tuple[Any, ...]:
    span = finding.span
    where = (span.line, span.column, span.end_line, span.end_column)
    return (finding.code, finding.path, where, finding.field, finding.params, finding.seen,
            finding.suggestion)


def _finding(plain: tuple[Any, ...]) -> Finding:
    code, path, span, *rest = plain
    return Finding(code, path, Span(*span), *rest)


def _load(place: Path) -> _Memory | None:
    content = unchanged.whole(place)
    if content is None:
        return None
    collecting = gc.isenabled()
    gc.disable()  # so many values at once would set it off again and again
    files, across, entries = _unpacked(content)
    if collecting:
        gc.enable()
    return _Memory({name: _File._make(file) for name, file in files.items()}, across, entries)


def _unpacked(content: bytes) -> Any:
    return marshal.loads(content)  # noqa: S302 - nobody but us writes into git's folder


def _memory_of(
    catalogue: Catalogue, readings: list[Reading], signatures: dict[str, tuple[int, ...]],
    single: list[Finding], between: list[Finding],
) -> _Memory:
    final: dict[str, list[Any]] = {}
    for finding in single:
        if finding.code != CLASH:
            final.setdefault(finding.path, []).append(_told(finding))
    files = {}
    for reading in readings:
        name = reading.file.name
        own = [_told(one) for one in reading.findings]
        told = final.get(catalogue.path(name), [])
        files[name] = _File(signatures.get(name), marshal.dumps(_plain(reading.record)), own,
                            None if told == own else told)
    clashes = [one for one in single if one.code == CLASH]
    across = [_told(one) for one in (*clashes, *between)]
    return _Memory(files, across, len(catalogue.records))


def _save(place: Path, made: Callable[[], _Memory]) -> None:
    """Keep the memory; where it cannot be kept the next run reads everything."""
    try:
        memory = made()
        files = {name: tuple(file) for name, file in memory.files.items()}
        unchanged.put(place, marshal.dumps((files, memory.across, memory.entries)))
    except (OSError, ValueError):
        return
