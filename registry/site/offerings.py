"""When a course takes place: each run with its dates, and what may honestly be said about it.

A course is past only if it has dated runs and all of them have ended. Without a dated run its time
is unknown, and the year of its source is said. Neither is ever shown as open for enrolment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.site.facts import facts_of
from registry.site.labels import Labels
from registry.site.queries import Field, Row
from registry.site.views import Fact, Shown

ENDED, RUNNING, COMING, UNDATED = "ended", "running", "coming", "undated"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a course."""

    state: str
    period: tuple[Shown, ...]
    facts: tuple[Fact, ...]
    sessions: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All runs of a course and the sentence that sums them up."""

    state: str
    sentence: str
    runs: tuple[Run, ...]


def timetable(  # noqa: PLR0913 - a course, its rows, and how to say them
    field: Field, body: dict[str, Any], offerings: list[Row], sessions: list[Row],
    last_source: str | None, labels: Labels,
) -> Timetable:
    """Return the runs of a course as of the day of the build."""
    as_of = labels.registry.meta["as_of"]
    runs = tuple(
        _run(field, value, _sessions_of(position, offerings, sessions), as_of, labels)
        for position, value in enumerate(body.get("offerings") or [])
    )
    state = _overall({run.state for run in runs})
    if state == UNDATED and last_source:
        sentence = labels.words("course.undated_year", year=last_source[:4])
    else:
        sentence = labels.words(f"course.{state}")
    return Timetable(state, sentence, runs)


def _overall(states: set[str]) -> str:
    for state in (RUNNING, COMING, UNDATED, ENDED):
        if state in states:
            return state
    return UNDATED


def _sessions_of(position: int, offerings: list[Row], sessions: list[Row]) -> list[Row]:
    if position >= len(offerings):
        return []
    number = offerings[position]["offering"]
    return [row for row in sessions if row["offering"] == number]


def _run(
    field: Field, value: dict[str, Any], sessions: list[Row], as_of: str, labels: Labels
) -> Run:
    state = _state(value, sessions, as_of)
    hidden = {"from", "until"} | ({"enrolment"} if state in (ENDED, UNDATED) else set())
    fields = tuple(inner for inner in field.fields if inner.name not in hidden)
    dates = [value.get("from"), value.get("until")]
    return Run(
        state=state,
        period=tuple(labels.date(date) for date in dates if date),
        facts=facts_of(fields, value, labels),
        sessions=tuple(_session(row, labels) for row in sessions),
    )


def _state(value: dict[str, Any], sessions: list[Row], as_of: str) -> str:
    starts = [value["from"]] if value.get("from") else [row["starts"] for row in sessions]
    ends = [value["until"]] if value.get("until") else [row["ends"] for row in sessions]
    if ends and max(ends)[:10] < as_of:
        return ENDED
    if starts and min(starts)[:10] > as_of:
        return COMING
    return RUNNING if starts and ends else UNDATED


def _session(row: Row, labels: Labels) -> Shown:
    day, start, end = row["starts"][:10], row["starts"][11:16], (row["ends"] or "")[11:16]
    return Shown(f"{labels.words.date(day)} {start}–{end}", datetime=f"{day}T{start}")
