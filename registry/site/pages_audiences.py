"""A page for each audience: what names it, ways in, how to enrol, what is not known, whom to ask."""

from __future__ import annotations

from typing import Any

from registry.database.literals import quoted
from registry.site.audiences import VOCABULARY, audiences, by_stage_of_life
from registry.site.citing_queries import entries_of
from registry.site.contacts import Contacts
from registry.site.find_facets import COURSES, ORGANIZATIONS
from registry.site.known import Known, to_find, ways_to_enrol
from registry.site.labels import Labels
from registry.site.meetings import MeetingCounts
from registry.site.navigation import ASK, AUDIENCES, WEEK
from registry.site.pages_lists import TypeGroup, first_of_type
from registry.site.publisher import Page, Publisher
from registry.site.shelf import Shelf, district_name
from registry.site.views import Count, Shown

LISTED_TYPES = (COURSES, ORGANIZATIONS)
"""What can name an audience, in the order in which people look for it."""
WHOM_TO_ASK = "#ask"


class AudiencePages:
    """Writes the page of all audiences and one for each."""

    def __init__(
        self, publisher: Publisher, shelf: Shelf, known: Known, contacts: Contacts, counts: MeetingCounts
    ) -> None:
        self.publisher, self.shelf, self.known = publisher, shelf, known
        self.contacts, self.counts = contacts, counts

    def write(self) -> None:
        """Write all pages in every language; an audience that no entry names has its page too."""
        for language in self.publisher.languages:
            self._write_all(language)
            labels = self.publisher.labels(language, f"{AUDIENCES}/one/")
            asked = self.contacts.by_district(self.shelf, labels)
            for term, label in audiences(labels):
                self._write_one(term, label, labels, {"asked": asked})

    def _write_all(self, language: str) -> None:
        labels = self.publisher.labels(language, f"{AUDIENCES}/")
        context = {"stages": by_stage_of_life(self.known, labels)}
        page = Page(f"{AUDIENCES}/", labels.words("nav.for"), "audiences.html", context,
                    section=AUDIENCES, description=labels.words("audience.lead"),
                    sql="SELECT * FROM vocabulary WHERE vocabulary = 'audiences'")
        self.publisher.write(page, labels)

    def _write_one(self, term: str, label: Shown, labels: Labels, context: dict[str, Any]) -> None:
        number, dated = self.known.number(audience=term), self.counts.by_audience[term]
        context |= {
            "number": number,
            "by_type": [Count(labels.kind(kind), self.known.number(kind, audience=term),
                              to_find(labels, audience=term, type=kind)) for kind in LISTED_TYPES],
            "choices": self._choices(term, number, dated, labels),
            "strands": self._strands(term, labels),
            "districts": self._districts(term, labels),
            "groups": self._groups(term, labels),
            "methods": ways_to_enrol(self.known, labels, audience=term),
            "silent": self._silent(term),
            "questions": labels.links.page(f"{ASK}/"),
        }
        back = Shown(labels.words("nav.for"), href=labels.links.page(f"{AUDIENCES}/"))
        page = Page(f"{AUDIENCES}/{term}/", labels.words("audience.title", audience=label.text), "audience.html",
                    context, section=AUDIENCES, heading=Shown(label.text, label.lang), crumbs=(back,),
                    description=labels.words("audience.about", audience=label.text, number=number),
                    sql=entries_of(_naming(term)))
        self.publisher.write(page, labels)

    def _choices(self, term: str, number: int, dated: int, labels: Labels) -> list[Count]:
        """Return the first choices; one that nothing answers to leads to those who can be asked."""
        choices = (
            ("near", number, to_find(labels, audience=term)),
            ("free", self.known.number(audience=term, fee="free"), to_find(labels, audience=term, fee="free")),
            ("smartphone", self.known.number(audience=term, smartphone="not_needed"),
             to_find(labels, audience=term, smartphone="not_needed")),
            ("step_free", self.known.number(step_free="yes"), to_find(labels, step_free="yes")),
            ("week", dated, labels.links.page(f"{WEEK}/?for={term}")),
        )
        return [Count(labels.word(f"audience.{key}"), count, href if count else WHOM_TO_ASK)
                for key, count, href in choices]

    def _strands(self, term: str, labels: Labels) -> list[Count]:
        return [
            Count(labels.term("strands", strand), count, to_find(labels, audience=term, strand=strand))
            for name, strand in labels.registry.terms if name == "strands"
            if (count := self.known.number(audience=term, strand=strand))
        ]

    def _districts(self, term: str, labels: Labels) -> list[Count]:
        counts = self.known.by_district(self.shelf, audience=term)
        return [Count(district_name(area, labels), counts[area.slug or ""],
                      to_find(labels, audience=term, district=area.slug or ""))
                for area in self.shelf.districts]

    def _groups(self, term: str, labels: Labels) -> list[TypeGroup]:
        wanted = set(self.known.entries(audience=term))
        return [
            first_of_type(kind, chosen, to_find(labels, audience=term, type=kind), self.shelf, labels)
            for kind in LISTED_TYPES if kind in self.shelf.types
            if (chosen := [entry for entry in self.shelf.entries(kind) if entry.entry in wanted])
        ]

    def _silent(self, term: str) -> list[tuple[str, int, int]]:
        """Return what courses could say and do not: of how many, and how many are silent."""
        shares = [(key, self.known.share(key, COURSES, audience=term)) for key in ("fee", "smartphone")]
        shares = [("date", self.known.dated(audience=term)),
                  ("method", self.known.share("methods", COURSES, audience=term)), *shares]
        return [(key, share.asked, share.silent) for key, share in shares if share.silent]


def _naming(term: str) -> str:
    return (f"entry IN (SELECT entry FROM entry_terms WHERE vocabulary = {quoted(VOCABULARY)}"
            f" AND term = {quoted(term)}) AND type IN ({', '.join(map(quoted, LISTED_TYPES))})")
