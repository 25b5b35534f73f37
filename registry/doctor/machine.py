"""What the machine must have: Python, SQLite with Chinese search, packages, UTF-8, space, ports."""

from __future__ import annotations

import codecs
import locale
import os
import re
import shutil
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from registry.doctor.result import DOUBTFUL, WRONG, Result, fine, listed

LEAST_PYTHON = (3, 11)
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)[ \t]*(;[^\\\n]*)?", re.MULTILINE)
NEEDED_BYTES, WISHED_BYTES = 100 * 1024**2, 1024**3
PORTS = {8000: ("网站", "the site"), 8001: ("Datasette", "Datasette")}


def python_version(version: tuple[int, ...] = sys.version_info[:3]) -> Result:
    """Look at the version of Python."""
    shown = ".".join(map(str, version))
    if version >= LEAST_PYTHON:
        return fine("python", f"Python {shown}", f"Python {shown}")
    return Result("python", WRONG, (f"Python {shown} 太旧", f"Python {shown} is too old"),
                  ("安装 Python 3.11 以上,再运行 make build PYTHON=python3.12",
                   "install Python 3.11 or later, then run make build PYTHON=python3.12"))


def sqlite() -> Result:
    """Look whether SQLite can search Chinese text: FTS5 with trigrams."""
    version = sqlite3.sqlite_version
    try:
        with closing(sqlite3.connect(":memory:")) as opened:
            opened.execute("create virtual table t using fts5(text, tokenize='trigram')")
    except sqlite3.OperationalError:
        return Result("sqlite", WRONG, (f"SQLite {version} 没有 FTS5 trigram,不能检索中文",
                                        f"SQLite {version} has no FTS5 trigram: no search in Chinese"),
                      ("换用带有 SQLite 3.34 以上的 Python", "use a Python with SQLite 3.34 or later"))
    return fine("sqlite", f"SQLite {version},有 FTS5 trigram", f"SQLite {version} with FTS5 trigram")


def packages(requirements: Path) -> Result:
    """Look whether the installed packages are those that are pinned."""
    if not requirements.is_file():
        return fine("packages", "没有 requirements.txt,不核对软件包",
                    "No requirements.txt here: packages are not compared")
    pins = [(name, version) for name, version, marker in
            PIN.findall(requirements.read_text(encoding="utf-8")) if _applies(marker)]
    other = [f"{name} {found or '—'} ≠ {version}" for name, version in pins
             if (found := _installed(name)) != version]
    if not other:
        return fine("packages", f"{len(pins)} 个软件包与 requirements.txt 一致",
                    f"{len(pins)} packages are as in requirements.txt")
    shown = listed(other, 5)
    return Result("packages", WRONG, (f"{len(other)} 个软件包与 requirements.txt 不一致:{shown}",
                                      f"{len(other)} packages are not as in requirements.txt: {shown}"),
                  ("运行 make build,或用 pip install --require-hashes -r requirements.txt 重装",
                   "run make build, or pip install --require-hashes -r requirements.txt"))


def _applies(marker: str) -> bool:
    """A pin with a condition counts where the condition holds."""
    if not marker:
        return True
    from packaging.markers import Marker

    return Marker(marker.lstrip("; ").strip()).evaluate()


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def encoding(terminal: str | None = None, preferred: str | None = None) -> Result:
    """Look whether the terminal and the locale speak UTF-8."""
    spoken = terminal or getattr(sys.stdout, "encoding", None) or "utf-8"
    files = preferred or locale.getpreferredencoding(False)
    if all(_is_utf8(one) for one in (spoken, files)):
        return fine("encoding", "终端和文件编码为 UTF-8", "Terminal and files are in UTF-8")
    return Result("encoding", DOUBTFUL, (f"终端编码 {spoken},文件编码 {files},不是 UTF-8",
                                         f"The terminal is in {spoken}, files in {files}: no UTF-8"),
                  ("设 LANG=C.UTF-8 或 PYTHONUTF8=1(Windows 用 chcp 65001)",
                   "set LANG=C.UTF-8 or PYTHONUTF8=1 (chcp 65001 on Windows)"))


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False


def time_zone(zone: str) -> Result:
    """Look whether the machine knows the city's time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return Result("time-zone", WRONG, (f"时区库里没有 {zone}", f"The time zone {zone} is unknown here"),
                      ("用 pip install tzdata 安装时区库,或改 instance.yaml 的 timezone",
                       "pip install tzdata, or correct timezone in instance.yaml"))
    return fine("time-zone", f"时区 {zone}", f"Time zone {zone}")


def free_space(folder: Path, free: int | None = None) -> Result:
    """Look whether the disk has room for a build beside the old one."""
    left = shutil.disk_usage(folder).free if free is None else free
    shown = f"{left / 1024**3:.1f} GB"
    said = (f"磁盘剩余 {shown}", f"{shown} of disk space are free")
    if left >= WISHED_BYTES:
        return fine("disk", *said)
    return Result("disk", DOUBTFUL if left >= NEEDED_BYTES else WRONG, said,
                  ("清出至少 1 GB:构建时新旧两份并存", "free 1 GB at least: a build stands beside the old one"))


def ports(numbers: tuple[int, ...] = tuple(PORTS)) -> Iterator[Result]:
    """Look whether `make serve` could use its ports."""
    for number in numbers:
        zh, en = PORTS.get(number, ("", ""))
        if _is_free(number):
            yield fine(f"port-{number}", f"端口 {number} 空闲({zh})", f"Port {number} is free ({en})")
        else:
            yield Result(f"port-{number}", DOUBTFUL,
                         (f"端口 {number} 已被占用({zh})", f"Port {number} is in use ({en})"),
                         ("结束占用它的程序,或用 make serve ARGS='--port 8010 --datasette-port 8011'",
                          "end what uses it, or make serve ARGS='--port 8010 --datasette-port 8011'"))


def _is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True


def browser() -> Result:
    """Look for the browser that only the tests of the pages use."""
    named = os.environ.get("REGISTRY_CHROMIUM", "")
    found = named if Path(named).is_file() else next(
        (path for name in ("chromium", "chromium-browser", "google-chrome")
         if (path := shutil.which(name))), None)
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    if found or (cache.is_dir() and any(cache.glob("chromium*"))):
        return fine("chromium", "有 Chromium,可以测试网页", "Chromium is there: pages can be tested")
    return fine("chromium", "没有 Chromium:只有测试需要,make test 会安装",
                "No Chromium: only tests need it, and make test installs it")
