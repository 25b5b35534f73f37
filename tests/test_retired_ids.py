"""Ids that are no longer in use: they lead on, from one place and to one entry."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from building import AS_OF, build
from registry.catalogue import Catalogue, walk_content
from registry.database.publication import ledger

Write = Callable[..., Path]


def redirects(folder: Path, reference: Path) -> list[tuple[str, str, str | None]]:
    """Build the database of `content/` in a folder and return where old ids lead, since when."""
    done = build("--content", folder / "content", "--reference", reference, *AS_OF,
                 "--out", folder / "dist", "--only", "database", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(folder / "dist/registry.db")) as opened:
        return opened.execute("SELECT old_id, new_id, since FROM redirects ORDER BY 1").fetchall()


def test_merged_entry_leads_on_since_the_day_it_ended(school: Write, tmp_path: Path, few_areas: Path) -> None:
    """The day is that of `closed_on`, which a merged entry may have."""
    school("new-school")
    school("old-school", status="merged", more="merged_into: new-school\nclosed_on: 2025-03\n")

    assert redirects(tmp_path, few_areas) == [("old-school", "new-school", "2025-03")]


def test_former_id_with_an_entry_of_its_own_leads_on_once(school: Write, tmp_path: Path, few_areas: Path) -> None:
    """The successor may name the id too: the entry that was merged knows more."""
    school("new-school", more="former_ids:\n  - old-school\n  - oldest-school\n")
    school("old-school", status="merged", more="merged_into: new-school\nclosed_on: 2025-03\n")

    assert redirects(tmp_path, few_areas) == [
        ("old-school", "new-school", "2025-03"), ("oldest-school", "new-school", None)]


def test_ledger_never_calls_published_what_was_not_read(school: Write, tmp_path: Path) -> None:
    """A file without an entry is set aside, even where nobody said why."""
    name = school("good-school").relative_to(tmp_path / "content").as_posix()
    content = tmp_path / "content"
    catalogue = Catalogue(content, "content", list(walk_content(content)), statuses={name: "active"})

    assert [row.outcome for row in ledger(catalogue, [])] == ["set_aside"]
