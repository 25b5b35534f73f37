"""What the reference files must agree on between each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from registry.findings import CODES
from registry.reference.cross_references import Problem, lost_codes
from registry.reference.known import Reference
from registry.reference.models import Vocabulary
from registry.shapes.vocabularies import BUILT_IN


def inconsistencies(reference: Reference) -> Iterator[Problem]:
    """Yield what is wrong between the reference files, with the file to mend."""
    yield from _areas(reference)
    own = (one for one in reference.vocabularies.values() if one.name not in BUILT_IN)
    for vocabulary in own:
        yield from _vocabulary(vocabulary, reference.languages)
    yield from lost_codes(reference)
    yield from _systems(reference)


def _areas(reference: Reference) -> Iterator[Problem]:
    known, root = reference.areas, reference.instance.root_area
    wrong = [area.code for area in known.values() if area.parent and area.parent not in known]
    wrong += [] if root in known else [root]
    for code in wrong:
        yield "areas.yaml", (f"地区 {code} 或其上级不存在",
                             f"the area {code} or its parent does not exist")


def _vocabulary(vocabulary: Vocabulary, languages: tuple[str, ...]) -> Iterator[Problem]:
    file = f"vocabularies/{vocabulary.name}.yaml"
    above = {term.term: term.broader for term in vocabulary.terms}
    counted = Counter(term.term for term in vocabulary.terms)
    for term in vocabulary.terms:
        name = term.term
        if counted[name] > 1:
            yield file, (f"词“{name}”写了两次", f"the term “{name}” stands twice")
        for other in (term.broader, term.replaced_by):
            if other and other not in above:
                yield file, (f"词“{name}”指向不存在的“{other}”",
                             f"the term “{name}” names “{other}”, which is no term")
        if _goes_round(name, above):
            yield file, (f"词“{name}”的上位词绕成了圈",
                         f"the broader terms of “{name}” go round in a circle")
        missing = [language for language in languages if language not in term.label]
        if missing:
            yield file, (f"词“{name}”缺少标签:{', '.join(missing)}",
                         f"the term “{name}” has no label in {', '.join(missing)}")


def _goes_round(name: str, above: dict[str, str | None]) -> bool:
    seen = {name}
    here = above.get(name)
    while here is not None:
        if here in seen:
            return True
        seen.add(here)
        here = above.get(here)
    return False


def _systems(reference: Reference) -> Iterator[Problem]:
    """What later rooms know, types, fields and tables, is looked up there."""
    for system in reference.systems:
        for location in system.lives:
            name, _, term = location.at.partition("/")
            known = {
                "term": term in reference.terms(name),
                "scheme": location.at in reference.schemes,
                "measure": location.at in reference.measures,
                "indicator": location.at in reference.indicators,
                "document": location.at in reference.documents,
                "check": location.at in CODES,
            }
            if not known.get(location.in_, True):
                yield "systems.yaml", (f"条款 {system.clause} 的“{location.at}”不存在",
                                       f"{system.clause} names {location.at}, which is not there")
