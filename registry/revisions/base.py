"""The registry as it was before a change: read from git and checked by its own reference files."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from registry.catalogue import Catalogue, read_catalogue
from registry.checks import check_catalogue
from registry.errors import ReferenceFault, UsageFault
from registry.findings import Finding
from registry.findings.report import without_private
from registry.reference import Reference, load_reference
from registry.revisions.git import Repository
from registry.revisions.touched import Touched, touched
from registry.revisions.trees import lay_out
from registry.yaml_source import SIZE_LIMIT

REFERENCE_LIMIT = 64 * 1024 * 1024  # lists and geometry are no YAML


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is compared with.

    Attributes:
        commit: where the change began.
        touched: the files it touches.
        catalogue: the entries there; None where the reference files there hold mistakes.
        findings: what was wrong there, as it may be told; None likewise.
    """

    commit: str
    touched: Touched
    catalogue: Catalogue | None = None
    findings: list[Finding] | None = None


def read_base(  # noqa: PLR0913 - what is compared, and how it is named
    repository: Repository,
    revision: str,
    reference: Reference,
    *,
    shown: str,
    content: str,
    as_of: str | None = None,
) -> Base:
    """Return the registry as it was where HEAD left a revision.

    Args:
        repository: the repository around the content.
        revision: a branch, a tag or a commit.
        reference: the reference files of today; they judge also where git does not hold them.
        shown: the reference folder as findings name it.
        content: the content folder as findings name it.
        as_of: the day for which both are checked.

    Raises:
        UsageFault: there is no such revision.
    """
    commit = repository.fork_point(repository.commit(revision))
    folders = {repository.prefix: content}
    other = repository.prefix_of(reference.folder)
    if other is not None:
        folders[other] = shown
    change = touched(repository, commit, folders)
    with tempfile.TemporaryDirectory(prefix="registry-base-") as folder:
        root = Path(folder)
        lay_out(repository, commit, repository.prefix, root / "content", SIZE_LIMIT)
        try:
            known = _reference_at(repository, commit, other, reference, root)
            catalogue = read_catalogue(root / "content", known, prefix=content, as_of=as_of)
            findings = without_private(check_catalogue(catalogue, known))
            return Base(commit, change, catalogue, findings)
        except (ReferenceFault, UsageFault, ValueError):  # a list that is no YAML is read late
            return Base(commit, change)


def _reference_at(
    repository: Repository, commit: str, prefix: str | None, today: Reference, root: Path
) -> Reference:
    if prefix is None:
        return today
    target = root / "city" / today.folder.name
    lay_out(repository, commit, prefix, target, REFERENCE_LIMIT)
    return load_reference(target)
