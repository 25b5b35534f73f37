"""The definition of an indicator as a page shows it: formula, sources, unit, target."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    """Return what stands above and below the line, each once, linked to its measure if it has one."""
    query = "SELECT * FROM indicator_parts WHERE indicator = ? ORDER BY number"
    rows = list(registry.rows(query, code))
    return {
        side: tuple(dict.fromkeys(shown for row in rows if (shown := _part(row, side, registry, labels))))
        for side in ("numerator", "denominator")
    }


def _part(row: Row, side: str, registry: Registry, labels: Labels) -> Shown | None:
    text, measure = registry.text(row, f"{side}_text"), row[f"{side}_measure"]
    counted = labels.listed("measures", measure) if measure else None
    if text:
        return replace(labels.text(text), href=counted.href if counted else None)
    return counted
