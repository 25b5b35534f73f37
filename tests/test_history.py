"""History: how each published entry was when, from real repositories, and nothing of any draft."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import pytest

from building import ROOT
from datasette_server import running
from registry.build_command import BuildOptions, build
from registry.build_summary import summary
from registry.catalogue import read_catalogue
from registry.history import OldEntries
from registry.models import TYPES
from registry.reference import Reference
from registry.yaml_source import SIZE_LIMIT
from repositories import commit, git

Write = Callable[..., Path]
DAYS = ("2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05")
MOBILE = "139" + "1234" + "5678"
ENTRY = "organizations/river-school"
CURRENT = """
SELECT count(*) FROM entries LEFT JOIN entry_versions USING (entry)
WHERE valid_to IS NULL AND entry_versions.body IS entries.body
"""
BROKEN = (
    "name:\n  zh: 坏\n bad: [",
    "{",
    "",
    "name: *anchor\nstatus: active\n",
    "status: nonsense\nname:\n  zh: 坏学校\n",
    "名称: 坏学校".encode("gb18030"),
    b"\xff\xfe\x00",
    b"#" * (SIZE_LIMIT + 1),
)
SUBJECTS = {
    "Mend the telephone number (#12)": 12,
    "Merge pull request #34 from someone/branch": 34,
    'Revert "Mend it (#12)" (#56)': 56,
    "See (#12) for why": None,
    "Like Merge pull request #34 from someone": None,
    "Mend (#0)": None,
    "": None,
}


class Built:
    """A database, built from a folder, to ask."""

    reference: ClassVar[Path]

    def __init__(self, folder: Path, *, site: bool = False, **more: Any) -> None:
        parts = ("database", "site") if site else ("database",)
        reference = folder / "reference" if (folder / "reference").exists() else self.reference
        self.out = folder.parent / f"dist-{folder.name}"
        options = BuildOptions(content=folder / "content", reference=reference, out=self.out,
                               only=parts, **more)
        self.report = build(options, lambda _name, items, _total: items)

    @property
    def everything(self) -> str:
        """All that the file holds, as SQL."""
        with closing(sqlite3.connect(self.out / "registry.db")) as connection:
            return "\n".join(connection.iterdump())

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with closing(sqlite3.connect(self.out / "registry.db")) as connection:
            return connection.execute(sql, values).fetchall()

    @property
    def state(self) -> str:
        """How much history there is."""
        return str(self.ask("SELECT value FROM meta WHERE key = 'history'")[0][0])

    def versions(self, entry: str = ENTRY) -> list[tuple[str, str | None, str]]:
        """Return from when until when an entry had which name."""
        rows = self.ask("SELECT valid_from, valid_to, body FROM entry_versions WHERE entry = ? "
                        "ORDER BY valid_from", entry)
        return [(start, end, json.loads(body)["name"]["zh"]) for start, end, body in rows]

    def changes(self, entry: str = ENTRY) -> list[tuple[str, str, Any, Any]]:
        """Return the changes of an entry: day, field, old and new value."""
        rows = self.ask("SELECT date, field, old, new FROM field_changes WHERE entry = ? "
                        "ORDER BY number", entry)
        return [(day, field, old and json.loads(old), new and json.loads(new))
                for day, field, old, new in rows]

    def as_of(self, day: str) -> list[str]:
        """Return the entries that were public on a day, by the clause that the docs give."""
        return [entry for (entry,) in self.ask(
            "SELECT entry FROM entry_versions WHERE valid_from <= ?1 "
            "AND (valid_to > ?1 OR valid_to IS NULL) ORDER BY entry", day)]


@pytest.fixture(scope="module", autouse=True)
def _little_around(few_areas: Path) -> None:
    """What brings no reference of its own is built with that of few areas."""
    Built.reference = few_areas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which `school` writes."""
    return tmp_path


# ---- one entry through time


def test_an_entry_has_a_version_for_each_day_on_which_it_changed(
    school: Write, folder: Path
) -> None:
    """From its first publication to the one that holds."""
    school("river-school", "河边学校")
    first = commit(folder, DAYS[0])
    school("river-school", "河边学校", more="founded: 1985\n")
    second = commit(folder, DAYS[1])
    built = Built(folder)

    assert [(DAYS[0], DAYS[1], "河边学校"), (DAYS[1], None, "河边学校")] == built.versions()
    assert [(DAYS[1], "founded", None, "1985")] == [
        (day, field, old, str(new)) for day, field, old, new in built.changes()]
    assert [(first, DAYS[0], None), (second, DAYS[1], None)] == built.ask("SELECT * FROM commits")
    assert built.state == "full"
    assert [(1,)] == built.ask(CURRENT)


def test_as_of_a_day_is_one_clause_with_at_most_one_row_for_an_entry(
    school: Write, folder: Path
) -> None:
    """Before, on and after the days of changes, and after an entry went."""
    path = school("hill-school")
    commit(folder, DAYS[0])
    school("river-school")
    commit(folder, DAYS[1])
    school("river-school", "河边学校", more="founded: 1985\n")
    school("hill-school", status="draft")
    commit(folder, DAYS[2])
    path.write_text(path.read_text("utf-8").replace("draft", "active"), "utf-8")
    commit(folder, DAYS[3])
    built = Built(folder)

    hill = "organizations/hill-school"
    assert [] == built.as_of("2026-01-04")
    assert [hill] == built.as_of(DAYS[0]) == built.as_of("2026-02-04")
    assert [hill, ENTRY] == built.as_of(DAYS[1])
    assert [ENTRY] == built.as_of(DAYS[2])
    assert [hill, ENTRY] == built.as_of(DAYS[3])


def test_changes_name_fields_inside_groups_and_lists_as_a_whole(
    school: Write, folder: Path
) -> None:
    """Old and new value as JSON, nothing where there was none."""
    school("river-school", more="contact:\n  phone: 021-55550101\n  postcode: '200030'\n"
                                "also_known_as:\n  - 老名字\n")
    commit(folder, DAYS[0])
    school("river-school", more="contact:\n  phone: 021-55550102\nalso_known_as:\n  - 新名字\n"
                                "  - 老名字\n")
    commit(folder, DAYS[1])

    assert {
        (DAYS[1], "contact.phone", "021-55550101", "021-55550102"),
        (DAYS[1], "contact.postcode", "200030", None),
        (DAYS[1], "also_known_as", ("老名字",), ("新名字", "老名字")),
    } == {(day, field, *(tuple(one) if isinstance(one, list) else one for one in values))
          for day, field, *values in Built(folder).changes()}


def test_the_last_commit_of_a_day_stands_and_each_change_keeps_its_own(
    school: Write, folder: Path
) -> None:
    """Two commits on one day are one version; who looks for a change finds its commit."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    school("river-school", "乙学校")
    commit(folder, DAYS[1])
    school("river-school", "丙学校")
    last = commit(folder, DAYS[1])
    built = Built(folder)

    assert [(DAYS[0], DAYS[1], "甲学校"), (DAYS[1], None, "丙学校")] == built.versions()
    assert [(last,)] == built.ask('SELECT "commit" FROM entry_versions WHERE valid_to IS NULL')
    assert [("甲学校", "乙学校"), ("乙学校", "丙学校")] == [
        (old["zh"], new["zh"]) for _, field, old, new in built.changes() if field == "name"]


def test_days_never_go_back(school: Write, folder: Path) -> None:
    """A clock was wrong twice: once it stood before the commit before, once after the newest."""
    for day, name in (("2026-02-05", "甲学校"), ("2026-01-05", "乙学校"), ("2099-01-01", "丙学校"),
                      ("2026-04-05", "丁学校")):
        school("river-school", name)
        commit(folder, day)
    built = Built(folder)

    assert [("2026-02-05", "2026-04-05", "乙学校"), ("2026-04-05", None, "丁学校")] == built.versions()
    assert built.ask("SELECT date FROM commits") == [("2026-02-05",)] * 2 + [("2026-04-05",)] * 2


def test_a_commit_that_changes_nothing_public_leaves_no_trace(school: Write, folder: Path) -> None:
    """Comments, forms of writing and other files are no versions of an entry."""
    path = school("river-school")
    commit(folder, DAYS[0])
    path.write_text(f"# looked at again\n{path.read_text('utf-8')}", encoding="utf-8")
    commit(folder, DAYS[1])
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    commit(folder, DAYS[2])
    built = Built(folder)

    assert 1 == len(built.versions())
    assert [(DAYS[0],)] == built.ask("SELECT date FROM commits")


# ---- one entry, other files


def test_a_move_to_another_district_keeps_the_history(school: Write, folder: Path) -> None:
    """The key is type and id, whatever the folder."""
    path = school("river-school")
    commit(folder, DAYS[0])
    other = folder / "content/organizations/changning/river-school.yaml"
    other.parent.mkdir()
    shutil.move(path, other)
    other.write_text(other.read_text("utf-8").replace('"310104"', '"310105"'), encoding="utf-8")
    commit(folder, DAYS[1])
    built = Built(folder)

    assert [DAYS[0], DAYS[1]] == [start for start, _, _ in built.versions()]
    assert [(DAYS[1], "area", "310104", "310105")] == built.changes()


def test_a_changed_id_is_followed(school: Write, folder: Path) -> None:
    """What was said under the former id belongs to its successor, and so do references to it."""
    path = school("river-evening-school", "河边学校")
    school("hill-school", more="parent: river-evening-school\n")
    commit(folder, DAYS[0])
    path.unlink()
    school("river-school", "河边学校", more="former_ids:\n  - river-evening-school\n")
    school("hill-school", more="parent: river-school\n")
    commit(folder, DAYS[1])
    built = Built(folder)

    assert [(DAYS[0], DAYS[1], "河边学校"), (DAYS[1], None, "河边学校")] == built.versions()
    assert [("former_ids", ["river-evening-school"])] == [
        (field, new) for _, field, _, new in built.changes() if field != "name"]
    assert [] == built.changes("organizations/hill-school")
    assert [] == built.versions("organizations/river-evening-school")


def test_an_entry_that_was_merged_and_is_still_there_keeps_its_own_history(
    school: Write, folder: Path
) -> None:
    """Its successor has its own from its own first day."""
    school("old-school")
    commit(folder, DAYS[0])
    school("river-school", more="former_ids:\n  - old-school\n")
    school("old-school", status="merged", more="merged_into: river-school\nclosed_on: 2026-02\n")
    commit(folder, DAYS[1])
    built = Built(folder)

    assert [DAYS[1]] == [start for start, _, _ in built.versions()]
    assert [DAYS[0], DAYS[1]] == [start for start, _, _ in built.versions("organizations/old-school")]


# ---- what is not published


def test_drafts_leave_no_trace_in_history(school: Write, folder: Path) -> None:
    """Not what was a draft before, not what is one now, not what is gone."""
    school("river-school", "暗号一学校", status="draft")
    school("now-draft", "暗号二学校")
    gone = school("now-gone", "暗号三学校")
    never = school("never-public", "暗号四学校", status="draft")
    commit(folder, DAYS[0])
    school("river-school", "河边学校")
    never.unlink()
    commit(folder, DAYS[1])
    gone.unlink()
    school("now-draft", "暗号五学校", status="draft")
    draft = commit(folder, DAYS[2])
    built = Built(folder)

    assert [(DAYS[1], None, "河边学校")] == built.versions()
    assert [] == built.changes()
    assert [(DAYS[1],)] == built.ask("SELECT date FROM commits")
    assert "暗号" not in built.everything
    rows = [line for line in built.everything.split("\n") if 'INSERT INTO "meta"' not in line]
    assert [] == [line for line in rows if draft in line]  # meta names what was built


def test_personal_data_of_an_old_version_is_not_published(school: Write, folder: Path) -> None:
    """The version that held it is left out; what was before stands until it was mended."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    school("river-school", "乙学校", more=f"also_known_as:\n  - 电话 {MOBILE}\n")
    commit(folder, DAYS[1])
    school("river-school", "丙学校")
    commit(folder, DAYS[2])
    built = Built(folder)

    assert [(DAYS[0], DAYS[2], "甲学校"), (DAYS[2], None, "丙学校")] == built.versions()
    assert MOBILE not in built.everything
    assert "乙学校" not in built.everything


def test_unsafe_sites_are_named_in_no_old_version(
    school: Write, folder: Path, shanghai: Reference
) -> None:
    """Neither as an address nor in the words of a source."""
    host = min(shanghai.unsafe_hosts)
    path = school("river-school")
    right = path.read_text("utf-8")
    old = right.replace("publisher: 示例区教育局", f"publisher: {host}")
    path.write_text(f"{old}    url: https://{host}/a\n", encoding="utf-8")
    commit(folder, DAYS[0])
    path.write_text(right, encoding="utf-8")
    commit(folder, DAYS[1])
    built = Built(folder)

    assert [DAYS[0], DAYS[1]] == [start for start, _, _ in built.versions()]
    rows = built.ask("SELECT body FROM entry_versions UNION SELECT old FROM field_changes")
    assert host not in repr(rows)


def test_too_small_a_number_stays_hidden_in_history(folder: Path, shanghai: Reference) -> None:
    """A number that was taken back because it told of too few people is not told after all."""
    source = next(path for path in sorted((ROOT / "content/statistics").rglob("*.yaml"))
                  if hidden(path, shanghai))
    path = folder / source.relative_to(ROOT)
    path.parent.mkdir(parents=True)
    shutil.copy(source, path)
    right = path.read_text("utf-8")
    commit(folder, DAYS[0])
    path.write_text(small(right), encoding="utf-8")
    commit(folder, DAYS[1])
    path.write_text(right, encoding="utf-8")
    commit(folder, DAYS[2])
    built = Built(folder)

    assert [(DAYS[0], None)] == built.ask("SELECT valid_from, valid_to FROM entry_versions")
    assert [] == built.ask("SELECT * FROM field_changes")


def small(text: str) -> str:
    """Return a statistic with its first number made as small as can be."""
    return "\n".join(f"{line.partition('value:')[0]}value: 1" if "value: " in line else line
                     for line in text.split("\n"))


def hidden(path: Path, reference: Reference) -> bool:
    """Return whether a statistic counts what must not be told of few."""
    measure = next(line.split(": ")[1] for line in path.read_text("utf-8").split("\n")
                   if line.startswith("measure: "))
    active = "\nstatus: active" in path.read_text("utf-8")
    return active and (reference.measures[measure].small_cell_threshold or 0) > 1


# ---- what cannot be read


def test_what_cannot_be_read_is_skipped_until_it_is_mended(school: Write, folder: Path) -> None:
    """The version before stands, whatever is wrong with the file."""
    paths = [school(f"school-{number}", "甲学校") for number in range(len(BROKEN))]
    commit(folder, DAYS[0])
    for path, broken in zip(paths, BROKEN, strict=True):
        path.write_bytes(broken if isinstance(broken, bytes) else broken.encode())
    commit(folder, DAYS[1])
    for number, path in enumerate(paths):
        school(path.stem, f"乙学校{number}")
    commit(folder, DAYS[2])
    built = Built(folder)

    for number, path in enumerate(paths):
        assert [(DAYS[0], DAYS[2], "甲学校"), (DAYS[2], None, f"乙学校{number}")] == built.versions(
            f"organizations/{path.stem}")


def test_links_and_submodules_are_skipped(school: Write, folder: Path) -> None:
    """Where they lead is not followed."""
    path = school("river-school", "甲学校")
    secret = folder / "secret.yaml"
    shutil.copy(school("secret-school", "暗号学校"), secret)
    commit(folder, DAYS[0])
    path.unlink()
    path.symlink_to(secret)
    commit(folder, DAYS[1])
    path.unlink()
    git(folder, "update-index", "--cacheinfo", f"160000,{'1' * 40},{path.relative_to(folder)}")
    git(folder, "commit", "--quiet", "--message", "state", day=DAYS[1])
    school("river-school", "乙学校")
    (folder / "content/organizations/xuhui/secret-school.yaml").unlink()
    commit(folder, DAYS[2])
    built = Built(folder)

    assert built.state == "full"
    assert [(DAYS[0], DAYS[2], "甲学校"), (DAYS[2], None, "乙学校")] == built.versions()
    assert "暗号" not in built.everything


def test_what_the_models_no_longer_know_is_left_out(school: Write, folder: Path) -> None:
    """An old version need not be valid today: what can be typed is kept, and nothing invented."""
    path = school("river-school", "甲学校", more="colour: blue\nfounded: long ago\n"
                                                 "contact:\n  fax: 1\n  phone: 021-55550101\n"
                                                 "designations:\n  - year: 2020\n")
    text = path.read_text("utf-8").replace("kind: community_school\n", "")
    path.write_text(text, encoding="utf-8")
    commit(folder, DAYS[0])
    school("river-school", "甲学校", more="contact:\n  phone: 021-55550101\n")
    commit(folder, DAYS[1])
    built = Built(folder)

    body = json.loads(built.ask("SELECT body FROM entry_versions ORDER BY valid_from")[0][0])
    assert {"name", "area", "contact", "status", "sources"} == set(body)
    assert {"phone": "021-55550101"} == body["contact"]
    assert [(DAYS[1], "kind", None, "community_school")] == built.changes()


def test_files_with_names_of_any_kind_disturb_nothing(school: Write, folder: Path) -> None:
    """They are no entries, and git tells their names as they are."""
    path = school("river-school")
    for name in ("河边学校.yaml", 'a b\t"c".yaml', "line\nbreak.yaml", ":odd.yaml", "note.md"):
        shutil.copy(path, path.with_name(name))
    shutil.copy(path, os.fsencode(path.parent) + b"/\xff.yaml")
    commit(folder, DAYS[0], message="学校 :100644 河边")
    built = Built(folder)

    assert [DAYS[0]] == [start for start, _, _ in built.versions()]
    assert [(1,)] == built.ask(CURRENT)


# ---- commits


def test_a_pull_request_is_known_by_its_subject_alone(school: Write, folder: Path) -> None:
    """As GitHub writes it, and nothing else of a subject is kept."""
    for number, subject in enumerate(SUBJECTS):
        school("river-school", f"第{number}学校")
        commit(folder, DAYS[0], message=subject)
    built = Built(folder)

    assert [(number,) for number in SUBJECTS.values()] == built.ask("SELECT pull_request FROM commits")
    assert [] == [subject for subject in SUBJECTS if subject and subject in built.everything]
    assert "test@example.org" not in built.everything


def test_a_merge_counts_as_one_commit_of_its_own_day(school: Write, folder: Path) -> None:
    """What happened on the branch is not what was published."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    git(folder, "checkout", "--quiet", "-b", "branch")
    for name in ("乙学校", "丙学校"):
        school("river-school", name)
        commit(folder, DAYS[1], message=f"step {name}")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Merge pull request #9 from a/branch",
        "branch", day=DAYS[2])
    merge = git(folder, "rev-parse", "HEAD")
    built = Built(folder)

    assert [(DAYS[0], DAYS[2], "甲学校"), (DAYS[2], None, "丙学校")] == built.versions()
    assert [(merge, DAYS[2], 9)] == built.ask("SELECT * FROM commits WHERE date = ?", DAYS[2])
    assert "乙学校" not in built.everything


@pytest.mark.parametrize("settings", [
    {"color.ui": "always", "log.showSignature": "true", "log.showRoot": "false",
     "log.decorate": "full", "format.pretty": "fuller", "log.date": "relative"},
    {"log.diffMerges": "combined", "diff.relative": "true", "diff.renames": "copies",
     "i18n.logOutputEncoding": "UTF-16", "core.quotePath": "true", "log.follow": "true"},
], ids=["looks", "diffs"])
def test_settings_of_git_change_nothing(
    school: Write, folder: Path, settings: dict[str, str]
) -> None:
    """Whoever builds has git set up to their own taste."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    git(folder, "checkout", "--quiet", "-b", "branch")
    school("river-school", "乙学校")
    commit(folder, DAYS[1])
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message", "Merge pull request #9 from 河边/a",
        "branch", day=DAYS[2])
    for name, value in settings.items():
        git(folder, "config", name, value)
    built = Built(folder)

    assert [(DAYS[0], DAYS[2], "甲学校"), (DAYS[2], None, "乙学校")] == built.versions()
    assert [(None,), (9,)] == built.ask("SELECT pull_request FROM commits")


def test_a_repository_with_longer_names_is_read_as_well(school: Write, folder: Path) -> None:
    """Git can name its objects by SHA-256."""
    school("river-school", "甲学校")
    git(folder, "init", "--quiet", "--object-format=sha256")
    commit(folder, DAYS[0])
    school("river-school", "乙学校")
    commit(folder, DAYS[1])
    built = Built(folder)

    assert [(DAYS[0], DAYS[1], "甲学校"), (DAYS[1], None, "乙学校")] == built.versions()
    assert [(64,), (64,)] == built.ask("SELECT length(hash) FROM commits")


# ---- how much history there is


def test_an_uncommitted_edit_is_a_version_of_the_day_that_is_built_for(
    school: Write, folder: Path
) -> None:
    """The newest version is what is published, committed or not."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    school("river-school", "乙学校")
    school("new-school")
    built = Built(folder, as_of=DAYS[3])

    assert [(DAYS[0], DAYS[3], "甲学校"), (DAYS[3], None, "乙学校")] == built.versions()
    assert [DAYS[3]] == [start for start, _, _ in built.versions("organizations/new-school")]
    assert [(None,), (None,)] == built.ask(
        'SELECT "commit" FROM entry_versions WHERE valid_from = ?', DAYS[3])
    assert [(2,)] == built.ask(CURRENT)


def test_a_shallow_clone_says_so(school: Write, folder: Path) -> None:
    """Its earliest version is not called the first."""
    for name in ("甲学校", "乙学校"):
        school("river-school", name)
        commit(folder, DAYS[name == "乙学校"])
    clone = folder / "clone"
    git(folder, "clone", "--quiet", "--depth", "1", folder.as_uri(), clone)
    built = Built(clone, site=True)
    page = (built.out / "site/organizations/river-school/index.html").read_text("utf-8")

    assert built.state == "shallow"
    assert [(DAYS[1], None, "乙学校")] == built.versions()
    assert "git fetch --unshallow" in summary(built.report)
    assert "已知最早的版本" in page
    assert "首次公布" not in page


def test_a_clone_without_old_files_says_so(school: Write, folder: Path) -> None:
    """Nothing is fetched while building: what the clone lacks is skipped."""
    for day, name in zip(DAYS, ("甲学校", "乙学校"), strict=False):
        school("river-school", name)
        commit(folder, day)
    blob = git(folder, "rev-parse", "HEAD~1:content/organizations/xuhui/river-school.yaml")
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    built = Built(folder)

    assert built.state == "shallow"
    assert [(DAYS[1], None, "乙学校")] == built.versions()


def test_without_git_the_build_succeeds(
    school: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty tables, one warning, and pages that say nothing false; so outside a repository."""
    school("river-school")
    outside = Built(folder, site=True)
    page = (outside.out / "site/organizations/river-school/index.html").read_text("utf-8")
    commit(folder, DAYS[0])
    monkeypatch.setenv("PATH", str(folder / "nothing-here"))

    for built in (outside, Built(folder)):
        assert built.state == "none"
        assert [(0, 0, 0)] == built.ask(
            "SELECT (SELECT count(*) FROM commits), (SELECT count(*) FROM entry_versions), "
            "(SELECT count(*) FROM field_changes)")
        assert summary(built.report).count("there is no git history") == 1
    assert "没有版本记录" in page
    assert "首次公布" not in page


def test_a_repository_without_a_commit_has_no_history(school: Write, folder: Path) -> None:
    """Nor is that a fault."""
    school("river-school")
    git(folder, "init", "--quiet")

    assert Built(folder).state == "none"


# ---- pages


def test_a_page_tells_the_history_in_plain_words(school: Write, folder: Path) -> None:
    """Newest first, fields by their titles, in both languages; a long history is folded."""
    school("river-school")
    school("busy-school")
    commit(folder, DAYS[0])
    school("river-school", more="contact:\n  phone: 021-55550101\nfounded: 1985\n")
    commit(folder, DAYS[1], message="Add a number (#12)")
    school("river-school", status="draft")
    commit(folder, DAYS[2])
    school("river-school", more="contact:\n  phone: 021-55550101\nfounded: 1985\n")
    commit(folder, DAYS[3])
    for number in range(7):
        school("busy-school", f"第{number}学校")
        commit(folder, f"2026-05-1{number}")
    site = Built(folder, site=True).out / "site"

    assert ["2026年4月5日 恢复公布", "2026年3月5日 停止公布", "2026年2月5日 修改了 成立年份、电话 合并请求 #12",
            "2026年1月5日 首次公布"] == told(site / "organizations/river-school")
    assert ["5 April 2026 Published again", "5 March 2026 No longer published",
            "5 February 2026 Changed: Founded, Telephone pull request #12",
            "5 January 2026 First published"] == told(site / "en/organizations/river-school")
    busy = (site / "organizations/busy-school/index.html").read_text("utf-8").split('id="history"')[1]
    assert 5 == busy.split("<details>")[0].count("<li>")
    assert "更早的 3 次" in busy
    assert 8 == len(told(site / "organizations/busy-school"))


def told(folder: Path) -> list[str]:
    """Return the lines of the history on a page, without their markup."""
    text = (folder / "index.html").read_text("utf-8").split('id="history"')[1].split("</article>")[0]
    return [re.sub("<[^>]*>", "", line) for line in re.findall("<li>(.*?)</li>", text)]


def test_datasette_shows_commits_by_their_day(school: Write, folder: Path) -> None:
    """Where a version or a change names its commit, the day stands, linked."""
    school("river-school", "甲学校")
    name = commit(folder, DAYS[0])
    built = Built(folder)
    with running(built.out / "registry.db", "-m", built.out / "datasette/metadata.yaml") as server:
        page = server.text("/registry/entry_versions")
        [row] = server.rows("entry_versions", valid_from__lte="2026-06-30", _labels="on")

    assert f'<a href="/registry/commits/{name}">{DAYS[0]}</a>' in page
    assert {"value": name, "label": DAYS[0]} == row["commit"]


# ---- the real content


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The database of the real content, in a repository of its own."""
    folder = tmp_path_factory.mktemp("city")
    for name in ("content", "reference"):
        shutil.copytree(ROOT / name, folder / name)
    commit(folder, DAYS[0])
    return Built(folder)


def test_the_last_version_of_every_real_entry_is_the_current_one(real: Built) -> None:
    """As published, to the last character."""
    number = real.ask("SELECT count(*) FROM entries")[0][0]

    assert number > 300
    assert [(number,)] == real.ask(CURRENT)
    assert [(DAYS[0], None, number)] == real.ask(
        "SELECT valid_from, valid_to, count(*) FROM entry_versions GROUP BY 1, 2")


def test_an_old_version_is_read_as_the_current_one_is(shanghai: Reference) -> None:
    """By what reads old versions, which tolerates more, every valid entry comes out the same."""
    bodies: dict[str, dict[str, Any]] = {}
    catalogue = read_catalogue(
        ROOT / "content", shanghai,
        keep=lambda record, text: bodies.setdefault(record.entry, json.loads(text)))
    old = OldEntries(shanghai, catalogue.records)
    published = [one for one in catalogue.records.values() if one.status != "draft"]

    assert {one.type for one in published} == set(TYPES)
    assert [] == [one.entry for one in published
                  if old.read(catalogue.raw(one.name), one, {}) != bodies[one.entry]]


def test_the_same_history_gives_the_same_bytes(school: Write, folder: Path) -> None:
    """Twice the same file."""
    school("river-school", "甲学校")
    commit(folder, DAYS[0])
    school("river-school", "乙学校")
    commit(folder, DAYS[1])
    first = (Built(folder).out / "registry.db").read_bytes()

    assert first == (Built(folder).out / "registry.db").read_bytes()
