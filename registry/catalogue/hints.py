"""Guesses what a contributor meant: the nearest field, term, area or id."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.fields import Field, Model, describe
from registry.yaml_source import Path


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the choice most like the word, or None where nothing is like it."""
    found = get_close_matches(word, sorted(choices), n=1, cutoff=cutoff)
    return found[0] if found else None


def hint(suggestion: str | None) -> dict[str, str]:
    """Return the words that offer a suggestion inside a message."""
    if suggestion is None:
        return {"hint_zh": "", "hint_en": ""}
    return {"hint_zh": f"是否为 {suggestion}?", "hint_en": f"Did you mean {suggestion}?"}


def field_at(type_name: str, path: Path) -> tuple[type[Model], Field | None]:
    """Return the model that a path leads into, and the field it names if there is one."""
    model: type[Model] = TYPES[type_name]
    found: Field | None = None
    for part in path:
        if isinstance(part, int) or (found and found.shape.kind in ("text", "reference")):
            continue
        if found and found.group:
            model = found.group
        found = next((item for item in describe(model) if item.name == part), None)
        if found is None:
            break
    return model, found


def nearest_field(type_name: str, path: Path) -> str | None:
    """Return the field that a wrong field name probably stands for, by name or Chinese label."""
    model, found = field_at(type_name, path[:-1])
    model = found.group if found and found.group else model
    word = str(path[-1])
    labelled = {title: item.name for item in describe(model) for title in item.title.values()}
    return labelled.get(word) or nearest(word, (item.name for item in describe(model)))


def nearest_term(vocabulary: str, word: str, reference: Reference) -> str | None:
    """Return the term that a word probably stands for, by the term or by its label."""
    known = reference.labels_of(vocabulary)
    labels = {text: term for term, label in known.items() for text in label.values()}
    near = nearest(word, labels)
    return labels.get(word) or nearest(word, known) or (labels[near] if near else None)


def nearest_area(word: str, reference: Reference) -> str | None:
    """Return the quoted code of the area that a name or an old code probably stands for."""
    codes = {text: area.code for area in reference.areas.values() for text in area.name.values()}
    codes |= {alias: area.code for area in reference.areas.values()
              for alias in area.aliases.values() if alias not in reference.areas}
    near = codes.get(word) or codes.get(nearest(word, codes) or "")
    return f'"{near}"' if near else None
