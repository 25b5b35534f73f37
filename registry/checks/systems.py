"""Checks that what the reference files name leads to types and fields that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from registry.findings import Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.reference.cross_references import OWN_LISTS
from registry.shapes.fields import walk

# The fields of an entry that say what kind it is.
KINDS = ("kind", "format")
# What an indicator reads beside entries; that the code after the stroke exists is known earlier.
WHOLE_LISTS = ("areas/", "rosters/", "vocabularies/")
SCHEMES = "schemes"

# The file, the place in it, what is written there.
Named = tuple[str, str, str]


def systems_nowhere(reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a type, a field or a kind that no model has."""
    fields = {f"{name}.{path}" for name, model in TYPES.items() for path, _ in walk(model)}
    for known, named in ((set(TYPES), _types(reference)), (fields, _fields(reference)),
                         (_lists(reference), _counted(reference))):
        for file, field, written in named:
            if written not in known:
                yield _lost(reference, file, field, written)


def nowhere(
    reference: Reference, kind: str, known: Callable[[str], bool]
) -> Iterator[Finding]:
    """Yield a finding for every location of a kind that is not known: tables and pages.

    Args:
        reference: the reference that names the locations.
        kind: the kind of location, such as `table`.
        known: says of a location whether it is there.
    """
    for file, field, written in _locations(reference, kind):
        if not known(written):
            yield _lost(reference, file, field, written)


def _lost(reference: Reference, file: str, field: str, written: str) -> Finding:
    params: dict[str, object] = {
        "problem_zh": f"“{written}”不存在:没有这样的类型、字段、类别、表或页面",
        "problem_en": f"{written} is not there: no type, field, kind, table or page is called so"}
    return Finding("E401", f"{reference.folder.name}/{file}", field=field, params=params)


def _types(reference: Reference) -> Iterator[Named]:
    yield from _locations(reference, "type")
    for number, scheme in enumerate(reference.schemes.values()):
        yield from _each("schemes.yaml", f"{number}.applies_to", scheme.applies_to)
    for number, clause in enumerate(reference.clauses.values()):
        yield from _each("clauses.yaml", f"{number}.types", clause.types)


def _fields(reference: Reference) -> Iterator[Named]:
    yield from _locations(reference, "field")
    for number, scheme in enumerate(reference.schemes.values()):
        yield from _each("schemes.yaml", f"{number}.expected_of", scheme.expected_of)


def _locations(reference: Reference, kind: str) -> Iterator[Named]:
    for number, system in enumerate(reference.systems):
        for place, location in enumerate(system.lives):
            if location.in_ == kind:
                yield "systems.yaml", f"{number}.lives.{place}.at", location.at


def _counted(reference: Reference) -> Iterator[Named]:
    """Yield the lists of entries that promises and indicators name."""
    for number, promise in enumerate(reference.completeness):
        yield "completeness.yaml", f"{number}.list", promise.list
    for number, indicator in enumerate(reference.indicators.values()):
        for place, part in enumerate(indicator.parts):
            for side, quantity in (("numerator", part.numerator), ("denominator", part.denominator)):
                lists = quantity.lists if quantity else ()
                read = [one for one in lists
                        if one not in OWN_LISTS and not one.startswith(WHOLE_LISTS)]
                yield from _each("indicators.yaml", f"{number}.parts.{place}.{side}.lists", read)


def _each(file: str, field: str, values: Iterable[str]) -> Iterator[Named]:
    return ((file, field, value) for value in values)


def _lists(reference: Reference) -> set[str]:
    """Return the lists of entries that there are: type, type/kind and schemes/scheme."""
    found = {*TYPES, *(f"{SCHEMES}/{name}" for name in reference.schemes)}
    for name, model in TYPES.items():
        for path, item in walk(model):
            if path in KINDS:
                terms = reference.terms(item.shape.vocabulary or "")
                found |= {f"{name}/{term}" for term in terms}
    return found
