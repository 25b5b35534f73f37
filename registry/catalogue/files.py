"""Which files lie under `content/`, in one fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.scalars import is_id

DEPTH = 3


@dataclass(frozen=True)
class ContentFile:
    """One file under `content/`, named by its path below it (`organizations/north/x.yaml`).

    Attributes:
        plain: whether it is a file, and neither a link nor a device.
        problem: why a folder could not be looked into; it is then told as if it were a file.
    """

    name: str
    plain: bool
    problem: str | None = None

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file name."""
        return tuple(self.name.split("/"))

    @property
    def ignored(self) -> bool:
        """Notes for people and the traces of tools are no entries: *.md and dot files."""
        return self.plain and (self.name.endswith(".md") or self.parts[-1].startswith("."))

    @property
    def type(self) -> str:
        """The type of entry, from the first folder."""
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def folder(self) -> str:
        """The district folder."""
        return self.parts[1] if len(self.parts) == DEPTH else ""

    @property
    def id(self) -> str:
        """The id: the file's stem."""
        return self.parts[-1].removesuffix(".yaml")


def walk_content(content: Path) -> Iterator[ContentFile]:
    """Yield every file below the folder, sorted by path; links are named, never followed.

    Folders are kept in a list, not in calls of calls: someone may nest them by the thousand.
    """
    left = [("", _listed(str(content)))]
    while left:
        prefix, entries = left[-1]
        entry = next(entries, None)
        if entry is None:
            left.pop()
            continue
        name = f"{prefix}{readable(entry.name)}"
        if not entry.is_dir(follow_symlinks=False):
            yield ContentFile(name, entry.is_file(follow_symlinks=False))
            continue
        try:
            left.append((f"{name}/", _listed(entry.path)))
        except OSError as fault:
            yield ContentFile(name, plain=False, problem=fault.strerror)


def _listed(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return iter(sorted(found, key=lambda entry: entry.name))


def readable(name: str) -> str:
    """A file name may be any bytes; what is not UTF-8 is shown with backslashes, and is no id."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def misplaced(file: ContentFile, path: str, reference: Reference) -> Finding | None:
    """Return the finding for a file that is no plain file, or has a wrong name or place."""
    if file.problem:
        return Finding("E116", path, params={"problem": file.problem})
    if not file.plain:
        return Finding("E113", path)
    if len(file.parts) != DEPTH or file.type not in TYPES:
        return Finding("E112", path, params={"types": ", ".join(TYPES)}, seen=file.name)
    if not file.name.endswith(".yaml") or not is_id(file.id):
        return Finding("E111", path, seen=file.parts[-1])
    if file.folder not in reference.folders:
        params = {"want": "/".join(sorted(reference.folders)), "area": "?"}
        return Finding("E303", path, params=params, seen=file.folder)
    return None
