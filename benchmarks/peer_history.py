"""What reading the history is compared with: every version from git, merely parsed by PyYAML."""

from __future__ import annotations

import subprocess
import sys

import yaml

LOG = ("git", "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "--format=",
       "--reverse")


def parse(folder: str) -> None:
    """Parse the file that each commit of a repository brought, and let go of it."""
    log = subprocess.run([*LOG, "--", "content"], cwd=folder, capture_output=True, check=True)
    names = [line.split()[3] for line in log.stdout.splitlines()]
    told = subprocess.run(["git", "cat-file", "--batch"], cwd=folder, capture_output=True, check=True,
                          input=b"\n".join(names) + b"\n").stdout
    start = 0
    for _ in names:
        head = told.index(b"\n", start)
        size = int(told[start:head].split()[2])
        yaml.load(told[head + 1 : head + 1 + size], Loader=yaml.CSafeLoader)
        start = head + size + 2


if __name__ == "__main__":
    parse(sys.argv[1])
