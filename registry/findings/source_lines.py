"""Fetches the lines that findings speak of, from plain files and never more than a little."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from registry.findings.report import starred

LARGEST = 4 * 1024 * 1024
BREAK = re.compile(r"\r\n|\r|\n")


class SourceLines:
    """The lines of the files that a report names; one file is held at a time."""

    def __init__(self, folders: dict[str, Path], secrets: dict[str, frozenset[str]]) -> None:
        """Say where to look and what not to show.

        Args:
            folders: what stands before a path in findings, and the folder it stands for.
            secrets: what is personal in each file.
        """
        self._folders = folders
        self._secrets = secrets
        self._path = ""
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str | None:
        """Return a line of a file, None where the file or the line cannot be shown."""
        if path != self._path:
            self._path, self._lines = path, self._read(path)
        if not 1 <= number <= len(self._lines):
            return None
        return self._lines[number - 1]

    def _read(self, path: str) -> list[str]:
        for prefix, folder in self._folders.items():
            if path.startswith(f"{prefix}/"):
                text = starred(_text(folder / path.removeprefix(f"{prefix}/")),
                               self._secrets.get(path, frozenset()))
                return BREAK.split(text) if text else []
        return []


def _text(path: Path) -> str:
    """Return the text of a plain file as far as it can be read, nothing of any other."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
                         | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - opened without following a link
            plain = stat.S_ISREG(os.fstat(handle).st_mode)
            raw = file.read(LARGEST) if plain else b""
    except (OSError, ValueError):
        return ""
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")
