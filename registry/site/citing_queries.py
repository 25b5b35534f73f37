"""The SELECTs behind the pages: each gives again what its page lists."""

from __future__ import annotations

from registry.database.literals import quoted
from registry.site.queries import PUBLISHED_AWAY, Area

LISTED = f"status NOT IN ({', '.join(map(quoted, PUBLISHED_AWAY))})"
"""The condition for entries that stand in lists."""


def one_entry(entry: str) -> str:
    """Return the query for an entry."""
    return f"SELECT * FROM entries WHERE entry = {quoted(entry)}"


def entries_of(*conditions: str, kind: str | None = None) -> str:
    """Return the query for a list of entries, of one type if it is named."""
    of_kind = (f"type = {quoted(kind)}",) if kind else ()
    return f"SELECT * FROM entries WHERE {' AND '.join((LISTED, *of_kind, *conditions))} ORDER BY entry"


def in_district(area: Area) -> str:
    """Return the condition for what stands on the page of a district, or on that of the outside."""
    if area.code:
        return f"coalesce(district, area) = {quoted(area.code)}"
    return ("coalesce(district, area, '') NOT IN"
            " (SELECT code FROM areas WHERE slug IS NOT NULL)")


def below(code: str) -> str:
    """Return the condition for what lies in an area or in one that it holds."""
    return f"area IN (SELECT area FROM area_ancestors WHERE ancestor = {quoted(code)})"


def answering(clause: str) -> str:
    """Return the condition for what answers to a clause of the policy."""
    return f"entry IN (SELECT entry FROM entry_clauses WHERE clause = {quoted(clause)})"
