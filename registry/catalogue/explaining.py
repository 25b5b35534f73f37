"""Turns faults into findings: finds the place in the file and the nearest right value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from registry.catalogue.hints import field_at, hint, nearest_area, nearest_field, nearest_term
from registry.findings import Finding, Span
from registry.reference import Reference
from registry.shapes.validation import FieldFault
from registry.yaml_source import Fault, Path, Place, places

OF_PARENT = frozenset({"E202", "E213"})
OF_KEY = frozenset({"E201", "E203", "E212"})


def yaml_findings(faults: Iterable[Fault], path: str) -> list[Finding]:
    """Return the findings of a file that is not readable YAML."""
    return [Finding(f.code, path, f.span, "", f.params, f.seen) for f in faults]


def explain(
    faults: list[FieldFault], raw: bytes, type_name: str, path: str, reference: Reference
) -> Iterator[Finding]:
    """Yield the finding of each fault; the file is read again for the places only now."""
    found = places(raw)
    for fault in faults:
        span = span_of(fault.code, fault.path, found)
        suggestion = fault.suggestion or _suggestion(fault, type_name, reference)
        params = {**fault.params, **hint(suggestion), **_labels(fault, type_name, reference)}
        name = ".".join(map(str, fault.path))
        yield Finding(fault.code, path, span, name, params, fault.seen, suggestion)


def span_of(code: str, path: Path, found: dict[Path, Place]) -> Span:
    """Return where a fault stands: the value, the wrong key, or the parent of what is missing."""
    if code in OF_PARENT:
        parent = path[:-1] if code == "E202" else path
        span = found[parent].key if parent in found else Span()
        return replace(span, end_line=span.line, end_column=span.column)
    if path in found:
        place = found[path]
        is_group = (place.value.line, place.value.column) == (
            place.value.end_line, place.value.end_column)
        return place.key if code in OF_KEY or is_group else place.value
    return span_of(code, path[:-1], found) if path else Span()


def _suggestion(fault: FieldFault, type_name: str, reference: Reference) -> str | None:
    seen = fault.seen or ""
    if fault.code == "E201":
        return nearest_field(type_name, fault.path)
    if fault.code == "E205":
        return nearest_term(fault.params["vocabulary"], seen, reference)
    if fault.code == "E215":
        return nearest_area(seen, reference)
    return None


def _labels(fault: FieldFault, type_name: str, reference: Reference) -> dict[str, Any]:
    _, item = field_at(type_name, fault.path)
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
