"""The definition of an indicator as its page shows it: what stands above and below the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.site.labels import Labels
from registry.site.queries import Registry, Row, Text
from registry.site.views import Fact, Shown

SIDES = ("numerator", "denominator")
SCHEMES = "schemes"
RESIDENTIAL = "areas/residential"


def definition_facts(row: Row, registry: Registry, labels: Labels) -> tuple[Fact, ...]:
    """Return what an indicator is made of; its numbers are said elsewhere."""
    code = row["indicator"]

    def text(column: str) -> tuple[Shown, ...]:
        found = registry.text(row, column)
        return (labels.text(found),) if found else ()

    given = {
        **_parts(code, registry, labels),
        "unit": tuple(dict.fromkeys((*text("unit"), *_units(code, labels)))),
        "ask": text("ask"),
    }
    return tuple(Fact(labels.word(f"indicator.{name}"), values)
                 for name, values in given.items() if values)


def _units(code: str, labels: Labels) -> Iterator[Shown]:
    """Return the units of those numbers that have one of their own."""
    query = "SELECT * FROM indicator_parts WHERE indicator = ? ORDER BY number"
    for row in labels.registry.rows(query, code):
        unit = labels.registry.text(row, "unit")
        if unit:
            yield labels.text(unit)


def _parts(code: str, registry: Registry, labels: Labels) -> dict[str, tuple[Shown, ...]]:
    """Return what stands above and below the line, each once, and the lists it is counted from."""
    taken = list(registry.rows(
        "SELECT * FROM indicator_sources WHERE indicator = ? ORDER BY number, position", code))
    query = "SELECT * FROM indicator_parts WHERE indicator = ? ORDER BY number"
    found: dict[str, list[Shown]] = {side: [] for side in SIDES}
    for row in registry.rows(query, code):
        for side in SIDES:
            measures = [one["measure"] for one in taken if one["measure"]
                        and (one["number"], one["side"]) == (row["number"], side)]
            found[side] += _part(registry.text(row, f"{side}_text"), measures, labels)
    names = dict.fromkeys(one["counted_list"] for one in taken if one["counted_list"])
    found["lists"] = [shown for name in names if (shown := counted_list(name, labels))]
    return {side: tuple(dict.fromkeys(values)) for side, values in found.items()}


def _part(text: Text, measures: list[str], labels: Labels) -> list[Shown]:
    """Return a text that links to its measure; where several are added up, each after the text."""
    counted = [labels.listed("measures", one) for one in measures]
    if not text:
        return counted
    if len(counted) == 1:
        return [replace(labels.text(text), href=counted[0].href)]
    return [labels.text(text), *counted]


def counted_list(name: str, labels: Labels) -> Shown | None:
    """Return a list of entries that must be whole before the number is one; None for any other."""
    kind, _, part = name.partition("/")
    if kind == SCHEMES:
        return labels.listed(kind, part)
    if name == RESIDENTIAL:
        return labels.term("area-levels", part)
    if kind not in labels.registry.type_titles:
        return None
    if not part:
        return labels.kind(kind)
    rows = labels.registry.rows(
        "SELECT vocabulary FROM fields WHERE type = ? AND path IN ('kind', 'format')", kind)
    return next((replace(labels.term(row["vocabulary"], part), mark=None) for row in rows), None)
