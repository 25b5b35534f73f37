"""What one file cannot know: references between entries, duplicates, circles, retired ids."""

from __future__ import annotations

from collections.abc import Iterable

from registry.catalogue import Catalogue
from registry.checks.by_name import with_ids_by_name
from registry.checks.completeness import broken_promises
from registry.checks.figures import (
    figures_twice,
    people_of_small_bodies,
    revisions_of_something_else,
)
from registry.checks.identity import duplicates, former_ids_in_use
from registry.checks.likeness import likely_duplicates
from registry.checks.network import parents_of_another_level, partners_missing, two_of_a_kind
from registry.checks.programmes import empty_bases, titles_expected
from registry.checks.references import broken_references, circles, misfiled
from registry.checks.rooms import room_clashes
from registry.checks.systems import systems_nowhere
from registry.findings import Finding
from registry.reference import Reference

__all__ = ["check_catalogue"]


def check_catalogue(catalogue: Catalogue, reference: Reference) -> list[Finding]:
    """Return every finding of the catalogue: those of single files and those across entries."""
    single, between = findings_apart(catalogue, reference)
    return sorted([*single, *between], key=lambda finding: finding.sort_key)


def findings_apart(
    catalogue: Catalogue, reference: Reference
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of single files, and those across entries; ids are offered for names."""
    single = list(with_ids_by_name(catalogue.findings, catalogue))
    return single, list(with_ids_by_name([*_across(catalogue, reference)], catalogue))


def _across(catalogue: Catalogue, reference: Reference) -> Iterable[Finding]:
    return (
        *broken_references(catalogue),
        *circles(catalogue),
        *misfiled(catalogue, reference),
        *duplicates(catalogue),
        *likely_duplicates(catalogue, reference),
        *former_ids_in_use(catalogue),
        *figures_twice(catalogue),
        *revisions_of_something_else(catalogue),
        *people_of_small_bodies(catalogue, reference),
        *two_of_a_kind(catalogue, reference),
        *partners_missing(catalogue, reference),
        *parents_of_another_level(catalogue, reference),
        *room_clashes(catalogue),
        *empty_bases(catalogue),
        *titles_expected(catalogue, reference),
        *broken_promises(catalogue, reference),
        *systems_nowhere(reference),
    )
