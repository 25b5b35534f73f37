"""Computes the single meetings of an offering from its weekly times and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from registry.shapes.vocabularies import BUILT_IN

DAYS = tuple(BUILT_IN["days"])


def sessions(offering: dict[str, Any]) -> list[tuple[str, str]]:
    """Return start and end of every meeting (`YYYY-MM-DDTHH:MM`, local time), in order.

    Holidays are left out only where `except` names them.
    """
    without = set(offering.get("except", ()))
    meetings = (
        (f"{day}T{start}", f"{day}T{end}")
        for day, start, end in (*_weekly(offering), *_dated(offering))
        if day not in without
    )
    return sorted(set(meetings))


def _weekly(offering: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    first, last = (date.fromisoformat(offering[name]) for name in ("from", "until"))
    for meeting in offering.get("weekly", ()):
        ahead = (DAYS.index(meeting["day"]) - first.weekday()) % 7
        start, end = meeting["start"], meeting["end"]
        for day in range(first.toordinal() + ahead, last.toordinal() + 1, 7):
            yield date.fromordinal(day).isoformat(), start, end


def _dated(offering: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for meeting in offering.get("dates", ()):
        yield meeting["date"], meeting["start"], meeting["end"]
