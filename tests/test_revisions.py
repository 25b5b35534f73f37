"""Whose fault: what a change touches and what it causes, judged against an earlier revision."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from building import ROOT
from registry.check_command import CheckOptions, run_check
from registry.errors import EnvironmentFault, UsageFault
from registry.revisions import Repository, trees
from registry.revisions.touched import touched
from registry.revisions.trees import lay_out
from registry.yaml_source import SIZE_LIMIT
from repositories import commit, git

Write = Callable[..., Path]


def check(folder: Path, base: str | None = "HEAD", **more: Any) -> tuple[int, dict[str, bool], str]:
    """Check a repository; return the exit code, whose each finding is, and what is said beside."""
    reference = folder / "reference"
    options = CheckOptions(
        content=folder / "content", base=base, form="json",
        reference=reference if reference.exists() else ROOT / "reference", **more)
    done = run_check(options)
    found = {f"{one['code']} {Path(one['path']).name}": one["yours"]
             for one in json.loads(done.report)["findings"]}
    return done.code, found, done.aside


def with_reference(folder: Path) -> Path:
    """Give a test its own reference files and return their folder."""
    return Path(shutil.copytree(ROOT / "reference", folder / "reference"))


def test_older_finding_in_an_untouched_file_is_not_yours(school: Write, tmp_path: Path) -> None:
    """It is told, and does not count."""
    school("old-school", more="nmae: x\n")
    commit(tmp_path)
    school("new-school")

    assert (0, {"E201 old-school.yaml": False}, "") == check(tmp_path)
    assert check(tmp_path, None)[0] == 1


def test_older_finding_in_a_touched_file_is_yours(school: Write, tmp_path: Path) -> None:
    """Whoever edits a file leaves it right."""
    school("old-school", more="nmae: x\n")
    commit(tmp_path)
    school("old-school", more="nmae: x\nfounded: 1985\n")

    assert (1, {"E201 old-school.yaml": True}, "") == check(tmp_path)


def test_untracked_and_renamed_files_are_touched(school: Write, tmp_path: Path) -> None:
    """Before the first `git add` too, and a renamed file where it was and where it is."""
    old = school("old-school", status="draft")
    school("other-school")
    head = commit(tmp_path)
    school("new-school")
    git(tmp_path, "mv", old, old.with_name("renamed-school.yaml"))
    repository = Repository.around(tmp_path / "content")
    assert repository is not None

    found = touched(repository, head, {repository.prefix: "content"})

    folder = "content/organizations/xuhui"
    assert {f"{folder}/{name}-school.yaml" for name in ("old", "new", "renamed")} == found.paths
    assert f"{folder}/new-school.yaml" in found
    assert f"{folder}/other-school.yaml" not in found


def test_reference_to_what_the_change_removed_is_yours(school: Write, tmp_path: Path) -> None:
    """The broken file itself was not touched."""
    gone = school("parent-school", status="draft")
    school("child-school", more="parent: parent-school\n")
    commit(tmp_path)
    gone.unlink()

    assert (1, {"E301 child-school.yaml": True}, "") == check(tmp_path)


def test_duplicate_that_the_change_causes_is_yours(school: Write, tmp_path: Path) -> None:
    """The finding stands in the later file, which may be the untouched one."""
    school("old-school", name="同名学校")
    commit(tmp_path)
    school("a-new-school", name="同名学校")

    assert (1, {"E305 old-school.yaml": True}, "") == check(tmp_path)


def test_second_finding_of_the_same_kind_and_place_is_yours(school: Write, tmp_path: Path) -> None:
    """One was there before; two are there now."""
    for name in ("b-school", "c-school"):
        school(name, name="同名学校")
    commit(tmp_path)
    school("a-school", name="同名学校")

    code, found, _ = check(tmp_path)

    assert (1, {"E305 b-school.yaml": True, "E305 c-school.yaml": False}) == (code, found)


def test_change_of_reference_files_answers_for_what_it_breaks(
    school: Write, tmp_path: Path
) -> None:
    """An entry that nobody touched no longer passes."""
    school("old-school", more="nmae: x\n")
    good = school("good-school")
    good.write_text(good.read_text(encoding="utf-8").replace("community_school", "book_club"),
                    encoding="utf-8")
    kinds = with_reference(tmp_path) / "vocabularies/org-kinds.yaml"
    before = kinds.read_text(encoding="utf-8")
    added = "  - term: book_club\n    label:\n      zh: 读书会甲\n      en: Book club\n"
    kinds.write_text(f"{before.rstrip()}\n{added}", encoding="utf-8")
    commit(tmp_path)
    assert check(tmp_path)[0] == 0
    kinds.write_text(before, encoding="utf-8")

    assert (1, {"E201 old-school.yaml": False, "E205 good-school.yaml": True}, "") == check(tmp_path)


def test_broken_reference_files_at_the_base_are_said_and_everything_is_yours(
    school: Write, tmp_path: Path
) -> None:
    """Nothing can be compared with what cannot be read."""
    school("old-school", more="nmae: x\n")
    areas = with_reference(tmp_path) / "areas.yaml"
    right = areas.read_text(encoding="utf-8")
    areas.write_text("- code: 1\n  nmae: x\n", encoding="utf-8")
    commit(tmp_path)
    areas.write_text(right, encoding="utf-8")

    code, found, said = check(tmp_path)

    assert (1, {"E201 old-school.yaml": True}) == (code, found)
    assert "基础资料本身有误" in said


def test_change_is_judged_from_where_it_left_the_base(school: Write, tmp_path: Path) -> None:
    """What others did on the main branch meanwhile is neither touched nor missing."""
    school("first-school")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "change")
    school("own-school")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    school("later-school")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "change")

    assert (0, {}, "") == check(tmp_path, "main")


def test_base_without_a_common_past_is_compared_itself(school: Write, tmp_path: Path) -> None:
    """As in a clone that holds two commits and no history."""
    school("old-school", more="nmae: x\n")
    first = commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "--orphan", "other")
    commit(tmp_path)

    assert (0, {"E201 old-school.yaml": False}, "") == check(tmp_path, first)


def test_paths_narrow_down_what_a_base_leaves(school: Write, tmp_path: Path) -> None:
    """Both were asked for, so both must hold."""
    old = school("old-school", more="nmae: x\n")
    commit(tmp_path)
    new = school("new-school", more="nmae: x\n")

    assert 0 == check(tmp_path, paths=(old,))[0]
    assert 1 == check(tmp_path, paths=(new,))[0]


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--output=made", "", "HEAD:content", "a\nb"])
def test_revision_that_is_none_is_a_wrong_call(
    revision: str, school: Write, tmp_path: Path
) -> None:
    """It never passes for an option of git; the sentence is in both languages."""
    school("good-school")
    commit(tmp_path)

    with pytest.raises(UsageFault) as fault:
        check(tmp_path, revision)

    assert fault.value.exit_code == 2
    assert "没有" in fault.value.zh
    assert "has no revision" in fault.value.en
    assert not (tmp_path / "made").exists()


def test_base_without_a_repository_is_a_wrong_call(school: Write, tmp_path: Path) -> None:
    """A folder from a download has no history."""
    school("good-school")

    with pytest.raises(UsageFault, match="needs a git repository"):
        check(tmp_path)


def test_question_is_asked_of_the_content_even_in_a_hook(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells its hooks which repository it works on; that may be another."""
    school("good-school")
    commit(tmp_path)
    monkeypatch.setenv("GIT_DIR", "nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")

    assert (0, {}, "") == check(tmp_path)


def test_git_that_does_not_answer_is_a_fault_of_the_machine(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check ends."""
    school("good-school")
    commit(tmp_path)
    monkeypatch.setattr("registry.revisions.git.SECONDS", 0)

    with pytest.raises(EnvironmentFault, match="within 0 seconds"):
        check(tmp_path)


# ---- ids that are lost


def test_deleted_entry_is_an_error_at_its_old_path(school: Write, tmp_path: Path) -> None:
    """Its page would be gone from the web."""
    gone = school("old-school")
    commit(tmp_path)
    gone.unlink()

    assert (1, {"E601 old-school.yaml": True}, "") == check(tmp_path)


def test_text_and_summary_tell_of_a_file_that_is_not_there(school: Write, tmp_path: Path) -> None:
    """There is no line to show."""
    gone = school("old-school")
    commit(tmp_path)
    gone.unlink()

    for form in ("text", "github", "markdown"):
        done = run_check(CheckOptions(content=tmp_path / "content", reference=ROOT / "reference",
                                      base="HEAD", form=form))
        assert "条目 organizations/old" in done.report.replace("&#45;", "-")


def test_draft_may_go_and_an_entry_may_move(school: Write, tmp_path: Path) -> None:
    """A draft was never public, and an id does not depend on its folder."""
    draft = school("draft-school", status="draft")
    moving = school("moving-school")
    commit(tmp_path)
    draft.unlink()
    target = tmp_path / "content/organizations/huangpu/moving-school.yaml"
    target.parent.mkdir()
    text = moving.read_text(encoding="utf-8").replace("310104", "310101")
    moving.rename(target).write_text(text, encoding="utf-8")

    assert (0, {}, "") == check(tmp_path)


def test_former_id_of_a_published_successor_accounts_for_an_entry(
    school: Write, tmp_path: Path
) -> None:
    """A draft does not: its page answers nobody."""
    gone = school("old-school")
    commit(tmp_path)
    gone.unlink()

    school("new-school", more="former_ids: [old-school]\n")
    assert (0, {}, "") == check(tmp_path)
    school("new-school", more="former_ids: [old-school]\n", status="draft")
    assert (1, {"E601 old-school.yaml": True}, "") == check(tmp_path)


def test_former_id_is_not_lost_either(school: Write, tmp_path: Path) -> None:
    """It answers since it gave way; with its successor it may pass to the next."""
    school("new-school", more="former_ids: [old-school]\n")
    commit(tmp_path)

    path = school("new-school")
    assert (1, {"E601 new-school.yaml": True}, "") == check(tmp_path)
    path.unlink()
    school("next-school", more="former_ids: [old-school, new-school]\n")
    assert (0, {}, "") == check(tmp_path)


def test_published_entry_cannot_be_a_draft_again(school: Write, tmp_path: Path) -> None:
    """Its page would be gone; also where the file is broken besides."""
    school("old-school")
    school("broken-school")
    commit(tmp_path)
    school("old-school", status="draft")
    school("broken-school", status="draft", more="nmae: x\n")

    assert {"E601 old-school.yaml", "E601 broken-school.yaml",
            "E201 broken-school.yaml"} == set(check(tmp_path)[1])


def test_entry_that_is_set_aside_is_not_lost(school: Write, tmp_path: Path) -> None:
    """Its file is there: one mistake, one finding."""
    school("old-school")
    commit(tmp_path)
    school("old-school", more="nmae: x\n")

    assert {"E201 old-school.yaml": True} == check(tmp_path)[1]


# ---- what is no plain file


def test_executable_entry_is_an_error(school: Write, tmp_path: Path) -> None:
    """In a repository and outside of one."""
    path = school("good-school")
    path.chmod(0o755)
    assert {"E119 good-school.yaml": True} == check(tmp_path, None)[1]
    commit(tmp_path)

    assert (0, {"E119 good-school.yaml": False}, "") == check(tmp_path)
    path.chmod(0o644)
    assert (0, {}, "") == check(tmp_path)


def test_mode_is_read_from_git_where_the_disk_marks_every_file(
    school: Write, tmp_path: Path
) -> None:
    """Git knows such disks and says so in its settings."""
    marked, recorded = school("marked-school"), school("recorded-school")
    commit(tmp_path)
    git(tmp_path, "config", "core.fileMode", "false")
    marked.chmod(0o755)
    git(tmp_path, "update-index", "--chmod=+x", recorded)

    assert {"E119 recorded-school.yaml": True} == check(tmp_path)[1]


def test_mode_says_nothing_where_the_reference_files_are_marked_too(
    school: Write, tmp_path: Path
) -> None:
    """Without git, a file that nobody executes shows what the disk does."""
    (with_reference(tmp_path) / "instance.yaml").chmod(0o755)
    school("good-school").chmod(0o755)

    assert (0, {}, "") == check(tmp_path, None)


def test_submodule_and_link_are_errors(school: Write, tmp_path: Path) -> None:
    """A submodule is an empty folder here; a link leads where it likes."""
    path = school("good-school")
    first = commit(tmp_path)
    (path.parent / "link.yaml").symlink_to("/etc/passwd")
    (path.parent / "module.yaml").mkdir()
    git(tmp_path, "update-index", "--add", "--cacheinfo",
        f"160000,{first},content/organizations/xuhui/module.yaml")

    assert (1, {"E113 link.yaml": True, "E113 module.yaml": True}, "") == check(tmp_path)
    git(tmp_path, "add", path.parent / "link.yaml")
    git(tmp_path, "commit", "--quiet", "--message", "state")
    assert (0, {"E113 link.yaml": False, "E113 module.yaml": False}, "") == check(tmp_path)


def test_link_on_a_machine_without_links_is_still_one(school: Write, tmp_path: Path) -> None:
    """There it is a small file that holds where it leads."""
    path = school("good-school")
    link = path.parent / "link.yaml"
    link.symlink_to("good-school.yaml")
    commit(tmp_path)
    git(tmp_path, "config", "core.symlinks", "false")
    link.unlink()
    shutil.copyfile(path, link)

    assert "E113 link.yaml" in check(tmp_path, None)[1]


def test_base_is_laid_out_without_links_or_large_files(school: Write, tmp_path: Path) -> None:
    """What the check would refuse is not even fetched; it is refused there as it is here."""
    path = school("large-school")
    path.write_bytes(b"# " + b"x" * SIZE_LIMIT)
    (path.parent / "link.yaml").symlink_to("/etc")
    head = commit(tmp_path)
    repository = Repository.around(tmp_path / "content")
    assert repository is not None

    lay_out(repository, head, repository.prefix, tmp_path / "out", SIZE_LIMIT)

    folder = tmp_path / "out/organizations/xuhui"
    assert not (folder / "link.yaml").exists()
    assert not any((folder / "large-school.yaml").read_bytes())
    assert {"E102 large-school.yaml": False, "E113 link.yaml": False} == check(tmp_path)[1]


def test_tree_with_names_that_lead_elsewhere_writes_nothing_there(
    school: Write, tmp_path: Path
) -> None:
    """Such a tree is made by hand; git itself would not check it out."""
    school("good-school")
    commit(tmp_path)
    blob = git(tmp_path, "hash-object", "-w", "content/organizations/xuhui/good-school.yaml")

    def tree(mode: str, name: str, inner: str) -> str:
        raw = tmp_path / "raw"
        raw.write_bytes(f"{mode} {name}\0".encode() + bytes.fromhex(inner))
        return git(tmp_path, "hash-object", "-w", "-t", "tree", "--literally", raw)

    evil = tree("100644", "escaped.yaml", blob)
    for name in ("..", "organizations"):
        evil = tree("40000", name, evil)
    root = tree("40000", "content", tree("40000", "..", evil))
    repository = Repository.around(tmp_path / "content")
    assert repository is not None

    lay_out(repository, root, "content/", tmp_path / "deep/out", SIZE_LIMIT)

    assert [] == list(tmp_path.rglob("escaped.yaml"))


def test_revision_that_is_too_large_is_refused(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what git says of its files, before one is read."""
    school("good-school")
    commit(tmp_path)
    monkeypatch.setattr(trees, "MOST_BYTES", 10)

    with pytest.raises(EnvironmentFault, match="too large"):
        check(tmp_path)


def test_names_of_any_bytes_are_compared_as_they_are_told(school: Write, tmp_path: Path) -> None:
    """A name that is no UTF-8 is old where it was, and touched where it is new."""
    folder = os.fsencode(school("good-school").parent)

    def place(name: bytes) -> None:
        with open(folder + b"/" + name, "wb") as handle:  # noqa: PTH123 - a path of bytes
            handle.write(b"x")

    place(b"\xff.yaml")
    place("学校,::x.yaml".encode())
    commit(tmp_path)
    place(b"\xfe.yaml")

    assert {"E111 \\udcff.yaml": False, "E111 学校,::x.yaml": False,
            "E111 \\udcfe.yaml": True} == check(tmp_path)[1]
