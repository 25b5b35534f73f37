"""What git holds of the entries: the log is read once, the files of all versions in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from registry.catalogue import Record
from registry.history.log import Commit, read_log
from registry.history.moments import UNREADABLE, Follower, Moment
from registry.revisions import Repository
from registry.revisions.blobs import blobs
from registry.revisions.git import GitRefused
from registry.yaml_source import SIZE_LIMIT

NONE, SHALLOW, FULL = "none", "shallow", "full"
SECONDS = 900


class Today(NamedTuple):
    """A published entry as it is: what is held of it, and the bytes of its file."""

    record: Record
    raw: bytes


class Step(NamedTuple):
    """What an entry was made into by a commit.

    Attributes:
        commit: the commit.
        raw: what its file holds since; None where there is none, where it is not to be had, and
            where it is what the file holds today.
        gone: whether there is none.
        current: whether it is what the file holds today.
    """

    commit: Commit
    raw: bytes | None
    gone: bool = False
    current: bool = False


@dataclass(slots=True)
class History:
    """The log of the content.

    Attributes:
        repository: where it is; None where there is none.
        state: none, shallow where the clone lacks a part of it, or full.
        log: the commits that touch the content, oldest first.
    """

    repository: Repository | None = None
    state: str = NONE
    log: tuple[Commit, ...] = ()

    def steps(self, entries: Iterable[Today], taken: frozenset[str]) -> Iterator[list[Step]]:
        """Yield what became of each entry, oldest first, in the order in which they are given.

        Args:
            entries: those that are published.
            taken: the keys of all files there are, published or not.
        """
        known = [(one.record, _blob_name(one.raw, self.log)) for one in entries]
        found = Follower([record for record, _ in known], taken).follow(self.log)
        moments = [(found.get(record.entry, []), today) for record, today in known]
        wanted = [_wanted(mine, today) for mine, today in moments]
        read = self._read([name for names in wanted for name in names])
        for (mine, today), names in zip(moments, wanted, strict=True):
            held = {name: next(read) for name in names}
            yield [Step(self.log[one.commit], held.get(one.blob), gone=not one.blob,
                        current=one.blob == today) for one in mine]

    def _read(self, names: list[str]) -> Iterator[bytes | None]:
        """Yield what objects hold; a clone that lacks one is as good as a shallow one."""
        if not self.repository or not names:
            return
        for raw in blobs(self.repository, names, SIZE_LIMIT, SECONDS):
            if raw is None:
                self.state = SHALLOW
            yield raw


def read_history(repository: Repository | None) -> History:
    """Return the history of the folder a repository was asked for; none where there is none."""
    if repository is None:
        return History()
    try:
        shallow = repository.ask("rev-parse", "--is-shallow-repository").strip() != b"false"
        return History(repository, SHALLOW if shallow else FULL, tuple(read_log(repository)))
    except GitRefused:  # nothing was committed yet
        return History()


def _wanted(moments: list[Moment], today: str) -> list[str]:
    """Return the objects to read for an entry, each once; the file of today is there already."""
    return list(dict.fromkeys(moment.blob for moment in moments
                              if moment.blob not in ("", UNREADABLE, today)))


def _blob_name(raw: bytes, log: tuple[Commit, ...]) -> str:
    """Return what git calls a file of these bytes."""
    digest = hashlib.sha256 if log and len(log[0].hash) == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(raw) + raw).hexdigest()
