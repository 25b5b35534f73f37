"""What a new entry still needs, as assignments that people can copy."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from registry.shapes.fields import Field, Model, describe
from registry.writing.desk import Desk

# Of two fields of a list one is needed: the first, or the second where it cannot be given.
EITHER = {("sources", "url"): "document", ("sources", "date"): "date_note",
          ("rows", "area"): "organization"}
EXAMPLES = {"date": "2026-03-01", "partial_date": "2026-03", "period": "2025", "integer": "20",
            "decimal": "20", "url": "https://example.org/page"}
SHOWN = 6


def missing(desk: Desk, data: dict[str, Any]) -> list[tuple[str, Field]]:
    """Return the dotted paths that the entry lacks, each with its field."""
    found = [one for one in _missing(desk.model, data, "") if one[0] != "status"]
    settled = not found or desk.model.area_from in data
    named = any(path.rpartition(".")[2] == "area" for path, _ in found)
    if settled and not named and desk.folder(data) is None:
        found.append(("area", desk.field_at(("area",))))
    return found


def _missing(model: type[Model], data: dict[str, Any], prefix: str) -> Iterator[tuple[str, Field]]:
    for item in describe(model):
        value, path = data.get(item.name), f"{prefix}{item.name}"
        if item.group and (value is not None or item.required):
            for inner, part in _groups(item, value):
                yield from _missing(item.group, part, f"{path}.{inner}")
            continue
        other = EITHER.get((prefix.partition(".")[0], item.name))
        either = other is not None and not data.get(other)
        if value is None and (item.required or either) and item.name != "accessed":
            yield path, item


def _groups(item: Field, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the groups of a field, those that are needed but absent included, with their number."""
    if not item.many:
        yield "", value or {}
        return
    parts = value or []
    for at in range(max(len(parts), item.least, 1)):
        yield f"{at}.", parts[at] if at < len(parts) else {}


def described(desk: Desk, path: str, item: Field) -> str:
    """Return one line for a missing field: its path, title, help, and what may be written."""
    language = desk.language
    known = desk.names.terms(item.shape.vocabulary) if item.shape.vocabulary else ()
    labels = [one.label for one in known[:SHOWN]] + (["…"] if len(known) > SHOWN else [])
    help_ = item.description[language]
    colon, comma = {"zh": (":", "、"), "en": (": ", ", ")}[language]
    line = item.title[language] + (f"{colon}{help_}" if help_ else "")
    return f"  {path:<22} {line}" + (f" [{comma.join(labels)}]" if labels else "") + _other(desk, path)


def _other(desk: Desk, path: str) -> str:
    prefix, _, name = path.rpartition(".")
    other = EITHER.get((prefix.partition(".")[0], name))
    if not other:
        return ""
    return {"zh": f"(没有就写 {prefix}.{other})", "en": f" (or {prefix}.{other})"}[desk.language]


def example(desk: Desk, path: str, item: Field) -> str:
    """Return an assignment that could be the missing one."""
    shape = item.shape
    if shape.kind == "text":
        word = {"zh": "正式全称", "en": "The full name"}.get(desk.reference.authority, "…")
        value = word if item.name == "name" else "…"
        path = f"{path}.{desk.reference.authority}"
    elif shape.kind in ("term", "listed"):
        known = desk.names.terms(shape.vocabulary or "")
        value = known[0].label if known else "…"
    elif shape.kind == "area":
        districts = [one for one in desk.reference.areas.values() if one.slug]
        value = desk.names.shown(districts[-1].name)
    elif shape.kind == "reference":
        known = desk.names.entries(desk.targets(item))
        value = known[0].label if known else "…"
    else:
        value = EXAMPLES.get(shape.kind, "…")
    return f"--set {shlex.quote(f'{path}={value}')}"
