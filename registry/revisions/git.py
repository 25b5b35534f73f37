"""Asks git, without a shell, within a time, and never lets a word pass for an option."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from registry.errors import EnvironmentFault, UsageFault
from registry.findings import printable

SECONDS = 60

# Set while git runs a hook: they would turn every question to the repository of the hook.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
FIXED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
}


class GitRefused(Exception):
    """Git answered with a fault; what it said is for the caller to tell."""


def environment() -> dict[str, str]:
    """Return the environment in which git is asked."""
    return {**{key: value for key, value in os.environ.items() if key not in OF_HOOKS}, **FIXED}


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder.

    Attributes:
        root: the topmost folder of its working tree.
        prefix: the folder asked about, from there: empty, or with a slash at its end.
    """

    root: Path
    prefix: str

    @classmethod
    def around(cls, folder: Path) -> Repository | None:
        """Return the repository whose working tree holds a folder, if there is one.

        Raises:
            EnvironmentFault: git is there but does not answer.
        """
        try:
            root = _ask(folder, "rev-parse", "--show-toplevel")
            prefix = _ask(folder, "rev-parse", "--show-prefix")
        except (FileNotFoundError, NotADirectoryError, GitRefused):
            return None
        return cls(Path(os.fsdecode(root.removesuffix(b"\n"))),
                   os.fsdecode(prefix.removesuffix(b"\n")))

    def ask(self, *words: str) -> bytes:
        """Return what git answers at the root of the working tree.

        Raises:
            GitRefused: git answered with a fault.
            EnvironmentFault: git took too long.
        """
        return _ask(self.root, *words)

    def prefix_of(self, folder: Path) -> str | None:
        """Return a folder as this repository names it, None where it lies elsewhere."""
        other = Repository.around(folder)
        return other.prefix if other and other.root == self.root else None

    def commit(self, revision: str) -> str:
        """Return the commit a revision stands for.

        Raises:
            UsageFault: there is none; the sentence says so.
        """
        if revision and not revision.startswith("-") and "\0" not in revision:
            try:
                found = self.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
                return found.decode().strip()
            except GitRefused:
                pass
        shown = printable(revision)
        raise UsageFault(f"--base:仓库里没有“{shown}”这个版本;浅克隆请先取得完整历史",
                         f"--base: the repository has no revision “{shown}”; "
                         "a shallow clone needs its history first")

    def head(self) -> tuple[str, str]:
        """Return the name of HEAD's commit and its day, as `YYYY-MM-DD`.

        Raises:
            GitRefused: nothing was committed yet.
        """
        said = self.ask("log", "-1", "--no-show-signature", "--encoding=UTF-8", "--format=%H %cs")
        name, _, day = said.decode().strip().partition(" ")
        return name, day

    def fork_point(self, commit: str) -> str:
        """Return where HEAD left a commit, as pull requests are judged; itself where nowhere."""
        try:
            return self.ask("merge-base", commit, "HEAD").decode().strip()
        except GitRefused:
            return commit


def _ask(folder: Path, *words: str) -> bytes:
    # A file system monitor is a program that the repository names; nothing here needs one.
    command = ["git", "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, env=environment(), timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise EnvironmentFault(f"git {words[0]} 在 {SECONDS} 秒内没有完成",
                               f"git {words[0]} did not finish within {SECONDS} seconds") from None
    if done.returncode:
        raise GitRefused(done.stderr.decode("utf-8", "replace"))
    return done.stdout
