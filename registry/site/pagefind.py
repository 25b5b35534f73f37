"""Pagefind: its program, run over a folder of pages; of what it writes, what the site loads is kept."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from registry.errors import EnvironmentFault
from registry.site.npm_packages import npm_packages

_PROGRAMS = ("pagefind_extended", "pagefind_extended.exe")
"""The build of it that knows Chinese; npm fetches the one of this machine's platform."""
_INDEX = ("pagefind-entry.json", "*.pf_meta", "index", "filter", "fragment")
_ENGINE = ("pagefind.js", "wasm.*.pagefind")


def run_pagefind(pages: Path, target: Path, unsearched: Sequence[str], *, engine: bool = False) -> None:
    """Index a folder of pages; the same pages give the same bytes.

    Args:
        pages: the folder, laid out as the site is.
        target: where the index is written.
        unsearched: selectors of what is not indexed.
        engine: keep what searches beside the index.

    Raises:
        EnvironmentFault: there is no program for this machine, or it failed.
    """
    command = [str(_program(npm_packages())), "--site", str(pages.resolve()), "--silent",
               "--output-path", str(target.resolve()), "--exclude-selectors", ", ".join(unsearched)]
    # Settings of another site, in the environment or in a file, would change what is written.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True,
                              errors="replace", cwd=pages, env=settings)
    except OSError as fault:
        raise _failed(str(fault)) from fault
    if done.returncode:
        raise _failed((done.stderr or done.stdout).strip())
    _keep(target, (*_INDEX, *_ENGINE) if engine else _INDEX)


def _program(packages: Path) -> Path:
    found = [path for name in _PROGRAMS for path in packages.glob(f"@pagefind/*/bin/{name}")]
    if not found:
        raise EnvironmentFault(
            "全文检索的索引程序 Pagefind 没有适用于本机系统的版本。",
            "Pagefind, which indexes the full text, has no program for this machine's system.",
        )
    return found[0]


def _keep(target: Path, kept: Sequence[str]) -> None:
    wanted = {path for form in kept for path in target.glob(form)}
    for path in target.iterdir():
        if path.is_file() and path not in wanted:
            path.unlink()


def _failed(said: str) -> EnvironmentFault:
    last = said.splitlines()[-1] if said else ""
    return EnvironmentFault(
        f"全文检索的索引程序 Pagefind 没有完成。({last})",
        f"Pagefind, which indexes the full text, did not finish. ({last})",
    )
