"""`registry check`: reads everything, reports on what was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from registry.catalogue import Catalogue, ContentFile, Reading, read_entry, walk_content
from registry.catalogue.reading import gather
from registry.checks import check_catalogue, findings_apart
from registry.checks.history import lost_ids
from registry.errors import UsageFault
from registry.findings import Finding, printable
from registry.findings.render import render
from registry.findings.report import Report, Told, private_texts, without_private
from registry.findings.source_lines import SourceLines
from registry.reference import Reference, load_reference
from registry.remembering import Seen, look
from registry.revisions import (
    Base,
    Repository,
    counts_modes,
    read_base,
    recorded_faults,
    whose,
)
from registry.unchanged import digest_of, program, signatures


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one check is asked for."""

    paths: tuple[Path, ...] = ()
    content: Path = Path("content")
    reference: Path = Path("reference")
    base: str | None = None
    as_of: str | None = None
    form: str = "text"
    language: str = "zh"
    colour: bool = False


class Outcome(NamedTuple):
    """The report as text, what must be said beside it, and the exit code."""

    report: str
    aside: str
    code: int


def run_check(options: CheckOptions, kept: Path | None = None) -> Outcome:
    """Return the report and the exit code of a check.

    Args:
        options: what is asked for.
        kept: the folder of what was seen in earlier runs; without it every file is read.

    Raises:
        UsageFault: a path or a revision does not exist, or the date is no date.
    """
    _check_options(options)
    known = load_reference(options.reference)
    report = _report(options, known, kept)
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


def _report(options: CheckOptions, known: Reference, kept: Path | None) -> Report:
    prefix = shown_path(options.content)
    repository = Repository.around(options.content)
    base = _base(options, known, repository)
    catalogue = Catalogue(options.content, prefix, list(walk_content(options.content)))
    modes = counts_modes(repository, options.reference)
    seen = _seen(catalogue, options, known, kept if base is None else None, modes=modes)
    findings = seen.findings
    if repository:
        findings += recorded_faults(repository, options.content, prefix, findings)
    if base and base.catalogue:
        findings += lost_ids(base.catalogue, catalogue)
    findings = sorted(without_private(findings), key=lambda finding: finding.sort_key)
    return Report(
        findings=findings,
        yours=_yours(findings, options, base),
        files=seen.files,
        entries=seen.entries,
        scoped=bool(options.paths or base),
        notes=tuple(_notes(base)),
        site=known.instance.site_url or "",
    )


def _seen(
    catalogue: Catalogue, options: CheckOptions, known: Reference, kept: Path | None, *, modes: bool
) -> Seen:
    """Return what there is to say of the content, by what is remembered of it where that is kept."""
    def read_one(file: ContentFile) -> Reading:
        return read_entry(options.content, file, known, catalogue.prefix, options.as_of,
                          modes=modes, keep=False)

    def apart(filled: Catalogue) -> tuple[list[Finding], list[Finding]]:
        single, between = findings_apart(filled, known)
        return single, [*between, *of_reference(known)]

    if kept is None:
        gather(catalogue, (read_one(file) for file in catalogue.files))
        single, between = apart(catalogue)
        return Seen([*single, *between], len(catalogue.files), len(catalogue.records))
    name = digest_of(program(), signatures(str(options.reference)), str(options.content.resolve()),
                     catalogue.prefix, options.as_of, modes)
    return look(catalogue, read_one, apart, kept / f"{name}.memory")


def _base(options: CheckOptions, known: Reference, repository: Repository | None) -> Base | None:
    if options.base is None:
        return None
    if repository is None:
        revision = printable(options.base)
        raise UsageFault(
            f"--base {revision} 需要 git 仓库,{options.content} 不在仓库里,或这台机器上没有 git",
            f"--base {revision} needs a git repository: {options.content} is in none, "
            "or there is no git on this machine")
    return read_base(repository, options.base, known, shown=options.reference.name,
                     content=shown_path(options.content), as_of=options.as_of)


def _notes(base: Base | None) -> Iterable[Told]:
    if base and base.findings is None:
        yield {"zh": f"版本 {base.commit[:12]} 的基础资料本身有误,无法比较:所有问题都算作这次改动的。",
               "en": f"The reference files of {base.commit[:12]} hold mistakes themselves, so nothing "
                     "can be compared: every finding counts as from this change."}


def all_findings(catalogue: Catalogue, reference: Reference) -> list[Finding]:
    """Return every finding: of entries, and of the reference by what database and site will have."""
    return sorted([*check_catalogue(catalogue, reference), *of_reference(reference)],
                  key=lambda finding: finding.sort_key)


def of_reference(reference: Reference) -> Iterable[Finding]:
    """Yield what is wrong with the reference by what database and site will have."""
    from registry.database.systems import tables_nowhere
    from registry.site.addresses import pages_nowhere

    yield from tables_nowhere(reference)
    yield from pages_nowhere(reference)


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


def _yours(findings: list[Finding], options: CheckOptions, base: Base | None) -> list[bool]:
    """Both paths and a base narrow down what decides."""
    asked = _asked(findings, options)
    changed = whose(findings, base) if base else [True] * len(findings)
    return [one and other for one, other in zip(asked, changed, strict=True)]


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
