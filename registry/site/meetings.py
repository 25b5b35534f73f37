"""The dated meetings of the coming weeks, each with all that one asks before going there.

What holds only on the day of reading, such as which of them are today, is left to the page's script.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from registry.database.literals import quoted
from registry.site.citing_queries import LISTED
from registry.site.glance import cost
from registry.site.labels import Labels
from registry.site.queries import Registry, Row
from registry.site.views import Shown

WEEK_DAYS = 7
AHEAD = 8 * WEEK_DAYS
"""How many days of meetings a page holds, so that it is right for readers who come later."""
EVENING_FROM = "17"
"""The hour from which a meeting is in the evening; the page “find” counts so too."""
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
AT_THE_WEEKEND = ("sa", "su")
FREE, WALK_IN, EVENING, WEEKEND = "free", "walk_in", "evening", "weekend"
MARKS = (WALK_IN, FREE, EVENING, WEEKEND)
"""By what meetings can be narrowed down, in the order of the presses."""
SHUT = ("full", "waitlist", "closed", "cancelled")
"""States of enrolment in which nobody can join."""
_MEETINGS = f"""
SELECT sessions.*, courses.body, courses.district, at.body AS place_body, at.district AS place_district
FROM sessions JOIN entries AS courses USING (entry)
LEFT JOIN entries AS at ON at.entry = 'places/' || sessions.place
WHERE substr(starts, 1, 10) >= ? AND substr(starts, 1, 10) < ? AND courses.{LISTED}
ORDER BY starts, sessions.entry, offering
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a course.

    Attributes:
        starts: day and time, as a machine reads it.
        over: when it has ended, else when it began, likewise.
        hours: the same for people.
        name: the course, with its page.
        place: where, if that is on record.
        district: in which district, if that is on record.
        cost: what it costs, in words.
        state: what is said of enrolment, such as full.
        steps: whether its place can be entered without steps.
        marks: those of `MARKS` that hold.
        audiences: for whom it is, as terms.
    """

    starts: str
    over: str
    hours: Shown
    name: Shown
    place: Shown | None
    district: Shown | None
    cost: tuple[Shown, ...]
    state: Shown | None
    steps: Shown
    marks: tuple[str, ...]
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its meetings."""

    date: str
    name: Shown
    meetings: tuple[Meeting, ...]


def meetings(registry: Registry, labels: Labels) -> tuple[Day, ...]:
    """Return the meetings of the eight weeks that begin with the day of the data, by day."""
    rows = registry.rows(_MEETINGS, *_span(registry))
    return tuple(
        Day(day, _day_name(day, labels), tuple(_meeting(row, labels) for row in held))
        for day, held in groupby(rows, key=lambda row: row["starts"][:10])
    )


class MeetingCounts:
    """How many meetings of these weeks have each of `MARKS`, and how many name each audience."""

    def __init__(self, registry: Registry) -> None:
        self.by_mark: Counter[str] = Counter()
        self.by_audience: Counter[str] = Counter()
        for row in registry.rows(_MEETINGS, *_span(registry)):
            body = json.loads(row["body"])
            self.by_mark.update(_marks(row, body))
            self.by_audience.update(set(body.get("audiences") or ()))


def first_day_after_the_week(registry: Registry) -> str:
    """Return the day on which the week of the data is over."""
    return (date.fromisoformat(registry.meta["as_of"]) + timedelta(days=WEEK_DAYS)).isoformat()


def day_of_the_week(day: str) -> str:
    """Return the term of the day of the week of a date."""
    return DAYS[date.fromisoformat(day).weekday()]


def meetings_query(registry: Registry) -> str:
    """Return the query that gives the meetings again."""
    first, last = (quoted(day) for day in _span(registry))
    return (f"SELECT sessions.* FROM sessions JOIN entries USING (entry) WHERE substr(starts, 1, 10) >= {first}"
            f" AND substr(starts, 1, 10) < {last} AND {LISTED} ORDER BY starts, entry")


def _span(registry: Registry) -> tuple[str, str]:
    first = date.fromisoformat(registry.meta["as_of"])
    return first.isoformat(), (first + timedelta(days=AHEAD)).isoformat()


def _day_name(day: str, labels: Labels) -> Shown:
    weekday = labels.term("days", day_of_the_week(day))
    return Shown(labels.words("meeting.day", weekday=weekday.text, date=labels.words.date(day)))


def _meeting(row: Row, labels: Labels) -> Meeting:
    body, place = json.loads(row["body"]), json.loads(row["place_body"] or "{}")
    begins, closes = row["starts"][11:16], (row["ends"] or "")[11:16]
    state = row.get("enrolment")
    answer = (place.get("access") or {}).get("step_free_entrance")
    return Meeting(
        starts=row["starts"],
        over=row["ends"] or row["starts"],
        hours=Shown(f"{begins}–{closes}" if closes else begins, datetime=row["starts"]),
        name=labels.reference(row["entry"], ()),
        place=_place(row, labels),
        district=_district(row["place_district"] or row["district"], labels),
        cost=cost(body.get("fee"), labels),
        state=labels.term("enrolment-states", state) if state else None,
        steps=labels.term("answers", answer) if answer else labels.unknown,
        marks=_marks(row, body),
        audiences=tuple(body.get("audiences") or ()),
    )


def _place(row: Row, labels: Labels) -> Shown | None:
    if row.get("place"):
        return labels.reference(row["place"], ("places",))
    name = labels.registry.text(row, "place_name")
    return labels.text(name) if name else None


def _district(code: str | None, labels: Labels) -> Shown | None:
    area = labels.registry.areas.get(code or "")
    return replace(labels.area_link(area), mark=None) if area else None


def _marks(row: Row, body: dict[str, Any]) -> tuple[str, ...]:
    amount = (body.get("fee") or {}).get("amount")
    holds = {
        WALK_IN: (WALK_IN in ((body.get("enrol") or {}).get("methods") or ())
                  and row.get("enrolment") not in SHUT),
        FREE: amount is not None and float(amount) == 0,
        EVENING: row["starts"][11:13] >= EVENING_FROM,
        WEEKEND: day_of_the_week(row["starts"][:10]) in AT_THE_WEEKEND,
    }
    return tuple(mark for mark in MARKS if holds[mark])
