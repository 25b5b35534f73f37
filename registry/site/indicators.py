"""The definition of an indicator as a page shows it: formula, sources, unit, target."""

from __future__ import annotations

from dataclasses import dataclass

from registry.site.labels import Labels
from registry.site.listed import anchor
from registry.site.queries import Registry, Row
from registry.site.views import Fact, Shown


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator with its name, its place on the page, and how it is computed."""

    anchor: str
    code: str
    name: Shown
    facts: tuple[Fact, ...]


def definition(row: Row, registry: Registry, labels: Labels) -> Definition:
    """Return what an indicator is; its values are computed elsewhere."""
    code = row["indicator"]

    def text(column: str) -> tuple[Shown, ...]:
        found = registry.text(row, column)
        return (labels.text(found),) if found else ()

    clauses = registry.rows(
        "SELECT clause FROM indicators_clauses WHERE indicator = ? ORDER BY position", code)
    given = {
        "formula": text("formula"),
        **_parts(code, registry, labels),
        "unit": text("unit"),
        "class": (labels.term("indicator-classes", row["class"]),),
        "target": text("target_text"),
        "clauses": tuple(labels.listed("clauses", one["clause"]) for one in clauses),
        "caveat": text("caveat"),
        "ask": text("ask"),
    }
    facts = tuple(Fact(labels.word(f"indicator.{name}"), values)
                  for name, values in given.items() if values)
    return Definition(anchor("indicators", code), code,
                      labels.text(registry.text(row, "label")), facts)


def _parts(code: str, registry: Registry, labels: Labels) -> dict[str, tuple[Shown, ...]]:
    """Return where numerators and denominators come from: a measure, or a list of entries."""
    found: dict[str, list[Shown]] = {"numerator": [], "denominator": []}
    query = "SELECT * FROM indicator_parts WHERE indicator = ? ORDER BY number"
    for row in registry.rows(query, code):
        for side, values in found.items():
            text = registry.text(row, f"{side}_text")
            if text:
                values.append(labels.text(text))
            if row[f"{side}_measure"]:
                values.append(labels.listed("measures", row[f"{side}_measure"]))
    return {side: tuple(values) for side, values in found.items()}
