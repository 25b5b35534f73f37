"""What git's log says of the files of entries: which commit brought which content, and when."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from registry.revisions import Repository

# One record for a commit, then two for each file it touches. A subject cannot hold a NUL.
COMMAND = (
    "-c", "log.showRoot=true", "-c", "log.diffMerges=separate",
    "log", "-z", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--no-relative",
    "--no-color", "--no-show-signature", "--encoding=UTF-8", "--reverse",
    "--format=tformat:%H %cs %s",
)
# GitHub ends the subject of a squashed pull request with its number, and begins that of a merge so.
PULL_REQUEST = re.compile(rb"Merge pull request #([1-9]\d{0,8}) from |.* \(#([1-9]\d{0,8})\)\Z",
                          re.DOTALL)
GONE = "D"


class Change(NamedTuple):
    """A file as a commit left it.

    Attributes:
        path: its name, from the content folder.
        mode: what git takes it for.
        blob: the object that holds it; empty where it is gone.
    """

    path: str
    mode: str
    blob: str


class Commit(NamedTuple):
    """A commit of the line that is published, without who made it or what they said.

    Attributes:
        hash: its full name.
        date: its day; never before that of the commit it follows, nor after that of the last.
        pull_request: the number of the pull request it merged, where its subject says so.
        changes: the files below the content folder that it touches.
    """

    hash: str
    date: str
    pull_request: int | None
    changes: tuple[Change, ...]


def read_log(repository: Repository) -> list[Commit]:
    """Return the commits that touch the folder of the repository's prefix, oldest first.

    A pull request counts as one commit, that of its merge. Clocks go wrong: a day before that of the
    commit before it, or after that of the newest, is not taken, so that days never go back.

    Raises:
        GitRefused: the repository has no commit.
        EnvironmentFault: git took too long.
    """
    _, last = repository.head()
    said = repository.ask(*COMMAND, "--", repository.prefix or ".")
    found: list[Commit] = []
    day = ""
    for commit in _commits(said, len(os.fsencode(repository.prefix))):
        day = max(day, min(commit.date, last))
        found.append(commit._replace(date=day))
    return found


def _commits(said: bytes, skipped: int) -> Iterator[Commit]:
    records = iter(said.split(b"\0"))
    head = next(records, b"")
    while head:
        changes = []
        following = b""
        for record in records:
            facts = record.removeprefix(b"\n")
            if not facts.startswith(b":"):
                following = facts
                break
            changes.append(_change(facts.decode(), next(records)[skipped:]))
        yield _commit(head, tuple(changes))
        head = following


def _commit(head: bytes, changes: tuple[Change, ...]) -> Commit:
    name, day, subject = head.split(b" ", 2)
    found = PULL_REQUEST.match(subject)
    number = int(found[1] or found[2]) if found else None
    return Commit(name.decode(), day.decode(), number, changes)


def _change(facts: str, name: bytes) -> Change:
    _, mode, _, blob, kind = facts.split(" ")
    return Change(os.fsdecode(name), mode, "" if kind == GONE else blob)
