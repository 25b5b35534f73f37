"""The build: content and reference in, `dist/` out, the old result kept until the new is whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from registry.catalogue import read_catalogue
from registry.check_command import all_findings, check_date
from registry.database.build import Compiled, Edition, build_database
from registry.database.datasette_files import write_datasette_files
from registry.database.spool import Spool
from registry.edition import commit_of, newest_date
from registry.errors import ReferenceFault, UsageFault
from registry.findings import Finding
from registry.history import read_history
from registry.reference import Reference, load_reference
from registry.revisions import Repository, counts_modes
from registry.swap import replacing

T = TypeVar("T")
PARTS = ("database", "exports", "site")
Progress = Callable[[str, Iterable[T], int], Iterable[T]]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What one build is asked for."""

    content: Path = Path("content")
    reference: Path = Path("reference")
    out: Path = Path("dist")
    as_of: str | None = None
    site_url: str | None = None
    only: tuple[str, ...] = PARTS
    jobs: int = 1
    strict: bool = False


@dataclass(slots=True)
class BuildReport:
    """What a build did: counts, findings, files and the seconds of each stage."""

    options: BuildOptions
    as_of: str = ""
    refused: bool = False
    published: dict[str, int] = field(default_factory=dict)
    drafts: int = 0
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    ignored: int = 0
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    entries: int = 0
    written: int = 0
    history: str = ""
    broken_links: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def build(options: BuildOptions, progress: Progress) -> BuildReport:
    """Build everything asked for and put it in place of the old result.

    Raises:
        UsageFault: a folder or an option is wrong; nothing was touched.
        ReferenceFault: the reference holds a mistake; nothing was touched.
        EnvironmentFault, OSError: the machine refused; the old result is unchanged.
    """
    _check_options(options)
    reference = load_reference(options.reference)
    edition = _edition(options)
    report = BuildReport(options, as_of=edition.as_of)
    with replacing(options.out) as fresh:
        _compile(fresh, options, reference, edition, report, progress)
        if options.strict and any(finding.severity == "error" for finding in report.findings):
            report.refused = True
            raise Refused(report)
        report.written = sum(path.is_file() for path in fresh.rglob("*"))
    return report


class Refused(Exception):
    """A strict build met errors; the report says which."""

    def __init__(self, report: BuildReport) -> None:
        super().__init__("strict")
        self.report = report


def _check_options(options: BuildOptions) -> None:
    for folder in (options.content, options.reference):
        if not folder.is_dir():
            raise UsageFault(f"没有这个文件夹:{folder}", f"There is no such folder: {folder}")
    check_date(options.as_of)
    unknown = set(options.only) - set(PARTS)
    if unknown:
        raise UsageFault(f"--only 不认识 {', '.join(sorted(unknown))}",
                         f"--only does not know {', '.join(sorted(unknown))}")
    inside = options.out.resolve()
    if inside in (options.content.resolve(), options.reference.resolve(), Path.cwd()):
        raise UsageFault(f"--out 不能是 {options.out}", f"--out cannot be {options.out}")


def _edition(options: BuildOptions) -> Edition:
    head = commit_of(options.content)
    day = options.as_of or (head[1] if head else newest_date(options.content))
    return Edition(as_of=day, commit=head[0] if head else None)


def _compile(  # noqa: PLR0913 - the parts of one build
    fresh: Path,
    options: BuildOptions,
    reference: Reference,
    edition: Edition,
    report: BuildReport,
    progress: Progress,
) -> None:
    repository = Repository.around(options.content)
    spool = Spool(fresh / ".spool")
    with report.stage("read"):
        catalogue = read_catalogue(
            options.content, reference, prefix=options.content.name, as_of=edition.as_of,
            modes=counts_modes(repository, options.reference),
            jobs=options.jobs, keep=spool.keep,
            progress=lambda items, total: progress("read", items, total))
    with report.stage("check"):
        report.findings = all_findings(catalogue, reference)
        _refuse_reference(report.findings)
    with report.stage("database"):
        database = fresh / "registry.db"
        compiled = build_database(database, catalogue, spool, report.findings, reference, edition,
                                  read_history(repository))
    spool.close()
    _account(report, compiled, len(catalogue.files), len(catalogue.records))
    if "database" in options.only:
        with report.stage("datasette"):
            write_datasette_files(database, fresh / "datasette")
    if "site" in options.only:
        with report.stage("site"):
            _build_site(fresh, options, report, progress)
    if "database" not in options.only:
        database.unlink()


def _refuse_reference(findings: list[Finding]) -> None:
    """What the reference says of database and site is written from it: a mistake stops both."""
    mistakes = [one for one in findings if one.code == "E401"]
    if mistakes:
        zh, en = ("\n".join(f"{one.path}: {one.message[language]}" for one in mistakes)
                  for language in ("zh", "en"))
        raise ReferenceFault(zh, en)


def _build_site(
    fresh: Path, options: BuildOptions, report: BuildReport, progress: Progress
) -> None:
    from registry.site.publish import build_site

    root = Path(__file__).parent.parent
    site = build_site(
        database=fresh / "registry.db",
        docs=root / "docs",
        config=options.reference.parent / "mkdocs.yml",
        out=fresh / "site",
        site_url=options.site_url,
        jobs=options.jobs,
        progress=progress,
    )
    report.broken_links = [str(link) for link in site.broken_links]


def _account(report: BuildReport, compiled: Compiled, files: int, entries: int) -> None:
    report.files, report.entries = files, entries
    report.published, report.history = compiled.published, compiled.history
    outcomes = [row.outcome for row in compiled.ledger]
    report.drafts, report.ignored = outcomes.count("draft"), outcomes.count("ignored")
    report.set_aside = [(row.path, row.code or "") for row in compiled.ledger
                        if row.outcome == "set_aside"]
