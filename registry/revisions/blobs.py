"""Reads many objects of git from one process, none of them further than a limit."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import IO

from registry.errors import EnvironmentFault
from registry.revisions.git import SECONDS, Repository, environment

STEP = 1024 * 1024


def blobs(
    repository: Repository, names: Sequence[str], limit: int, seconds: float = SECONDS
) -> Iterator[bytes | None]:
    """Yield what objects hold, in their order; None for one that the clone does not have.

    Args:
        repository: where they are.
        names: their full names.
        limit: of an object that is larger, only so many bytes and one more are kept.
        seconds: how long all of it may take, what the caller does between two objects included.

    Raises:
        EnvironmentFault: git stopped, or took too long.
    """
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.seek(0)
        with subprocess.Popen(["git", "cat-file", "--batch"], cwd=repository.root, stdin=asked,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env=environment()) as process:
            assert process.stdout is not None
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            try:
                for _ in names:
                    yield _blob(process.stdout, limit)
            finally:
                timer.cancel()
                process.kill()


def _blob(stream: IO[bytes], limit: int) -> bytes | None:
    facts = stream.readline().split()
    if facts[1:] == [b"missing"]:
        return None
    if len(facts) != 3:
        raise EnvironmentFault("git 没有读完旧版本的文件",
                               "Git did not read the earlier files to their end")
    size = int(facts[2])
    raw = stream.read(min(size, limit + 1))
    left = size - len(raw) + 1  # an end of line follows
    while left and (chunk := stream.read(min(left, STEP))):
        left -= len(chunk)
    return raw
