"""Lays out a folder as it was at a commit: straight from git's objects, without a checkout.

What a tree names is a stranger's word. A name that would lead elsewhere is refused; in place of a
link, a submodule or a file over the limit stands something that the check refuses as it refuses
the thing itself, so that its finding is known to be old.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from registry.errors import EnvironmentFault
from registry.revisions.blobs import blobs
from registry.revisions.git import Repository

MOST_FILES = 200_000
MOST_BYTES = 512 * 1024 * 1024
LONGEST_NAME = 255
PLAIN, EXECUTABLE = "100644", "100755"


class TreeFile(NamedTuple):
    """One file of a tree, by its metadata alone."""

    name: str
    mode: str
    blob: str
    size: int

    @property
    def plain(self) -> bool:
        """Neither a link nor a submodule."""
        return self.mode in (PLAIN, EXECUTABLE)


def lay_out(repository: Repository, commit: str, prefix: str, target: Path, limit: int) -> None:
    """Write the files that lay below a folder at a commit into an empty folder.

    Args:
        repository: where the commit is.
        commit: its full name.
        prefix: the folder, from the root of the repository.
        target: where the files go.
        limit: the largest file that is read, in bytes.

    Raises:
        EnvironmentFault: there is more than can be checked, or git does not hold the files.
    """
    files = [file for file in tree_files(repository, commit, prefix) if _inside(file.name)]
    wanted = [file for file in files if file.plain and file.size <= limit]
    if len(files) > MOST_FILES or sum(file.size for file in wanted) > MOST_BYTES:
        raise EnvironmentFault("用来比较的版本太大,无法检查",
                               "The revision to compare with is too large to be checked")
    target.mkdir(parents=True)
    for file in files:
        path = target / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not file.plain:
            path.symlink_to("nowhere")
        elif file.size > limit:
            with path.open("xb") as handle:
                handle.truncate(limit + 1)
    found = blobs(repository, [file.blob for file in wanted], limit)
    for file, raw in zip(wanted, found, strict=True):
        if raw is None:
            raise EnvironmentFault("git 没有给出旧版本的文件;克隆不完整时请先取得全部对象",
                                   "Git does not give the files of the earlier revision; "
                                   "a partial clone needs all its objects first")
        path = target / file.name
        with path.open("xb") as handle:
            handle.write(raw)
        if file.mode == EXECUTABLE:
            path.chmod(0o755)


def tree_files(repository: Repository, commit: str, prefix: str) -> Iterator[TreeFile]:
    """Yield the files below a folder at a commit, named from that folder."""
    where = ["--", prefix] if prefix else []
    listed = repository.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, *where)
    for row in listed.split(b"\0"):
        facts, tab, name = row.partition(b"\t")
        if tab:
            mode, _, blob, size = facts.decode().split()
            below = os.fsdecode(name).removeprefix(prefix)
            yield TreeFile(below, mode, blob, int(size) if size.isdigit() else 0)


def _inside(name: str) -> bool:
    """A tree made by hand may hold names that lead out of the folder, or that no disk takes."""
    parts = name.split("/")
    return (not PurePosixPath(name).is_absolute() and not {"", ".", ".."} & set(parts)
            and all(len(os.fsencode(part)) <= LONGEST_NAME for part in parts))
