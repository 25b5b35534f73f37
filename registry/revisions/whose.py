"""Tells the findings of a change from those that were there before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from registry.findings import Finding, Span
from registry.revisions.base import Base

Key = tuple[str, str, Span, str, str | None]


def whose(findings: Iterable[Finding], base: Base) -> list[bool]:
    """Return, for each finding, whether the change is answerable for it.

    It is, if the finding stands in a touched file, or was not there before: a reference to what
    the change removed, a duplicate of what it adds, an entry that new reference files refuse.
    """
    before = Counter(_key(finding) for finding in base.findings or ())
    yours = []
    for finding in findings:
        key = _key(finding)
        old = before[key] > 0
        before[key] -= old
        yours.append(base.findings is None or finding.path in base.touched or not old)
    return yours


def _key(finding: Finding) -> Key:
    """What makes two findings the same; a hint or the other of two duplicates may have changed."""
    return finding.code, finding.path, finding.span, finding.field, finding.seen
