"""Puts new bytes in the place of a file in one step: after any failure the old ones are there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from registry.errors import EnvironmentFault


def save(path: Path, raw: bytes, before: bytes) -> None:
    """Replace what a file holds; its mode stays.

    Args:
        path: the file, which is no link.
        raw: what it is to hold.
        before: what it held when it was read.

    Raises:
        EnvironmentFault: it may not be written, the disk is full, or somebody else wrote it since.
    """
    try:
        if not os.access(path, os.W_OK):
            raise PermissionError(0, "没有写入的权限 (no permission to write)")
        if path.is_symlink() or path.read_bytes() != before:
            raise BlockingIOError(0, "刚刚被别的程序改动 (another program changed it just now)")
        _replace(path, raw)
    except OSError as fault:
        raise EnvironmentFault(
            f"无法写入 {path}:{fault.strerror}。这个文件没有改动。",
            f"Cannot write {path}: {fault.strerror}. The file is unchanged.") from None


def _replace(path: Path, raw: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
            opened.flush()
            os.fsync(opened.fileno())
        Path(beside).chmod(path.stat().st_mode & 0o7777)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
