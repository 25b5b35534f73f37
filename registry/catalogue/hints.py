"""Guesses what a contributor meant: the nearest field, term, area or id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from registry.catalogue.guesses import plain
from registry.models import TYPES
from registry.reference import Reference
from registry.reference.models import Area
from registry.shapes.fields import Field, Model, describe, walk
from registry.yaml_source import Path

SEPARATORS = re.compile(r"[,，、;；/|]|\s{2,}")
# How people call a language where its code is wanted.
LANGUAGES = MappingProxyType({
    "zh": ("cn", "ch", "zh", "chi", "chs", "zho", "chinese", "hans", "hant", "中文", "汉语", "中",
           "简体", "简体中文", "普通话"),
    "en": ("en", "eng", "us", "gb", "english", "英文", "英语", "英"),
})


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the choice most like the word, or None where nothing is like it."""
    found = get_close_matches(word, sorted(choices), n=1, cutoff=cutoff)
    return found[0] if found else None


def hint(suggestion: str | None) -> dict[str, str]:
    """Return the words that offer a suggestion inside a message."""
    if not suggestion:
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
    """Return the field that a wrong field name probably stands for, by name or by label."""
    model, found = field_at(type_name, path[:-1])
    model = found.group if found and found.group else model
    return _field_named(model, str(path[-1]))


@cache
def names_of_fields(languages: tuple[str, ...]) -> frozenset[str]:
    """Return every word that can stand before a colon in an entry."""
    return frozenset(item.name for model in TYPES.values() for _, item in walk(model)) | {
        *languages, "name"}


@cache
def _names_of_fields(model: type[Model]) -> dict[str, str]:
    """The fields of a model by their names and by their titles, case and spaces left out."""
    named = {_key(title): item.name for item in describe(model) for title in item.title.values()}
    return named | {_key(item.name): item.name for item in describe(model)}


def _field_named(model: type[Model], written: str) -> str | None:
    known = _names_of_fields(model)
    word = _key(written)
    own = {_key(item.name) for item in describe(model)}
    inside = [one for one in known if len(one) > 1 and not one.isascii() and (one in word or word in one)]
    near = known.get(word) or known.get(nearest(word, own) or "")
    return near or (known[max(inside, key=len)] if inside and len(word) > 1 else None) or known.get(
        nearest(word, known) or "")


def _key(text: str) -> str:
    """A name as it is compared: `openedOn`, `Opened on` and `opened_on` are one."""
    return re.sub(r"[\s_-]+", "", plain(text)).lower()


def nearest_language(word: str, languages: tuple[str, ...]) -> str | None:
    """Return the language of the instance that a word means."""
    short = re.split(r"[-_]", plain(word).lower())[0]
    named = next((code for code in languages if short in LANGUAGES.get(code, (code,))), None)
    alike = [code for code in languages if sorted(code) == sorted(short)
             or (len(short) == len(code) and short[:1] == code[0])]
    return named or next(iter(alike), None) or nearest(short, languages)


def _terms_by_key(known: dict[str, dict[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the terms of a vocabulary by themselves and by their labels, as they are compared."""
    return ({_key(term): term for term in known},
            {_key(text): term for term, label in known.items() for text in label.values()})


def exact_term(vocabulary: str, word: str, reference: Reference) -> str | None:
    """Return the term that a word is, but for its spelling, or whose label it is."""
    known = reference.labels_of(vocabulary)
    terms, labels = _terms_by_key(known)
    short = {_key(re.sub(r"[(（].*?[)）]", "", text)): term
             for term, label in known.items() for text in label.values()}
    written = _key(word)
    return terms.get(written) or labels.get(written) or short.get(written)


def nearest_term(vocabulary: str, word: str, reference: Reference) -> str | None:
    """Return the term that a word probably stands for, by the term or by its label."""
    exact = exact_term(vocabulary, word, reference)
    written = _key(word)
    if exact or not written:
        return exact
    terms, labels = _terms_by_key(reference.labels_of(vocabulary))
    near = nearest(written, terms, 0.75) or nearest(written, labels, 0.75)
    inside = [label for label in labels if len(label) > 1 and (label in written or written in label)]
    near = near or (max(inside, key=len) if inside and len(written) > 1 else None)
    near = near or nearest(written, terms) or nearest(written, labels)
    return terms.get(near or "") or labels.get(near or "")


def nearest_area(
    word: str, reference: Reference, comment: str = "", folder: str = ""
) -> str | None:
    """Return the quoted code of the area that a name, a comment beside it or a code stands for.

    Args:
        word: what stands where a code should.
        reference: the areas.
        comment: the comment on the same line: people check the name.
        folder: the district folder of the entry, which settles what a wrong digit leaves open.
    """
    names = _areas_by_name(reference)
    found = names.get(comment) if comment else None
    found = found or names.get(plain(word)) or _area_named(plain(word), reference, folder)
    code = found.code if found else _code_meant(plain(word), reference, folder)
    return f'"{code}"' if code else None


def _areas_by_name(reference: Reference) -> dict[str, Area]:
    return {text: area for area in reference.areas.values() for text in area.name.values()}


def _area_named(word: str, reference: Reference, folder: str) -> Area | None:
    """Return the area whose name is most like a word, with or without what lies above it."""
    if word.isdigit() or not word:
        return None
    names = _areas_by_name(reference)
    above = [text for area in reference.areas.values() if area.slug for text in area.name.values()]
    for prefix in sorted(above, key=len, reverse=True):
        word = word.removeprefix(prefix) or word
    inside = {text: area for text, area in names.items()
              if reference.folder_of(area.code) == folder}
    near = names.get(word) or inside.get(nearest(word, inside) or "")
    return near or names.get(nearest(word, names) or "")


def _code_meant(word: str, reference: Reference, folder: str) -> str | None:
    """Return the code for an alias of another list, or for a code with one wrong digit."""
    word = re.sub(r"\s", "", word)
    if not word.isdigit():
        return None
    short = next((word[:size] for size in (12, 9, 6) if set(word[size:]) == {"0"}
                  and word[:size] in reference.areas), None)
    if short or word in reference.areas:
        return short or word
    for area in reference.areas.values():
        if word in area.aliases.values():
            return area.code
    near = [area.code for area in reference.areas.values()
            if _one_digit_apart(word, area.code) and reference.folder_of(area.code) == folder]
    return near[0] if len(near) == 1 else None


def _one_digit_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long)))
