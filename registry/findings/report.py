"""What a check has to say, before it is written in one form or another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from registry.findings import MASKED, Finding

Told = dict[str, str]
LONGEST_PATH = 500


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a check and whose they are.

    Attributes:
        findings: all of them, by path and line.
        yours: for each finding, whether what was asked about is answerable for it.
        files: how many files were looked at.
        entries: how many of them are entries.
        scoped: whether only part of the content was asked about.
        notes: what else must be known to read the report, by language.
        site: the address of the site, empty where it has none.
    """

    findings: list[Finding]
    yours: list[bool]
    files: int = 0
    entries: int = 0
    scoped: bool = False
    notes: tuple[Told, ...] = ()
    site: str = ""

    @property
    def own(self) -> list[Finding]:
        """The findings that decide."""
        return [one for one, mine in zip(self.findings, self.yours, strict=True) if mine]

    @property
    def others(self) -> list[Finding]:
        """The findings that are told, but count for nothing here."""
        return [one for one, mine in zip(self.findings, self.yours, strict=True) if not mine]

    @property
    def failed(self) -> bool:
        """Whether there is an error that decides."""
        return any(finding.severity == "error" for finding in self.own)

    @property
    def numbers(self) -> dict[str, int]:
        """The counts of everything, in the public form."""
        return {"files": self.files, "entries": self.entries, **counts(self.findings)}

    def doc(self, finding: Finding) -> str:
        """Return where the page of a finding's code is."""
        return f"{self.site.rstrip('/')}/errors/{finding.code}/"


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many errors and warnings there are."""
    kinds = [finding.severity for finding in findings]
    return {"errors": kinds.count("error"), "warnings": kinds.count("warning")}


def without_private(findings: list[Finding]) -> list[Finding]:
    """Return findings of which none repeats what another of the same file says is personal."""
    secrets = private_texts(findings)
    return [_kept_back(one, secrets[one.path]) if one.path in secrets and not one.private else one
            for one in findings]


def private_texts(findings: Iterable[Finding]) -> dict[str, frozenset[str]]:
    """Return what is personal in each file that has such a finding."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        if finding.private and finding.seen:
            found.setdefault(finding.path, set()).add(finding.seen)
    return {path: frozenset(texts) for path, texts in found.items()}


def _kept_back(finding: Finding, secrets: frozenset[str]) -> Finding:
    params = {key: _masked(value, secrets) for key, value in finding.params.items()}
    suggestion = finding.suggestion
    if suggestion is not None and _masked(suggestion, secrets) != suggestion:
        suggestion = None
    return replace(finding, params=params, suggestion=suggestion,
                   seen=_masked(finding.seen, secrets))


def _masked(value: Any, secrets: frozenset[str]) -> Any:
    text = value if value is None else str(value)
    if text is None or not any(secret in text for secret in secrets):
        return value
    for secret in _longest_first(secrets):
        text = text.replace(secret, MASKED)
    return text


def _longest_first(secrets: frozenset[str]) -> Iterator[str]:
    yield from sorted(secrets, key=lambda secret: (-len(secret), secret))


def starred(text: str, secrets: frozenset[str]) -> str:
    """Return the text of a file with stars over what is personal, everything else in its place."""
    for secret in _longest_first(secrets):
        text = text.replace(secret, re.sub(r"[^\r\n]", "*", secret))
    return text
