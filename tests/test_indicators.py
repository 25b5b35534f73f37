"""Indicators by SQL: the state of each number, on an empty, a half-filled and a full registry."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import AS_OF, ROOT, build
from registry.database.indicators.states import counted_state, reported_state, worst
from registry.database.indicators.verdicts import judge, verdict
from registry.reference.measuring import Indicator, Part
from registry.reference.policy import Target

LISTS = ("places", "courses", "organizations")
SOURCE = {"title": "Learning statistics 2025", "publisher": "City Learning Office",
          "document": "statistics-2025", "kind": "official", "date": "2026", "accessed": "2026-10-15"}


def compiled(city: Path) -> sqlite3.Connection:
    """Build a city's database and open it."""
    done = build("--content", city / "content", "--reference", city / "reference", *AS_OF,
                 "--out", city / "dist", "--only", "database", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    opened = sqlite3.connect(city / "dist/registry.db")
    opened.row_factory = sqlite3.Row
    return opened


def compiled_loosely(city: Path) -> sqlite3.Connection:
    """Build a city whose entries its areas do not fit any more, and open its database."""
    done = build("--content", city / "content", "--reference", city / "reference", *AS_OF,
                 "--out", city / "dist", "--only", "database")
    assert done.returncode == 0, done.stdout + done.stderr
    opened = sqlite3.connect(city / "dist/registry.db")
    opened.row_factory = sqlite3.Row
    return opened


def copy(folder: Path) -> Path:
    """Return a copy of the fictional city, to be edited."""
    return Path(shutil.copytree(ROOT / "examples", folder / "city"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The fictional city of which nobody has entered or promised anything."""
    city = copy(tmp_path_factory.mktemp("empty"))
    shutil.rmtree(city / "content")
    (city / "content").mkdir()
    (city / "reference/completeness.yaml").write_text("[]\n", encoding="utf-8")
    with closing(compiled(city)) as opened:
        yield opened


@pytest.fixture(scope="module")
def half(fictional_dist: Path) -> Iterator[sqlite3.Connection]:
    """The fictional city as it is: two districts promise their learning points, two report learners."""
    with closing(sqlite3.connect(fictional_dist / "registry.db")) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The fictional city with every list promised whole and every measure reported."""
    city = copy(tmp_path_factory.mktemp("full"))
    promises = [{"list": name, "area": "citywide", "complete_as_of": "2026-06-30",
                 "declared_by": "city-learning-office", "sources": [dict(SOURCE)]} for name in LISTS]
    write(city / "reference/completeness.yaml", promises)
    learners = city / "content/statistics/citywide/older-learners-2025.yaml"
    entry = yaml.load(learners.read_text(encoding="utf-8"), yaml.BaseLoader)
    entry["rows"] = [{"area": "LB1", "value": 2400}, {"area": "LB2", "value": 3500},
                     {"area": "LB3", "value": 935}]
    entry["total"] = {"area": "citywide", "value": 6835}
    write(learners, entry)
    staff = city / "content/statistics/citywide/full-time-staff-2025.yaml"
    entry = yaml.load(staff.read_text(encoding="utf-8"), yaml.BaseLoader)
    entry["rows"] = [{"area": area, "value": 3} for area in ("LB1", "LB2", "LB3")]
    entry["total"] = {"area": "citywide", "value": 9}
    write(staff, entry)
    with closing(compiled(city)) as opened:
        yield opened


def write(path: Path, value: Any) -> None:
    """Write a value as YAML."""
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def number(opened: sqlite3.Connection, indicator: str, area: str, part: str | None = None) -> sqlite3.Row:
    """Return the row of a number."""
    row = opened.execute(
        "SELECT * FROM indicator_values WHERE indicator = ? AND area = ? AND part = coalesce(?, part)",
        [indicator, area, part]).fetchone()
    assert row is not None
    return row  # type: ignore[no-any-return]


def said(row: sqlite3.Row) -> tuple[Any, ...]:
    """Return state, numerator, denominator and value of a number."""
    value = row["value"]
    return (row["state"], row["numerator"], row["denominator"],
            value if value is None else round(value, 2))


@pytest.mark.parametrize(("applies", "promised", "state"), [
    (False, False, "not_applicable"), (False, True, "not_applicable"),
    (True, False, "list_not_complete"), (True, True, "value")])
def test_a_count_is_a_number_only_where_it_applies_and_its_lists_are_promised(
    applies: bool, promised: bool, state: str  # noqa: FBT001 - given by name above
) -> None:
    """Class C of the table."""
    assert state == counted_state(applies=applies, promised=promised)


@pytest.mark.parametrize(("applies", "reported", "state"), [
    (False, False, "not_applicable"), (False, True, "not_applicable"),
    (True, False, "not_reported"), (True, True, "value")])
def test_a_report_is_a_number_only_where_it_applies_and_somebody_made_it(
    applies: bool, reported: bool, state: str  # noqa: FBT001 - given by name above
) -> None:
    """Class R of the table."""
    assert state == reported_state(applies=applies, reported=reported)


def test_of_two_parts_the_worse_decides() -> None:
    """Class M of the table, in its order."""
    order = ["not_applicable", "not_reported", "list_not_complete", "value"]

    for better, state in enumerate(order):
        for other in order[better:]:
            assert state == worst([state, other]) == worst([other, state])


def test_empty_registry_has_no_number_but_those_about_itself(empty: sqlite3.Connection) -> None:
    """Nobody told, so nothing is a value, and no row is missing either."""
    rows = empty.execute("SELECT indicator, state, value FROM indicator_values").fetchall()

    assert {"L-01", "L-02", "L-03", "L-04", "L-05", "L-06"} == {row["indicator"] for row in rows}
    assert all(row["value"] is None for row in rows)
    assert {"value"} == {row["state"] for row in rows if row["indicator"] == "L-05"}
    assert ("list_not_complete", 0, 8, None) == said(number(empty, "L-01", "LB"))
    assert ("not_reported", None, None, None) == said(number(empty, "L-02", "LB1"))
    assert "not_reported" == number(empty, "L-03", "LB", "spread")["state"]


def test_empty_registry_says_of_no_target_that_it_is_met_or_missed(empty: sqlite3.Connection) -> None:
    """A target that nobody told of is neither."""
    found = {row["verdict"] for row in empty.execute("SELECT verdict FROM target_verdicts")}

    assert {"list_not_complete", "not_reported"} == found


def test_first_city_without_entries_is_never_short_of_anything(tmp_path: Path) -> None:
    """The trap of the empty registry, on all thirty indicators."""
    city = tmp_path / "city"
    shutil.copytree(ROOT / "reference", city / "reference")
    shutil.copy(ROOT / "mkdocs.yml", city / "mkdocs.yml")
    (city / "content").mkdir()

    with closing(compiled(city)) as opened:
        states = {(row["indicator"] in ("I-29", "I-30"), row["state"]) for row in opened.execute(
            "SELECT indicator, state FROM indicator_values WHERE area = '310000'")}
        verdicts = {row["verdict"] for row in opened.execute("SELECT verdict FROM target_verdicts")}

    assert {(True, "value"), (False, "list_not_complete"), (False, "not_reported")} == states
    assert {"list_not_complete", "not_reported"} == verdicts


def test_promised_list_makes_zero_a_number_and_an_unpromised_one_does_not(
    half: sqlite3.Connection,
) -> None:
    """Two districts say their list of learning points is whole; the third and the city do not."""
    assert ("value", 0, 2, 0) == said(number(half, "L-01", "LB1"))
    assert ("value", 1, 3, 33.33) == said(number(half, "L-01", "LB2"))
    assert ("list_not_complete", 0, 3, None) == said(number(half, "L-01", "LB3"))
    assert ("list_not_complete", 1, 8, None) == said(number(half, "L-01", "LB"))


def test_report_is_a_number_with_its_period_and_as_exact_as_it_is(half: sqlite3.Connection) -> None:
    """“About” and “more than” stay with the ratio; where nobody reported there is none."""
    rows = {area: number(half, "L-02", area) for area in ("LB", "LB1", "LB2", "LB3")}

    assert [("about", "2025", "2025"), ("more_than", "2025", "2025")] == [
        tuple(rows[area][name] for name in ("qualifier", "period", "denominator_period"))
        for area in ("LB1", "LB2")]
    assert ("value", 2400, 40200, 5.97) == said(rows["LB1"])
    assert ("not_reported", None, 18700, None) == said(rows["LB3"])
    assert ("not_reported", None, 90000, None) == said(rows["LB"])


def test_gaps_name_the_list_or_measure_and_its_side(half: sqlite3.Connection) -> None:
    """From a number that is none to what is missing."""
    found = {(row["indicator"], row["side"], row["measure"], row["counted_list"])
             for row in half.execute("SELECT * FROM indicator_gaps WHERE area IN ('LB3', 'LB')")}

    assert {("L-01", "numerator", None, "places/learning_point"),
            ("L-02", "numerator", "older_learners", None),
            ("L-03", "numerator", None, "places")} <= found


def test_evidence_leads_from_a_number_to_its_entries(half: sqlite3.Connection) -> None:
    """The counted place and the statistic that was read."""
    counted = half.execute("SELECT area, thing, entry FROM indicator_evidence"
                           " WHERE indicator = 'L-01'").fetchall()
    read = {row["entry"] for row in half.execute(
        "SELECT entry FROM indicator_evidence WHERE indicator = 'L-02'")}

    assert [("LB201", "LB201", "places/top-step-learning-point")] == [tuple(row) for row in counted]
    assert {"statistics/older-learners-2025", "statistics/residents-2025"} == read


def test_comparison_needs_a_number_of_every_district(
    half: sqlite3.Connection, full: sqlite3.Connection
) -> None:
    """Two districts of three are no spread of the city."""
    assert ("list_not_complete", None, None, None) == said(number(half, "L-03", "LB", "spread"))
    # Active places on 1000 residents: 2 / 40.2, 2 / 31.1 and 1 / 18.7.
    spread, groups = (number(full, "L-03", "LB", part) for part in ("spread", "groups"))
    assert round((2 / 31.1) / (2 / 40.2), 6) == round(spread["value"], 6)
    assert "value" == groups["state"]


def test_full_registry_has_a_number_everywhere(full: sqlite3.Connection) -> None:
    """Every list promised and every measure reported: each row is a value."""
    rows = full.execute("SELECT * FROM indicator_values").fetchall()

    assert {"value"} == {row["state"] for row in rows}
    assert not full.execute("SELECT 1 FROM indicator_gaps").fetchall()
    assert ("value", 1, 8, 12.5) == said(number(full, "L-01", "LB"))


def test_targets_are_judged_by_numbers_and_by_nothing_else(
    half: sqlite3.Connection, full: sqlite3.Connection
) -> None:
    """Half-filled: more than 3,500 of 31,100 exceeds a tenth, “about” cannot tell."""
    query = ("SELECT area, verdict FROM target_verdicts WHERE origin = ? AND indicator = ?"
             " ORDER BY area")
    learners = dict(tuple(row) for row in half.execute(query, ["document", "L-02"]))
    wards = dict(tuple(row) for row in half.execute(query, ["clause", "L-01"]))
    everywhere = dict(tuple(row) for row in full.execute(query, ["clause", "L-01"]))

    assert {"LB": "not_reported", "LB1": "not_judged", "LB2": "met", "LB3": "not_reported"} == learners
    assert {"LB": "list_not_complete", "LB1": "not_yet", "LB2": "not_yet",
            "LB3": "list_not_complete"} == wards
    assert {"not_yet"} == set(everywhere.values())
    staff = dict(tuple(row) for row in half.execute(query, ["indicator", "L-06"]))
    assert {"LB": "not_reported", "LB1": "not_met", "LB2": "not_judged", "LB3": "not_reported"} == staff


@pytest.mark.parametrize(("limits", "value", "qualifier", "expected"), [
    ({"at_least": 1}, 1, None, "met"), ({"at_least": 1}, 0.99, None, "not_met"),
    ({"more_than": 40}, 40, None, "not_met"), ({"more_than": 40}, 40, "more_than", "met"),
    ({"more_than": 40}, 39, "more_than", "not_judged"), ({"at_least": 1}, 0.5, "at_least", "not_judged"),
    ({"at_most": 0}, 0, None, "met"), ({"at_most": 0}, 1, "at_least", "not_met"),
    ({"at_most": 3}, 1, "at_least", "not_judged"), ({"at_least": 1}, 2, "about", "not_judged"),
    ({"at_least": 1}, None, None, "not_judged")])
def test_inexact_number_judges_only_what_it_can(
    limits: dict[str, float], value: float | None, qualifier: str | None, expected: str
) -> None:
    """At least n may be more; about n may be either."""
    target = Target.model_construct(text={}, **limits)

    assert expected == judge(target, value, qualifier)


def test_published_query_gives_the_published_numbers(
    half: sqlite3.Connection, full: sqlite3.Connection
) -> None:
    """What the page shows as SQL is what was run: a reader gets the same counts."""
    compared = {"L-03"}
    for opened in (half, full):
        for indicator, part, sql in opened.execute("SELECT * FROM indicator_queries").fetchall():
            for row in opened.execute(sql).fetchall():
                if indicator not in compared:
                    known = number(opened, indicator, row["area"], part)
                    assert (row["numerator"], row["denominator"]) == (
                        known["numerator"], known["denominator"])
                    assert (row["state"], row["value"]) == (known["state"], known["value"])


def test_promise_is_in_force_from_its_day_to_its_last(tmp_path: Path) -> None:
    """The day before it begins and the day after it ends, the list is not complete."""
    city = copy(tmp_path)
    states = {}
    for day in ("2026-06-29", "2026-06-30", "2027-06-30", "2027-07-01"):
        done = build("--content", city / "content", "--reference", city / "reference", "--as-of", day,
                     "--out", city / "dist", "--only", "database")
        assert done.returncode == 0, done.stdout + done.stderr
        with closing(sqlite3.connect(city / "dist/registry.db")) as opened:
            opened.row_factory = sqlite3.Row
            states[day] = number(opened, "L-01", "LB2")["state"]

    assert ["list_not_complete", "value", "value", "list_not_complete"] == list(states.values())


def test_number_divided_by_none_is_shown_as_none_of_none(full: sqlite3.Connection) -> None:
    """A complete list with nothing in it gives counts and no ratio."""
    rows = full.execute("SELECT * FROM indicator_values WHERE denominator = 0").fetchall()

    assert all(row["value"] is None for row in rows)


def test_wrong_sql_of_a_definition_is_told_with_its_place(tmp_path: Path) -> None:
    """A maintainer reads which number and what SQLite said; nothing is published."""
    city = copy(tmp_path)
    path = city / "reference/indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(
        "FROM places AS p\n", "FROM palaces AS p\n", 1), encoding="utf-8")

    done = build("--content", city / "content", "--reference", city / "reference", *AS_OF,
                 "--out", city / "dist", "--only", "database")

    assert done.returncode == 1
    assert "L-01 share" in done.stderr
    assert "no such table: palaces" in done.stderr
    assert not (city / "dist").exists()


PLACE = """\
name: {en: Reading room of the district, zh: 区阅览室}
kind: learning_point
area: "LB2"
status: active
sources:
  - {title: List, publisher: City Learning Office, document: list, kind: official, date: "2026", accessed: 2026-10-15}
"""


def test_place_whose_ward_nobody_wrote_makes_no_ward_short(tmp_path: Path) -> None:
    """It may stand in any ward of its district, so that no number of the district is one."""
    city = copy(tmp_path)
    (city / "content/places/hill/reading-room.yaml").write_text(PLACE, encoding="utf-8")

    with closing(compiled(city)) as opened:
        assert ("list_not_complete", 1, 3, None) == said(number(opened, "L-01", "LB2"))
        assert "value" == number(opened, "L-01", "LB1")["state"]
        gaps = opened.execute("SELECT area, unplaced FROM indicator_gaps WHERE unplaced IS NOT NULL")
        assert [("LB", 1), ("LB2", 1)] == [tuple(row) for row in gaps.fetchall()]


def test_area_that_is_no_more_is_asked_nothing(tmp_path: Path) -> None:
    """A ward that was dissolved counts in no denominator and no roster, one not yet set up neither."""
    city = copy(tmp_path)
    path = city / "reference/areas.yaml"
    text = path.read_text(encoding="utf-8")
    for code, line in (("LB202", "valid_to: 2026-08-01"), ("LB203", "valid_from: 2027-01-01")):
        start = text.index(f'- code: "{code}"')
        end = text.index("  counts_as_township: true\n", start)
        before = re.sub(r"  valid_from: .*\n", "", text[start:end])
        after = re.sub(r"\A((?:  .*\n)*?)  valid_from: .*\n", r"\1", text[end:])
        text = f"{text[:start]}{before}  {line}\n{after}"
    path.write_text(text, encoding="utf-8")

    with closing(compiled_loosely(city)) as opened:
        assert 1 == number(opened, "L-01", "LB2")["denominator"]
        cells = opened.execute("SELECT area FROM roster_cells WHERE roster = 'ward-schools' AND area LIKE 'LB2%'")
        assert ["LB201"] == [row["area"] for row in cells]


def test_correction_replaces_only_the_rows_it_names(tmp_path: Path) -> None:
    """What it is silent about still stands, and nothing older comes back."""
    city = copy(tmp_path)
    folder = city / "content/statistics/citywide"
    entry = yaml.load((folder / "full-time-staff-2025.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    entry |= {"name": {"en": "Full-time staff, corrected", "zh": "专职人员更正"},
              "revises": "full-time-staff-2025", "rows": [{"area": "LB1", "value": 7}]}
    write(city / "content/statistics/harbour/staff-corrected.yaml", entry)

    with closing(compiled(city)) as opened:
        assert (7, 2) == tuple(number(opened, "L-06", area)["numerator"] for area in ("LB1", "LB2"))


def test_numbers_of_different_years_are_divided_only_roughly(tmp_path: Path) -> None:
    """The nearest year is taken and shown; the ratio is about, and no target is judged by it."""
    city = copy(tmp_path)
    path = city / "content/statistics/citywide/residents-2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('period: "2025"', 'period: "2022"'), encoding="utf-8")

    with closing(compiled(city)) as opened:
        row = number(opened, "L-06", "LB1")
        verdict = opened.execute("SELECT verdict FROM target_verdicts WHERE indicator = 'L-06' AND area = 'LB1'")
        assert ("value", "about", "2025", "2022") == tuple(
            row[name] for name in ("state", "qualifier", "period", "denominator_period"))
        assert "not_judged" == verdict.fetchone()["verdict"]


def test_number_of_before_the_deadline_fails_nothing() -> None:
    """Whoever was short in 2020 is not short of what is due in 2025."""
    part = Part.model_construct(part="ratio", denominator=None, of_total=False, multiply=None, bound=None)
    indicator = Indicator.model_construct(indicator="X", bound=None)
    target = Target.model_construct(text={}, at_least=1.0)
    row = {"state": "value", "value": 0.5, "qualifier": None, "period": "2020"}

    assert "not_yet" == verdict(indicator, part, target, row, "2025-12-31")
    assert "not_met" == verdict(indicator, part, target, {**row, "period": "2025"}, "2025-12-31")
    assert "not_met" == verdict(indicator, part, target, row)
    assert "met" == verdict(indicator, part, target, {**row, "value": 2.0}, "2025-12-31")
