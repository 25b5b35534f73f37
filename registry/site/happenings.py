"""What is on, and what is new: dated things for the home page, read from the database alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from registry.site.citing_queries import LISTED
from registry.site.histories import FULL
from registry.site.labels import Labels
from registry.site.queries import PUBLISHED_AWAY, Registry
from registry.site.views import Shown

WEEK = 7
AHEAD = 8 * WEEK
"""How many days of sessions a page holds, so that it is right for readers who come later."""
NEWEST = 5
_SESSIONS = f"""
SELECT entry, starts, ends, sessions.place, place_name, {{names}} FROM sessions
JOIN entries USING (entry)
WHERE substr(starts, 1, 10) >= ? AND substr(starts, 1, 10) < ? AND {LISTED}
ORDER BY starts, entry
"""
_FIRST = "SELECT entry, min(valid_from) AS day FROM entry_versions GROUP BY entry"
_CHANGED = "SELECT entry, date AS day, field FROM field_changes ORDER BY entry, number"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a course.

    Attributes:
        starts: day and time, as a machine reads it.
        ends: likewise; empty where unknown.
        when: the same for people.
        name: the course, with its page.
        place: where, if that is on record.
        now: whether it lies in the week of the data, which is what stands there without script.
    """

    starts: str
    ends: str
    when: Shown
    name: Shown
    place: Shown | None
    now: bool


@dataclass(frozen=True, slots=True)
class News:
    """An entry that came or changed: the day, which of both, and the fields that changed."""

    date: Shown
    kind: str
    name: Shown
    type: Shown
    fields: tuple[Shown, ...]


def sessions(registry: Registry, labels: Labels) -> list[Session]:
    """Return the meetings of the eight weeks that begin with the day of the data."""
    first = date.fromisoformat(registry.meta["as_of"])
    week = (first + timedelta(days=WEEK)).isoformat()
    last = (first + timedelta(days=AHEAD)).isoformat()
    names = ", ".join(f"place_name_{other}" for other in registry.languages[1:]) or "NULL"
    rows = registry.rows(_SESSIONS.format(names=names), first.isoformat(), last)
    return [
        Session(row["starts"], row["ends"] or "", _when(row["starts"], row["ends"], labels),
                labels.reference(row["entry"], ()), _place(registry, row, labels),
                row["starts"][:10] < week)
        for row in rows
    ]


def _when(starts: str, ends: str | None, labels: Labels) -> Shown:
    day, begins, closes = starts[:10], starts[11:16], (ends or "")[11:16]
    hours = f"{begins}–{closes}" if closes else begins
    return Shown(f"{labels.words.date(day)} {hours}".strip(), datetime=starts)


def _place(registry: Registry, row: dict[str, str], labels: Labels) -> Shown | None:
    if row["place"]:
        return labels.reference(row["place"], ("places",))
    name = registry.text(row, "place_name")
    return labels.text(name) if name else None


def newest(registry: Registry, labels: Labels) -> list[News]:
    """Return the entries that came or changed last; on one day each stands once, as what it became.

    Where git was not read whole, the earliest version known need not be the first: it is no news.
    """
    whole = registry.meta.get("history") == FULL
    came = {(row["entry"], row["day"]) for row in registry.rows(_FIRST)} if whole else set()
    changed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in registry.rows(_CHANGED):
        changed[row["entry"], row["day"]].append(row["field"])
    known = {entry for entry, named in labels.names.items() if named.status not in PUBLISHED_AWAY}
    days = sorted((key for key in {*came, *changed} if key[0] in known), key=lambda key: key[0])
    days.sort(key=lambda key: key[1], reverse=True)
    return [_news(*key, [] if key in came else changed[key], labels) for key in days[:NEWEST]]


def _news(entry: str, day: str, fields: list[str], labels: Labels) -> News:
    kind = entry.partition("/")[0]
    said = dict.fromkeys(labels.field(kind, path) for path in fields)
    name = labels.reference(entry, ())
    return News(labels.date(day), "changed" if fields else "first",
                replace(name, href=f"{name.href}#history" if fields else name.href),
                labels.kind(kind), tuple(said))
