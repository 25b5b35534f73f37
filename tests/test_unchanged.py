"""A check that remembers says what one that forgets says: after any edit, loss or damage."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ROOT
from registry import unchanged
from registry.check_command import CheckOptions, run_check

EXAMPLES = ROOT / "examples"
Check = Callable[..., subprocess.CompletedProcess[str]]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words],
                   cwd=folder, check=True, capture_output=True)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The fictional city in a repository of its own, its files old enough to be remembered."""
    for name in ("content", "reference"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


@pytest.fixture
def check(city: Path) -> Check:
    """Run `registry check` in the city as people call it."""
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "registry.start", "check", "--format", "json", *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=city, capture_output=True, text=True, check=False,
                              env=environment)

    return run


def kept(city: Path, ending: str) -> list[Path]:
    """Return what is kept in git's folder."""
    return sorted((city / ".git/registry-cache").glob(f"*{ending}"))


def test_an_unchanged_tree_is_answered_from_what_is_kept(city: Path, check: Check) -> None:
    """The second answer is the first, and does not come from the program."""
    first = check()
    place = kept(city, ".json")[0]
    answer = unchanged.Answer("kept before\n", "", 3)
    unchanged.put(place, json.dumps(answer._asdict()).encode())
    second, anew = check(), check("--no-cache")

    assert (second.stdout, second.returncode) == ("kept before\n", 3)
    assert (anew.stdout, anew.returncode) == (first.stdout, first.returncode)


@pytest.mark.parametrize("damage", [b"", b"x", b"\n{}", None])
def test_a_lost_or_damaged_memory_changes_no_answer(
    city: Path, check: Check, damage: bytes | None
) -> None:
    """Cut, overwritten, empty or gone: everything is made anew."""
    first = check()
    for path in (*kept(city, ".json"), *kept(city, ".memory")):
        path.write_bytes(path.read_bytes()[:-9] if damage is None else damage)

    assert (first.stdout, first.returncode) == (check().stdout, check().returncode)


def test_no_commit_can_put_an_answer_where_it_is_looked_for(city: Path, check: Check) -> None:
    """It lies in git's own folder, and nothing is written beside the entries."""
    check()
    done = subprocess.run(["git", "status", "--porcelain", "--ignored"], cwd=city,
                          capture_output=True, text=True, check=True)

    assert kept(city, ".json")
    assert done.stdout == ""


def test_changes_that_git_overlooks_are_seen(city: Path, check: Check) -> None:
    """A file that git was told to assume unchanged does not answer for itself."""
    path = next((city / "content").glob("*/*/*.yaml"))
    check()
    git(city, "update-index", "--assume-unchanged", str(path.relative_to(city)))
    path.write_text("nonsense\n", encoding="utf-8")

    assert check().returncode == 1
    path.write_text("other nonsense\n", encoding="utf-8")
    assert "other" in check().stdout or check().returncode == 1


def test_a_changed_reference_is_seen(city: Path, check: Check) -> None:
    """What entries are judged by counts as much as they do."""
    check()
    schemes = city / "reference/schemes.yaml"
    schemes.write_text(schemes.read_text(encoding="utf-8").replace("scheme: ", "scheme: x_", 1),
                       encoding="utf-8")

    assert check().stdout == check("--no-cache").stdout


def edits(path: Path, chance: random.Random, others: list[Path]) -> None:
    """Do to a file what people do: change, break, copy, move or remove it."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    at = chance.randrange(len(lines))
    way = chance.randrange(8)
    if way == 0:
        lines[at] = lines[at].replace("e", "é", 1)
    elif way == 1:
        del lines[at]
    elif way == 2:
        lines.insert(at, lines[at])
    elif way == 3:
        lines.append("# a remark")
    elif way == 4:
        lines = chance.choice(others).read_text(encoding="utf-8").splitlines()
    elif way == 5:
        path.rename(path.with_name(f"moved-{chance.randrange(99)}.yaml"))
        return
    elif way == 6:
        path.unlink()
        return
    else:
        lines[at] = lines[at].replace(": ", "：", 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", range(6))
def test_after_random_edits_it_says_what_a_full_run_says(
    city: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is done to the files, one after another, with the memory of the runs before."""
    monkeypatch.chdir(city)
    monkeypatch.setattr("registry.remembering.SETTLED", -(10**18))  # edits come faster than clocks
    chance = random.Random(seed)
    options = CheckOptions(form="json", as_of="2026-11-24")
    run_check(options, city / ".git/registry-cache")
    for _ in range(8):
        files = sorted((city / "content").glob("*/*/*.yaml"))
        edits(chance.choice(files), chance, files)
        remembered = run_check(options, city / ".git/registry-cache")

        assert remembered == run_check(options)
