"""Whether the codes in the reference files lead anywhere.

Types and fields of entries are known to later rooms only; `registry.checks.systems` asks for those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter

from registry.reference.known import Reference
from registry.reference.measuring import Indicator, Quantity
from registry.reference.policy import Roster, Target

# The file, and the problem in Chinese and English.
Problem = tuple[str, tuple[str, str]]

FOCUS_AREAS = range(1, 13)
NAME_PARTS = {"area", "kind"}
TWO_SIDES = 2
STATISTICS = {"max", "min", "sd", "mean"}
# What indicators may count beside entries: whole by themselves, or the registry's own.
OWN_LISTS = frozenset({"clauses", "entries", "completeness"})


def nowhere(file: str, where: str, code: object) -> Problem:
    """Return the problem of a code that leads nowhere."""
    return file, (f"{where} 写的“{code}”不存在", f"{where} names {code}, which is not there")


def lost_codes(reference: Reference) -> Iterator[Problem]:
    """Yield every code of a reference file that no other file declares."""
    yield from _life_stages(reference)
    yield from _schemes(reference)
    yield from _policy(reference)
    yield from _rosters(reference)
    for indicator in reference.indicators.values():
        yield from _indicator(indicator, reference)
    for promise in reference.completeness:
        yield from _list("completeness.yaml", promise.list, promise.list, reference)


def _life_stages(reference: Reference) -> Iterator[Problem]:
    stages = reference.terms("life-stages")
    for vocabulary in reference.vocabularies.values():
        for term in vocabulary.terms:
            if term.life_stage and term.life_stage not in stages:
                yield nowhere(f"vocabularies/{vocabulary.name}.yaml", term.term, term.life_stage)


def _schemes(reference: Reference) -> Iterator[Problem]:
    bodies = reference.terms("org-kinds")
    kinds = bodies | reference.terms("place-kinds") | reference.terms("formats")
    for name, scheme in reference.schemes.items():
        lost = [*_outside(scheme.kinds, kinds), *_outside(scheme.partner_kinds, bodies)]
        if scheme.replaced_by and scheme.replaced_by not in reference.schemes:
            lost.append(scheme.replaced_by)
        for code in lost:
            yield nowhere("schemes.yaml", name, code)
    for name, standard in reference.standards.items():
        if standard.replaces and standard.replaces not in reference.standards:
            yield nowhere("standards", name, standard.replaces)


def _policy(reference: Reference) -> Iterator[Problem]:
    for name, clause in reference.clauses.items():
        file = "clauses.yaml"
        for written in clause.terms:
            vocabulary, _, term = written.partition("/")
            if term not in reference.terms(vocabulary):
                yield nowhere(file, name, written)
        for number in _outside(clause.unesco, FOCUS_AREAS):
            yield nowhere(file, f"{name} unesco", number)
        yield from _targets(file, name, clause.targets, reference)
    for name, document in reference.documents.items():
        file = "documents.yaml"
        for code in _outside(document.clauses, reference.clauses):
            yield nowhere(file, name, code)
        yield from _targets(file, name, document.targets, reference)


def _targets(
    file: str, where: str, targets: Iterable[Target], reference: Reference
) -> Iterator[Problem]:
    for target in targets:
        known = reference.indicators.get(target.indicator or "")
        if target.indicator and known is None:
            yield nowhere(file, where, target.indicator)
        if target.part and not (known and _has_part(known, target.part)):
            yield nowhere(file, where, target.part)


def _rosters(reference: Reference) -> Iterator[Problem]:
    for name, roster in reference.rosters.items():
        lost = [*_outside(roster.kinds, reference.terms("org-kinds")), *_unknown_parts(roster)]
        for code in lost:
            yield nowhere("rosters.yaml", name, code)


def _unknown_parts(roster: Roster) -> Iterator[str]:
    """Yield what stands in braces in a name form, and is neither the area nor the kind."""
    for form in (roster.name_form or {}).values():
        try:
            parts = [part for _, part, *_ in Formatter().parse(form) if part is not None]
        except ValueError:
            parts = [form]
        yield from (f"{{{part}}}" for part in _outside(parts, NAME_PARTS))


def _indicator(indicator: Indicator, reference: Reference) -> Iterator[Problem]:
    file, name = "indicators.yaml", indicator.indicator
    groups = reference.terms("area-groups")
    for part_name, times in Counter(part.part for part in indicator.parts).items():
        if times > 1:
            yield file, (f"{name} 的数“{part_name}”写了两次",
                         f"{name}: the number “{part_name}” stands twice")
    for part in indicator.parts:
        for quantity in filter(None, (part.numerator, part.denominator)):
            yield from _quantity(file, f"{name} {part.part}", quantity, reference)
            yield from _query(file, f"{name} {part.part}", quantity)
        sides = part.compare.split("/") if part.compare else []
        unknown = set(sides) - STATISTICS - groups
        if sides and (unknown or len(sides) != TWO_SIDES):
            yield nowhere(file, f"{name} {part.part}", part.compare)
    target = indicator.target
    if target and target.part and not _has_part(indicator, target.part):
        yield nowhere(file, name, target.part)
    if target and target.indicator and target.indicator not in reference.indicators:
        yield nowhere(file, name, target.indicator)


def _has_part(indicator: Indicator, name: str) -> bool:
    return name in {part.part for part in indicator.parts}


def _quantity(
    file: str, where: str, quantity: Quantity, reference: Reference
) -> Iterator[Problem]:
    whole = {"areas": reference.terms("area-levels"), "rosters": reference.rosters.keys(),
             "vocabularies": reference.vocabularies.keys()}
    for name in quantity.lists:
        kind, _, part = name.partition("/")
        if kind in whole:
            if part not in whole[kind]:
                yield nowhere(file, where, name)
        elif name not in OWN_LISTS:
            yield from _list(file, where, name, reference)


def _query(file: str, where: str, quantity: Quantity) -> Iterator[Problem]:
    """What is reported is read the same way everywhere; what is counted says how."""
    if bool(quantity.measures) == bool(quantity.sql):
        yield file, (f"{where} 须有 measures 或 sql,且只有其一",
                     f"{where} needs measures or sql, and not both")


def _list(file: str, where: str, name: str, reference: Reference) -> Iterator[Problem]:
    kind, _, part = name.partition("/")
    if kind == "schemes" and part not in reference.schemes:
        yield nowhere(file, where, name)


def _outside(codes: Iterable[object], known: Iterable[object]) -> Iterator[object]:
    inside = set(known)
    return (code for code in codes if code not in inside)
