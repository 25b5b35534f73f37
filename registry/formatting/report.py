"""What `registry fmt` says of the files: which it gave their form, and which it left and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

from registry.findings import Finding, printable

LONGEST_PATH = 500
LONGEST_LINE = 160
MOST_LINES = 20
SENTENCES = {
    "zh": {
        "kept": "{path} 没有整理",
        "changed": "{path} 已整理",
        "would": "{path} 需要整理",
        "more": "  …… 另有 {count} 行不同",
        "hidden": "  含个人信息,不显示内容",
        "suggested": "建议改为",
        "summary": "看了 {files} 个文件:{changed} 个已整理,{kept} 个没有整理。",
        "would_summary": "看了 {files} 个文件:{changed} 个需要整理,{kept} 个无法整理。没有改动任何文件。",
    },
    "en": {
        "kept": "{path} left as it is",
        "changed": "{path} formatted",
        "would": "{path} would be formatted",
        "more": "  … {count} more lines differ",
        "hidden": "  holds personal data: its content is not shown",
        "suggested": "suggested",
        "summary": "Looked at {files} files: {changed} formatted, {kept} left as they are.",
        "would_summary": "Looked at {files} files: {changed} would be formatted, {kept} cannot be. "
                         "Nothing was changed.",
    },
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: what it held, what it is to hold, why not, and whether it may be shown."""

    path: str
    before: bytes
    after: bytes
    finding: Finding | None = None
    private: bool = False

    @property
    def changed(self) -> bool:
        """Whether the file is to hold something else."""
        return self.before != self.after


def report(outcomes: list[Outcome], language: str, *, only_check: bool) -> str:
    """Return what is told of the files, in one of the tool's languages."""
    said = SENTENCES[language]
    lines = [line for outcome in outcomes for line in _lines(outcome, language, only_check)]
    numbers = {
        "files": len(outcomes),
        "changed": sum(outcome.changed for outcome in outcomes),
        "kept": sum(outcome.finding is not None for outcome in outcomes),
    }
    return "\n".join([*lines, said["would_summary" if only_check else "summary"].format(**numbers)])


def _lines(outcome: Outcome, language: str, only_check: bool) -> Iterator[str]:  # noqa: FBT001
    said, path = SENTENCES[language], printable(outcome.path, LONGEST_PATH)
    if outcome.finding:
        yield said["kept"].format(path=path)
        yield from _reason(outcome.finding, language)
    elif outcome.changed:
        yield said["would" if only_check else "changed"].format(path=path)
        if only_check:
            yield from _difference(outcome, said)


def _reason(finding: Finding, language: str) -> Iterator[str]:
    yield f"  {finding.span.line}:{finding.span.column} {finding.code}"
    yield f"    {finding.message[language]}"
    if finding.suggestion and not finding.private:
        suggestion = printable(finding.suggestion, LONGEST_LINE)
        yield f"    {SENTENCES[language]['suggested']}: {suggestion}"


def _difference(outcome: Outcome, said: dict[str, str]) -> Iterator[str]:
    """Yield the first lines of a unified diff; no mark in them can act on a terminal."""
    if outcome.private:
        yield said["hidden"]
        return
    before, after = (raw.decode("utf-8", "replace").split("\n")
                     for raw in (outcome.before, outcome.after))
    found = list(unified_diff(before, after, lineterm="", n=1))[2:]
    yield from (f"  {printable(line, LONGEST_LINE)}" for line in found[:MOST_LINES])
    if len(found) > MOST_LINES:
        yield said["more"].format(count=len(found) - MOST_LINES)
