"""Confidence, confirmation, freshness, states of titles and the meetings of a run."""

from __future__ import annotations

from typing import Any

import pytest

from registry.database.trust import (
    confidence,
    confirmation,
    designation_state,
    freshness,
    newest_source_date,
)
from registry.models.sessions import sessions


def body(*sources: tuple[str, list[str]], **fields: Any) -> dict[str, Any]:
    """Return an entry with sources of the given kinds and supported fields."""
    rows = [
        {"kind": kind, "supports": supports, "accessed": "2026-01-01"}
        for kind, supports in sources
    ]
    return {"name": {"zh": "示例"}, "status": "active", "sources": rows, **fields}


def test_confidence_is_that_of_the_weakest_field() -> None:
    """An official name does not lend its weight to a copied founding year."""
    entry = body(("official", ["name"]), ("mirror", ["founded"]), founded=1985)

    assert confidence("organizations", entry) == "low"


def test_each_field_counts_with_its_best_source() -> None:
    """A repost beside an official page takes nothing away."""
    entry = body(("repost", ["founded"]), ("official", ["founded"]), founded=1985)

    assert confidence("organizations", entry) == "high"


def test_field_that_no_source_supports_makes_confidence_low() -> None:
    """A fact without a source is the weakest there is."""
    entry = body(("official", ["name"]), founded=1985)

    assert confidence("organizations", entry) == "low"


def test_sources_that_name_no_field_count_for_medium_at_most() -> None:
    """Without `supports` nobody knows what the source proves."""
    assert confidence("organizations", body(("official", []), founded=1985)) == "medium"


@pytest.mark.parametrize(
    ("verified_by", "state"),
    [("school", "official"), ("college", "official"), ("stranger", "third_party")],
)
def test_confirmation_is_official_by_the_body_or_its_parent(verified_by: str, state: str) -> None:
    """Anybody else is a third party."""
    entry = body(("official", []), parent="college", verified_on="2026-01-02",
                 verified_by=verified_by)

    assert confirmation("organizations", "school", entry) == state


def test_confirmation_of_a_course_whose_provider_has_a_name_only_is_third_party() -> None:
    """A body without an entry cannot have confirmed anything itself."""
    entry = body(("official", []), provider={"name": {"zh": "示例"}}, verified_on="2026-01-02",
                 verified_by="college")

    assert confirmation("courses", "calligraphy", entry) == "third_party"


def test_entry_nobody_confirmed_says_so() -> None:
    """Public sources are no confirmation."""
    assert confirmation("organizations", "school", body(("official", []))) == "unconfirmed"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2026-12-31", "fresh"), ("2027-01-02", "due"), ("2028-01-02", "stale")],
)
def test_freshness_counts_days_to_the_as_of_date(as_of: str, state: str) -> None:
    """A year to due, two to stale, for an organization read on 2026-01-01."""
    assert freshness("organizations", body(("official", [])), as_of) == state


def test_course_grows_stale_sooner_than_a_place() -> None:
    """Courses change with the term."""
    entry = body(("official", []))

    assert ("due", "fresh") == (
        freshness("courses", entry, "2026-09-01"),
        freshness("places", entry, "2026-09-01"),
    )


def test_newest_source_date_of_undated_sources_is_unknown() -> None:
    """No date is made up."""
    assert newest_source_date(body(("official", []))) is None


@pytest.mark.parametrize(
    ("designation", "years", "state"),
    [
        ({"year": 2024}, None, "held"),
        ({"year": 2024}, 3, "held"),
        ({"year": 2020}, 3, "expired"),
        ({"year": 2020, "until": "2026-11"}, None, "held"),
        ({"year": 2020, "until": "2026-10"}, None, "expired"),
        ({"until": "2026-11-23"}, None, "expired"),
        ({}, 3, "undated"),
        ({"year": 2024, "withdrawn": True}, None, "withdrawn"),
    ],
)
def test_state_of_a_title(designation: dict[str, Any], years: int | None, state: str) -> None:
    """A date is compared as exactly as it is known; undated is never called held."""
    assert designation_state(designation, years, "2026-11-24") == state


def test_weekly_meetings_run_from_the_first_such_day_to_the_last() -> None:
    """A term of three weeks with one day off has two Tuesdays."""
    run = {
        "from": "2026-11-23",
        "until": "2026-12-08",
        "weekly": [{"day": "tu", "start": "09:00", "end": "10:30"}],
        "except": ["2026-12-01"],
    }

    assert sessions(run) == [
        ("2026-11-24T09:00", "2026-11-24T10:30"),
        ("2026-12-08T09:00", "2026-12-08T10:30"),
    ]


def test_single_dates_join_the_weekly_ones_in_order_and_once() -> None:
    """The same meeting given twice is one meeting."""
    run = {
        "from": "2026-11-24",
        "until": "2026-11-24",
        "weekly": [{"day": "tu", "start": "09:00", "end": "10:30"}],
        "dates": [
            {"date": "2026-11-24", "start": "08:00", "end": "08:30"},
            {"date": "2026-11-24", "start": "09:00", "end": "10:30"},
        ],
    }

    assert [start for start, _ in sessions(run)] == ["2026-11-24T08:00", "2026-11-24T09:00"]
