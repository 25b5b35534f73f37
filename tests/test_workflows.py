"""The workflow files: valid, least rights, everything pinned, and calling what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from registry.cli import commands

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BIN = Path(sys.executable).parent


def lint(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a linter of the test environment."""
    command = [str(BIN / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_zizmor_finds_nothing() -> None:
    """No injection, no excess of rights, no credentials left behind."""
    done = lint("zizmor", "--offline", "--no-progress", ".github")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_is_valid(path: Path) -> None:
    """By the schema that GitHub publishes."""
    done = lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)

    assert done.returncode == 0, done.stdout + done.stderr


def test_dependabot_is_valid() -> None:
    """By the schema that GitHub publishes."""
    done = lint("check-jsonschema", "--builtin-schema", "vendor.dependabot",
                ".github/dependabot.yml")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_with_its_version(path: Path) -> None:
    """A tag can be moved, a commit cannot; the comment says which version it is."""
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))

    assert uses
    assert [] == [one for one in uses if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\S*", one)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_runs_for_strangers_with_rights(path: Path) -> None:
    """`pull_request_target` would run with the rights of the repository."""
    text = path.read_text(encoding="utf-8")

    assert "pull_request_target" not in text
    assert "\npermissions: {}\n" in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_commands_of_a_workflow_exist(path: Path) -> None:
    """Every `make` target and every `registry` command it names is there."""
    text = path.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    assert set(re.findall(r"bin/registry ([a-z-]+)", text)) <= set(commands.commands)
