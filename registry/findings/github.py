"""Writes a report as annotations of a GitHub workflow, which no text in an entry can forge."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from registry.findings import CODES, Finding, printable
from registry.findings.report import Report
from registry.findings.words import SUGGESTED, closing

MOST = 10  # of each kind in one step: GitHub shows no more
LONGEST = 500
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def as_github(report: Report, language: str) -> str:
    """Return the first errors and warnings that decide as annotations, and a line that counts."""
    lines = []
    for severity in ("error", "warning"):
        of_kind = (one for one in report.own if one.severity == severity)
        lines += [_annotation(one, language) for one in islice(of_kind, MOST)]
    lines += [note[language] for note in report.notes]
    return "\n".join([*lines, closing(report, language)])


def _annotation(finding: Finding, language: str) -> str:
    title = f"{finding.code} {CODES[finding.code].title[language]}"
    places = {"file": printable(finding.path, LONGEST), **_place(finding), "title": title}
    properties = ",".join(f"{key}={str(value).translate(PROPERTY)}"
                          for key, value in places.items())
    message = " ".join(_sentences(finding, language)).translate(DATA)
    return f"::{finding.severity} {properties}::{message}"


def _place(finding: Finding) -> dict[str, int]:
    """Columns mean something to GitHub only within one line."""
    span = finding.span
    lines = {"line": span.line, "endLine": span.end_line}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": span.column, "endColumn": span.end_column}


def _sentences(finding: Finding, language: str) -> Iterator[str]:
    yield finding.message[language]
    if finding.suggestion is not None:
        yield f"{SUGGESTED[language]}: {printable(finding.suggestion, LONGEST)}"
