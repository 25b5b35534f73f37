"""`registry check`: reads everything, reports on what was asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.errors import UsageFault
from registry.findings import Finding
from registry.findings.render import render
from registry.findings.report import Report, private_texts, without_private
from registry.findings.source_lines import SourceLines
from registry.reference import Reference, load_reference


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one check is asked for."""

    paths: tuple[Path, ...] = ()
    content: Path = Path("content")
    reference: Path = Path("reference")
    as_of: str | None = None
    form: str = "text"
    language: str = "zh"
    colour: bool = False


class Outcome(NamedTuple):
    """The report as text, what must be said beside it, and the exit code."""

    report: str
    aside: str
    code: int


def run_check(options: CheckOptions) -> Outcome:
    """Return the report and the exit code of a check.

    Raises:
        UsageFault: a path does not exist, or the date is no date.
    """
    _check_options(options)
    known = load_reference(options.reference)
    report = _report(options, known)
    folders = {shown_path(options.content): options.content,
               options.reference.name: options.reference}
    source = SourceLines(folders, private_texts(report.findings))
    text = render(report, options.form, options.language, source, colour=options.colour)
    aside = [note[options.language] for note in report.notes if options.form == "json"]
    return Outcome(text, "\n".join(aside), int(report.failed))


def _check_options(options: CheckOptions) -> None:
    for path in (options.content, *options.paths):
        if not path.exists():
            raise UsageFault(f"没有这个路径:{path}", f"There is no such path: {path}")
    check_date(options.as_of)


def _report(options: CheckOptions, known: Reference) -> Report:
    prefix = shown_path(options.content)
    catalogue = read_catalogue(options.content, known, prefix=prefix, as_of=options.as_of)
    findings = without_private(check_catalogue(catalogue, known))
    return Report(
        findings=findings,
        yours=_asked(findings, options),
        files=len(catalogue.files),
        entries=len(catalogue.records),
        scoped=bool(options.paths),
        site=known.instance.site_url or "",
    )


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


def _asked(findings: list[Finding], options: CheckOptions) -> list[bool]:
    """Return, for each finding, whether it is in the paths that were named, if any were."""
    folders = {options.content.resolve(): shown_path(options.content),
               options.reference.resolve(): options.reference.name}
    asked = [path.parent.resolve() / path.name for path in options.paths]
    named = {Path(prefix) / path.relative_to(root) for root, prefix in folders.items()
             for path in asked if path == root or root in path.parents}
    named |= {Path(prefix) for root, prefix in folders.items()
              for path in asked if path in root.parents}
    return [not asked or bool(named & {Path(one.path), *Path(one.path).parents})
            for one in findings]
