"""The file behind the page “find”: what is in it is what the database says, and nothing else is."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import find_truth
from registry.site.find_facets import PAST, runs, window
from registry.site.find_index import FindIndex
from registry.site.queries import Entry, Registry
from registry.site.shelf import Shelf

CITIES = ("shanghai_dist", "fictional_dist")
DAY = "2026-11-24"


@pytest.fixture(params=CITIES)
def dist(request: pytest.FixtureRequest) -> Path:
    """Each of the two cities, built."""
    return request.getfixturevalue(request.param)


def _file(dist: Path) -> dict[str, Any]:
    return json.loads((dist / "site" / "api/v1/find.json").read_text("utf-8"))


def _entries(file: dict[str, Any]) -> list[str]:
    types = file["facets"][0]["values"]
    columns = file["entries"]
    return [f"{types[kind]}/{one}" for kind, one in zip(columns["type"], columns["id"], strict=True)]


def test_every_listed_entry_of_the_types_people_look_for_is_in_it_once(dist: Path) -> None:
    """No draft, none that closed or merged, no case and no number."""
    found = _entries(_file(dist))
    assert sorted(found) == find_truth.listed(dist / "registry.db")
    assert found


def test_all_columns_are_as_long_as_there_are_entries(dist: Path) -> None:
    """A column that is shorter would give one entry what belongs to another."""
    columns = _file(dist)["entries"]
    number = len(columns["id"])
    lists = {name: column for name, column in columns.items() if name != "name"} | columns["name"]
    assert {name: len(column) for name, column in lists.items()} == dict.fromkeys(lists, number)


@pytest.mark.parametrize("name", sorted(set(find_truth.FACETS) - set(find_truth.VIEWED)))
def test_a_facet_has_the_values_that_the_database_has(dist: Path, name: str) -> None:
    """Who is asked and says nothing is unknown; who is not asked is not counted."""
    file = _file(dist)
    facet = next(one for one in file["facets"] if one["name"] == name)
    tally: Counter[str] = Counter()
    for place, kind in enumerate(file["entries"]["type"]):
        if facet["types"] is None or kind in facet["types"]:
            column = file["entries"][name][place]
            said = [column] if name == "type" else column
            tally.update([facet["values"][value] for value in said] or ["unknown"])
    assert dict(tally) == find_truth.counts(dist / "registry.db", name, DAY)


def test_every_value_has_a_label_in_each_language_of_the_city(dist: Path) -> None:
    """A reader never sees the code of a term."""
    file = _file(dist)
    for facet in file["facets"]:
        for language in file["languages"]:
            assert facet["title"][language]
            assert len(facet["labels"][language]) == len(facet["values"])
        assert all(any(facet["labels"][language][place] for language in file["languages"])
                   for place in range(len(facet["values"])))


def test_coordinates_are_those_that_are_published(dist: Path) -> None:
    """As exactly as the database has them, and for no other entry."""
    file = _file(dist)
    columns = zip(_entries(file), file["entries"]["lng"], file["entries"]["lat"], strict=True)
    with sqlite3.connect(f"file:{dist / 'registry.db'}?mode=ro", uri=True) as database:
        truth = database.execute(
            "SELECT entry, location_lng, location_lat FROM places"
            " WHERE location_lng IS NOT NULL AND status NOT IN ('closed', 'merged')").fetchall()
    assert sorted(one for one in columns if one[1] is not None) == sorted(truth)


def test_nothing_leaves_the_site_and_no_draft_is_named(fictional_dist: Path) -> None:
    """No address, no telephone number, no mail; the marks of drafts and unsafe data are nowhere."""
    text = (fictional_dist / "site" / "api/v1/find.json").read_text("utf-8")
    with sqlite3.connect(f"file:{fictional_dist / 'registry.db'}?mode=ro", uri=True) as database:
        telephones = [one for (one,) in database.execute(
            "SELECT contact_phone FROM places WHERE contact_phone IS NOT NULL")]
    assert telephones
    assert [word for word in ("zzmarker", "标记", "://", "@", *telephones) if word in text.lower()] == []


def test_the_same_database_gives_the_same_bytes(dist: Path) -> None:
    """Read once more, in a process of its own hash seed, the file is the one that was built."""
    registry = Registry(dist / "registry.db")
    shelf, find = Shelf(registry), FindIndex(registry)
    for kind in registry.types:
        for entry in registry.entries(kind):
            shelf.add(entry)
            find.add(entry)
    shelf.settle()
    text = find.text(shelf)
    registry.close()
    assert text == (dist / "site" / "api/v1/find.json").read_text("utf-8")


def test_the_file_stays_small(shanghai_dist: Path) -> None:
    """At 30 bytes an entry beside what every city needs, ten thousand stay within 310,000."""
    data = (shanghai_dist / "site" / "api/v1/find.json").read_bytes()
    number = len(json.loads(data)["entries"]["id"])
    assert len(gzip.compress(data, 9, mtime=0)) < 10_000 + 30 * number


def test_every_character_that_has_a_sound_can_be_typed(shanghai_dist: Path) -> None:
    """All usual readings of a character are there, whatever the name."""
    sounds = _file(shanghai_dist)["sounds"]
    assert sounds["学"] == "xue"
    assert {"zhang", "chang"} <= set(sounds["长"].split())


def _course(**body: object) -> Entry:
    return Entry("courses/x", "courses", "x", "active", {}, {}, None, None, "", {}, dict(body))


def test_of_ended_runs_only_the_last_is_kept_and_no_past_day_is_told() -> None:
    """They would be a quarter of the file, and change nothing that the page says."""
    run = {"from": "2025-01-01", "until": "2025-06-30", "weekly": [{"day": "mo", "start": "18:00"}]}
    later = run | {"from": "2026-01-01", "until": "2026-06-30", "except": ["2026-05-01"]}
    open_one = run | {"from": "2026-11-01", "until": "2027-01-01", "enrolment": "open",
                      "except": ["2026-11-02", "2026-12-28"]}
    gone = open_one | {"enrolment": "cancelled"}
    kept = [["mo", "18:00"]]
    assert runs(_course(offerings=[run, later, gone]), DAY) == [[PAST, PAST, "", kept, [], []]]
    assert runs(_course(offerings=[run, open_one]), DAY) == [
        [PAST, "2027-01-01", "open", kept, [], ["2026-12-28"]]]
    assert runs(_course(offerings=[gone]), DAY) == []


def test_days_of_enrolment_that_are_past_are_only_past() -> None:
    """The last day itself is not past, and what nobody stated stays empty."""
    def of(**enrol: object) -> tuple[str, str, int]:
        return window(_course(enrol=enrol), DAY)

    assert of(opens_on="2026-11-01", closes_on=DAY) == (PAST, DAY, 0)
    assert of(closes_on="2026-11-23", methods=["phone", "walk_in"]) == ("", PAST, 1)
    assert of() == ("", "", 0)


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_without_a_script_the_page_leads_to_every_list(fictional_dist: Path, prefix: str) -> None:
    """Each type, and each type in each district."""
    html = (fictional_dist / "site" / prefix / "find/index.html").read_text("utf-8")
    up = "../" * (1 + bool(prefix)) + prefix
    for kind in find_truth.FOUND:
        assert f'href="{up}{kind}/"' in html
        for slug in ("citywide", "harbour", "hill", "orchard"):
            assert f'href="{up}districts/{slug}/{kind}/"' in html


def test_find_is_the_tab_after_home(fictional_dist: Path) -> None:
    """It is what most people come for."""
    html = (fictional_dist / "site" / "index.html").read_text("utf-8")
    tabs = html[html.index("md-tabs__list"):]
    assert tabs.index("find/") < tabs.index("organizations/")
