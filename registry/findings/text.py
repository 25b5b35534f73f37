"""Writes a report for people at a terminal: each finding with its line and a caret under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import click

from registry.findings import CODES, Finding, printable
from registry.findings.excerpt import ROOM, excerpt, width
from registry.findings.report import LONGEST_PATH, Report
from registry.findings.source_lines import SourceLines
from registry.findings.words import (
    COUNTED,
    MINE,
    MORE,
    NOT_MINE,
    OTHER_DOUBTS,
    SEVERITY,
    SUGGESTED,
    closing,
)

LONGEST_SUGGESTION = 500
MOST_DOUBTS = 100
EXAMPLES = 3
COLOURS = {"error": "red", "warning": "yellow"}
Style = Callable[..., str]


def as_text(report: Report, language: str, source: SourceLines, *, colour: bool = False) -> str:
    """Return the report for people, grouped by file.

    What is not theirs comes first and short: on a terminal the end of a report is what is seen.
    """
    style: Style = click.style if colour else _plain
    return "\n".join(_Text(report, language, source, style).lines())


def _apart(report: Report) -> tuple[list[Finding], list[Finding]]:
    """Return what is told one by one, and what is only counted: doubts, where nobody asked for them."""
    doubts = [one for one in report.own if one.severity == "warning"]
    if report.scoped or len(doubts) <= MOST_DOUBTS:
        return report.own, []
    wrong = {one.path for one in report.own if one.severity == "error"}
    shown = [one for one in report.own if one.path in wrong]
    return shown, [one for one in doubts if one.path not in wrong]


def _plain(text: str, **_: object) -> str:
    return text


class _Text:
    """The writing of one report: its language, its colours and its lines are the same throughout."""

    def __init__(self, report: Report, language: str, source: SourceLines, style: Style) -> None:
        self.report = report
        self.language = language
        self.source = source
        self.style = style

    def lines(self) -> Iterator[str]:
        report, language = self.report, self.language
        if report.others:
            yield self._heading(NOT_MINE[language])
            wrong = [one for one in report.others if one.severity == "error"]
            yield from self._grouped(wrong, self._short)
            doubts = len(report.others) - len(wrong)
            if doubts:
                yield OTHER_DOUBTS[language].format(number=doubts) + "\n"
            if report.own:
                yield self._heading(MINE[language])
        shown, counted = _apart(report)
        yield from self._grouped(shown, self._whole)
        yield from self._counted(counted)
        yield from (note[language] for note in report.notes)
        yield closing(report, language)

    def _heading(self, text: str) -> str:
        return self.style(f"== {text} ==", bold=True) + "\n"

    def _grouped(
        self, findings: list[Finding], write: Callable[[Finding], Iterable[str]]
    ) -> Iterator[str]:
        for path, group in groupby(findings, key=lambda finding: finding.path):
            yield self.style(printable(path, LONGEST_PATH), bold=True)
            for finding in group:
                yield from write(finding)
            yield ""

    def _counted(self, findings: list[Finding]) -> Iterator[str]:
        """Doubts by the hundred are told by kind: nobody reads them one by one, or past them."""
        if not findings:
            return
        yield self._heading(COUNTED[self.language].format(number=len(findings)))
        by_code = sorted(findings, key=lambda finding: finding.code)
        for code, group in groupby(by_code, key=lambda finding: finding.code):
            files = list(dict.fromkeys(finding.path for finding in group))
            title = CODES[code].title[self.language]
            yield f"  {self.style(code, fg=COLOURS['warning'], bold=True)} {title} · {len(files)}"
            yield from (f"      {printable(path, LONGEST_PATH)}" for path in files[:EXAMPLES])
        yield f"\n{MORE[self.language]}\n"

    def _title(self, finding: Finding) -> str:
        severity = SEVERITY[self.language][finding.severity]
        mark = self.style(f"{severity} {finding.code}", fg=COLOURS[finding.severity], bold=True)
        name = f" {printable(finding.field)}" if finding.field else ""
        return f"  {finding.span.line}:{finding.span.column} {mark}{name}"

    def _short(self, finding: Finding) -> Iterator[str]:
        yield f"{self._title(finding)} {finding.message[self.language]}"

    def _whole(self, finding: Finding) -> Iterator[str]:
        yield f"{self._title(finding)}  {self.report.doc(finding)}"
        yield f"    {finding.message[self.language]}"
        line = self.source.line(finding.path, finding.span.line)
        if line:
            yield from self._excerpt(finding, line)
        if finding.suggestion is not None:
            yield from self._suggestion(finding, line)

    def _suggestion(self, finding: Finding, line: str | None) -> Iterator[str]:
        said = SUGGESTED[self.language]
        mended = _mended(finding, line)
        if mended is None:
            offered = printable(finding.suggestion, LONGEST_SUGGESTION)
            yield f"    {said}: {self.style(offered, fg='green')}"
        else:
            yield f"    {said}:"
            yield self._gutter(finding.span.line) + self.style(mended, fg="green")

    def _excerpt(self, finding: Finding, line: str) -> Iterator[str]:
        span = finding.span
        end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
        start = span.column - 1
        said = line[start:end].lstrip()  # of a whole line the indent is not what is wrong
        shown = excerpt(line, end - len(said) if said else start, end)
        caret = self.style("^" * shown.under, fg=COLOURS[finding.severity], bold=True)
        yield self._gutter(span.line) + shown.text
        yield self._gutter() + " " * shown.before + caret

    def _gutter(self, number: int | str = "") -> str:
        return self.style(f"    {number:>4} | ", dim=True)


def _mended(finding: Finding, line: str | None) -> str | None:
    """Return the whole line as it should be, where it is one line that can be shown whole."""
    span, new = finding.span, finding.suggestion
    if line is None or new is None or "\n" in new or span.line != span.end_line:
        return None
    text = line[: span.column - 1] + new + line[span.end_column - 1:]
    fits = len(text) <= ROOM and width(text) <= ROOM
    return excerpt(text, 0, 0).text if fits else None
