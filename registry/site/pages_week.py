"""The page of what is on: the dated meetings of the coming weeks, what has no date, whom to ask."""

from __future__ import annotations

from registry.site.audiences import audiences
from registry.site.contacts import Contacts
from registry.site.find_facets import COURSES
from registry.site.known import Known, to_find
from registry.site.labels import Labels
from registry.site.meetings import MARKS, Day, meetings, meetings_query
from registry.site.navigation import WEEK
from registry.site.publisher import Page, Publisher
from registry.site.shelf import Shelf
from registry.site.views import Count, Shown


def write_week_page(publisher: Publisher, shelf: Shelf, known: Known, contacts: Contacts) -> None:
    """Write the page in every language."""
    registry = publisher.registry
    for language in publisher.languages:
        labels = publisher.labels(language, f"{WEEK}/")
        days = meetings(registry, labels)
        context = {
            "days": days,
            "number": sum(len(day.meetings) for day in days),
            "marks": [(mark, labels.word(f"meeting.{mark}")) for mark in MARKS],
            "audiences": _asked_for(days, labels),
            "as_of": labels.date(registry.meta["as_of"]),
            "zone": registry.meta["timezone"],
            "courses": known.number(COURSES),
            "undated": _undated(known, labels),
            "asked": contacts.by_district(shelf, labels),
            "script": labels.links.file("assets/registry/this-week.js"),
        }
        page = Page(f"{WEEK}/", labels.words("week.heading"), "this_week.html", context, section=WEEK,
                    description=labels.words("week.lead"), sql=meetings_query(registry))
        publisher.write(page, labels)


def _asked_for(days: tuple[Day, ...], labels: Labels) -> list[tuple[str, Shown]]:
    """Return the audiences that a meeting on the page names, in the order of their vocabulary."""
    named = {term for day in days for meeting in day.meetings for term in meeting.audiences}
    return [(term, label) for term, label in audiences(labels) if term in named]


def _undated(known: Known, labels: Labels) -> Count:
    """Return how many courses have no dates, and where they are listed.

    Where no course has a date the finder has nothing to tell them apart by: the list shows them all.
    """
    share = known.dated()
    some_dated = share.silent < share.asked
    href = to_find(labels, type=COURSES, when="unknown") if some_dated else labels.links.page(f"{COURSES}/")
    return Count(labels.word("week.undated"), share.silent, href)
