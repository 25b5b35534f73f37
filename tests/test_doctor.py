"""`registry doctor`: each fault of a machine or a checkout is told, with what mends it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from building import ROOT
from registry.cli import commands
from registry.doctor import examine, machine, report
from registry.doctor.city import command, entries, reference_files, result_folder
from registry.doctor.git import repository
from registry.doctor.result import DOUBTFUL, FINE, WRONG, Result


def states(results: Iterable[Result]) -> dict[str, str]:
    """Return the state of each look by its name; every one that is not fine says what mends it."""
    found = list(results)
    for one in found:
        assert all(one.said)
        assert all(one.mend) or one.state == FINE
    return {one.name: one.state for one in found}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A committed checkout of the fictional city."""
    shutil.copytree(ROOT / "examples/content", tmp_path / "content")
    shutil.copytree(ROOT / "examples/reference", tmp_path / "reference")
    for words in ("init -q -b main", "config user.name t", "config user.email t@example.org",
                  "config core.autocrlf false", "add .", "commit -q -m first"):
        subprocess.run(["git", "-C", str(tmp_path), *words.split()], check=True)
    return tmp_path


def test_nothing_is_wrong_with_a_fresh_checkout(checkout: Path) -> None:
    """Every look but those at this machine finds everything in order."""
    found = states([*repository(checkout / "content"), *reference_files(checkout / "reference"),
                    *entries(checkout / "content"),
                    *result_folder(checkout / "dist", (checkout / "content",))])

    assert {FINE} == set(found.values()), found
    assert {"git", "history", "unsaved", "autocrlf", "modes", "reference", "time-zone", "content",
            "links", "line-ends", "bom", "writable", "unfinished", "built"} <= set(found)


def test_what_is_not_committed_is_named(checkout: Path) -> None:
    """Changed files and new ones."""
    path = next((checkout / "content").rglob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    (path.parent / "brand-new.yaml").write_text("name: x\n", encoding="utf-8")
    unsaved = next(one for one in repository(checkout / "content") if one.name == "unsaved")

    assert DOUBTFUL == unsaved.state
    assert "brand-new.yaml" in unsaved.said[1]
    assert path.name in unsaved.said[1]


def test_a_shallow_clone_and_windows_line_ends_of_git_are_told(checkout: Path, tmp_path: Path) -> None:
    """Both change what a build or a commit makes."""
    clone = tmp_path / "clone"
    (checkout / "content" / "more.md").write_text("note\n", encoding="utf-8")
    for words in ("add .", "commit -q -m second"):
        subprocess.run(["git", "-C", str(checkout), *words.split()], check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{checkout}", str(clone)], check=True)
    subprocess.run(["git", "-C", str(clone), "config", "core.autocrlf", "true"], check=True)
    found = states(repository(clone / "content"))

    assert (DOUBTFUL, DOUBTFUL) == (found["history"], found["autocrlf"])


def test_an_executable_entry_is_told(checkout: Path) -> None:
    """Git keeps the mode, and a pull request shows it."""
    path = next((checkout / "content").rglob("*.yaml"))
    path.chmod(0o755)
    subprocess.run(["git", "-C", str(checkout), "add", "."], check=True)

    assert states(repository(checkout / "content"))["modes"] == DOUBTFUL


def test_a_folder_outside_git_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does without; so it does where there is no git at all."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert {"git": DOUBTFUL} == states(repository(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert {"git": DOUBTFUL} == states(repository(tmp_path))


def test_links_line_ends_and_marks_in_the_content_are_named(checkout: Path) -> None:
    """A link is refused by the check, the others are tidied away by saving anew."""
    first, second, *_ = sorted((checkout / "content").rglob("*.yaml"))
    first.write_bytes(b"\xef\xbb\xbf" + first.read_bytes())
    second.write_bytes(second.read_bytes().replace(b"\n", b"\r\n"))
    (second.parent / "a-link.yaml").symlink_to(first)
    found = states(entries(checkout / "content"))

    assert (WRONG, DOUBTFUL, DOUBTFUL) == (found["links"], found["line-ends"], found["bom"])


def test_names_that_differ_in_capitals_alone_are_wrong(checkout: Path) -> None:
    """On many disks they are one file."""
    path = next((checkout / "content").rglob("*.yaml"))
    shutil.copy(path, path.with_name(path.name.upper()))

    assert states(entries(checkout / "content"))["letters"] == WRONG


def test_missing_folders_and_broken_reference_files_are_wrong(checkout: Path) -> None:
    """The sentence says which file and what."""
    assert {"content": WRONG} == states(entries(checkout / "nowhere"))
    assert {"reference": WRONG} == states(reference_files(checkout / "nowhere"))
    (checkout / "reference/areas.yaml").write_text("- code: x\n", encoding="utf-8")
    (broken,) = reference_files(checkout / "reference")

    assert WRONG == broken.state
    assert "areas.yaml" in broken.said[0]


def test_an_unfinished_and_an_old_build_are_told(checkout: Path) -> None:
    """The first is cleared by the next build, the second is renewed by it."""
    out = checkout / "dist"
    out.mkdir()
    (out / "registry.db").write_bytes(b"")
    os.utime(out / "registry.db", (1, 1))
    (checkout / ".dist.build").mkdir()
    found = states(result_folder(out, (checkout / "content",)))

    assert (DOUBTFUL, DOUBTFUL) == (found["unfinished"], found["built"])
    os.utime(out / "registry.db", (2**32, 2**32))
    assert states(result_folder(out, (checkout / "content",)))["built"] == FINE


def test_no_right_to_write_beside_the_result_is_wrong(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build works in a folder beside it."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert states(result_folder(checkout / "dist", ()))["writable"] == WRONG


def test_old_programs_and_small_disks_are_told(tmp_path: Path) -> None:
    """What is too old or too small, and what is merely tight."""
    assert WRONG == machine.python_version((3, 10, 1)).state
    assert FINE == machine.python_version().state == machine.sqlite().state
    assert [WRONG, DOUBTFUL, FINE] == [machine.free_space(tmp_path, size).state
                                       for size in (10**6, 5 * 10**8, 10**11)]
    assert WRONG == machine.time_zone("Nowhere/Atlantis").state
    assert [DOUBTFUL, DOUBTFUL, FINE] == [machine.encoding(*pair).state for pair in (
        ("gbk", "utf-8"), ("utf-8", "ascii"), ("UTF8", "utf-8"))]


def test_packages_that_are_not_the_pinned_ones_are_named(tmp_path: Path) -> None:
    """Absent, or of another version; a pin for another system does not count."""
    pins = tmp_path / "requirements.txt"
    pins.write_text('click==0.1 \\\n    --hash=sha256:0\nno-such-thing==1.0\n'
                    'for-others==1.0 ; sys_platform == "plan9" \\\n    --hash=sha256:0\n')
    told = machine.packages(pins)

    assert WRONG == told.state
    assert "click" in told.said[0]
    assert "no-such-thing — ≠ 1.0" in told.said[1]
    assert "for-others" not in told.said[1]
    assert FINE == machine.packages(tmp_path / "nothing.txt").state


def test_a_port_in_use_is_told() -> None:
    """With the call that takes another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        (told,) = machine.ports((number,))

    assert DOUBTFUL == told.state
    assert str(number) in told.said[0]


def test_the_program_of_another_checkout_is_wrong(checkout: Path) -> None:
    """It would check by other rules."""
    (checkout / "registry").mkdir()
    (checkout / "registry/cli.py").write_text("", encoding="utf-8")
    content = checkout / "content"

    assert WRONG == command(content, ROOT, ROOT).state
    assert FINE == command(content, checkout, checkout).state
    assert DOUBTFUL == command(content, checkout, ROOT).state


def test_the_report_has_a_mark_and_a_word_on_every_line_and_both_languages() -> None:
    """Colour alone tells nothing; what is wrong decides the exit code."""
    results = [Result("a", state, ("中文", "English"), ("改", "mend")) for state in (FINE, DOUBTFUL, WRONG)]
    zh, code = report(results, "text", "zh")
    en, _ = report(results, "text", "en")

    assert code == 1
    assert ["✓ 正常  中文", "! 注意  中文", "✗ 不对  中文"] == zh.split("\n")[:6:2]
    assert "    To mend it: mend" in en
    assert report(results[:2], "text", "zh")[1] == 0
    body = json.loads(report(results, "json", "zh")[0])
    assert {"fine": 1, "doubtful": 1, "wrong": 1} == body["summary"]
    assert {"name", "state", "said", "mend"} == set(body["checks"][2])


def test_the_command_reports_on_this_checkout_and_changes_nothing(checkout: Path) -> None:
    """It reads only."""
    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in checkout.rglob("*")}

    before = stamps()
    done = CliRunner().invoke(commands, [
        "doctor", "--lang", "en", "--content", str(checkout / "content"), "--reference",
        str(checkout / "reference"), "--out", str(checkout / "dist")])

    assert "fine" in done.output
    assert done.exit_code == int("✗" in done.output)
    assert before == stamps()


def test_every_look_is_taken_once() -> None:
    """Names are what programs go by."""
    names = [one.name for one in examine(ROOT / "content", ROOT / "reference", ROOT / "dist")]

    assert len(names) == len(set(names))
    assert len(names) > 20


def test_an_old_terminal_gets_words_instead_of_a_fault(checkout: Path) -> None:
    """Where the terminal cannot show Chinese or a mark, something readable still comes."""
    run = [sys.executable, "-m", "registry.cli", "doctor", "--lang", "en", "--content",
           str(checkout / "content"), "--reference", str(checkout / "reference")]
    for encoding in ("ascii", "gbk"):
        done = subprocess.run(run, cwd=ROOT, capture_output=True, check=False,
                              env={**os.environ, "PYTHONIOENCODING": encoding})

        assert b"no UTF-8" in done.stdout
        assert b"" == done.stderr
        assert done.returncode in (0, 1)
