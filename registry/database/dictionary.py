"""The data dictionary: what each table and column means, and what covers, keys and links it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.database.schema import CONTENT_LAYER, Column, Table
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.fields import walk

Row = dict[str, Any]
TOOL_FALLBACK = "en"


def dictionary_rows(tables: list[Table], reference: Reference) -> Iterator[tuple[str, Row]]:
    """Yield what each table and column means; an empty column name is the table itself."""
    layers = {licence.layer for licence in reference.licences}
    for table in tables:
        yield "columns", {
            "table_name": table.name, "column_name": "", "position": 0, "section": table.section,
            "layer": next((one for one in (table.layer, CONTENT_LAYER) if one in layers), None),
            **_said(table, reference.languages)}
        for position, item in enumerate(table.columns, 1):
            target = item.points_to or (None, None)
            yield "columns", {
                "table_name": table.name, "column_name": item.name, "position": position,
                "storage": item.sql, "vocabulary": item.vocabulary,
                "key_position": table.key.index(item.name) + 1 if item.name in table.key else None,
                "target_table": target[0], "target_column": target[1],
                **_said(item, reference.languages)}


def field_rows(languages: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """Yield every field of every type with its titles, in the order of the models."""
    for type_name, model in TYPES.items():
        for position, (path, item) in enumerate(walk(model), 1):
            yield "fields", {
                "type": type_name, "path": path, "position": position, "shape": item.shape.kind,
                "vocabulary": item.shape.vocabulary, "many": int(item.many),
                "targets": ",".join(item.shape.targets) or None, "required": int(item.required),
                **_said(item, languages)}


def _said(item: Table | Column | Any, languages: tuple[str, ...]) -> Row:
    """Return title and description by language; one that the tool does not speak has the English."""
    return {f"{name}_{language}" if index else name: said.get(language, said[TOOL_FALLBACK])
            for name, said in (("title", item.title), ("description", item.description))
            for index, language in enumerate(languages)}
