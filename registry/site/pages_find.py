"""The page on which people look for what they need, and the file that it reads."""

from __future__ import annotations

from registry.database.literals import quoted
from registry.site.citing_queries import entries_of
from registry.site.find_index import PATH, FindIndex
from registry.site.fulltext import SCRIPT
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS, FIND
from registry.site.publisher import Page, Publisher
from registry.site.shelf import Shelf, district_name, type_counts
from registry.site.views import Count

SAID = "find.say."
"""The words that the script says."""


def write_find_page(publisher: Publisher, shelf: Shelf, find: FindIndex) -> None:
    """Write the file and the page; without a script the page leads to the plain lists."""
    publisher.save(PATH, find.text(shelf))
    for language in publisher.languages:
        labels = publisher.labels(language, f"{FIND}/")
        context = {
            "source": labels.links.file(PATH),
            "fulltext": labels.links.file(SCRIPT) if publisher.fulltext else "",
            "script": labels.links.file("assets/registry/find/find.js"),
            "said": {key.removeprefix(SAID): sentence for key, sentence in labels.words.words.items()
                     if key.startswith(SAID)},
            "counts": type_counts(shelf, labels),
            "rows": _rows(shelf, labels),
        }
        page = Page(f"{FIND}/", labels.words("find.heading"), "find.html", context, section=FIND,
                    compiles=bool(publisher.fulltext),
                    description=labels.words("find.lead"), sql=entries_of(f"type IN ({', '.join(map(quoted, find.types))})"))
        publisher.write(page, labels)


def _rows(shelf: Shelf, labels: Labels) -> list[tuple[Count, list[Count]]]:
    """Return each district with the counts of its lists."""
    return [
        (Count(district_name(area, labels), shelf.count(area.slug or ""),
               labels.links.page(f"{DISTRICTS}/{area.slug}/")),
         type_counts(shelf, labels, area.slug))
        for area in shelf.districts
    ]
