"""Finds the terms of vocabularies in the data of a model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from registry.shapes.fields import Field, Model, describe
from registry.yaml_source import Path


def terms_in(
    model: type[Model], data: dict[str, Any], path: Path = ()
) -> Iterator[tuple[Path, str, str]]:
    """Yield every term in the data of a model: its path, its vocabulary, the term.

    What is not of the shape that the model gives it is left out: it has a fault of its own.
    """
    for item in _with_terms(model):
        value = data.get(item.name)
        if value is None or isinstance(value, list) != item.many:
            continue
        for index, part in enumerate(value) if item.many else ((None, value),):
            where = (*path, item.name) if index is None else (*path, item.name, index)
            if item.group and isinstance(part, dict):
                yield from terms_in(item.group, part, where)
            elif not item.group and isinstance(part, str):
                yield where, item.shape.vocabulary or "", part


@cache
def _with_terms(model: type[Model]) -> tuple[Field, ...]:
    return tuple(item for item in describe(model) if item.shape.kind == "term"
                 or (item.group and _with_terms(item.group)))
