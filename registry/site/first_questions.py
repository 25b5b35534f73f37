"""What people ask first, and where each question is answered for the city at hand.

A question that entries answer leads straight to them. One that none answers leads to its part of the
page of all questions, which says so, and whom to ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.find_facets import BASES, COURSES, WALKS
from registry.site.known import Known, Share, to_find
from registry.site.labels import Labels
from registry.site.meetings import WALK_IN
from registry.site.navigation import ASK, WEEK
from registry.site.views import Count

NOTHING_SILENT = Share(0, 0)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the citizens.

    Attributes:
        key: its name, which is its anchor and the part of the words with what it asks.
        ways: what answers it, each with how many there are; empty ones are told as such.
        entry: where it leads from the home page.
        silent: of how many entries it is asked, and how many do not say.
        counted: whether the number of its first way may stand beside the question.
    """

    key: str
    ways: tuple[Count, ...]
    entry: str
    silent: Share = NOTHING_SILENT
    counted: bool = True


def questions(known: Known, calls: int, walk_in: int, labels: Labels) -> tuple[Question, ...]:
    """Return the ten questions; the number of calls for helpers and of meetings is given."""
    say = _Saying(known, labels)
    dated = known.dated()
    credit = {*known.entries(credit="bank"), *known.entries(credit="award")}
    week = labels.links.page(f"{WEEK}/?only={WALK_IN}")
    return (
        say("near", say.way("near", len(known.found))),
        say("smartphone", say.of("smartphone", smartphone="not_needed"),
            silent=known.share("smartphone", COURSES)),
        say("walk_in", Count(labels.word("ask.walk_in.way"), walk_in, week), silent=dated, counted=False),
        say("free", say.of("free", fee="free"), silent=known.share("fee")),
        say("steps", say.of("steps", step_free="yes"), say.of("toilet", toilet="yes"),
            silent=known.share("step_free")),
        say("evening", say.way("evening", known.after_work(), type=COURSES, times="evening,weekend"), silent=dated,
            counted=False),
        say("children", say.way("children", known.number(BASES, WALKS), type=f"{BASES},{WALKS}")),
        say("enrol", say.way("enrol", known.joinable(), type=COURSES, enrolment="open,walk_in,later"), silent=dated,
            counted=False, straight=False),
        say("credit", say.way("credit", len(credit), credit="bank,award"), silent=known.share("credit")),
        say("teach", Count(labels.word("ask.teach.way"), calls, labels.links.page(f"{ASK}/#teach")),
            straight=False),
    )


class _Saying:
    """Makes questions, and ways that lead to the finder."""

    def __init__(self, known: Known, labels: Labels) -> None:
        self.known, self.labels = known, labels

    def way(self, key: str, number: int, **chosen: str) -> Count:
        return Count(self.labels.word(f"ask.{key}.way"), number, to_find(self.labels, **chosen))

    def of(self, key: str, **chosen: str) -> Count:
        return self.way(key, self.known.number(**chosen), **chosen)

    def __call__(
        self, key: str, *ways: Count, silent: Share = NOTHING_SILENT, counted: bool = True,
        straight: bool = True,
    ) -> Question:
        here = self.labels.links.page(f"{ASK}/#{key}")
        entry = ways[0].href if straight and ways[0].number else here
        return Question(key, ways, entry, silent, counted)


