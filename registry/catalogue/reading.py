"""Reads and validates the files of `content/` one by one; bad ones are set aside and explained."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from registry.catalogue.comments import comment_faults
from registry.catalogue.explaining import explain, yaml_findings
from registry.catalogue.files import ContentFile, misplaced, walk_content
from registry.catalogue.hints import names_of_fields
from registry.catalogue.meaning import (
    STRUCTURAL,
    as_meant,
    empty_fields,
    lines_at_fault,
    once,
    told_already,
    weighed,
)
from registry.catalogue.privacy import (
    hide_personal_data,
    personal_data_findings,
    personal_name_findings,
)
from registry.catalogue.proposal import Judge
from registry.catalogue.records import Record, record_of
from registry.findings import Finding
from registry.models import TYPES, Entry
from registry.models.advice import advice
from registry.models.agreement import disagreements
from registry.models.spelling import spelling
from registry.reference import Reference
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import SIZE_LIMIT, read, read_restructured

CHUNK = 250
CHUNK_SIZE = 16384
EXECUTE = 0o100
MOST_MENDED = 100
"""Of more wrong fields than this the cause is not looked for line by line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file.

    Attributes:
        record: what is held of the entry; None where the file is set aside or no entry.
        body: the entry as JSON, with the types its model gives; None likewise.
        status: what a readable file says of itself, also where it is set aside.
    """

    file: ContentFile
    record: Record | None = None
    body: str | None = None
    findings: tuple[Finding, ...] = ()
    status: str | None = None


@dataclass(slots=True)
class Catalogue:
    """All files of `content/`: the records of the entries, and what is wrong with any file.

    Attributes:
        unwritten: what files hold that are judged before they are written, by name.
    """

    content: Path
    prefix: str
    files: list[ContentFile] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unwritten: dict[str, bytes] = field(default_factory=dict)

    def raw(self, name: str) -> bytes:
        """Return what a file holds."""
        found = self.unwritten.get(name)
        return (self.content / name).read_bytes() if found is None else found

    def path(self, name: str) -> str:
        """Return the path of a file as findings name it."""
        return f"{self.prefix}/{name}"


def read_catalogue(  # noqa: PLR0913 - each is one thing the caller decides
    content: Path,
    reference: Reference,
    *,
    prefix: str = "content",
    as_of: str | None = None,
    modes: bool = True,
    jobs: int = 1,
    keep: Callable[[Record, str], None] | None = None,
    progress: Callable[[Iterable[Reading], int], Iterable[Reading]] | None = None,
) -> Catalogue:
    """Read every file below `content`.

    Args:
        content: the folder of the entries.
        reference: what they are judged by.
        prefix: what stands before each path in findings.
        as_of: the day against which dates are called future.
        modes: whether the right to execute a file means anything where the files lie.
        jobs: how many processes read; the answer does not depend on it.
        keep: called with every valid entry and its JSON, in the order of the files.
        progress: wraps the readings as they come, given their number.
    """
    catalogue = Catalogue(content, prefix, list(walk_content(content)))
    reader = _Reader(content, reference, prefix, as_of, modes, keep is not None)
    readings: Iterable[Reading] = _readings(reader, catalogue.files, jobs)
    gather(catalogue, progress(readings, len(catalogue.files)) if progress else readings, keep)
    return catalogue


def gather(
    catalogue: Catalogue, readings: Iterable[Reading],
    keep: Callable[[Record, str], None] | None = None,
) -> None:
    """Put what came of each file into the catalogue, in the order of the files."""
    for reading in readings:
        catalogue.findings += reading.findings
        if reading.status:
            catalogue.statuses[reading.file.name] = reading.status
        if reading.record is None or reading.body is None:
            continue
        if reading.record.entry in catalogue.records:
            other = catalogue.path(catalogue.records[reading.record.entry].name)
            catalogue.findings.append(
                Finding("E302", catalogue.path(reading.file.name), params={"other": other},
                        seen=reading.record.id))
            continue
        catalogue.records[reading.record.entry] = reading.record
        if keep:
            keep(reading.record, reading.body)


def read_entry(  # noqa: PLR0913 - each is one thing the caller decides
    content: Path, file: ContentFile, reference: Reference, prefix: str, as_of: str | None = None,
    *, modes: bool = True, keep: bool = True
) -> Reading:
    """Read one file: a record and its JSON, or the findings for which it is set aside."""
    path = f"{prefix}/{file.name}"
    if file.ignored:
        return Reading(file)
    named = personal_name_findings(file.name, path, reference)
    wrong = misplaced(file, path, reference)
    if wrong:
        return Reading(file, findings=(wrong, *named))
    try:
        raw, mode = _bytes(f"{content}/{file.name}")
    except OSError as fault:
        code = "E113" if fault.errno == errno.ELOOP else "E116"
        found = Finding(code, path, params={"problem": fault.strerror})
        return Reading(file, findings=(found, *named))
    reading = read_bytes(raw, file, reference, path, as_of, keep=keep)
    if modes and mode & EXECUTE:
        named.append(Finding("E119", path))
    if not named:
        return reading
    return Reading(file, None, None, (*named, *reading.findings), reading.status)


def read_bytes(  # noqa: PLR0913 - one file and all it is judged by
    raw: bytes, file: ContentFile, reference: Reference, path: str, as_of: str | None, *, keep: bool
) -> Reading:
    """Read what a file holds, or would hold: a record and its JSON, or findings."""
    private = personal_data_findings(raw, path, reference)
    model = TYPES[file.type]

    def wrong(data: Any) -> dict[Any, int]:
        return weighed(validate(model, data, reference)[1])

    source = read(raw, keys=names_of_fields(reference.languages), judge=wrong)
    entry, faults = validate(model, source.data, reference) if source.data else (None, [])
    if len(faults) < MOST_MENDED and any(fault.code in STRUCTURAL for fault in faults):
        source = read_restructured(source, wrong, partial(lines_at_fault, file.type, reference))
        entry, faults = validate(model, source.data, reference)
    findings = yaml_findings(source.faults, path)
    if source.data is None:
        return Reading(file, findings=_together(findings, private, reference))
    judge = Judge(source, file.type, file.folder, reference)
    if source.empty:
        faults += empty_fields(judge, faults)
    told = list(explain(faults, judge, path)) if faults else []
    meant = entry or as_meant(judge, faults, told)
    if meant is not None:
        wrong_fields = {fault.path for fault in faults}
        more = [fault for fault in _agreement(meant, file, raw, judge, as_of)
                if fault.path not in wrong_fields
                and (entry is not None or not told_already(fault, judge))]
        told += explain(more, judge, path) if more else ()
    findings = once([*findings, *(finding for finding, _ in told)])
    all_found = _together(findings, private, reference)
    said = source.data.get("status")
    status = said if isinstance(said, str) and said in reference.terms("statuses") else None
    if entry is None or any(finding.severity == "error" for finding in all_found):
        return Reading(file, findings=all_found, status=status)
    area = entry.home_area(reference)
    record = record_of(file.name, file.folder, file.id, entry, source.data, area)
    body = entry.model_dump_json(exclude_defaults=True) if keep else ""
    return Reading(file, record, body, all_found, status)


def _together(
    findings: list[Finding], private: list[Finding], reference: Reference
) -> tuple[Finding, ...]:
    """All findings of a file; where it holds personal data, none of them repeats it."""
    if not private:
        return tuple(findings)
    return (*hide_personal_data(findings, reference), *private)


def _agreement(
    entry: Entry, file: ContentFile, raw: bytes, judge: Judge, as_of: str | None
) -> Iterator[FieldFault]:
    """Yield what the fields of an entry must agree on, and what is doubtful in it."""
    reference = judge.reference
    yield from disagreements(entry, reference, as_of)
    yield from _folder_faults(file, entry.home_area(reference), reference)
    yield from advice(entry, judge.source.data, reference, as_of)
    yield from comment_faults(raw, judge.source.data, reference)
    yield from spelling(raw, judge.source.data)


def _folder_faults(
    file: ContentFile, area: str | None, reference: Reference
) -> Iterator[FieldFault]:
    if area is not None and reference.folder_of(area) != file.folder:
        params = {"want": reference.folder_of(area), "area": area}
        yield FieldFault("E303", ("area",), params, file.folder)


def _bytes(path: str) -> tuple[bytes, int]:
    """Read a file and its mode, never through a link nor more than one byte over the limit."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        mode = os.fstat(handle).st_mode
        raw = os.read(handle, CHUNK_SIZE)
        if len(raw) < CHUNK_SIZE:
            return raw, mode
        chunks = [raw]
        left = SIZE_LIMIT + 1 - len(raw)
        while left and (chunk := os.read(handle, min(left, CHUNK_SIZE))):
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks), mode
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The arguments that are the same for every file; sent once to each process."""

    content: Path
    reference: Reference
    prefix: str
    as_of: str | None
    modes: bool
    keep: bool

    def __call__(self, file: ContentFile) -> Reading:
        return read_entry(self.content, file, self.reference, self.prefix, self.as_of,
                          modes=self.modes, keep=self.keep)


_worker: _Reader | None = None


def _start_worker(reader: _Reader) -> None:
    global _worker  # noqa: PLW0603 - the one value a worker process keeps between files
    _worker = reader


def _in_worker(file: ContentFile) -> Reading:
    assert _worker is not None
    return _worker(file)


def _readings(reader: _Reader, files: list[ContentFile], jobs: int) -> Iterator[Reading]:
    if jobs < 2 or len(files) <= CHUNK:
        for file in files:  # not map: a StopIteration inside must not end the reading unseen
            yield reader(file)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(reader,)) as pool:
        yield from pool.map(_in_worker, files, chunksize=CHUNK)
