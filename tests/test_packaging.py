"""What a fresh machine needs: pinned requirements, no traces of anybody's machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-engines.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    """A name, an exact version, at least one hash."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]

    assert lines
    assert [] == [line for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", line)]


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_place_to_download_from(name: str) -> None:
    """Whoever installs decides where packages come from."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert "index" not in re.sub(r"[\w.-]+==", "", text)


def test_datasette_is_not_below_the_safe_version() -> None:
    """Lower versions have an SQL injection that passes `allow_sql`."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = re.search(r"^datasette==(\d+)\.(\d+)\.(\d+)", text, re.MULTILINE)

    assert found
    assert tuple(map(int, found.groups())) >= (0, 65, 5)


def test_tracked_files_hold_no_path_of_a_machine_and_no_package_host() -> None:
    """The repository speaks of the product alone."""
    hosts = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian"]
    folders = ["home/\\w+", "Users/\\w+", "ro" + "ot", "wo" + "rk"]
    pattern = "|".join([rf"(^|[^\w.])/({'|'.join(folders)})/", *hosts])
    command = ["git", "grep", "-nIP", pattern, "--", ".", ":!tests/test_packaging.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (1, "") == (done.returncode, done.stdout)


def test_readme_promises_only_targets_that_exist() -> None:
    """Every `make` word of README and CONTRIBUTING is a target."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        promised = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
        assert promised
        assert promised <= targets
