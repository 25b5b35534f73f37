"""What one file cannot know: references between entries, duplicates, circles, retired ids."""

from __future__ import annotations

from collections.abc import Iterable

from registry.catalogue import Catalogue
from registry.checks.identity import duplicates, former_ids_in_use
from registry.checks.references import broken_references, circles, misfiled
from registry.findings import Finding
from registry.reference import Reference

__all__ = ["check_catalogue"]


def check_catalogue(catalogue: Catalogue, reference: Reference) -> list[Finding]:
    """Return every finding of the catalogue: those of single files and those across entries."""
    across: Iterable[Finding] = (
        *broken_references(catalogue),
        *circles(catalogue),
        *misfiled(catalogue, reference),
        *duplicates(catalogue),
        *former_ids_in_use(catalogue),
    )
    return sorted([*catalogue.findings, *across], key=lambda finding: finding.sort_key)
