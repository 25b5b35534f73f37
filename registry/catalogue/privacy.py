"""Finds personal data in a file and its name, and keeps it out of every message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from registry.findings import MASKED as HIDDEN
from registry.findings import Finding, Span
from registry.reference import Reference


def personal_data_findings(raw: bytes, path: str, reference: Reference) -> list[Finding]:
    """Return where a file, comments and keys included, holds personal data."""
    rules = [one for one in reference.rules if one.suspicious(raw)]
    if not rules:
        return []
    text = raw.decode("utf-8", errors="replace")
    return [
        Finding(code, path, _span_at(text, start, end), seen=text[start:end])
        for one in rules
        for code, start, end in one.personal_data(text)
    ]


def personal_name_findings(name: str, path: str, reference: Reference) -> list[Finding]:
    """Return what personal data the name of a file holds: it is as public as what stands in it."""
    written = name.encode()
    return [
        Finding(code, path, seen=name[start:end])
        for one in reference.rules
        if one.suspicious(written)
        for code, start, end in one.personal_data(name)
    ]


def hide_personal_data(findings: Iterable[Finding], reference: Reference) -> list[Finding]:
    """Return the findings of a file that holds personal data, none of them repeating it."""
    return [one if one.private else _hidden(one, reference) for one in findings]


def _hidden(finding: Finding, reference: Reference) -> Finding:
    suggestion = finding.suggestion
    kept = suggestion is not None and _masked(suggestion, reference) == suggestion
    return replace(
        finding,
        field=_masked(finding.field, reference),
        params={key: _masked(value, reference) if isinstance(value, str) else value
                for key, value in finding.params.items()},
        seen=None if finding.seen is None else _masked(finding.seen, reference),
        suggestion=suggestion if kept else None,
    )


def _masked(text: str, reference: Reference) -> str:
    """Return a text with the personal data in it covered."""
    for rules in reference.rules:
        for _, start, end in reversed(rules.personal_data(text)):
            text = text[:start] + HIDDEN + text[end:]
    return text


def _span_at(text: str, start: int, end: int) -> Span:
    """The lines and columns of a stretch, which may go over the end of a line."""
    line, column = _place(text, start)
    return Span(line, column, *_place(text, end))


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
