"""Writes findings down: as text for people, as JSON for programs. Prints nothing itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from registry.findings import Finding, printable, summarize

SUMMARY = {
    "zh": "检查了 {files} 个文件、{entries} 条登记:{errors} 个错误,{warnings} 个提醒。",
    "en": "Checked {files} files, {entries} entries: {errors} errors, {warnings} warnings.",
}
LONGEST_PATH = 500
SEVERITY = {
    "zh": {"error": "错误", "warning": "提醒"},
    "en": {"error": "error", "warning": "warning"},
}


def as_json(findings: list[Finding], files: int, entries: int) -> str:
    """Return the report in the public JSON form."""
    return json.dumps(summarize(findings, files, entries), ensure_ascii=False, indent=2)


def as_text(findings: list[Finding], files: int, entries: int, language: str) -> str:
    """Return the report for people, grouped by file, in one of the tool's languages."""
    lines = list(_lines(findings, language))
    numbers = summarize(findings, files, entries)["summary"]
    return "\n".join([*lines, SUMMARY[language].format(**numbers)])


def _lines(findings: list[Finding], language: str) -> Iterator[str]:
    for path, group in groupby(findings, key=lambda finding: finding.path):
        yield printable(path, LONGEST_PATH)
        for finding in group:
            place = f"{finding.span.line}:{finding.span.column}"
            severity = SEVERITY[language][finding.severity]
            name = f" {finding.field}" if finding.field else ""
            yield f"  {place} {severity} {finding.code}{name}"
            yield f"    {finding.message[language]}"
            if finding.suggestion:
                arrow = {"zh": "建议改为", "en": "suggested"}[language]
                yield f"    {arrow}: {finding.suggestion}"
        yield ""
