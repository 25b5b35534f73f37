"""For whom: the terms of the city's own vocabulary, by the stage of life that it gives them."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.known import Known
from registry.site.labels import Labels
from registry.site.navigation import AUDIENCES
from registry.site.views import Count, Shown

VOCABULARY, STAGES = "audiences", "life-stages"


@dataclass(frozen=True, slots=True)
class StageOfLife:
    """Audiences of one stage of life, each with its page; the last has those of any age."""

    name: Shown | None
    audiences: tuple[Count, ...]


def audiences(labels: Labels) -> list[tuple[str, Shown]]:
    """Return every audience with its label, in the order of the vocabulary."""
    return [(term, labels.term(VOCABULARY, term))
            for name, term in labels.registry.terms if name == VOCABULARY]


def by_stage_of_life(known: Known, labels: Labels) -> list[StageOfLife]:
    """Return all audiences in groups; where the city gives no stages they are one without a name."""
    stage_of = labels.registry.life_stages
    stages = [term for name, term in labels.registry.terms if name == STAGES]
    counts = {
        term: Count(label, known.number(audience=term), labels.links.page(f"{AUDIENCES}/{term}/"))
        for term, label in audiences(labels)
    }
    groups = [
        StageOfLife(labels.term(STAGES, stage),
                    tuple(count for term, count in counts.items() if stage_of.get(term) == stage))
        for stage in stages
    ]
    rest = tuple(count for term, count in counts.items() if stage_of.get(term) not in stages)
    found = [group for group in groups if group.audiences]
    return [*found, StageOfLife(labels.word("audience.any_age") if found else None, rest)] if rest else found
