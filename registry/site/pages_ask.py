"""The page of what people ask first: what answers each question, what is not known, whom to ask."""

from __future__ import annotations

from registry.site.contacts import Contacts
from registry.site.first_questions import Question, questions
from registry.site.known import Known, ways_to_enrol
from registry.site.labels import Labels
from registry.site.meetings import WALK_IN, MeetingCounts
from registry.site.navigation import ASK, FIND
from registry.site.publisher import Page, Publisher
from registry.site.shelf import Shelf


class Asking:
    """Answers the first questions in a language, for the home page and for their own."""

    def __init__(self, known: Known, contacts: Contacts, counts: MeetingCounts) -> None:
        self.known, self.contacts, self.counts = known, contacts, counts

    def questions(self, labels: Labels) -> tuple[Question, ...]:
        """Return the questions as they stand on a page."""
        calls = len(self.contacts.calls(labels))
        return questions(self.known, calls, self.counts.by_mark[WALK_IN], labels)

    def write(self, publisher: Publisher, shelf: Shelf) -> None:
        """Write the page in every language."""
        for language in publisher.languages:
            labels = publisher.labels(language, f"{ASK}/")
            context = {
                "questions": self.questions(labels),
                "methods": ways_to_enrol(self.known, labels),
                "calls": self.contacts.calls(labels),
                "asked": self.contacts.by_district(shelf, labels),
            }
            page = Page(f"{ASK}/", labels.words("ask.heading"), "ask.html", context, section=FIND,
                        description=labels.words("ask.lead"))
            publisher.write(page, labels)
