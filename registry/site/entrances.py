"""Ways in by what an entry is for: how many entries there are for each term of a vocabulary.

The finder takes a vocabulary's term in its address, so that each count leads to what it counts.
"""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlencode

from registry.site.labels import Labels
from registry.site.navigation import FIND
from registry.site.queries import PUBLISHED_AWAY, Registry
from registry.site.views import Count

LEARNING = ("organizations", "places", "courses", "bases", "walks")
"""The types one can learn at or from; a case or a statistic is no offer."""


def entrances(registry: Registry, vocabulary: str, facet: str, labels: Labels) -> list[Count]:
    """Return every term of a vocabulary with its listed entries, those with none in their place."""
    found = _entries_by_term(registry, vocabulary)
    return [
        Count(labels.term(vocabulary, term), len(found[term]),
              f"{labels.links.page(f'{FIND}/')}?{urlencode({facet: term})}")
        for name, term in registry.terms if name == vocabulary
    ]


def _entries_by_term(registry: Registry, vocabulary: str) -> dict[str, set[str]]:
    """Read every field of the vocabulary, whether an entry may have one term or several."""
    found: dict[str, set[str]] = defaultdict(set)
    fields = list(registry.rows("SELECT type, path, many FROM fields WHERE vocabulary = ?", vocabulary))
    for field in fields:
        if field["type"] not in LEARNING or "." in field["path"]:
            continue
        for row in registry.rows(_query(field["type"], field["path"], many=bool(field["many"]))):
            found[row["term"]].add(row["entry"])
    return found


def _query(kind: str, path: str, *, many: bool) -> str:
    """Return the SELECT of entry and term; type and path come from the models, never from an entry."""
    away = ", ".join(f"'{status}'" for status in PUBLISHED_AWAY)
    listed = f"entries.type = '{kind}' AND entries.status NOT IN ({away})"
    if many:
        return (f"SELECT entry, term FROM entry_terms JOIN entries USING (entry)"
                f" WHERE field = '{path}' AND {listed}")
    return (f'SELECT entry, "{kind}"."{path}" AS term FROM "{kind}" JOIN entries USING (entry)'
            f' WHERE "{kind}"."{path}" IS NOT NULL AND {listed}')
