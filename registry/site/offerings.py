"""When a course takes place: each run with its dates, and what may honestly be said about it.

What is written here stays true after the day of the build: a run that is not over is told by its
dates. Whether it is under way, and when it next meets, the page's script says when it is viewed.

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
    """One run of a course.

    Attributes:
        state: as of the build; only `ended` and `undated` are told as such.
        start: its first day as a machine reads it, empty where unknown.
        end: its last day.
        period: its days as people read them.
        enrolment: what the source says of enrolment, where the run is not over.
        facts: what else is on record.
        sessions: its meetings.
    """

    state: str
    start: str
    end: str
    period: tuple[Shown, ...]
    enrolment: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    sessions: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All runs of a course and the sentence that sums them up."""

    state: str
    sentence: str
    enrolling: str
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
    elif state in (RUNNING, COMING):
        sentence = _span([run for run in runs if run.state in (RUNNING, COMING)], labels)
    else:
        sentence = labels.words(f"course.{state}")
    return Timetable(state, sentence, _enrolling(body, labels), runs)


def _span(runs: list[Run], labels: Labels) -> str:
    start = labels.words.date(min(run.start for run in runs))
    ends = [run.end for run in runs]
    if all(ends):
        return labels.words("course.spans", start=start, end=labels.words.date(max(ends)))
    return labels.words("course.begins", start=start)


def _enrolling(body: dict[str, Any], labels: Labels) -> str:
    """Return what is said while one can enrol, empty unless both days are on record."""
    enrol = body.get("enrol") or {}
    if not enrol.get("opens_on") or not enrol.get("closes_on"):
        return ""
    return labels.words("now.enrolling", day=labels.words.date(enrol["closes_on"]))


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
    start, end = _edges(value, sessions)
    state = _state(start, end, as_of)
    fields = tuple(inner for inner in field.fields if inner.name not in ("from", "until", "enrolment"))
    enrolment = tuple(inner for inner in field.fields if inner.name == "enrolment")
    dates = [value.get("from"), value.get("until")]
    return Run(
        state=state,
        start=start,
        end=end,
        period=tuple(labels.date(date) for date in dates if date),
        enrolment=facts_of(enrolment, value, labels) if state in (RUNNING, COMING) else (),
        facts=facts_of(fields, value, labels),
        sessions=tuple(_session(row, labels) for row in sessions),
    )


def _edges(value: dict[str, Any], sessions: list[Row]) -> tuple[str, str]:
    """Return the first and the last day of a run, by its dates or by those of its meetings."""
    start = value.get("from") or min((row["starts"] for row in sessions), default="")
    end = value.get("until") or max((row["ends"] or row["starts"] for row in sessions), default="")
    return start[:10], end[:10]


def _state(start: str, end: str, as_of: str) -> str:
    if end and end < as_of:
        return ENDED
    if start and start > as_of:
        return COMING
    return RUNNING if start and end else UNDATED


def _session(row: Row, labels: Labels) -> Shown:
    day, start, end = row["starts"][:10], row["starts"][11:16], (row["ends"] or "")[11:16]
    return Shown(f"{labels.words.date(day)} {start}–{end}", datetime=f"{day}T{start}")
