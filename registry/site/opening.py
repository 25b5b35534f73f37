"""Whether a place is open: the hours on record as the page's script reads them when it is viewed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from registry.site.queries import Entry, Field

_KEPT = ("days", "opens", "closes", "from", "until")


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours and the single days on which a place stays shut, for the script."""

    hours: str
    closed: str


def opening(entry: Entry, field: Field | None) -> Opening | None:
    """Return the hours of a place in use; None where none are on record."""
    if field is None or field.shape != "group" or entry.status != "active":
        return None
    known = [_kept(hours) for hours in entry.body.get("hours") or []]
    if not known or not all({"days", "opens", "closes"} <= set(hours) for hours in known):
        return None
    closed = " ".join(entry.body.get("closed_days") or [])
    return Opening(json.dumps(known, separators=(",", ":")), closed)


def _kept(hours: dict[str, Any]) -> dict[str, Any]:
    return {name: hours[name] for name in _KEPT if hours.get(name)}
