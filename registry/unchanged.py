"""Answers `registry check` from the last run where nothing changed since: asks git, imports little.

What an answer depends on is its key: the call, the language, the trees that git records for content
and reference, and the program itself. It is asked for only while git sees no change in the working
tree. The answers lie in git's own folder, where no commit can put one; one that is lost or damaged
is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

FOLDER = "registry-cache"
KEPT = 10
"""How many of a kind are kept; the oldest go first."""
LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM")
FOLDERS = {"--content": "content", "--reference": "reference"}
NOT_KEPT = ("--base", "--no-cache")
OVERLOOKED = re.compile(rb"\0[Sa-z] ")
"""How git marks files of which it was told to assume that they did not change."""


class Answer(NamedTuple):
    """What a check said, what it said beside that, and its exit code."""

    report: str
    aside: str
    code: int


class Kept(NamedTuple):
    """Where answers are kept, and where that to this call is; None where git sees a change."""

    folder: Path
    answer: Path | None


def kept_at(arguments: list[str]) -> Kept | None:
    """Return where the answer to a call is kept; None outside git, and where none is wanted.

    Args:
        arguments: the words after `registry check`.
    """
    if any(word.partition("=")[0] in NOT_KEPT for word in arguments):
        return None
    folders = [_value(arguments, name, default) for name, default in FOLDERS.items()]
    try:
        known = _git("rev-parse", "--path-format=absolute", "--git-path", FOLDER,
                     *(f"HEAD:./{os.path.relpath(folder)}" for folder in folders))
        kept, *trees = os.fsdecode(known).splitlines()
        if _changed(folders):
            return Kept(Path(kept), None)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    said = [os.environ.get(name, "") for name in LANGUAGE]
    name = digest_of(arguments, os.getcwd(), trees, said, sys.stdout.isatty(),  # noqa: PTH109
                     program())
    return Kept(Path(kept), Path(kept) / f"{name}.json")


def _changed(folders: list[str]) -> bool:
    """Return whether git sees a change, or was told to overlook changes of some file."""
    if _git("status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching",
            "--", *folders):
        return True
    flags = _git("ls-files", "-v", "-z", "--", *folders)
    return OVERLOOKED.search(b"\0" + flags) is not None


def digest_of(*parts: object) -> str:
    """Return a name for what an answer depends on."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def recall(place: Path) -> Answer | None:
    """Return the answer that was kept, None where there is none or not a whole one."""
    text = whole(place)
    return Answer(**json.loads(text)) if text is not None else None


def whole(place: Path) -> bytes | None:
    """Return what was kept at a place, None where nothing was or it was damaged."""
    try:
        digest, _, content = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if digest == hashlib.blake2b(content).hexdigest().encode() else None


def put(place: Path, content: bytes) -> None:
    """Keep something whole or not at all, and let the oldest of its kind go.

    Raises:
        OSError: it cannot be kept.
    """
    place.parent.mkdir(exist_ok=True)
    fresh = place.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(hashlib.blake2b(content).hexdigest().encode() + b"\n" + content)
    fresh.replace(place)
    alike = sorted(place.parent.glob(f"*{place.suffix}"), key=lambda path: path.stat().st_mtime)
    for old in alike[:-KEPT]:
        old.unlink(missing_ok=True)


def keep(place: Path, arguments: list[str], answer: Answer) -> None:
    """Keep an answer, unless something changed meanwhile.

    Where it cannot be kept, the next run does without.
    """
    now = kept_at(arguments)
    if now and now.answer == place:
        try:
            put(place, json.dumps(answer._asdict()).encode())
        except OSError:
            return


def program() -> list[tuple[str, int, int]]:
    """Return what tells one version of the program from another: its files and the packages."""
    package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    found = [(sys.version, sys.maxsize, 0)]
    for folder in (package, os.path.join(os.path.dirname(package), "docs")):  # noqa: PTH118, PTH120
        found += signatures(folder)
    for folder in sys.path:
        if folder.endswith("site-packages"):
            found.append((folder, os.stat(folder).st_mtime_ns, 0))  # noqa: PTH116
    return found


def signatures(folder: str) -> list[tuple[str, int, int]]:
    """Return path, time and size of every file below a folder; nothing where there is none."""
    found = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    for entry in entries:
        if entry.is_dir():
            found += signatures(entry.path) if entry.name != "__pycache__" else []
        else:
            state = entry.stat()
            found.append((entry.path, state.st_mtime_ns, state.st_size))
    return found


def _value(arguments: list[str], name: str, default: str) -> str:
    """Return the value of an option as it stands in a call, the last one where it is repeated."""
    value = default
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == name:
            value = following
        elif word.startswith(f"{name}="):
            value = word.partition("=")[2]
    return value


def _git(*words: str) -> bytes:
    """Return what git answers here.

    Raises:
        OSError, subprocess.SubprocessError: git is not there, or does not know.
    """
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    done = subprocess.run(["git", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=environment, timeout=60, check=True)
    return done.stdout
