"""The command line: the fixed JSON form, exit codes, languages, sentences instead of tracebacks."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ROOT
from datasette_server import answers
from registry.cli import commands

Write = Callable[..., Path]
POLLS = 20
KEYS = {"code", "severity", "path", "line", "column", "end_line", "end_column", "field", "message",
        "seen", "suggestion", "doc", "yours"}


def registry(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the `registry` command."""
    command = [sys.executable, "-m", "registry.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT,
                          env={**os.environ, **environment})


def check(content: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `registry check` on a content folder with the reference of the first city."""
    return registry("check", *arguments, "--content", content, "--reference", ROOT / "reference",
                    **environment)


def test_json_has_the_fixed_form(school: Write, tmp_path: Path) -> None:
    """Programs rely on every key."""
    school("parent-school")
    school("child-school", more="parent: parent-schol\n")

    done = check(tmp_path / "content", "--format", "json")
    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert report["summary"] == {"files": 2, "entries": 2, "errors": 1, "warnings": 0}
    (finding,) = report["findings"]
    assert set(finding) == KEYS
    assert {"zh", "en"} == set(finding["message"])
    assert ("E301", "error", 6, 9, 6, 21, "parent", "parent-schol", "parent-school",
            "/errors/E301/") == tuple(
        finding[key] for key in ("code", "severity", "line", "column", "end_line", "end_column",
                                 "field", "seen", "suggestion", "doc"))
    assert finding["path"].endswith("content/organizations/xuhui/child-school.yaml")


def test_text_is_in_the_language_of_the_environment(school: Write, tmp_path: Path) -> None:
    """English where the environment says so, Chinese where it says nothing."""
    school("child-school", more="parent: nobody-at-all\n")
    silent = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}

    assert "There is no “nobody-at-all”" in check(
        tmp_path / "content", **{**silent, "LANG": "en_GB.UTF-8"}).stdout
    assert "没有编号“nobody-at-all”" in check(tmp_path / "content", **silent).stdout
    assert "没有编号" in check(tmp_path / "content", "--lang", "zh", LANG="en_GB.UTF-8").stdout


def test_only_the_paths_asked_for_decide_the_exit_status(school: Write, tmp_path: Path) -> None:
    """Somebody else's fault is told but does not count."""
    good = school("good-school")
    bad = school("bad-school", more="nmae: x\n")

    assert check(tmp_path / "content", good).returncode == 0
    assert "E201" in check(tmp_path / "content", good).stdout
    assert check(tmp_path / "content", bad).returncode == 1


def test_warning_alone_is_no_failure(school: Write, tmp_path: Path) -> None:
    """A date in the future may be right tomorrow."""
    school("good-school")

    done = check(tmp_path / "content", "--as-of", "2026-01-01")

    assert "W206" in done.stdout
    assert done.returncode == 0


def test_personal_data_is_never_repeated(school: Write, tmp_path: Path) -> None:
    """Neither in text nor in JSON."""
    school("good-school", more='contact:\n  phone: "13800138000"\n')

    for form in ("text", "json"):
        done = check(tmp_path / "content", "--format", form)
        assert "E501" in done.stdout
        assert "13800138000" not in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("check", "nowhere.yaml"), ("check", "--content", "nowhere"), ("check", "--as-of", "soon"),
     ("check", "--reference", "nowhere"), ("check", "--base", "nowhere"),
     ("check", "--base", "-x"), ("nonsense",), ("check", "--nonsense")],
)
def test_wrong_call_exits_2_with_a_sentence(arguments: tuple[str, ...]) -> None:
    """What is wrong is named; there is no traceback."""
    done = registry(*arguments)

    assert done.returncode == 2
    assert arguments[-1].strip("-") in done.stderr
    assert "Traceback" not in done.stderr


def test_mistake_in_the_reference_is_told_with_its_file(tmp_path: Path) -> None:
    """A maintainer's slip is a sentence too, and judges no entry."""
    folder = tmp_path / "reference"
    folder.mkdir()
    instance = (ROOT / "examples/reference/instance.yaml").read_text(encoding="utf-8")
    (folder / "instance.yaml").write_text(instance, encoding="utf-8")
    (folder / "areas.yaml").write_text('- code: "LB"\n  name:\n    fr: Baie\n', encoding="utf-8")

    done = registry("check", "--content", ROOT / "examples/content", "--reference", folder)

    assert done.returncode == 1
    assert "reference/areas.yaml" in done.stderr
    assert "E212" in done.stderr
    assert "Traceback" not in done.stderr


def test_today_is_a_date() -> None:
    """The scheduled publishing passes it on as `--as-of`."""
    done = registry("today")

    assert done.returncode == 0
    assert len(done.stdout.strip()) == len("2026-11-24")


def test_every_command_has_help_in_both_languages() -> None:
    """Somebody will ask."""
    for command in commands.commands.values():
        assert any("\u4e00" <= char <= "\u9fff" for char in command.help)
        assert command.help.isascii() is False


def test_serve_shows_the_site_and_rebuilds_on_a_change(
    tmp_path: Path, school: Write, few_areas: Path
) -> None:
    """An edit is on the page after the next build, which the page waits for by itself."""
    path = school("served-school", "早先的名称")
    ports = free_ports(2)
    command = [sys.executable, "-m", "registry.cli", "serve", "--content", tmp_path / "content",
               "--reference", few_areas, "--out", tmp_path / "dist", "--port", ports[0],
               "--datasette-port", ports[1]]
    page = f"http://127.0.0.1:{ports[0]}/organizations/served-school/"
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if "Ctrl-C" in line:
                    break
            assert "早先的名称" in fetch(page)
            assert answers(process, ports[1])
            plugins = json.loads(fetch(f"http://127.0.0.1:{ports[1]}/-/plugins.json"))
            assert "server_plugin.py" in [plugin["name"] for plugin in plugins]
            seen = fetch(f"http://127.0.0.1:{ports[0]}/-/reload?seen=")
            text = path.read_text(encoding="utf-8").replace("早先的名称", "后来的名称")
            path.write_text(text, encoding="utf-8")
            assert next_build(f"http://127.0.0.1:{ports[0]}", seen) != seen
            assert "后来的名称" in fetch(page)
        finally:
            process.send_signal(signal.SIGTERM)


def next_build(site: str, seen: str) -> str:
    """Return the number of the build after `seen`, asking again as a page does when none has come."""
    for _ in range(POLLS):
        now = fetch(f"{site}/-/reload?seen={seen}")
        if now != seen:
            break
    return now


def free_ports(number: int) -> list[int]:
    """Return ports that nobody uses now."""
    probes = [socket.socket() for _ in range(number)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    found = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return found


def fetch(address: str) -> str:
    """Return a page of this machine."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode("utf-8")
