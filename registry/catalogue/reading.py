"""Reads and validates the files of `content/` one by one; bad ones are set aside and explained."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from registry.catalogue.comments import comment_faults
from registry.catalogue.explaining import explain, yaml_findings
from registry.catalogue.files import ContentFile, misplaced, walk_content
from registry.catalogue.privacy import (
    hide_personal_data,
    personal_data_findings,
    personal_name_findings,
)
from registry.catalogue.records import Record, record_of
from registry.findings import Finding
from registry.models import TYPES
from registry.models.advice import advice
from registry.models.agreement import disagreements
from registry.models.spelling import spelling
from registry.reference import Reference
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import SIZE_LIMIT, read

CHUNK = 250
CHUNK_SIZE = 16384


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
    """All files of `content/`: the records of the entries, and what is wrong with any file."""

    content: Path
    prefix: str
    files: list[ContentFile] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def path(self, name: str) -> str:
        """Return the path of a file as findings name it."""
        return f"{self.prefix}/{name}"


def read_catalogue(  # noqa: PLR0913 - each is one thing the caller decides
    content: Path,
    reference: Reference,
    *,
    prefix: str = "content",
    as_of: str | None = None,
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
        jobs: how many processes read; the answer does not depend on it.
        keep: called with every valid entry and its JSON, in the order of the files.
        progress: wraps the readings as they come, given their number.
    """
    catalogue = Catalogue(content, prefix, list(walk_content(content)))
    reader = _Reader(content, reference, prefix, as_of, keep is not None)
    readings: Iterable[Reading] = _readings(reader, catalogue.files, jobs)
    for reading in progress(readings, len(catalogue.files)) if progress else readings:
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
    return catalogue


def read_entry(  # noqa: PLR0913 - each is one thing the caller decides
    content: Path, file: ContentFile, reference: Reference, prefix: str, as_of: str | None = None,
    *, keep: bool = True
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
        raw = _bytes(f"{content}/{file.name}")
    except OSError as fault:
        code = "E113" if fault.errno == errno.ELOOP else "E116"
        found = Finding(code, path, params={"problem": fault.strerror})
        return Reading(file, findings=(found, *named))
    reading = _read_bytes(raw, file, reference, path, as_of, keep=keep)
    if not named:
        return reading
    return Reading(file, findings=(*named, *reading.findings), status=reading.status)


def _read_bytes(  # noqa: PLR0913 - one file and all it is judged by
    raw: bytes, file: ContentFile, reference: Reference, path: str, as_of: str | None, *, keep: bool
) -> Reading:
    private = personal_data_findings(raw, path, reference)
    source = read(raw)
    if source.data is None:
        findings = yaml_findings(source.faults, path)
        return Reading(file, findings=_together(findings, private, reference))
    entry, faults = validate(TYPES[file.type], source.data, reference)
    if entry is not None:
        faults = list(disagreements(entry, reference, as_of))
        faults += _folder_faults(file, entry.home_area(reference), reference)
        faults += advice(entry, source.data, reference, as_of)
        faults += comment_faults(raw, source.data, reference)
        faults += spelling(raw, source.data)
    explained = list(explain(faults, raw, file.type, path, reference)) if faults else []
    findings = _together(explained, private, reference)
    said = source.data.get("status")
    status = said if isinstance(said, str) and said in reference.terms("statuses") else None
    if entry is None or any(finding.severity == "error" for finding in findings):
        return Reading(file, findings=findings, status=status)
    area = entry.home_area(reference)
    record = record_of(file.name, file.folder, file.id, entry, source.data, area)
    body = entry.model_dump_json(exclude_defaults=True) if keep else ""
    return Reading(file, record, body, findings, status)


def _together(
    findings: list[Finding], private: list[Finding], reference: Reference
) -> tuple[Finding, ...]:
    """All findings of a file; where it holds personal data, none of them repeats it."""
    if not private:
        return tuple(findings)
    return (*hide_personal_data(findings, reference), *private)


def _folder_faults(
    file: ContentFile, area: str | None, reference: Reference
) -> Iterator[FieldFault]:
    if area is not None and reference.folder_of(area) != file.folder:
        params = {"want": reference.folder_of(area), "area": area}
        yield FieldFault("E303", ("area",), params, file.folder)


def _bytes(path: str) -> bytes:
    """Read a file, but never through a link and never more than one byte over the limit."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        raw = os.read(handle, CHUNK_SIZE)
        if len(raw) < CHUNK_SIZE:
            return raw
        chunks = [raw]
        left = SIZE_LIMIT + 1 - len(raw)
        while left and (chunk := os.read(handle, min(left, CHUNK_SIZE))):
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)
    finally:
        os.close(handle)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The arguments that are the same for every file; sent once to each process."""

    content: Path
    reference: Reference
    prefix: str
    as_of: str | None
    keep: bool

    def __call__(self, file: ContentFile) -> Reading:
        return read_entry(self.content, file, self.reference, self.prefix, self.as_of, keep=self.keep)


_worker: _Reader | None = None


def _start_worker(reader: _Reader) -> None:
    global _worker  # noqa: PLW0603 - the one value a worker process keeps between files
    _worker = reader


def _in_worker(file: ContentFile) -> Reading:
    assert _worker is not None
    return _worker(file)


def _readings(reader: _Reader, files: list[ContentFile], jobs: int) -> Iterator[Reading]:
    if jobs < 2 or len(files) <= CHUNK:
        yield from map(reader, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(reader,)) as pool:
        yield from pool.map(_in_worker, files, chunksize=CHUNK)
