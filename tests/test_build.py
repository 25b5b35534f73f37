"""The build as people call it: `python build.py`, its exit codes, its promises about `dist/`."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from building import AS_OF, EXAMPLES, ROOT, SOURCES, build
from registry.reference import Reference
from repositories import git

MIB = 1 << 20
Write = Callable[..., Path]


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city, built."""
    out = tmp_path_factory.mktemp("examples") / "dist"
    done = build(*EXAMPLES, *AS_OF, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture
def database(examples: Path) -> Iterator[sqlite3.Connection]:
    """The database of the fictional city."""
    with closing(sqlite3.connect(f"file:{examples / 'registry.db'}?mode=ro", uri=True)) as opened:
        yield opened


@pytest.fixture
def old_dist(tmp_path: Path) -> Path:
    """A result of an earlier build."""
    out = tmp_path / "dist"
    out.mkdir()
    (out / "old").write_text("old")
    return out


def test_ledger_has_one_row_for_every_file(database: sqlite3.Connection) -> None:
    """Files in = rows in the account."""
    files = [path for path in (ROOT / "examples/content").rglob("*") if path.is_file()]

    assert [(len(files),)] == database.execute("select count(*) from ledger").fetchall()


def test_published_rows_have_a_row_of_their_type_and_a_page(
    examples: Path, database: sqlite3.Connection
) -> None:
    """Every published entry is in the spine, in its table and at its address."""
    rows = database.execute(
        "select type, id from ledger where outcome = 'published' order by type, id"
    ).fetchall()

    spine = database.execute("select type, id from entries order by type, id").fetchall()
    assert rows == spine
    for kind, entry in rows:
        count = database.execute(f'select count(*) from "{kind}" where id = ?', [entry])
        assert count.fetchone() == (1,)
        assert (examples / "site" / kind / entry / "index.html").is_file()


def test_every_reference_between_rows_holds(database: sqlite3.Connection) -> None:
    """No row points to a row that is not there."""
    assert database.execute("pragma foreign_key_check").fetchall() == []


def test_coordinates_are_published_in_wgs84_only(database: sqlite3.Connection) -> None:
    """Whatever datum a contributor read them in."""
    datums = database.execute(
        "select distinct location_datum from places where location_lng is not null"
    ).fetchall()

    assert datums == [("wgs84",)]


COURSE = """\
name:
  zh: 公开的课程
provider: zq-named-draft
status: active
""" + SOURCES


def marked_content(school: Write, tmp_path: Path) -> Path:
    """Two drafts of unique names, one of which an active entry refers to."""
    school("zq-secret-draft", "暗号甲草稿学院", status="draft", more="founded: 1987\n")
    school("zq-named-draft", "暗号乙草稿学院", status="draft")
    school("active-school", "公开的学校", more="parent: zq-named-draft\n")
    course = tmp_path / "content" / "courses" / "xuhui" / "active-course.yaml"
    course.parent.mkdir(parents=True)
    course.write_text(COURSE, encoding="utf-8")
    broken = school("zq-broken-draft", "暗号丙草稿学院", status="draft")
    broken.write_text(broken.read_text(encoding="utf-8") + "nmae: 暗号丁\n", encoding="utf-8")
    return tmp_path / "content"


def test_nothing_of_a_draft_leaves_the_ledger(
    school: Write, tmp_path: Path, few_areas: Path
) -> None:
    """Only the name of a draft shows, and only where an active entry refers to it."""
    content = marked_content(school, tmp_path)
    out = tmp_path / "out"
    done = build("--content", content, "--reference", few_areas, *AS_OF, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    marks = ["zq-secret-draft", "zq-named-draft", "zq-broken-draft", "暗号甲", "暗号丙", "暗号丁"]

    with closing(sqlite3.connect(out / "registry.db")) as opened:
        text = dump(opened)
    seen = {mark for mark in marks if mark in text}
    for path in (one for one in out.rglob("*") if one.is_file() and one.suffix != ".db"):
        seen |= {mark for mark in marks if mark.encode() in path.read_bytes()}

    assert set() == seen
    assert "暗号乙草稿学院" in text
    with closing(sqlite3.connect(out / "registry.db")) as opened:
        row = opened.execute("select provider, provider_name, area from courses").fetchone()
    assert (None, "暗号乙草稿学院", None) == row


def dump(opened: sqlite3.Connection) -> str:
    """Return every value of every table but the ledger."""
    tables = [
        name
        for (name,) in opened.execute("select name from sqlite_master where type = 'table'")
        if name != "ledger"
    ]
    return "\n".join(str(row) for name in tables
                     for row in opened.execute(f'select * from "{name}"'))


def test_no_unsafe_host_is_published(
    tmp_path: Path, school: Write, shanghai: Reference, few_areas: Path
) -> None:
    """A source there is cited by title; its address is nowhere, not even in JSON."""
    path = school("cited-school")
    host = max(shanghai.unsafe_hosts)
    text = path.read_text(encoding="utf-8").replace("document: 名录", f"url: https://www.{host}/x")
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    done = build("--content", tmp_path / "content", "--reference", few_areas, *AS_OF, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr

    files = [one for one in out.rglob("*") if one.is_file()]

    assert (out / "site/organizations/cited-school/index.html") in files
    assert [] == [one for one in files if host.encode() in one.read_bytes()]


def test_broken_reference_sets_one_file_aside_and_strict_refuses(
    school: Write, tmp_path: Path, old_dist: Path, few_areas: Path
) -> None:
    """The others are published and the summary says which file and why."""
    school("parent-school")
    school("child-school", more="parent: parent-schol\n")
    arguments = ("--content", tmp_path / "content", "--reference", few_areas, *AS_OF,
                 "--out", old_dist, "--only", "database")

    strict = build(*arguments, "--strict")
    assert (1, ["old"]) == (strict.returncode, [path.name for path in old_dist.iterdir()])

    plain = build(*arguments)
    assert plain.returncode == 0
    assert "child-school.yaml:6:9 E301" in plain.stdout
    assert "parent-school" in plain.stdout
    with closing(sqlite3.connect(old_dist / "registry.db")) as opened:
        assert [("parent-school",)] == opened.execute("select id from organizations").fetchall()


def test_empty_content_builds_a_useful_site(tmp_path: Path) -> None:
    """Nobody starts with entries: the summary and the home page say how to add the first."""
    (tmp_path / "content").mkdir()
    out = tmp_path / "out"

    done = build("--content", tmp_path / "content", "--reference", ROOT / "reference", *AS_OF,
                 "--out", out)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "examples/content" in done.stdout
    home = (out / "site/index.html").read_text(encoding="utf-8")
    assert "contribute" in home


def test_two_builds_are_equal_byte_for_byte(tmp_path: Path, examples: Path) -> None:
    """Another checkout path, hash seed and number of processes change nothing."""
    other = tmp_path / "elsewhere" / "checkout"
    if (ROOT / ".git").exists():  # the history is a part of what goes in
        git(tmp_path, "clone", "--quiet", "--no-checkout", ROOT, other)
    ignore = shutil.ignore_patterns(".venv", ".git", "dist", "dist-*", ".ruff_cache", ".pytest_cache",
                                    "__pycache__")
    shutil.copytree(ROOT, other, ignore=ignore, dirs_exist_ok=True)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia"}
    done = build("--content", "examples/content", "--reference", "examples/reference", *AS_OF,
                 "--out", "out", "--jobs", "2", root=other, cwd=other, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr

    assert hashes(examples) == hashes(other / "out")
    logical = "select value from meta where key = 'logical_hash'"
    with closing(sqlite3.connect(examples / "registry.db")) as a, closing(
        sqlite3.connect(other / "out/registry.db")
    ) as b:
        assert a.execute(logical).fetchone() == b.execute(logical).fetchone()


def test_same_checkout_gives_the_same_database_bytes(tmp_path: Path) -> None:
    """With the same commit, the file itself is the same."""
    arguments = (*EXAMPLES, *AS_OF, "--only", "database", "--out")
    for name, seed in (("one", "1"), ("two", "2")):
        build(*arguments, tmp_path / name, env={**os.environ, "PYTHONHASHSEED": seed})

    one, two = (hashes(tmp_path / name) for name in ("one", "two"))

    assert "registry.db" in one
    assert one == two


@pytest.mark.parametrize(
    "arguments",
    [
        ("--content", "nowhere"),
        ("--reference", "nowhere"),
        ("--as-of", "yesterday"),
        ("--only", "pages"),
        ("--nonsense",),
    ],
)
def test_wrong_call_exits_2_with_a_sentence_and_touches_nothing(
    arguments: tuple[str, ...], old_dist: Path
) -> None:
    """What is wrong is named; no traceback, nothing lost."""
    done = build(*arguments, "--out", old_dist, cwd=ROOT)

    assert done.returncode == 2
    assert arguments[-1].lstrip("-") in done.stderr
    assert "Traceback" not in done.stderr
    assert ["old"] == [path.name for path in old_dist.iterdir()]


def in_small_disk(folder: Path, size: str, more: str) -> tuple[str, ...]:
    """Return the words that run a command with a tiny file system mounted on a folder."""
    user = () if os.geteuid() == 0 else ("--map-root-user",)
    script = f'mount -t tmpfs -o size={size} tmpfs "{folder}" && {more} && exec "$@"'
    return ("unshare", "--mount", *user, "sh", "-c", script, "sh")


def test_full_disk_is_a_sentence_and_exit_70(tmp_path: Path) -> None:
    """The old result on that disk is untouched, which the same shell shows afterwards."""
    disk = tmp_path / "disk"
    disk.mkdir()
    prepare = f'mkdir "{disk}/dist" && echo old > "{disk}/dist/old"'
    before = in_small_disk(disk, "1m", prepare)
    script = ("sh", "-c", f'"$@"; code=$?; ls -A "{disk}/dist"; exit $code', "sh")

    done = build(*EXAMPLES, *AS_OF, "--out", disk / "dist", before=(*before, *script))

    assert (70, "old\n") == (done.returncode, done.stdout)
    assert "What was there before is unchanged" in done.stderr
    assert "Traceback" not in done.stderr


def test_read_only_disk_is_a_sentence_and_exit_70(tmp_path: Path) -> None:
    """Root may write anywhere but there."""
    disk = tmp_path / "disk"
    disk.mkdir()
    before = in_small_disk(disk, "1m", f'mkdir "{disk}/dist" && mount -o remount,ro "{disk}"')

    done = build(*EXAMPLES, *AS_OF, "--out", disk / "dist", before=before)

    assert done.returncode == 70
    assert "Read-only" in done.stderr
    assert "Traceback" not in done.stderr


def test_file_size_limit_is_a_sentence_and_exit_70(old_dist: Path) -> None:
    """A limit on file size stops the database in the middle of its writing."""
    done = build(
        *EXAMPLES, *AS_OF, "--out", old_dist,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (MIB // 8, MIB // 8)),
    )

    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert ["old"] == [path.name for path in old_dist.iterdir()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_build_says_so_and_keeps_the_old_result(
    number: signal.Signals, old_dist: Path
) -> None:
    """The signal arrives once the build has begun its work folder."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), *EXAMPLES, *AS_OF, "--out", str(old_dist)],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    work = old_dist.parent / ".dist.build" / "new"
    while not work.exists():
        assert process.poll() is None
        os.sched_yield()

    process.send_signal(number)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 70
    assert "Interrupted" in said
    assert ["old"] == [path.name for path in old_dist.iterdir()]
