"""Finds which clauses of the policy an entry answers to: stated, or by what it is and holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.terms import terms_in

# From the firmest to the weakest; a clause is given with the firmest that leads to it.
BASES = ("stated", "scheme", "measure", "term", "type")


def clauses_of(
    type_name: str, body: dict[str, Any], reference: Reference
) -> list[tuple[str, str]]:
    """Return the clauses of an entry, each with what leads to it, in the order of the policy."""
    found: dict[str, str] = {}
    for clause, basis in _found(type_name, body, reference):
        if clause not in found or BASES.index(basis) < BASES.index(found[clause]):
            found[clause] = basis
    return [(clause, found[clause]) for clause in reference.clauses if clause in found]


def _found(
    type_name: str, body: dict[str, Any], reference: Reference
) -> Iterator[tuple[str, str]]:
    for clause in body.get("clauses", ()):
        yield clause, "stated"
    for designation in body.get("designations", ()):
        clause = reference.schemes[designation["scheme"]].clause
        if clause:
            yield clause, "scheme"
    measure = reference.measures.get(body.get("measure", ""))
    if measure and measure.clause:
        yield measure.clause, "measure"
    terms = {f"{vocabulary}/{term}" for _, vocabulary, term in terms_in(TYPES[type_name], body)}
    for known in reference.clauses.values():
        if terms & set(known.terms):
            yield known.clause, "term"
        if type_name in known.types:
            yield known.clause, "type"
