"""Keeps the JSON of every valid entry in a temporary file, so that none is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from registry.catalogue import Record


class Spool:
    """A file of entries that is written once, in order, and then read by key."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._spans: dict[str, tuple[int, int]] = {}

    def keep(self, record: Record, text: str) -> None:
        """Append the JSON of an entry."""
        raw = text.encode("utf-8")
        self._spans[record.entry] = (self._file.tell(), len(raw))
        self._file.write(raw)

    def read(self, entries: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the key and the JSON of the entries asked for."""
        for entry in entries:
            start, length = self._spans[entry]
            self._file.seek(start)
            yield entry, self._file.read(length).decode("utf-8")

    def close(self) -> None:
        """Close and remove the file."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)
