"""Writes a repository in which generated entries were edited commit by commit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FIRST_DAY = 1_600_000_000
A_DAY = 86_400
NAME = "  zh: "


def age(folder: Path, commits: int) -> None:
    """Make a repository of a folder and its content, one edited entry for each further commit.

    Git reads the commits from one stream, which takes a moment where as many calls take minutes.
    """
    paths = sorted(path.relative_to(folder) for path in (folder / "content").rglob("*.yaml"))
    texts = {path: (folder / path).read_text(encoding="utf-8") for path in paths}
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    stream = b"".join(_stream(paths, texts, commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, check=True)


def _stream(paths: list[Path], texts: dict[Path, str], commits: int) -> Iterator[bytes]:
    yield _commit(0)
    for path in paths:
        yield _file(path, texts[path])
    for number in range(1, commits):
        path = paths[number * 7 % len(paths)]
        before, name, after = texts[path].partition(NAME)
        line, _, rest = after.partition("\n")
        yield _commit(number)
        yield _file(path, f"{before}{name}{line.partition('(')[0]}({number})\n{rest}")


def _commit(number: int) -> bytes:
    when = FIRST_DAY + number * A_DAY
    return (f"commit refs/heads/main\ncommitter bench <bench@example.org> {when} +0000\n"
            f"data 4\nedit\n").encode()


def _file(path: Path, text: str) -> bytes:
    raw = text.encode()
    return b"M 100644 inline %s\ndata %d\n%s\n" % (os.fsencode(path.as_posix()), len(raw), raw)


if __name__ == "__main__":
    age(Path(sys.argv[1]), int(sys.argv[2]))
