"""Follows each entry through the log: which file it was at which commit, whatever its folder or id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from registry.catalogue import ContentFile, Record
from registry.history.log import Change, Commit

PLAIN = ("100644", "100755")
UNREADABLE = "unreadable"


class Moment(NamedTuple):
    """A commit at which an entry changed.

    Attributes:
        commit: its place in the log.
        blob: the object that holds the entry; empty where there is none, UNREADABLE where what lies
            there is no plain file.
    """

    commit: int
    blob: str


class Follower:
    """Knows the entries that are published, and by which ids they went before.

    A former id is followed only while no file has it today: an entry that was merged into another
    and is still there has a history of its own, and of a draft there is none.
    """

    def __init__(self, records: Iterable[Record], taken: frozenset[str]) -> None:
        """Take the published entries, and the keys of all files there are."""
        self._names: dict[str, str] = {}
        self._ids: dict[str, tuple[str, ...]] = {}
        self._owner: dict[str, str] = {}
        for record in records:
            former = [f"{record.type}/{one}" for one in record.former_ids]
            own = [key for key in former if key not in taken and key not in self._owner]
            self._names[record.entry] = record.name
            self._ids[record.entry] = (record.entry, *own)
            self._owner |= dict.fromkeys(own, record.entry) | {record.entry: record.entry}

    def follow(self, log: Iterable[Commit]) -> dict[str, list[Moment]]:
        """Return what became of each entry, oldest first; of what no commit holds, nothing."""
        files: dict[str, dict[str, str]] = {}
        found: dict[str, list[Moment]] = {}
        for number, commit in enumerate(log):
            for entry in dict.fromkeys(self._touched(commit.changes, files)):
                blob = self._blob(entry, files)
                moments = found.setdefault(entry, [])
                if not moments or moments[-1].blob != blob:
                    moments.append(Moment(number, blob))
        return found

    def _touched(
        self, changes: tuple[Change, ...], files: dict[str, dict[str, str]]
    ) -> Iterator[str]:
        """Yield the entries whose files a commit touches, once all its changes are made."""
        touched = []
        for change in changes:
            key = _key(change.path)
            entry = self._owner.get(key)
            if entry is None:
                continue
            if change.blob:
                blob = change.blob if change.mode in PLAIN else UNREADABLE
                files.setdefault(key, {})[change.path] = blob
            else:
                files.get(key, {}).pop(change.path, None)
            touched.append(entry)
        yield from touched

    def _blob(self, entry: str, files: Mapping[str, Mapping[str, str]]) -> str:
        """The file of the entry's id, else of a former one; of two, that which stands there today."""
        for key in self._ids[entry]:
            paths = files.get(key)
            if paths:
                name = self._names[entry]
                return paths[name if name in paths else min(paths)]
        return ""


def _key(path: str) -> str:
    """Return the key of an entry's file, nothing of what is no entry's."""
    file = ContentFile(path, plain=True)
    return f"{file.type}/{file.id}" if file.folder and path.endswith(".yaml") else ""
