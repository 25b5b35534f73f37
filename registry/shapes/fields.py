"""How a field is declared: its shape, its title and its description in Chinese and English.

Everything that shows or stores a field (database column, page, Datasette, editor schema) takes it
from here through `describe`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

import pydantic
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: its kind, and where its meaning is kept.

    Attributes:
        kind: text, string, telephone, mail, url, date, partial_date, time, year, integer, decimal,
            boolean, period, term, listed, area, reference, codes or group.
        vocabulary: for a term the vocabulary, for a listed code the reference list it comes from.
        targets: for a reference, the types of entry it may point to.
    """

    kind: str
    vocabulary: str | None = None
    targets: tuple[str, ...] = ()


class Model(pydantic.BaseModel):
    """A value read from YAML: it cannot be changed afterwards and knows no unknown fields."""

    model_config = pydantic.ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


@dataclass(frozen=True, slots=True)
class Field:
    """The description of one field of a model."""

    name: str
    shape: Shape
    many: bool
    required: bool
    title: dict[str, str]
    description: dict[str, str]
    column: str
    table: str | None
    group: type[Model] | None
    least: int

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of a group."""
        return describe(self.group) if self.group else ()


def field(  # noqa: PLR0913 - each names one thing about the field
    zh: str,
    en: str,
    zh_help: str = "",
    en_help: str = "",
    *,
    default: Any = ...,
    alias: str | None = None,
    column: str | None = None,
    table: str | None = None,
    least: int | None = None,
) -> Any:
    """Declare a field with its title and description; `default` absent means required.

    Args:
        zh: title in Chinese.
        en: title in English.
        zh_help: one sentence of help in Chinese.
        en_help: the same in English.
        default: the value when the field is absent.
        alias: the name in YAML where it is a Python keyword.
        column: the name in the database where the YAML name is a word of SQL.
        table: for a list of groups, the table that holds one row for each.
        least: for a list, how many items it needs.
    """
    extra = {
        "title": {"zh": zh, "en": en},
        "description": {"zh": zh_help, "en": en_help},
        "column": column,
        "table": table,
        "least": least or 0,
    }
    return pydantic.Field(
        default, alias=alias, title=en, min_length=least, json_schema_extra=extra
    )


_DESCRIBED: dict[type[Model], tuple[Field, ...]] = {}


def describe(model: type[Model]) -> tuple[Field, ...]:
    """Return the fields of a model in the order in which people read them."""
    if model not in _DESCRIBED:
        known = model.model_fields
        _DESCRIBED[model] = tuple(_describe(name, known[name]) for name in _reading_order(model))
    return _DESCRIBED[model]


def _reading_order(model: type[Model]) -> list[str]:
    """The order of declaration; where a superclass names leading fields, its others come last."""
    leading: tuple[str, ...] = getattr(model, "leading", ())
    shared = [name for part in model.__mro__[1:] if "leading" in vars(part)
              for name in part.model_fields if name not in leading]
    own = [name for name in model.model_fields if name not in leading and name not in shared]
    return [*leading, *own, *shared]


def walk(model: type[Model], prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Yield every field with its path (`contact.phone`), groups before what they hold."""
    for item in describe(model):
        path = f"{prefix}{item.name}"
        yield path, item
        if item.group:
            yield from walk(item.group, f"{path}.")


def _describe(attribute: str, info: FieldInfo) -> Field:
    extra: dict[str, Any] = info.json_schema_extra  # type: ignore[assignment]
    name = info.alias or attribute
    shape, many, group = _shape(info)
    return Field(
        name=name,
        shape=shape,
        many=many,
        required=info.is_required(),
        title=extra["title"],
        description=extra["description"],
        column=extra["column"] or name,
        table=extra["table"],
        group=group,
        least=extra["least"],
    )


def _shape(info: FieldInfo) -> tuple[Shape, bool, type[Model] | None]:
    """Look through Optional and tuple for the shape, or for the model of a group."""
    for mark in info.metadata:
        if isinstance(mark, Shape):
            return mark, False, None
    return _shape_of(info.annotation, many=False)


def _shape_of(annotation: Any, *, many: bool) -> tuple[Shape, bool, type[Model] | None]:
    marks = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Shape)]
    if marks:
        return marks[0], many, None
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Shape("group"), many, annotation
    inner = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    return _shape_of(inner[0], many=many or get_origin(annotation) is tuple)
