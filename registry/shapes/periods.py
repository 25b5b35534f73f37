"""Compares days, months, years and periods of which each is as exact as its source."""

from __future__ import annotations

import re

_TWO_YEARS = re.compile(r"(\d{4})-(\d{4})")
_SEASON = re.compile(r"(\d{4})-[a-z]+")


def bounds(period: str) -> tuple[str, str]:
    """Return the first and the last year, month or day of a period."""
    years = _TWO_YEARS.fullmatch(period)
    if years:
        return years[1], years[2]
    season = _SEASON.fullmatch(period)
    return (season[1], season[1]) if season else (period, period)


def before(one: str, other: str) -> bool:
    """Return whether a date surely lies before another: 2024 is not surely before 2024-05."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


def begins(period: str) -> str:
    """Return the first day of a period: 2024 begins on 2024-01-01."""
    return (bounds(period)[0] + "-01-01")[:10]


def ends(period: str) -> str:
    """Return a day by which periods sort by their end: 2024 with 2024-12-31, a month with its 31st."""
    last = bounds(period)[1]
    return last + "-12-31"[len(last) - 4:]
