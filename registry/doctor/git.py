"""What git says of the checkout: whether it is one, how much history it has, what is not in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from registry.doctor.result import DOUBTFUL, Result, fine, listed


def git(folder: Path, *arguments: str) -> str | None:
    """Return what git answers about a folder, or None where it cannot."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True,
                              env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"})
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def repository(content: Path) -> Iterator[Result]:
    """Look at the repository around the entries."""
    if shutil.which("git") is None:
        yield Result("git", DOUBTFUL, ("没有找到 git:构建可以,但没有提交日期和历史",
                                       "There is no git: builds work, but without date and history"),
                     ("安装 git", "install git"))
        return
    if git(content, "rev-parse", "--show-toplevel") is None:
        yield Result("git", DOUBTFUL, (f"{content} 不在 git 仓库中", f"{content} is in no git repository"),
                     ("用 git clone 取得仓库,或 git init", "git clone the repository, or git init"))
        return
    yield fine("git", "在 git 仓库中", "In a git repository")
    yield _history(content)
    yield _unsaved(content)
    yield _line_ends(content)
    yield _modes(content)


def _history(content: Path) -> Result:
    if (git(content, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return Result("history", DOUBTFUL, ("历史不完整(浅克隆),条目的修改历史会缺",
                                            "The history is cut (a shallow clone): that of entries is too"),
                      ("运行 git fetch --unshallow", "run git fetch --unshallow"))
    count = (git(content, "rev-list", "--count", "HEAD") or "").strip()
    if not count:
        return Result("history", DOUBTFUL, ("还没有一次提交", "There is no commit yet"),
                      ("运行 git add content reference,再 git commit", "git add content reference, then git commit"))
    return fine("history", f"历史完整,{count} 次提交", f"The history is whole: {count} commits")


def _unsaved(content: Path) -> Result:
    found = (git(content, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
             or "").split("\0")
    names = [one[3:] for one in found if one[2:3] == " "]
    if not names:
        return fine("unsaved", "条目都已提交", "Every entry is committed")
    return Result("unsaved", DOUBTFUL, (f"{len(names)} 个条目文件有改动未提交:{listed(names)}",
                                        f"{len(names)} files of entries are not committed: {listed(names)}"),
                  ("用 registry check 检查后 git add、git commit",
                   "registry check, then git add and git commit"))


def _line_ends(content: Path) -> Result:
    setting = (git(content, "config", "core.autocrlf") or "").strip()
    if setting != "true":
        return fine("autocrlf", "git 不改换行符", "git leaves line ends alone")
    return Result("autocrlf", DOUBTFUL, ("core.autocrlf=true,git 会把换行改成 CRLF",
                                         "core.autocrlf=true: git turns line ends into CRLF"),
                  ("运行 git config core.autocrlf input", "run git config core.autocrlf input"))


def _modes(content: Path) -> Result:
    lines = (git(content, "ls-files", "-s", "-z", "--", ".") or "").split("\0")
    odd = [line.partition("\t")[2] for line in lines if line and not line.startswith("100644")]
    if not odd:
        return fine("modes", "git 中的文件权限正常", "File modes in git are right")
    return Result("modes", DOUBTFUL, (f"git 中 {len(odd)} 个条目文件不是普通文件(可执行或链接):{listed(odd)}",
                                      f"{len(odd)} files of entries are executable or links in git: {listed(odd)}"),
                  ("运行 git update-index --chmod=-x 文件;链接换成真正的文件",
                   "git update-index --chmod=-x FILE; a real file instead of a link"))
