"""What the database says of the reference files and works out from them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from building import AS_OF, EXAMPLES, ROOT, build
from registry.database.rosters import roster_rows
from registry.database.walks import of_all_stops
from registry.reference import Reference

DRAFT = "zzmarker-draft-academy"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The database of the fictional city, in which a draft and a stranger promise lists too."""
    folder = tmp_path_factory.mktemp("reference-tables")
    shutil.copytree(ROOT / "examples/reference", folder / "reference")
    promises = folder / "reference/completeness.yaml"
    text = promises.read_text(encoding="utf-8")
    first = text[text.index("- list"):text.index("- list: schemes")]
    more = [first.replace("city-learning-office", name) for name in (DRAFT, "nobody-knows")]
    promises.write_text(text + "".join(more), encoding="utf-8")
    done = build(*EXAMPLES[:2], "--reference", folder / "reference", *AS_OF,
                 "--out", folder / "dist", "--only", "database")
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(folder / "dist/registry.db")) as opened:
        yield opened


def test_a_promise_names_its_organization_and_links_only_to_a_published_one(
    database: sqlite3.Connection
) -> None:
    """A draft keeps its name, a name without an entry stays, an unknown id is no link."""
    rows = database.execute(
        "SELECT declared_by, declared_by_name FROM completeness ORDER BY number").fetchall()

    assert rows[:2] == [("city-learning-office", "City Learning Office"),
                        (None, "Council of Lantern Bay")]
    draft, stranger = rows[-2:]
    assert draft[0] is None
    assert draft[1] != DRAFT
    assert stranger == (None, "nobody-knows")


def test_every_list_and_measure_of_an_indicator_is_a_row(database: sqlite3.Connection) -> None:
    """What must be complete before a number is one can be asked of the database."""
    rows = database.execute(
        "SELECT number, side, position, measure, counted_list FROM indicator_sources"
        " WHERE indicator = 'L-04' ORDER BY number, side, position").fetchall()

    assert rows == [
        (1, "denominator", 1, None, "vocabularies/audiences"),
        (1, "denominator", 2, None, "areas/district"),
        (1, "numerator", 1, None, "courses"),
        (2, "numerator", 1, None, "organizations/community_college"),
        (2, "numerator", 2, None, "organizations/community_school"),
    ]


def test_a_framework_that_is_not_public_has_no_code(database: sqlite3.Connection) -> None:
    """Absent is said as NULL, not left out."""
    rows = database.execute("SELECT * FROM indicator_codes ORDER BY framework").fetchall()

    assert rows == [("L-01", "cn2019", None), ("L-01", "lantern2020", "A-4")]


def test_areas_and_subjects_carry_what_is_known_of_them(database: sqlite3.Connection) -> None:
    """Groups, town and country, fields of education; NULL everywhere else."""
    areas = database.execute("SELECT area_group, count(*) FROM areas GROUP BY 1").fetchall()
    country = database.execute(
        "SELECT code FROM areas WHERE urban_rural = 'rural'").fetchall()
    subjects = database.execute(
        "SELECT isced_f FROM vocabulary WHERE term = 'handicraft'").fetchall()

    assert dict(areas)["waterside"] == 1
    assert dict(areas)["upland"] == 2
    assert country == [("LB301",)]
    assert subjects == [("0214",)]


@pytest.mark.parametrize(("places", "minutes", "expected"), [
    (["gate", "tower"], [10, 20], {"is_loop": 0, "stops_minutes": 30}),
    (["gate", "tower", "gate"], [10, 20, 0], {"is_loop": 1, "stops_minutes": 30}),
    (["gate", "tower"], [10, None], {"is_loop": 0, "stops_minutes": None}),
])
def test_the_whole_walk_is_worked_out_of_its_stops(
    places: list[str], minutes: list[int | None], expected: dict[str, int | None]
) -> None:
    """One stop of unknown length makes the sum unknown, not smaller."""
    stops = [{"place": place} if length is None else {"place": place, "minutes": length}
             for place, length in zip(places, minutes, strict=True)]

    assert expected == of_all_stops({"stops": stops}, lambda place: place)


@pytest.mark.parametrize(("name", "status", "expected"), [
    ("徐汇区社区学院", "active", (1, 1, 1)),
    ("上海市徐汇区社区学院", "active", (1, 1, 1)),
    ("上海市 徐汇区社区学院", "active", (1, 1, 1)),
    ("老徐汇区社区学院", "active", (1, 1, 0)),
    ("徐汇区社区学院分院", "active", (1, 1, 0)),
    ("徐汇区社区学院", "paused", (1, 0, 0)),
])
def test_a_standard_name_may_have_the_city_before_it_and_nothing_else(
    shanghai: Reference, name: str, status: str, expected: tuple[int, int, int]
) -> None:
    """Only an active body fills a cell of an indicator; a paused one is still on record."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE organizations (entry, area, kind)")
        made.execute("CREATE TABLE entries (entry, name, status)")
        made.execute("INSERT INTO organizations VALUES ('o/1', '310104', 'community_college')")
        made.execute("INSERT INTO entries VALUES ('o/1', ?, ?)", (name, status))
        cells = [row for _, row in roster_rows(made, shanghai, AS_OF[1])
                 if (row["area"], row["kind"]) == ("310104", "community_college")]

    assert [expected] == [(row["on_record"], row["active"], row["standard_name"]) for row in cells]
