"""Measures what whole processes cost: processor seconds and memory, in interleaved rounds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent

# The unit of `ru_maxrss` differs: bytes on macOS, kibibytes elsewhere.
RSS_UNITS_IN_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


class ChildFailed(Exception):
    """A measured command ended with an error; the text is what it said."""


@dataclass(slots=True)
class Task:
    """A command that is measured once in every round.

    Attributes:
        label: what the table calls it, in Chinese and English.
        command: returns the arguments after the interpreter, anew for each run.
        folder: where it runs.
        seconds: user and system time of each run, children of the command included.
        megabytes: the most memory that each run held.
    """

    label: str
    command: Callable[[], Sequence[str]]
    folder: Path = ROOT
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """The median of the processor seconds."""
        return median(self.seconds)

    @property
    def rss(self) -> float:
        """The median of the memory, in megabytes."""
        return median(self.megabytes)


@dataclass(frozen=True, slots=True)
class Bench:
    """Where children run: a temporary folder, which also takes their compiled modules."""

    work: Path

    def run(self, command: Sequence[str], folder: Path = ROOT) -> tuple[float, float]:
        """Run a Python command to its end; return processor seconds and megabytes.

        The parent imports nothing large: a child's memory counts from that of its parent.
        """
        said = self.work / "said.txt"
        environment = {**os.environ, "PYTHONPATH": str(ROOT),
                       "PYTHONPYCACHEPREFIX": str(self.work / "pycache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        with said.open("wb") as out:
            child = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment,
                                     stdout=out, stderr=subprocess.STDOUT)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise ChildFailed(f"{' '.join(command)}\n{said.read_text(errors='replace')}")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / RSS_UNITS_IN_MB

    def measure(self, tasks: Sequence[Task], rounds: int, tell: Callable[[str], None]) -> None:
        """Run all tasks in every round, so that a busy machine slows all of them alike."""
        for number in range(1, rounds + 1):
            for task in tasks:
                tell(f"{number}/{rounds} {task.label}")
                seconds, megabytes = self.run(task.command(), task.folder)
                task.seconds.append(seconds)
                task.megabytes.append(megabytes)
