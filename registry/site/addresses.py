"""Knows the addresses of the site before it is written, as far as the reference decides them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from registry.checks.systems import nowhere
from registry.findings import CODES, Finding
from registry.models import TYPES
from registry.reference import Reference
from registry.site.navigation import DISTRICTS, FIND, NETWORK, POLICY

LISTS = (FIND, DISTRICTS, NETWORK, POLICY, "errors")
DOCS = Path(__file__).parent.parent.parent / "docs"
"""The hand-written pages."""


def pages_nowhere(reference: Reference, docs: Path = DOCS) -> Iterator[Finding]:
    """Yield a finding for a page that `systems.yaml` names and the site will not have."""
    yield from nowhere(reference, "page", partial(_is_page, reference, docs))


def _is_page(reference: Reference, docs: Path, address: str) -> bool:
    """Return whether an address leads to a page; which entries have one is not asked."""
    if not (address.startswith("/") and address.endswith("/")):
        return False
    first, *rest = address.strip("/").split("/")
    below = {
        DISTRICTS: {area.slug for area in reference.areas.values() if area.slug},
        NETWORK: set(reference.rosters),
        POLICY: set(reference.clauses),
        "areas": {area.code for area in reference.areas.values() if area.level == "township"},
        "errors": set(CODES),
    }
    if rest and first in below:
        return rest[0] in below[first] and set(rest[1:]) <= set(TYPES)
    if first in TYPES and len(rest) < 2:
        return True
    return (first in LISTS and not rest) or _is_written(docs, address.strip("/"))


def _is_written(docs: Path, path: str) -> bool:
    pages = (docs / f"{path}.md", docs / path / "index.md")
    return any(page.is_file() for page in pages)
