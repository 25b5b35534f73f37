"""Turns the reference files into rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.database.indicator_tables import indicator_rows
from registry.database.reference_tables import list_rows
from registry.reference import Reference
from registry.reference.models import is_current

Row = dict[str, Any]


def texts(column: str, values: dict[str, str], languages: tuple[str, ...]) -> Row:
    """Return the columns of a text by language."""
    row: Row = {}
    for index, language in enumerate(languages):
        row[f"{column}_{language}" if index else column] = values.get(language)
    return row


def reference_rows(reference: Reference, as_of: str) -> Iterator[tuple[str, Row]]:
    """Yield pairs of table and row for all reference files."""
    languages = reference.languages
    yield from _area_rows(reference, as_of)
    for vocabulary in reference.vocabularies.values():
        for position, term in enumerate(vocabulary.terms, 1):
            yield "vocabulary", {
                "vocabulary": vocabulary.name, "term": term.term, "broader": term.broader,
                "isced_f": term.isced_f, "life_stage": term.life_stage, "position": position,
                **texts("label", term.label, languages)}
    yield from list_rows(reference)
    yield from indicator_rows(reference)
    for licence in reference.licences:
        yield "licences", {
            "layer": licence.layer, "licence": licence.licence, "licence_url": licence.licence_url,
            **texts("title", licence.title, languages),
            **texts("attribution", licence.attribution, languages)}


def _area_rows(reference: Reference, as_of: str) -> Iterator[tuple[str, Row]]:
    for area in reference.all_areas():
        above = reference.ancestors(area.code)
        by_level = {one.level: one.code for one in reversed(above)}
        yield "areas", {
            "code": area.code, "level": area.level, "kind": area.kind, "parent": area.parent,
            "slug": area.slug, "tile_column": area.tile_column, "tile_row": area.tile_row,
            "district": by_level.get("district"),
            "township": by_level.get("township"),
            "area_group": area.group, "urban_rural": area.urban_rural,
            "counts_as_township": int(area.counts_as_township),
            "current": int(is_current(area, as_of)), "counts_as_of": area.counts_as_of, "valid_from": area.valid_from,
            "valid_to": area.valid_to, **texts("name", area.name, reference.languages)}
        for distance, one in enumerate(above):
            yield "area_ancestors", {
                "area": area.code, "ancestor": one.code, "distance": distance}
        for scheme, code in sorted(area.aliases.items()):
            yield "area_codes", {"area": area.code, "scheme": scheme, "code": code}
