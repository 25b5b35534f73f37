"""Computes how far an entry can be trusted: never typed, always from its sources and dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.models import TYPES
from registry.shapes.fields import describe

# Better evidence ranks higher. A source whose kind nobody stated counts as medium.
RANKS = {"official": 3, "press": 3, "association": 3, "academic": 2, "repost": 2, "mirror": 1}
LEVELS = {3: "high", 2: "medium", 1: "low"}
UNSTATED = 2
NOT_FACTS = frozenset({
    "name", "level", "area", "status", "closed_on", "reopens_on", "merged_into", "former_ids",
    "clauses", "verified_on", "verified_by", "verified_how", "sources", "provider", "publisher",
    "measure", "period",
})


def factual_fields(type_name: str, body: dict[str, Any]) -> list[str]:
    """Return the fields of an entry that state facts a source must prove."""
    return [
        item.name
        for item in describe(TYPES[type_name])
        if item.name in body and item.name not in NOT_FACTS and item.shape.kind != "term"
    ]


def confidence(type_name: str, body: dict[str, Any]) -> str:
    """Return high, medium or low: the best source of the weakest field decides.

    A field that no source names in `supports` makes it low; where no source names any field the
    best source counts for all of them, but for no more than medium.
    """
    sources = body["sources"]
    ranks = [RANKS.get(source.get("kind", ""), UNSTATED) for source in sources]
    if not any(source.get("supports") for source in sources):
        return LEVELS[min(max(ranks), UNSTATED)]
    best: dict[str, int] = {}
    for source, rank in zip(sources, ranks, strict=True):
        for name in source.get("supports", ()):
            field = name.partition(".")[0]
            best[field] = max(best.get(field, 0), rank)
    weakest = [best.get(name, 1) for name in factual_fields(type_name, body)]
    return LEVELS[min(weakest, default=max(best.values()))]


def confirmation(type_name: str, entry_id: str, body: dict[str, Any]) -> str:
    """Return who confirmed the entry: the body itself (official), a third party, or nobody."""
    if not body.get("verified_on"):
        return "unconfirmed"
    owner = body.get(TYPES[type_name].owner or "")
    own = [owner, entry_id] if type_name == "organizations" else [owner]
    return "official" if body.get("verified_by") in own else "third_party"


def freshness(type_name: str, body: dict[str, Any], as_of: str) -> str | None:
    """Return fresh, due or stale, by the days from the last confirmation or reading to `as_of`.

    What tells of the past, such as a statistic, does not grow old: None.
    """
    newest = max(source["accessed"] for source in body["sources"])
    last = max(newest, body.get("verified_on", newest))
    days = (date.fromisoformat(as_of) - date.fromisoformat(last)).days
    model = TYPES[type_name]
    if model.stale_after_days is None or model.due_after_days is None:
        return None
    if days > model.stale_after_days:
        return "stale"
    return "due" if days > model.due_after_days else "fresh"


def newest_source_date(body: dict[str, Any]) -> str | None:
    """Return the date of the newest dated source, as exactly as it is known."""
    return max((source["date"] for source in body["sources"] if "date" in source), default=None)


def designation_state(
    designation: dict[str, Any], expires_after_years: int | None, as_of: str
) -> str:
    """Return held, expired, withdrawn or undated, as of a day."""
    if designation.get("withdrawn"):
        return "withdrawn"
    until, year = designation.get("until"), designation.get("year")
    if until is None and year is None:
        return "undated"
    if until is None and expires_after_years is not None:
        until = str(year + expires_after_years)
    return "expired" if until is not None and until < as_of[: len(until)] else "held"
