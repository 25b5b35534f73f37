"""Replacing a folder: the whole old one or the whole new one, whatever happens."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from registry.errors import EnvironmentFault
from registry.swap import replacing

NUMBERS = range(40)
KILLED = """
import sys
from pathlib import Path
from registry.swap import replacing
out, version = Path(sys.argv[1]), sys.argv[2]
for _ in range(1000):
    with replacing(out) as fresh:
        for number in range(40):
            (fresh / str(number)).write_text(version)
    print("done", flush=True)
"""


def fill(folder: Path, text: str) -> None:
    """Write the same text into many files."""
    for number in NUMBERS:
        (folder / str(number)).write_text(text)


def test_result_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Nothing of the old folder stays, and no work folder either."""
    out = tmp_path / "dist"
    out.mkdir()
    (out / "old").write_text("old")

    with replacing(out) as fresh:
        fill(fresh, "new")

    assert sorted(map(str, NUMBERS)) == sorted(path.name for path in out.iterdir())
    assert [out] == list(tmp_path.iterdir())


def test_fault_in_the_middle_leaves_the_old_result(tmp_path: Path) -> None:
    """An exception discards the new folder."""
    out = tmp_path / "dist"
    out.mkdir()
    (out / "old").write_text("old")

    with pytest.raises(OSError, match="full"), replacing(out) as fresh:
        fill(fresh, "new")
        raise OSError("full")

    assert ["old"] == [path.name for path in out.iterdir()]
    assert [out] == [path for path in tmp_path.iterdir() if not path.name.startswith(".")]


def test_second_build_of_the_same_folder_is_refused(tmp_path: Path) -> None:
    """Two builds at once would spoil each other."""
    with replacing(tmp_path / "dist"), pytest.raises(EnvironmentFault), replacing(
        tmp_path / "dist"
    ):
        pass


def test_folder_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    """Where no exchange exists, the next build takes the old folder back before it starts."""
    old = tmp_path / ".dist.build" / "old"
    old.mkdir(parents=True)
    (old / "kept").write_text("kept")

    with pytest.raises(RuntimeError), replacing(tmp_path / "dist"):
        raise RuntimeError

    assert (tmp_path / "dist" / "kept").exists()


@pytest.mark.parametrize("after", range(1, 7))
def test_kill_at_any_moment_leaves_one_whole_result(after: int, tmp_path: Path) -> None:
    """A process that replaces without pause is killed after its n-th round, in mid-work."""
    out = tmp_path / "dist"
    out.mkdir()
    fill(out, "old")
    command = [sys.executable, "-c", KILLED, str(out), "new"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)

    texts = {path.read_text() for path in out.iterdir()}
    assert (len(NUMBERS), {"new"}) == (len(list(out.iterdir())), texts)
    with replacing(out) as fresh:
        fill(fresh, "next")
    assert {"next"} == {path.read_text() for path in out.iterdir()}
