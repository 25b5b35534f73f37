"""Builds beside the old result and puts the new one in its place in one step.

After a kill at any moment the folder is the whole old one or the whole new one: on Linux and macOS
the two names are exchanged by a single system call. Elsewhere two renames do it, and a kill between
them leaves the old folder beside, from where the next build takes it back.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.errors import EnvironmentFault

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2
LOCK_NAME = "lock"


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a new empty folder beside `out`; when the block ends well it takes the place of `out`.

    Raises:
        EnvironmentFault: another build of the same folder is running.
    """
    work = out.parent / f".{out.name}.build"
    out.parent.mkdir(parents=True, exist_ok=True)
    with _only_build(out, work):
        _restore(out, work)
        fresh = work / "new"
        fresh.mkdir()
        try:
            yield fresh
            _put_in_place(fresh, out, work)
        finally:
            _empty(work)
    shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _only_build(out: Path, work: Path) -> Iterator[None]:
    work.mkdir(exist_ok=True)
    with (work / LOCK_NAME).open("w") as handle:
        if not _locked(handle.fileno()):
            raise EnvironmentFault(
                f"另一次构建正在写入 {out},请等它结束。",
                f"Another build is writing {out}; wait until it ends.",
            )
        yield


def _locked(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _restore(out: Path, work: Path) -> None:
    """Clear what a killed build left; where it died between two renames, bring `out` back."""
    old = work / "old"
    if old.exists() and not out.exists():
        old.rename(out)
    _empty(work)


def _empty(work: Path) -> None:
    for path in work.iterdir():
        if path.name != LOCK_NAME:
            shutil.rmtree(path, ignore_errors=True)


def _put_in_place(fresh: Path, out: Path, work: Path) -> None:
    _flush(fresh)
    if not out.exists():
        fresh.rename(out)
        return
    exchange = _exchange()
    if exchange is not None and exchange(os.fsencode(fresh), os.fsencode(out)):
        return
    out.rename(work / "old")
    fresh.rename(out)


def _flush(folder: Path) -> None:
    """Have the disk take everything before the old result is given up: a full one says so now."""
    if hasattr(os, "sync"):
        os.sync()
    if not folder.is_dir():
        raise EnvironmentFault(f"{folder} 在构建中消失了。", f"{folder} disappeared during the build.")


def _exchange() -> Callable[[bytes, bytes], bool] | None:
    """Return a function that exchanges two names in one step, where the system has one."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return lambda a, b: library.renamex_np(a, b, RENAME_SWAP) == 0
        rename = library.renameat2
    except (OSError, AttributeError, TypeError):
        return None
    return lambda a, b: rename(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0
