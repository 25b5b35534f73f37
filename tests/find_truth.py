"""What the page “find” must say, asked of the database in SQL: by facet, the values of each entry."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

FOUND = ("organizations", "places", "courses", "bases", "walks")
LISTED = f"type IN {FOUND} AND status NOT IN ('closed', 'merged')"

_RUNS = "SELECT * FROM offerings WHERE coalesce(enrolment, '') != 'cancelled'"
_LIVE = f"SELECT * FROM ({_RUNS}) WHERE until_date >= :today"
_SESSIONS = "SELECT * FROM sessions WHERE coalesce(enrolment, '') != 'cancelled'"
_TO_COME = f"SELECT * FROM ({_SESSIONS}) WHERE starts >= :today"
_STEPS = "CASE {column} WHEN 'yes' THEN 'yes' WHEN 'partial' THEN 'partly' WHEN 'no' THEN 'no' END"

FACETS: dict[str, tuple[tuple[str, ...], str]] = {
    "type": (FOUND, "SELECT entry, type FROM entries"),
    "district": (FOUND, """
        SELECT entry, coalesce(slug, 'outside') FROM entries
        LEFT JOIN areas ON areas.code = coalesce(entries.district, entries.area)"""),
    "audience": (("organizations", "courses"),
                 "SELECT entry, term FROM entry_terms WHERE field IN ('audiences', 'serves')"),
    "strand": (("organizations", "courses"), """
        SELECT entry, term FROM entry_terms WHERE field = 'strands'
        UNION SELECT entry, strand FROM courses WHERE strand IS NOT NULL"""),
    "subject": (("organizations", "places", "courses"),
                "SELECT entry, term FROM entry_terms WHERE field = 'subjects'"),
    "fee": (("places", "courses"), """
        SELECT entry, iif(fee_amount = 0, 'free', 'stated') FROM (
            SELECT entry, fee_amount FROM places UNION SELECT entry, fee_amount FROM courses)
        WHERE fee_amount IS NOT NULL"""),
    "smartphone": (("courses",), """
        SELECT entry, CASE enrol_smartphone_required
            WHEN 'no' THEN 'not_needed' WHEN 'partial' THEN 'partly' WHEN 'yes' THEN 'needed' END
        FROM courses WHERE enrol_smartphone_required IN ('no', 'partial', 'yes')"""),
    "step_free": (("places", "walks"), f"""
        SELECT entry, {_STEPS.format(column='answer')} FROM (
            SELECT entry, access_step_free_entrance AS answer FROM places
            UNION SELECT entry, step_free_route FROM walks)
        WHERE answer IN ('yes', 'partial', 'no')"""),
    "toilet": (("places",), f"""
        SELECT entry, {_STEPS.format(column='access_accessible_toilet')} FROM places
        WHERE access_accessible_toilet IN ('yes', 'partial', 'no')"""),
    "mode": (("courses",), "SELECT entry, mode FROM courses WHERE mode IS NOT NULL"),
    "language": (("places", "courses"),
                 "SELECT entry, term FROM entry_terms WHERE field = 'languages'"),
    "credit": (("courses",), """
        SELECT entry, 'bank' FROM courses WHERE credit_bank IS NOT NULL
        UNION SELECT entry, 'award' FROM courses WHERE award_type IS NOT NULL"""),
    "when": (("courses",), f"""
        SELECT entry, 'running' FROM ({_LIVE})
        UNION SELECT entry, 'ended' FROM ({_RUNS}) WHERE entry NOT IN (SELECT entry FROM ({_LIVE}))
        UNION SELECT entry, 'week' FROM ({_TO_COME}) WHERE starts < date(:today, '+7 days')
            AND coalesce(enrolment, '') NOT IN ('full', 'waitlist', 'closed')"""),
    "times": (("courses",), f"""
        WITH meant AS (
            SELECT entry, strftime('%w', starts) IN ('0', '6') AS weekend, substr(starts, 12) >= '17' AS evening
            FROM ({_SESSIONS}) WHERE starts >= :today OR entry NOT IN (SELECT entry FROM ({_TO_COME})))
        SELECT entry, 'weekend' FROM meant WHERE weekend UNION SELECT entry, 'evening' FROM meant WHERE evening
        UNION SELECT entry, 'day' FROM meant WHERE NOT weekend AND NOT evening"""),
    "enrolment": (("courses",), f"""
        WITH course AS (
            SELECT entry, enrol_opens_on AS opens, enrol_closes_on AS closes,
                EXISTS (SELECT 1 FROM ({_RUNS}) AS run WHERE run.entry = courses.entry)
                    AND NOT EXISTS (SELECT 1 FROM ({_LIVE}) AS run WHERE run.entry = courses.entry) AS over,
                (SELECT count(*) FROM ({_LIVE}) AS run WHERE run.entry = courses.entry) AS runs,
                (SELECT count(*) FROM ({_LIVE}) AS run WHERE run.entry = courses.entry
                    AND run.enrolment = 'open') AS open,
                (SELECT count(*) FROM ({_LIVE}) AS run WHERE run.entry = courses.entry
                    AND run.enrolment IS NOT NULL) AS stated
            FROM courses),
        told AS (
            SELECT entry, CASE
                WHEN over THEN 'closed' WHEN opens > :today THEN 'later' WHEN closes < :today THEN 'closed'
                WHEN open THEN 'open' WHEN runs > 0 AND stated = runs THEN 'closed'
                WHEN opens IS NOT NULL AND closes IS NOT NULL THEN 'open' END AS state
            FROM course)
        SELECT entry, state FROM told WHERE state IS NOT NULL
        UNION SELECT entry, 'walk_in' FROM course WHERE NOT over AND entry IN (
            SELECT entry FROM entry_terms WHERE field = 'enrol.methods' AND term = 'walk_in')"""),
}
VIEWED = ("when", "times", "enrolment")


def listed(database: Path) -> list[str]:
    """Return the entries that people can find."""
    return [entry for (entry,) in _rows(database, f"SELECT entry FROM entries WHERE {LISTED} ORDER BY entry")]


def values(database: Path, facet: str, today: str) -> dict[str, set[str]]:
    """Return by entry the values of a facet, `unknown` where it is asked and says nothing."""
    types, sql = FACETS[facet]
    found: dict[str, set[str]] = {
        entry: set() for entry in listed(database) if entry.partition("/")[0] in types}
    for entry, value in _rows(database, sql, today):
        if entry in found:
            found[entry].add(value)
    return {entry: known or {"unknown"} for entry, known in found.items()}


def counts(database: Path, facet: str, today: str, among: set[str] | None = None) -> dict[str, int]:
    """Return how many entries have each value, of some entries if they are named."""
    tally: Counter[str] = Counter()
    for entry, known in values(database, facet, today).items():
        if among is None or entry in among:
            tally.update(known)
    return dict(tally)


def inside(database: Path, area: str) -> set[str]:
    """Return the entries that lie in an area or in one that it holds."""
    sql = f"""SELECT entry FROM entries JOIN area_ancestors AS here ON here.area = entries.area
        WHERE here.ancestor = '{area}' AND {LISTED}"""
    return {entry for (entry,) in _rows(database, sql)}


def _rows(database: Path, sql: str, today: str = "") -> list[tuple[str, ...]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(sql, {"today": today}).fetchall()
    finally:
        connection.close()
