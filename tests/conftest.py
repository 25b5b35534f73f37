"""What tests share: the two cities, and small content folders made on the spot."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from building import AS_OF, EXAMPLES, SOURCES, build, reference_of_few_areas
from registry.reference import Reference, load_reference

ROOT = Path(__file__).parent.parent

# At a desk every run tries other examples; CI judges the change, so it tries the same ones each time.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def shanghai() -> Reference:
    """The reference files of the first city."""
    return load_reference(ROOT / "reference")


@pytest.fixture(scope="session")
def fictional() -> Reference:
    """The reference files of the fictional city."""
    return load_reference(ROOT / "examples" / "reference")


@pytest.fixture(scope="session")
def few_areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference folder of the first city with few small areas, for cities made on the spot."""
    return reference_of_few_areas(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def shanghai_dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first city, built whole and strictly, for tests that only read it."""
    return _built_once(tmp_path_factory, "shanghai-dist", "--content", ROOT / "content",
                       "--reference", ROOT / "reference")


@pytest.fixture(scope="session")
def fictional_dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city, built whole and strictly, for tests that only read it."""
    return _built_once(tmp_path_factory, "fictional-dist", *EXAMPLES)


def _built_once(factory: pytest.TempPathFactory, name: str, *arguments: object) -> Path:
    """Build a city for all workers of a run; those that come later wait for the first and read."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            done = build(*arguments, *AS_OF, "--out", out, "--strict")
            assert done.returncode == 0, done.stdout + done.stderr
    return out


SCHOOL = """\
name:
  zh: {name}
  en: School {title}
kind: community_school
area: "310104"
{more}status: {status}
""" + SOURCES


@pytest.fixture
def school(tmp_path: Path) -> Callable[..., Path]:
    """Write an organization into `content/` of the test's own folder and return its path."""

    def write(entry_id: str, name: str = "", status: str = "active", more: str = "") -> Path:
        path = tmp_path / "content" / "organizations" / "xuhui" / f"{entry_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = SCHOOL.format(
            title=entry_id.replace("-", " "), name=name or f"示例学校{entry_id}",
            status=status, more=more)
        path.write_text(text, encoding="utf-8")
        return path

    return write
