"""Which files a change touches: those that differ between a commit and the working tree."""

from __future__ import annotations

import os
from dataclasses import dataclass

from registry.catalogue.files import readable
from registry.revisions.git import Repository


@dataclass(frozen=True, slots=True)
class Touched:
    """Files as findings name them; where a whole folder was added at once, that folder."""

    paths: frozenset[str]

    def __contains__(self, path: str) -> bool:
        parts = path.split("/")
        return any("/".join(parts[:end]) in self.paths for end in range(1, len(parts) + 1))


def touched(repository: Repository, commit: str, shown: dict[str, str]) -> Touched:
    """Return what differs from a commit, what git does not know yet included.

    A renamed file is touched where it was and where it is.

    Args:
        repository: where the commit is.
        commit: what the working tree is compared with.
        shown: the folders to look at, from the root of the repository, and how findings name them.
    """
    where = ["--", *(prefix or "." for prefix in shown)]
    changed = repository.ask(
        "diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff",
        "--no-textconv", "--ignore-submodules=dirty", commit, *where)
    added = repository.ask("ls-files", "--others", "-z", *where)
    names = {os.fsdecode(name).rstrip("/") for name in (changed + added).split(b"\0") if name}
    return Touched(frozenset(
        f"{said}/{readable(name[len(prefix):])}"
        for name in names for prefix, said in shown.items() if f"{name}/".startswith(prefix)
    ))
