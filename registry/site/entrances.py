"""Ways in by what an entry is for: how many entries the page “find” holds for each term.

The finder takes a facet's term in its address, so that each count leads to what it counts; it is the
finder's own count, so that the two cannot differ.
"""

from __future__ import annotations

from urllib.parse import urlencode

from registry.site.find_index import FindIndex
from registry.site.labels import Labels
from registry.site.navigation import FIND
from registry.site.views import Count


def entrances(find: FindIndex, vocabulary: str, facet: str, labels: Labels) -> list[Count]:
    """Return every term of a vocabulary with its listed entries, those with none in their place."""
    found = find.counts(facet)
    return [
        Count(labels.term(vocabulary, term), found[term],
              f"{labels.links.page(f'{FIND}/')}?{urlencode({facet: term})}")
        for name, term in labels.registry.terms if name == vocabulary
    ]
