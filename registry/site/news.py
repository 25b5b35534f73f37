"""What is new: the entries that came or changed last, read from the database alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from registry.site.histories import FULL
from registry.site.labels import Labels
from registry.site.queries import PUBLISHED_AWAY, Registry
from registry.site.views import Shown

NEWEST = 5
_FIRST = "SELECT entry, min(valid_from) AS day FROM entry_versions GROUP BY entry"
_CHANGED = "SELECT entry, date AS day, field FROM field_changes ORDER BY entry, number"


@dataclass(frozen=True, slots=True)
class News:
    """An entry that came or changed: the day, which of both, and the fields that changed."""

    date: Shown
    kind: str
    name: Shown
    type: Shown
    fields: tuple[Shown, ...]


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
