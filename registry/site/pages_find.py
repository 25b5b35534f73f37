"""The page that a search leads to: every list of the registry, by type and by district."""

from __future__ import annotations

from registry.site.citing_queries import entries_of
from registry.site.navigation import FIND
from registry.site.publisher import Page, Publisher
from registry.site.shelf import Shelf, type_counts
from registry.site.tiles import tiles


def write_find_pages(publisher: Publisher, shelf: Shelf) -> None:
    """Write the page in every language."""
    for language in publisher.languages:
        labels = publisher.labels(language, f"{FIND}/")
        context = {"types": type_counts(shelf, labels), "tiles": tiles(shelf, labels)}
        publisher.write(Page(f"{FIND}/", labels.words("find.title"), "find.html", context, sql=entries_of()), labels)
