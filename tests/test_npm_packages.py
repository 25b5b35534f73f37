"""Front-end packages: pinned, fetched by npm once for a machine, never part of the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from building import ROOT
from registry.site.npm_packages import npm_packages

ASKED = json.loads((ROOT / "registry/site/npm/package.json").read_text("utf-8"))["dependencies"]
LOCKED = json.loads((ROOT / "registry/site/npm/package-lock.json").read_text("utf-8"))["packages"]
FETCH = "from registry.site.npm_packages import npm_packages; print(npm_packages())"


def _fetch(cache: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", FETCH], check=False, capture_output=True,
                          text=True, cwd=ROOT, timeout=300,
                          env={**os.environ, "XDG_CACHE_HOME": str(cache), **settings})


@pytest.mark.parametrize("name", sorted(ASKED))
def test_the_packages_are_those_of_the_lock(name: str) -> None:
    """What is asked for in one version is locked and fetched in that version."""
    fetched = json.loads((npm_packages() / name / "package.json").read_text("utf-8"))
    assert fetched["version"] == ASKED[name] == LOCKED[f"node_modules/{name}"]["version"]


def test_each_locked_package_has_a_fingerprint_and_no_address() -> None:
    """The lock says what is fetched; where from is a matter of the machine."""
    packages = {name: one for name, one in LOCKED.items() if name}
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert not any("resolved" in one for one in packages.values())


def test_two_builds_at_once_find_the_same_whole_folder(tmp_path: Path) -> None:
    """Whoever comes second takes what the first has fetched; nothing half-fetched stays."""
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda _: _fetch(tmp_path), range(2)))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    assert len({one.stdout for one in done}) == 1
    kept = Path(done[0].stdout.strip())
    assert list(kept.parent.parent.iterdir()) == [kept.parent]
    assert all((kept / name).is_dir() for name in ASKED)


def test_without_a_network_the_build_says_what_to_do(tmp_path: Path) -> None:
    """The machine is at fault, said in both languages, and nothing half-fetched stays."""
    done = _fetch(tmp_path, npm_config_registry="http://127.0.0.1:9/", npm_config_fetch_retries="0")
    assert "EnvironmentFault" in done.stderr
    assert "请检查网络或 npm 的设置" in done.stderr
    assert "check the network or the settings of npm" in done.stderr
    assert list((tmp_path / "learning-registry/npm").iterdir()) == []
