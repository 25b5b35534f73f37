"""Finds the terms of vocabularies, and the codes of areas, in the data of a model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from registry.shapes.fields import Field, Model, describe
from registry.yaml_source import Path


def terms_in(model: type[Model], data: dict[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Yield every term in the data of a model: its path, its vocabulary, the term.

    What is not of the shape that the model gives it is left out: it has a fault of its own.
    """
    for where, item, term in _values(model, "term", data, ()):
        yield where, item.shape.vocabulary or "", term


def areas_in(model: type[Model], data: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield every area in the data of a model: its path, and its code as it is written."""
    for where, _, code in _values(model, "area", data, ()):
        yield where, code


def _values(
    model: type[Model], kind: str, data: dict[str, Any], path: Path
) -> Iterator[tuple[Path, Field, str]]:
    """What is not of the shape that the model gives it is left out: it has a fault of its own."""
    for item in _holding(model, kind):
        value = data.get(item.name)
        if value is None or isinstance(value, list) != item.many:
            continue
        for index, part in enumerate(value) if item.many else ((None, value),):
            where = (*path, item.name) if index is None else (*path, item.name, index)
            if item.group and isinstance(part, dict):
                yield from _values(item.group, kind, part, where)
            elif not item.group and isinstance(part, str):
                yield where, item, part


@cache
def _holding(model: type[Model], kind: str) -> tuple[Field, ...]:
    """The fields of a model that are of a kind, or groups with such fields in them."""
    return tuple(item for item in describe(model) if item.shape.kind == kind
                 or (item.group and _holding(item.group, kind)))
