"""Lays an entry out as a file: block style, and what else could be said as commented lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.formatting import quoting
from registry.reference import CITYWIDE, Reference
from registry.shapes.fields import Field, Model, describe

SHOWN_TERMS = 8


def as_yaml(model: type[Model], data: dict[str, Any], reference: Reference) -> str:
    """Return the data of an entry as YAML, in the order in which people read its fields."""
    return "".join(f"{line}\n" for line in _fields(model, data, "", reference))


def commented(
    model: type[Model], data: dict[str, Any], reference: Reference, language: str,
    offered: tuple[str, ...],
) -> str:
    """Return an entry as YAML in which the offered fields it lacks stand as comments."""
    lines: list[str] = []
    for item in describe(model):
        own = tuple(path for path in offered if path.partition(".")[0] == item.name)
        if item.name in data:
            lines += _fields(model, {item.name: data[item.name]}, "", reference)
        elif own:
            lines += (f"# {line}" for line in _offer(item, own, "", reference, language))
    return "".join(f"{line}\n" for line in lines)


def _fields(
    model: type[Model], data: dict[str, Any], indent: str, reference: Reference
) -> Iterator[str]:
    for item in describe(model):
        if item.name in data:
            yield from _field(item, data[item.name], indent, reference)


def _field(item: Field, value: Any, indent: str, reference: Reference) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{indent}{item.name}:"
        for part in value:
            first, *others = _item(item, part, f"{indent}    ", reference)
            yield f"{indent}  - {first.lstrip()}"
            yield from others
    elif isinstance(value, dict):
        yield f"{indent}{item.name}:"
        yield from _group(item, value, f"{indent}  ", reference)
    else:
        yield f"{indent}{item.name}: {_scalar(item, value, reference)}"


def _item(item: Field, value: Any, indent: str, reference: Reference) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _group(item, value, indent, reference)
    else:
        yield _scalar(item, value, reference)


def _group(item: Field, value: dict[str, Any], indent: str, reference: Reference) -> Iterator[str]:
    """Yield the fields of a group; a text by language, or the name of what has no entry."""
    if item.group:
        yield from _fields(item.group, value, indent, reference)
        return
    for key, part in value.items():
        if isinstance(part, dict):
            yield f"{indent}{key}:"
            yield from _group(item, part, f"{indent}  ", reference)
        else:
            yield f"{indent}{key}: {quoting.scalar(str(part), 'text')}"


def _scalar(item: Field, value: str, reference: Reference) -> str:
    """Return a value; beside the code of an area stands its name."""
    text = quoting.scalar(value, item.shape.kind)
    area = reference.area(value) if item.shape.kind == "area" and value != CITYWIDE else None
    return f"{text}  # {area.name[reference.authority]}" if area else text


def _offer(
    item: Field, paths: tuple[str, ...], indent: str, reference: Reference, language: str
) -> Iterator[str]:
    """Yield a field without its value, with what to write there as a comment beside it."""
    yield f"{indent}{item.name}:  # {_help(item, reference, language)}"
    dash = "- " if item.many else ""
    inner = f"{indent}  {'  ' if dash else ''}"
    if item.group:
        rest = tuple(path.partition(".")[2] for path in paths)
        parts = [one for one in item.fields() if one.name in rest or (rest == ("",) and one.required)]
        lines = [line for one in parts or item.fields()[:1]
                 for line in _offer(one, ("",), inner, reference, language)]
        yield f"{indent}  {dash}{lines[0].lstrip()}"
        yield from lines[1:]
    elif item.shape.kind == "text":
        yield f"{inner}{reference.authority}:"
    elif dash:
        yield f"{indent}  -"


def _help(item: Field, reference: Reference, language: str) -> str:
    said = item.description[language]
    colon, brackets = {"zh": (":", "({})"), "en": (": ", " ({})")}[language]
    text = item.title[language] + (f"{colon}{said}" if said else "")
    known = reference.labels_of(item.shape.vocabulary) if item.shape.vocabulary else {}
    terms = [f"{term} {label.get(language) or label[reference.authority]}"
             for term, label in known.items()
             if (item.shape.vocabulary, term) not in reference.withdrawn]
    if 0 < len(terms) <= SHOWN_TERMS:
        text += brackets.format({"zh": "、", "en": ", "}[language].join(terms))
    return text
