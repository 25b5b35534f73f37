"""Reading `content/`: every file accounted for, one bad file never takes others down."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.database.publication import ledger
from registry.reference import Reference
from registry.yaml_source import SIZE_LIMIT

Write = Callable[..., Path]


def test_bad_file_leaves_the_others_published(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """The file set aside has its code in the ledger, the good one is published."""
    school("good-school")
    school("bad-school").write_bytes(b"\xff\xfe")

    catalogue = read_catalogue(tmp_path / "content", shanghai)
    rows = ledger(catalogue, check_catalogue(catalogue, shanghai))

    assert [("bad-school", "set_aside", "E101"), ("good-school", "published", None)] == [
        (row.id, row.outcome, row.code) for row in rows
    ]


def test_every_file_has_one_ledger_row(school: Write, tmp_path: Path, shanghai: Reference) -> None:
    """Notes, traces of tools, links, drafts and strays are all in the account."""
    content = tmp_path / "content"
    path = school("draft-school", status="draft")
    (content / "README.md").write_text("notes")
    (path.parent / ".DS_Store").write_bytes(b"\0")
    (path.parent / "notes.txt").write_text("stray")
    (path.parent / "link.yaml").symlink_to(path)
    os.mkfifo(path.parent / "pipe.yaml")

    catalogue = read_catalogue(content, shanghai)
    rows = ledger(catalogue, check_catalogue(catalogue, shanghai))

    assert {
        "content/README.md": ("ignored", None),
        "content/organizations/xuhui/.DS_Store": ("ignored", None),
        "content/organizations/xuhui/draft-school.yaml": ("draft", None),
        "content/organizations/xuhui/link.yaml": ("set_aside", "E113"),
        "content/organizations/xuhui/notes.txt": ("set_aside", "E111"),
        "content/organizations/xuhui/pipe.yaml": ("set_aside", "E113"),
    } == {row.path: (row.outcome, row.code) for row in rows}


def test_name_of_any_bytes_is_set_aside_and_told(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """Linux takes any bytes for a name; a finding and a database take text only."""
    path = school("good-school")
    raw = os.fsencode(path.parent) + b"/\xff.yaml"
    with open(raw, "wb") as handle:  # noqa: PTH123 - a path of bytes
        handle.write(path.read_bytes())
    (path.parent / "line\nbreak.yaml").write_bytes(path.read_bytes())
    (tmp_path / "content" / "organizations" / "linked").symlink_to(path.parent)

    catalogue = read_catalogue(tmp_path / "content", shanghai)
    found = check_catalogue(catalogue, shanghai)

    assert ["E113", "E111", "E111"] == [finding.code for finding in found]
    assert all("\n" not in finding.message["en"] for finding in found)
    assert ["good-school"] == [record.id for record in catalogue.records.values()]


def test_broken_draft_is_still_a_draft_in_the_ledger(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """What says it is a draft is told as one, whatever else is wrong; a status may be any shape."""
    school("broken-draft", status="draft", more="nmae: x\n")
    school("listed-status", status="[active, draft]")

    catalogue = read_catalogue(tmp_path / "content", shanghai)
    rows = ledger(catalogue, check_catalogue(catalogue, shanghai))

    assert [("draft", "set_aside"), (None, "set_aside")] == [
        (row.status, row.outcome) for row in rows
    ]


def test_huge_file_is_set_aside_without_being_read_whole(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """A sparse file of a gigabyte costs no memory and no time."""
    with school("huge-school").open("wb") as handle:
        handle.truncate(1 << 30)

    catalogue = read_catalogue(tmp_path / "content", shanghai)

    assert [("E102", SIZE_LIMIT)] == [
        (finding.code, finding.params["limit"]) for finding in catalogue.findings
    ]


def test_answer_does_not_depend_on_the_number_of_processes(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """More files than one chunk, read by one process and by two."""
    for number in range(260):
        school(f"school-{number}", more=f"founded: {1400 + number}\n")

    one = read_catalogue(tmp_path / "content", shanghai, jobs=1)
    two = read_catalogue(tmp_path / "content", shanghai, jobs=2)

    assert len(one.findings) > 0
    assert (one.records, one.findings) == (two.records, two.findings)


def test_reference_to_a_file_set_aside_is_not_called_unknown(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """The child is not blamed for the fault of its parent's file."""
    school("parent-school", more="nmae: x\n")
    school("child-school", more="parent: parent-school\n")

    catalogue = read_catalogue(tmp_path / "content", shanghai)
    found = check_catalogue(catalogue, shanghai)

    assert ["parent-school.yaml"] == [Path(finding.path).name for finding in found]


def test_broken_reference_names_the_nearest_id(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """One wrong character is answered with the id that was meant."""
    school("parent-school")
    school("child-school", more="parent: parent-schol\n")

    catalogue = read_catalogue(tmp_path / "content", shanghai)
    (finding,) = check_catalogue(catalogue, shanghai)

    assert ("E301", "parent", "parent-school") == (
        finding.code,
        finding.field,
        finding.suggestion,
    )
    assert (6, 9) == (finding.span.line, finding.span.column)


def test_id_is_unique_within_its_type_only(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """A school and its place may share an id."""
    path = school("same-name")
    place = tmp_path / "content" / "places" / "xuhui" / "same-name.yaml"
    place.parent.mkdir(parents=True)
    text = path.read_text(encoding="utf-8").replace("community_school", "learning_point")
    place.write_text(text, encoding="utf-8")

    catalogue = read_catalogue(tmp_path / "content", shanghai)

    assert {"W252"} == {finding.code for finding in check_catalogue(catalogue, shanghai)}
    assert sorted(catalogue.records) == ["organizations/same-name", "places/same-name"]
