"""Writes a report down: as text for people, as JSON for programs. Prints nothing itself."""

from __future__ import annotations

import json

from registry.findings.report import Report
from registry.findings.source_lines import SourceLines

FORMS = ("text", "json", "github", "markdown")


def render(
    report: Report, form: str, language: str, source: SourceLines, *, colour: bool = False
) -> str:
    """Return a report in one of the forms; each brings its own tools, so only one is loaded."""
    if form == "json":
        return as_json(report)
    if form == "github":
        from registry.findings.github import as_github

        return as_github(report, language)
    if form == "markdown":
        from registry.findings.markdown import as_markdown

        return as_markdown(report, language)
    from registry.findings.text import as_text

    return as_text(report, language, source, colour=colour)


def as_json(report: Report) -> str:
    """Return the report in the public JSON form, which changes only by adding keys."""
    findings = [{**finding.as_json(), "yours": mine}
                for finding, mine in zip(report.findings, report.yours, strict=True)]
    told = {"summary": report.numbers, "findings": findings}
    return json.dumps(told, ensure_ascii=False, indent=2)
