"""Puts `field=value` assignments together to the data of an entry."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from registry.catalogue.hints import nearest_field
from registry.catalogue.records import folded
from registry.shapes.fields import Field, Model, describe
from registry.writing.desk import Desk
from registry.writing.unclear import UnclearError
from registry.writing.values import read_value, read_values
from registry.yaml_source import Path


class FormError(UnclearError):
    """An assignment that is none, or names no field."""


def assigned(desk: Desk, assignments: tuple[str, ...]) -> tuple[dict[str, Any], list[UnclearError]]:
    """Return the data that the assignments make, and why some of them could not be taken."""
    data: dict[str, Any] = {}
    wrong: list[UnclearError] = []
    for one in sorted(assignments, key=_sources_last):
        try:
            _assign(desk, data, one)
        except UnclearError as unclear:
            wrong.append(_told_of(one, unclear))
    return data, wrong


def _sources_last(assignment: str) -> bool:
    """What a source supports is chosen from the fields that are filled in."""
    return ".supports" in assignment.partition("=")[0]


def _told_of(assignment: str, unclear: UnclearError) -> UnclearError:
    zh, en = (f"--set {assignment}  {unclear.sentence[one]}" for one in ("zh", "en"))
    return UnclearError(zh, en, unclear.choices)


def _assign(desk: Desk, data: dict[str, Any], assignment: str) -> None:
    name, equals, text = assignment.partition("=")
    if not equals or not text.strip():
        raise FormError("写作 字段=值", "write field=value")
    path = field_path(desk, name.strip())
    item = desk.field_at(path)
    holder, key = _holder(data, path)
    if item.shape.kind == "text":
        _assign_text(desk, data, path, text.strip())
    elif item.many and not isinstance(path[-1], int):
        known = holder.setdefault(key, [])
        known += [one for one in read_values(desk, path, text, data) if one not in known]
    else:
        _put(holder, key, read_value(desk, path, text, data))


def _assign_text(desk: Desk, data: dict[str, Any], path: Path, text: str) -> None:
    """A text by language: the authority's where none is named."""
    language = desk.reference.authority
    if isinstance(path[-1], str) and path[-1] in desk.reference.languages:
        path, language = path[:-1], path[-1]
    holder, key = _holder(data, path)
    texts = {**(holder.get(key) or {}), language: text}
    if language == desk.reference.authority:
        desk.accept(path, {language: text})
    order = desk.reference.languages
    holder[key] = dict(sorted(texts.items(), key=lambda pair: order.index(pair[0])))


def _holder(data: Any, path: Path) -> tuple[Any, Any]:
    """Return the group or list that holds a field, made where there is none, and its key there."""
    group = data
    for part, after in pairwise(path):
        fresh: Any = [] if isinstance(after, int) else {}
        if isinstance(part, str):
            group = group.setdefault(part, fresh)
            continue
        if len(group) <= part:
            group.append(fresh)
        group = group[part]
    return group, path[-1]


def _put(holder: Any, key: str | int, value: Any) -> None:
    if isinstance(key, int) and key >= len(holder):
        holder.append(value)
    else:
        holder[key] = value


def field_path(desk: Desk, written: str) -> Path:
    """Return the path that a dotted name means; fields by their name or their title.

    Raises:
        FormError: there is no such field.
    """
    path: list[str | int] = []
    item: Field | None = None
    model: type[Model] | None = desk.model
    for part in written.split("."):
        if item and item.many and part.isdigit():
            path.append(int(part))
        elif item and item.shape.kind == "text" and part in desk.reference.languages:
            path.append(part)
        else:
            item = _field(desk, model, (*path, part), written)
            model = item.group
            if path and isinstance(path[-1], str) and _is_list(desk, tuple(path)):
                path.append(0)
            path.append(item.name)
    if item is None or item.group:
        raise _no_value(item, written)
    return tuple(path)


def _is_list(desk: Desk, path: Path) -> bool:
    item = desk.field_at(path)
    return item.many and item.group is not None


def _field(desk: Desk, model: type[Model] | None, path: Path, written: str) -> Field:
    part = str(path[-1])
    for item in describe(model) if model else ():
        if part == item.name or folded(part) in map(folded, item.title.values()):
            return item
    near = nearest_field(desk.type_name, path) if model else None
    raise FormError(f"没有字段“{written}”" + (f",是否为 {near}?" if near else ""),
                    f"There is no field “{written}”" + (f": did you mean {near}?" if near else ""))


def _no_value(item: Field | None, written: str) -> FormError:
    inner = [one.name for one in item.fields()] if item else []
    middle = ".0" if item and item.many else ""
    examples = ", ".join(f"{written}{middle}.{name}" for name in inner[:4])
    return FormError(f"“{written}”是一组字段,请写 {examples}",
                     f"“{written}” is a group of fields: write {examples}")
