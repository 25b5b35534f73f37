"""What git records of files beside their bytes: links, submodules, the right to be executed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from registry.catalogue import ContentFile
from registry.catalogue.files import readable
from registry.findings import Finding
from registry.revisions.git import GitRefused, Repository

CODES = {"100755": "E119", "120000": "E113", "160000": "E113"}
EXECUTE = 0o100
PLAIN = b"100644 "
UNUSUAL = re.compile(rb"(?:\A|(?<=\0))(?!100644)(\d{6})[^\t\0]*\t([^\0]*)")


def counts_modes(repository: Repository | None, reference: Path) -> bool:
    """Return whether the right to execute a file says anything on this file system.

    Some file systems mark every file. Git finds that out for a repository; elsewhere a reference
    file, which nobody executes, shows it.
    """
    if repository is None:
        probe = reference / "instance.yaml"
        return not (probe.exists() and probe.stat().st_mode & EXECUTE)
    try:
        said = repository.ask("config", "--type=bool", "--get", "core.fileMode")
    except GitRefused:
        return True
    return said.strip() != b"false"


def recorded_faults(
    repository: Repository, content: Path, prefix: str, found: list[Finding]
) -> Iterator[Finding]:
    """Yield a finding for what git holds as no plain file, where the files do not show it.

    A submodule is an empty folder, and a link is a small text, on a machine without them.

    Args:
        repository: the repository around the content.
        content: the folder of the entries.
        prefix: what stands before each path in findings.
        found: what is known already.
    """
    recorded = list(_recorded(repository))
    if not recorded:
        return
    known = {(finding.code, finding.path) for finding in found}
    counted = counts_modes(repository, content)
    for mode, name in recorded:
        path = f"{prefix}/{readable(name)}"
        code = CODES.get(mode)
        shown_by_disk = code == "E119" and counted
        if (code and not shown_by_disk and (code, path) not in known
                and not ContentFile(name, plain=mode == "100755").ignored
                and os.path.lexists(content / name)):
            yield Finding(code, path)


def _recorded(repository: Repository) -> Iterator[tuple[str, str]]:
    """Yield mode and name, from the content folder, of what git knows as no plain file."""
    rows = repository.ask("ls-files", "--stage", "-z", "--", repository.prefix or ".")
    if rows.count(b"\0" + PLAIN) + rows.startswith(PLAIN) == rows.count(b"\0"):
        return  # counting is quicker than looking at each, and nearly always enough
    for mode, name in UNUSUAL.findall(rows):
        yield mode.decode(), os.fsdecode(name).removeprefix(repository.prefix)
