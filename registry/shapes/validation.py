"""Validates data by a model and says what is wrong as field faults, not as exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from registry.shapes.fields import Model
from registry.yaml_source import Path

M = TypeVar("M", bound=Model)

GOT = {
    "str": ("文字", "a text"),
    "list": ("列表", "a list"),
    "dict": ("一组字段", "a group of fields"),
    "NoneType": ("空", "empty"),
}
WANTED = {
    "string_type": ("一段文字", "a text"),
    "dict_type": ("按语言分行的文字(zh: …)", "text by language (zh: …)"),
    "tuple_type": ("列表(每项以 - 开头)", "a list (each item with a -)"),
    "model_type": ("一组字段", "a group of fields"),
    "text": ("按语言分行的文字(zh: …)", "text by language (zh: …)"),
}
OTHER = ("另一种形式", "of another form")
BRANCHES = ("int", "float")
"""What pydantic adds to the path of a number that may have decimals."""


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A field with a wrong value: the code, the path, what to say, and what would repair it."""

    code: str
    path: Path
    params: dict[str, Any] = field(default_factory=dict)
    seen: str | None = None
    suggestion: str | None = None


def validate(model: type[M], data: Any, context: object) -> tuple[M | None, list[FieldFault]]:
    """Return the value that the data makes, or every fault that forbids it."""
    try:
        return model.model_validate(data, context=context), []
    except ValidationError as errors:
        details = errors.errors(include_url=False)
        return None, [fault for detail in details for fault in _field_faults(detail, details)]


def _field_faults(detail: ErrorDetails, all_of_them: list[ErrorDetails]) -> Iterator[FieldFault]:
    path = tuple(part for part in detail["loc"] if part not in BRANCHES)
    kind, given = detail["type"], detail["input"]
    seen = given if isinstance(given, str) else None
    params: dict[str, Any] = dict(detail.get("ctx", {}))
    if kind == "missing":
        yield FieldFault("E202", path, {"key": path[-1]})
    elif kind == "extra_forbidden":
        yield FieldFault("E201", path, {}, str(path[-1]))
    elif kind == "too_short" and given:
        yield from _too_few(path, given, params, all_of_them)
    elif kind == "too_short" or (given is None and not kind.startswith("E")):
        yield FieldFault("E203", path, {"key": path[-1]})
    elif kind.startswith("E"):
        yield _own_fault(kind, path, params, seen)
    else:
        yield _shape_fault(path, kind, given)


def _too_few(
    path: Path, given: Any, params: dict[str, Any], all_of_them: list[ErrorDetails]
) -> Iterator[FieldFault]:
    """Say so only where no item is refused: pydantic counts those that are left."""
    inside = (one["loc"] for one in all_of_them if len(one["loc"]) > len(path))
    if not any(tuple(place[: len(path)]) == path for place in inside):
        wanted = {"key": path[-1], "count": len(given), "least": params["min_length"]}
        yield FieldFault("E243", path, wanted)


def _own_fault(code: str, path: Path, params: dict[str, Any], seen: str | None) -> FieldFault:
    at = params.pop("at", ())
    path = (*path, *(at if isinstance(at, tuple) else (at,)))
    if code == "E204":
        return _shape_fault(path, params["want"], params.get("seen", seen))
    if code == "E203":
        params["key"] = path[-1]
    seen, suggestion = params.pop("seen", seen), params.pop("suggestion", None)
    return FieldFault(code, path, params, seen, suggestion)


def _shape_fault(path: Path, wanted: str, given: Any) -> FieldFault:
    want, got = WANTED.get(wanted, OTHER), GOT.get(type(given).__name__, OTHER)
    params = {"want_zh": want[0], "want_en": want[1], "got_zh": got[0], "got_en": got[1]}
    return FieldFault("E204", path, params, given if isinstance(given, str) else None)
