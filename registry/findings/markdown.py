"""Writes a report as Markdown for the summary of a job, in which every text stays a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from registry.findings import Finding, printable
from registry.findings.report import Report
from registry.findings.words import NOT_MINE, SEVERITY, SUGGESTED, closing

LARGEST = 900_000  # bytes; GitHub drops a summary of more than a mebibyte whole
LONGEST = 500
BREAKER = "&#8203;"
ACTIVE = re.compile(r"://|www\.|\bGH-|[!-$&-+\-.:<-@\[-`{-~]", re.IGNORECASE)

# Looked for once more after entities are read, so something must part them: after how many.
PARTED = {"@": 1, "#": 1, "://": 1, "www.": 3, "gh-": 2}
TITLE = {"zh": "条目检查", "en": "Check of the entries"}
COLUMNS = {"zh": ("行", "代码", "字段", "说明"), "en": ("Line", "Code", "Field", "What")}
LEFT_OUT = {"zh": "另有 {count} 处没有列出:请在自己的电脑上运行 make check。",
            "en": "{count} more are not listed: run make check on your machine."}


def as_markdown(report: Report, language: str) -> str:
    """Return the report as a table per file; what does not decide is folded away."""
    return "\n".join(_Summary(report, language).lines()) + "\n"


def escaped(text: str) -> str:
    """Return a text that HTML, Markdown, mentions, issue numbers and addresses cannot act from."""
    return ACTIVE.sub(_entities, text)


def code(text: str) -> str:
    """Return a text to be copied: nothing invisible is put in, and nothing acts inside code."""
    return f"<code>{re.sub(ACTIVE, lambda found: _numbers(found[0]), text)}</code>"


def _entities(found: re.Match[str]) -> str:
    text = found[0]
    cut = PARTED.get(text.lower(), 0)
    return _numbers(text[:cut]) + (BREAKER if cut else "") + _numbers(text[cut:])


def _numbers(text: str) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in text)


class _Summary:
    """The writing of one summary; it stops in time."""

    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.language = language
        self.left = LARGEST

    def lines(self) -> Iterator[str]:
        report, language = self.report, self.language
        yield f"## {TITLE[language]}\n"
        yield f"{escaped(closing(report, language))}\n"
        yield from (f"{escaped(note[language])}\n" for note in report.notes)
        yield from self._tables(report.own)
        if report.others:
            yield f"<details><summary>{NOT_MINE[language]}</summary>\n"
            yield from self._tables(report.others)
            yield "</details>"

    def _tables(self, findings: list[Finding]) -> Iterator[str]:
        told = 0
        for path, group in groupby(findings, key=lambda finding: finding.path):
            rows = list(group)
            table = "\n".join(self._table(path, rows))
            self.left -= len(table.encode())
            if self.left < 0:
                yield LEFT_OUT[self.language].format(count=len(findings) - told) + "\n"
                return
            told += len(rows)
            yield table

    def _table(self, path: str, findings: list[Finding]) -> Iterator[str]:
        columns = COLUMNS[self.language]
        yield f"{code(printable(path, LONGEST))}\n"
        yield f"| {' | '.join(columns)} |"
        yield f"|{' --- |' * len(columns)}"
        yield from (f"| {' | '.join(self._cells(finding))} |" for finding in findings)
        yield ""

    def _cells(self, finding: Finding) -> Iterator[str]:
        yield f"{finding.span.line}:{finding.span.column}"
        yield f"{SEVERITY[self.language][finding.severity]} {self._code(finding)}"
        yield code(printable(finding.field)) if finding.field else ""
        said = escaped(finding.message[self.language])
        if finding.suggestion is not None:
            offered = code(printable(finding.suggestion, LONGEST))
            said = f"{said}<br>{SUGGESTED[self.language]}: {offered}"
        yield said

    def _code(self, finding: Finding) -> str:
        """A link where there is a site to link to."""
        doc = self.report.doc(finding)
        return f"[{finding.code}]({doc})" if self.report.site else finding.code
