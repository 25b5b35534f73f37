"""Measures the registry beside its peers, in one run: `make bench`.

Everything is written into a temporary folder. `--quick` takes fewer entries and rounds.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.measuring import Bench, ChildFailed, Task

SMALL = 1_000
LARGE = 10_000

ROOT = Path(__file__).parent.parent

# A folder in memory, where there is one: a disk's own cost would hide that of the program.
MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder with a name of its own is made there


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages a site has, and their size together."""

    number: int
    size: int


class Content:
    """Generated entries in the temporary folder, and what is built from them."""

    def __init__(self, bench: Bench, number: int) -> None:
        self.number = number
        self.folder = bench.work / f"city-{number}"
        self.entries = self.folder / "content"
        self.built = self.folder / "dist"
        self._bench = bench
        self._fresh = count()
        self.entries.mkdir(parents=True)
        bench.run(["-m", "benchmarks.generate", str(number), str(self.folder)])

    def build_database(self) -> Path:
        """Build the database once, for the stages that start from it."""
        self._bench.run(self.build_command(self.built))
        return self.built / "registry.db"

    def check_command(self) -> list[str]:
        """Return the command that checks the entries."""
        return ["-m", "registry.cli", "check", "--content", str(self.entries)]

    def parse_command(self) -> list[str]:
        """Return the command that merely parses them."""
        return ["benchmarks/peer_yaml.py", str(self.entries)]

    def build_command(self, out: Path | None = None) -> list[str]:
        """Return the command that compiles them into a database."""
        return ["build.py", "--only", "database", "--content", str(self.entries), "--as-of",
                "2026-08-01", "--out", str(out or self.fresh())]

    def fill_command(self) -> list[str]:
        """Return the command that fills the pages from the database."""
        return ["-m", "benchmarks.fill_pages", str(self.built / "registry.db"), str(self.fresh())]

    def index_command(self) -> list[str]:
        """Return the command that fills the pages and indexes their words."""
        return [*self.fill_command(), "full-text"]

    def fresh(self) -> Path:
        """Return a folder that does not exist yet, and remove the one before it."""
        number = next(self._fresh)
        shutil.rmtree(self.folder / f"out-{number - 1}", ignore_errors=True)
        return self.folder / f"out-{number}"

    def pages(self) -> Pages:
        """Fill the pages once and count them."""
        command = self.fill_command()
        self._bench.run(command)
        sizes = [path.stat().st_size for path in Path(command[-1]).rglob("*.html")]
        return Pages(len(sizes), sum(sizes))


class Kept:
    """The entries in a repository of their own, for the checks that remember earlier runs."""

    START = ("-m", "registry.start", "check")

    def __init__(self, bench: Bench, content: Content) -> None:
        self.folder = bench.work / "kept"
        shutil.copytree(content.entries, self.folder / "content")
        self.files = sorted(self.folder.glob("content/*/*/*.yaml"))
        self._turn = count()
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "entries"]):
            self._git(*words)
        shutil.copytree(ROOT / "reference", self.folder / "reference")
        self._git("add", "-A")
        self._git("commit", "-qm", "reference")
        bench.run(self.START, self.folder)  # fills the memory

    def _git(self, *words: str) -> None:
        who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
        subprocess.run(["git", *who, *words], cwd=self.folder, check=True)

    def after_a_change(self) -> Sequence[str]:
        """Change the words of one entry, put the one before back, and return the command."""
        turn = next(self._turn)
        self._git("checkout", "-q", "--", ".")
        path = self.files[turn * 7 % len(self.files)]
        path.write_text(f"{path.read_text(encoding='utf-8')}# looked at again\n", encoding="utf-8")
        return self.START

    def unchanged(self) -> Sequence[str]:
        """Put everything back and return the command."""
        self._git("checkout", "-q", "--", ".")
        return self.START


class Aged:
    """Entries in a repository with a commit for each of many edits, and the same without one."""

    ENTRIES = 600
    COMMITS = 1_500

    def __init__(self, bench: Bench) -> None:
        self.old = Content(bench, self.ENTRIES)
        self.new = self.old.folder.with_name("city-of-one-day")
        shutil.copytree(self.old.folder, self.new)
        bench.run(["-m", "benchmarks.aged", str(self.old.folder), str(self.COMMITS)])
        shutil.rmtree(self.new / "content")
        shutil.copytree(self.old.entries, self.new / "content")

    def with_history(self) -> Sequence[str]:
        """Return the command that compiles the entries and their history."""
        return self.old.build_command()

    def without(self) -> Sequence[str]:
        """Return the command that compiles the same entries, of which no history is known."""
        content, out = str(self.new / "content"), str(self.old.fresh())
        return [*self.old.build_command()[:3], "--content", content, "--as-of", "2026-08-01",
                "--out", out]

    def parse(self) -> Sequence[str]:
        """Return the command that merely parses every version."""
        return ["benchmarks/peer_history.py", str(self.old.folder)]


class Comparison:
    """All tasks of one run, and the table made of them."""

    def __init__(self, bench: Bench, numbers: Sequence[int]) -> None:
        self.contents = [Content(bench, number) for number in numbers]
        small, empty = self.contents[0], Content(bench, 0)
        database = small.build_database()
        empty.build_database()
        full, none = small.pages(), empty.pages()
        self.page_count = full.number - none.number
        self.page_size = (full.size - none.size) // self.page_count
        self.checks = [Task(f"registry check, {c.number:,}", c.check_command) for c in self.contents]
        self.parses = [Task(f"yaml.load(CSafeLoader), {c.number:,}", c.parse_command)
                       for c in self.contents]
        self.database = Task(f"build --only database, {small.number:,}", small.build_command)
        self.site = Task(f"site, {small.number:,}", small.fill_command)
        self.indexed = Task(f"site and its words, {small.number:,}", small.index_command)
        self.shells = Task("site, 0", empty.fill_command)
        kept = Kept(bench, self.contents[-1])
        self.nothing = Task("python -c pass", lambda: ["-c", "pass"])
        self.models = Task("import registry.models", lambda: ["-c", "import registry.models"])
        number = self.contents[-1].number
        self.unchanged = Task(f"registry check, {number:,}, unchanged", kept.unchanged, kept.folder)
        self.changed = Task(f"registry check, {number:,}, one changed", kept.after_a_change,
                            kept.folder)
        aged = Aged(bench)
        self.aged = Task(f"build, {aged.ENTRIES} entries, {aged.COMMITS:,} commits", aged.with_history)
        self.young = Task(f"build, {aged.ENTRIES} entries, no history", aged.without)
        self.versions = Task("yaml.load(CSafeLoader), every version", aged.parse)
        self.jinja = Task(f"Jinja, {self.page_count:,} pages", lambda: [
            "benchmarks/peer_jinja.py", str(database), str(small.fresh()), str(self.page_count),
            str(self.page_size)])

    @property
    def tasks(self) -> list[Task]:
        """Every task, each beside the one it is compared with."""
        pairs = [task for pair in zip(self.checks, self.parses, strict=True) for task in pair]
        return [*pairs, self.nothing, self.unchanged, self.models, self.changed, self.database,
                self.aged, self.young, self.versions, self.shells, self.indexed, self.site, self.jinja]

    def table(self) -> list[str]:
        """Return the lines of the table."""
        lines = [_row("", "CPU s", "RSS MB", "比值 ratio")]
        for check, parse in zip(self.checks, self.parses, strict=True):
            lines += [_measured(check, check.cpu / parse.cpu), _measured(parse)]
        lines += [_measured(self.unchanged, self.unchanged.cpu / self.nothing.cpu),
                  _measured(self.nothing),
                  _measured(self.changed, self.changed.cpu / self.models.cpu),
                  _measured(self.models)]
        lines.append(_measured(self.database, self.database.cpu / self.checks[0].cpu))
        history = self.aged.cpu - self.young.cpu
        lines += [_measured(self.aged), _measured(self.young),
                  _row("历史 history", f"{history:.2f}", "", f"{history / self.versions.cpu:.2f}"),
                  _measured(self.versions)]
        filling = self.site.cpu - self.shells.cpu
        lines += [_measured(self.shells), _measured(self.site)]
        label = f"填页 filling {self.page_count:,} pages of {self.page_size:,} bytes"
        lines += [_row(label, f"{filling:.2f}", "", f"{filling / self.jinja.cpu:.2f}")]
        indexing = self.indexed.cpu - self.site.cpu
        return [*lines, _measured(self.jinja), _measured(self.indexed),
                _row("索引 indexing", f"{indexing:.2f}", "", f"{indexing / filling:.2f}")]


def _measured(task: Task, ratio: float | None = None) -> str:
    return _row(task.label, f"{task.cpu:.2f}", f"{task.rss:.0f}",
                "" if ratio is None else f"{ratio:.2f}")


def _row(label: str, *cells: str) -> str:
    return label.ljust(44) + "".join(cell.rjust(12) for cell in cells)


def machine() -> str:
    """Return one line on what the figures were measured with."""
    return (f"{os.cpu_count()} CPU, {platform.machine()}, {platform.python_implementation()} "
            f"{platform.python_version()}, {platform.system()}")


def measure(work: Path, numbers: Sequence[int], rounds: int, tell: Callable[[str], None]) -> None:
    """Measure everything and print the table."""
    bench = Bench(work)
    tell("生成条目 Generating entries")
    comparison = Comparison(bench, numbers)
    bench.measure(comparison.tasks, rounds, tell)
    tell("")
    print(f"CPU 秒:用户加系统,{rounds} 轮中位数 CPU seconds, user + system, median of {rounds}")
    print(machine())
    print("\n".join(comparison.table()))


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure the registry beside its peers.")
    parser.add_argument("--quick", action="store_true", help="1,000 entries and three rounds")
    quick: bool = parser.parse_args().quick
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="registry-bench-", dir=memory) as work:
        try:
            measure(Path(work), [SMALL] if quick else [SMALL, LARGE], 3 if quick else 5, _tell)
        except ChildFailed as fault:
            print(f"\n没有量完 A command failed: {fault}", file=sys.stderr)
            return 1
    return 0


def _tell(step: str) -> None:
    """Show the step on a terminal, on one line that the next step replaces."""
    if sys.stderr.isatty():
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
