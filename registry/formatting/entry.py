"""Gives one file its form, or says why it is left as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from registry.catalogue import ContentFile
from registry.catalogue.hints import names_of_fields
from registry.catalogue.meaning import weighed
from registry.catalogue.privacy import hide_personal_data, personal_data_findings
from registry.catalogue.proposal import Judge
from registry.findings import Finding
from registry.formatting.areas import name_areas
from registry.formatting.certain_lines import HIDDEN, LINES, uncertain
from registry.formatting.comments import attach, comments_of
from registry.formatting.repairs import repaired
from registry.formatting.successors import Successors
from registry.formatting.tree import put_in_order, raise_comments, tree_of
from registry.formatting.writer import text_of
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.validation import validate
from registry.yaml_source import Fault, Path, Source, read

LINE_ENDS = re.compile(rb"\r\n?")
# What a line of the wrong form leads to: it was then repaired into something that was not meant.
STRUCTURAL = frozenset({"E201", "E204", "E212", "E214", "E232"})


@dataclass(frozen=True, slots=True)
class City:
    """What entries are judged by: the reference files, and what became of merged entries."""

    reference: Reference
    successors: Successors = field(default_factory=Successors)


class Formatted(NamedTuple):
    """What came of one file.

    Attributes:
        raw: the bytes that it should hold; those that it holds where it is left as it is.
        finding: why it is left as it is.
        private: whether it holds personal data, so that nothing of it may be shown.
    """

    raw: bytes
    finding: Finding | None = None
    private: bool = False


def formatted(raw: bytes, file: ContentFile, path: str, city: City) -> Formatted:
    """Return the bytes of an entry in its one form.

    Args:
        raw: the bytes of its file.
        file: its place, which says its type and district.
        path: how the file is named in what is told.
        city: what it is judged by.
    """
    reference = city.reference
    private = bool(personal_data_findings(raw, path, reference))
    source = _read(LINE_ENDS.sub(b"\n", raw), file, reference)
    fault = _uncertain(source, raw, file)
    if fault is None:
        settled = _settled(source, file, reference)
        mended = repaired(Judge(settled, file.type, file.folder, reference), city.successors)
        fault = _misplaced(source, settled, mended, file, reference)
    if fault is not None:
        told = Finding(fault.code, path, fault.span, "", fault.params, fault.seen, fault.suggestion)
        return Formatted(raw, hide_personal_data([told], reference)[0], private)
    text = _written(mended, file, reference)
    if not _same(mended, text, file, reference):
        return Formatted(raw, Finding("E103", path, params=UNSURE), private)
    return Formatted(text.encode(), None, private)


UNSURE = {"problem_zh": "整理后的内容会与原来不同", "problem_en": "its form cannot be changed safely"}


def _read(raw: bytes, file: ContentFile, reference: Reference) -> Source:
    """Read a file; of several repairs of a line the one is taken that leaves the fewest fields wrong.

    What can be read but makes no fields is left as it is: why is not for fmt to guess.
    """
    def wrong(data: Any) -> dict[Any, int]:
        return weighed(validate(TYPES[file.type], data, reference)[1])

    return read(raw, keys=names_of_fields(reference.languages), judge=wrong)


def _uncertain(source: Source, raw: bytes, file: ContentFile) -> Fault | None:
    """Return the first fault of the YAML that only a person can mend."""
    if source.data is None:
        return source.faults[0]
    tree = tree_of(source, TYPES[file.type])
    return next(uncertain(source, raw.decode("utf-8", "replace"), tree), None)


def _settled(source: Source, file: ContentFile, reference: Reference) -> Source:
    """Return the source of the text as it is after the repair of its lines."""
    return _read(source.text.encode(), file, reference) if source.repaired else source


def _misplaced(
    source: Source, settled: Source, mended: Source, file: ContentFile, reference: Reference
) -> Fault | None:
    """Return the fault of a line whose repair put something where the model knows nothing.

    Args:
        source: the file as it stands.
        settled: the same after the repair of its lines.
        mended: the same after that of its values.
        file: its place.
        reference: what it is judged by.
    """
    hidden = next((fault for fault in mended.faults if fault.code == HIDDEN), None)
    if hidden:
        return hidden
    lines = {fault.span.line: fault for fault in source.faults if fault.code in LINES}
    _, still = validate(TYPES[file.type], mended.data, reference)
    left = {(fault.code, fault.path) for fault in still}
    _, faults = validate(TYPES[file.type], settled.data, reference) if lines else (None, [])
    for fault in faults:
        if fault.code in STRUCTURAL and (fault.code, fault.path) in left:
            touched = _lines_of(fault.path, settled) & lines.keys()
            if touched:
                return lines[min(touched)]
    return None


def _lines_of(path: Path, source: Source) -> set[int]:
    """Return the lines in which a field, or what holds it, is named and begins."""
    mark = source.mark(path)
    if mark is None:
        return _lines_of(path[:-1], source) if path else set()
    return {mark.key.start_mark.line + 1, mark.value.start_mark.line + 1}


def _written(source: Source, file: ContentFile, reference: Reference) -> str:
    tree = tree_of(source, TYPES[file.type])
    attach(tree, source)
    put_in_order(tree.root, reference.languages)
    name_areas(tree, reference)
    raise_comments(tree.root)
    return text_of(tree)


def _same(source: Source, text: str, file: ContentFile, reference: Reference) -> bool:
    """Return whether a text holds what was read, raises no new fault and has no fewer comments."""
    again = _read(text.encode(), file, reference)
    known = {fault.code for fault in source.faults}
    return (again.data == source.data and {fault.code for fault in again.faults} <= known
            and len(comments_of(again)) >= len(comments_of(source)))
