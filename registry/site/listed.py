"""Things that the reference lists and that have a place on a page: where each is explained."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.navigation import INDICATORS, POLICY
from registry.site.queries import Registry, Text

# By the name that fields use: the table, the column of the code, the column of the name.
_TABLES = {
    "clauses": ("policy_clauses", "clause", "heading"),
    "schemes": ("schemes", "scheme", "label"),
    "measures": ("measures", "measure", "label"),
    "indicators": ("indicators", "indicator", "label"),
    "documents": ("documents", "document", "title"),
    "credit_rules": ("credit_rules", "rule", "statement"),
    "standards": ("standards", "standard", "title"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """The name of a listed thing and the page that explains it."""

    name: Text
    path: str


def listed_things(registry: Registry) -> dict[tuple[str, str], Listed]:
    """Return every listed thing by its list and code."""
    found = {}
    for name, (table, key, title) in _TABLES.items():
        for row in registry.rows(f"SELECT * FROM {table}"):
            clause = None if name == "clauses" else row.get("clause")
            path = page_of(name, row[key], clause)
            found[name, row[key]] = Listed(registry.text(row, title), path)
    return found


def page_of(name: str, code: str, clause: str | None) -> str:
    """Return the address of the explanation: its own page, that of its clause, or of them all."""
    if name == "clauses":
        return f"{POLICY}/{code}/"
    if name == INDICATORS:
        return f"{INDICATORS}/{code}/"
    return f"{POLICY}/{clause}/#{anchor(name, code)}" if clause else f"{POLICY}/#{anchor(name, code)}"


def anchor(name: str, code: str) -> str:
    """Return the anchor of a listed thing on its page."""
    return f"{name.replace('_', '-')}-{code}"
