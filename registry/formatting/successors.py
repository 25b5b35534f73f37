"""Knows what became of merged entries: where a reference to one of them should lead now."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from registry.catalogue import ContentFile
from registry.catalogue.records import Link
from registry.errors import EnvironmentFault
from registry.yaml_source import SIZE_LIMIT, read

MERGED = b"merged_into"


@dataclass(frozen=True, slots=True)
class Successors:
    """The entries that were merged, with the id of what each became, and all that exist."""

    merged: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def of(self, link: Link) -> str | None:
        """Return the id, written as the reference is, of what its entry became in the end.

        None where it was not merged, or where the way leads in a circle or to nothing.
        """
        kind, _, here = link.entry.partition("/")
        seen = {here}
        while f"{kind}/{here}" in self.merged:
            here = self.merged[f"{kind}/{here}"]
            if here in seen:
                return None
            seen.add(here)
        if len(seen) == 1 or f"{kind}/{here}" not in self.known:
            return None
        return f"{kind}/{here}" if "/" in link.id else here


def find_successors(content: Path, files: list[ContentFile]) -> Successors:
    """Return what the entries of a content folder became; few files say so, only these are read."""
    entries = {f"{file.type}/{file.id}": file for file in files
               if file.plain and file.folder and file.name.endswith(".yaml")}
    merged = {}
    for key, file in entries.items():
        raw = _bytes(content / file.name)
        data = read(raw).data if MERGED in raw else None
        target = data.get("merged_into") if data and data.get("status") == "merged" else None
        if isinstance(target, str):
            merged[key] = target
    return Successors(merged, frozenset(entries))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(SIZE_LIMIT + 1)
    except PermissionError:
        return b""  # told where the file itself is asked for
    except OSError as fault:
        raise EnvironmentFault(f"无法读取 {path}:{fault.strerror}",
                               f"Cannot read {path}: {fault.strerror}") from None
