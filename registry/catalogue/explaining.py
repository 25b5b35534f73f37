"""Turns faults into findings: finds the place in the file and the nearest right value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from registry.catalogue.hints import field_at, hint
from registry.catalogue.proposal import Judge, Proposal
from registry.catalogue.suggestions import proposal
from registry.findings import CODES, Finding, Span
from registry.shapes.validation import FieldFault
from registry.yaml_source import Fault, Path, Source

# A file with more mistakes than this is not mended one by one, and looking costs time for each.
MOST_OFFERED = 100
MANY = 20
# The codes whose sentences name the field or the vocabulary.
LABELLED = frozenset(
    code for code, row in CODES.items() for text in (*row.message.values(), *row.fix.values())
    if "{label_" in text or "{vocabulary_" in text)
OF_PARENT = frozenset({"E202", "E213"})
OF_KEY = frozenset({"E201", "E203", "E212"})


def yaml_findings(faults: Iterable[Fault], path: str) -> list[Finding]:
    """Return the findings of the YAML of a file."""
    return [Finding(f.code, path, f.span, "", f.params, f.seen, f.suggestion) for f in faults]


def explain(
    faults: list[FieldFault], judge: Judge, path: str
) -> Iterator[tuple[Finding, Proposal | None]]:
    """Yield the finding of each fault, with what would repair it.

    On a line that was repaired before it could be read, a finding names the whole line as it
    stands in the file: its columns are no longer those of the text that was read.
    """
    if len(faults) > MANY:
        judge = replace(judge, source=judge.source.with_events())
    for number, fault in enumerate(faults):
        span = span_of(fault.code, fault.path, judge.source)
        offered = proposal(fault, judge) if number < MOST_OFFERED else None
        text = offered.text if offered else None
        params = {**fault.params, **hint(text)}
        if fault.code in LABELLED:
            params |= _labels(fault, judge)
        if offered and offered.span:
            span = offered.span
        if span.line in judge.source.repaired:
            original = judge.source.repaired[span.line]
            span, text = Span(span.line, 1, span.line, len(original) + 1), None
        name = ".".join(map(str, fault.path))
        yield Finding(fault.code, path, span, name, params, fault.seen, text), offered


def span_of(code: str, path: Path, source: Source) -> Span:
    """Return where a fault stands: the value, the wrong key, or the parent of what is missing."""
    if code in OF_PARENT:
        parent = source.place(path[:-1] if code == "E202" else path)
        span = parent.key if parent else Span()
        return replace(span, end_line=span.line, end_column=span.column)
    place = source.place(path)
    if place is None:
        return span_of(code, path[:-1], source) if path else Span()
    value = place.value
    is_group = (value.line, value.column) == (value.end_line, value.end_column)
    return place.key if code in OF_KEY or is_group else value


def _labels(fault: FieldFault, judge: Judge) -> dict[str, Any]:
    reference = judge.reference
    _, item = field_at(judge.type_name, fault.path)
    title = item.title if item else {"zh": "", "en": ""}
    labels = {"label_zh": title["zh"], "label_en": title["en"]}
    vocabulary = reference.vocabularies.get(fault.params.get("vocabulary", ""))
    names = vocabulary.title if vocabulary else title
    authority = names.get(reference.authority, "")
    return {
        **labels,
        "vocabulary_zh": names.get("zh", authority),
        "vocabulary_en": names.get("en", authority),
    }
