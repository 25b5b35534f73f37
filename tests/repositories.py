"""Makes small git repositories for the tests that compare two revisions."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
         "GIT_CONFIG_NOSYSTEM": "1"}
WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false",
       "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always")


def git(folder: Path, *words: object, day: str | None = None) -> str:
    """Run git in a folder, whatever the settings of this machine, and return what it says."""
    dated = {f"GIT_{who}_DATE": f"{day}T12:00:00+08:00" for who in ("AUTHOR", "COMMITTER") if day}
    done = subprocess.run(["git", *WHO, *map(str, words)], cwd=folder, capture_output=True,
                          text=True, check=True, env={**os.environ, **ALONE, **dated})
    return done.stdout.strip()


def commit(folder: Path, day: str | None = None, message: str = "state") -> str:
    """Commit everything in a folder, which becomes a repository if it is none yet."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--allow-empty-message",
        "--message", message, day=day)
    return git(folder, "rev-parse", "HEAD")
