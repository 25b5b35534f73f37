"""`registry check`: reads everything, reports on what was asked for."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from registry.catalogue import Catalogue, read_catalogue
from registry.checks import check_catalogue
from registry.database.systems import tables_nowhere
from registry.errors import UsageFault
from registry.findings import Finding
from registry.findings.render import as_json, as_text
from registry.reference import Reference, load_reference
from registry.site.addresses import pages_nowhere


def run_check(  # noqa: PLR0913 - the options of the command
    paths: tuple[Path, ...],
    content: Path,
    reference: Path,
    as_of: str | None,
    form: str,
    language: str,
) -> tuple[str, int]:
    """Return the report and the exit code of a check.

    Raises:
        UsageFault: a path does not exist, or the date is no date.
    """
    for path in (content, *paths):
        if not path.exists():
            raise UsageFault(f"没有这个路径:{path}", f"There is no such path: {path}")
    check_date(as_of)
    known = load_reference(reference)
    prefix = shown_path(content)
    catalogue = read_catalogue(content, known, prefix=prefix, as_of=as_of)
    findings = all_findings(catalogue, known)
    files, entries = len(catalogue.files), len(catalogue.records)
    report = (as_json(findings, files, entries) if form == "json"
              else as_text(findings, files, entries, language))
    deciding = _deciding(findings, paths, content, prefix)
    return report, int(any(finding.severity == "error" for finding in deciding))


def all_findings(catalogue: Catalogue, reference: Reference) -> list[Finding]:
    """Return every finding: of entries, and of the reference by what database and site will have."""
    of_reference = (*tables_nowhere(reference), *pages_nowhere(reference))
    return sorted([*check_catalogue(catalogue, reference), *of_reference],
                  key=lambda finding: finding.sort_key)


def check_date(as_of: str | None) -> None:
    """Refuse a `--as-of` that is not a date."""
    try:
        date.fromisoformat(as_of or "2000-01-01")
    except ValueError:
        raise UsageFault(f"“{as_of}”不是 YYYY-MM-DD 形式的日期",
                         f"“{as_of}” is not a date of the form YYYY-MM-DD") from None


def shown_path(folder: Path) -> str:
    """Return the folder as findings name it: from here where it lies below, else by its name."""
    relative = os.path.relpath(folder)
    return folder.name if relative.startswith("..") else Path(relative).as_posix()


def _deciding(
    findings: list[Finding], paths: tuple[Path, ...], content: Path, prefix: str
) -> list[Finding]:
    """Return the findings in what was asked for: all of them where nothing was."""
    root = content.resolve()
    asked = [path.parent.resolve() / path.name for path in paths]
    if not paths or any(path == root or path in root.parents for path in asked):
        return findings
    named = {Path(prefix) / path.relative_to(root) for path in asked if root in path.parents}
    return [one for one in findings if named & {Path(one.path), *Path(one.path).parents}]
