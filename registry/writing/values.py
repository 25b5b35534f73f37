"""Reads what people answer for a field into what the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.catalogue import guesses
from registry.catalogue.guesses import plain
from registry.catalogue.records import folded
from registry.shapes.fields import Field
from registry.shapes.scalars import is_id
from registry.writing.desk import Desk
from registry.writing.names import matching, one_of
from registry.writing.unclear import Choice, UnclearError
from registry.yaml_source import Path

# What separates the items of a list; names and free texts may hold a pause mark or a slash.
OF_CODES = re.compile(r"[,，、;；]")
OF_TEXTS = re.compile(r"[,，;；]")
TODAY = frozenset({"今天", "今日", "today"})
EVERYTHING = frozenset({"全部", "都", "所有", "all"})


def read_values(desk: Desk, path: Path, text: str, data: dict[str, Any]) -> list[Any]:
    """Return the items of a list, separated by commas.

    Raises:
        UnclearError: one of them cannot be taken.
    """
    item = desk.field_at(path)
    choices = desk.choices(path, data)
    if choices and text.strip().casefold() in EVERYTHING and item.name == "supports":
        return [one.value for one in choices]
    known = item.shape.kind == "reference" and matching_in_full(text, choices)
    free = item.shape.kind == "reference" or (item.shape.kind == "string" and not choices)
    separators = OF_TEXTS if free else OF_CODES
    words = [text] if known else separators.split(text)
    found = [read_value(desk, (*path, at), word, data)
             for at, word in enumerate(word for word in words if word.strip())]
    return [one for at, one in enumerate(found) if one not in found[:at]]


def read_value(desk: Desk, path: Path, text: str, data: dict[str, Any]) -> Any:
    """Return what the file holds for an answer to one field, accepted by its model.

    Raises:
        UnclearError: the answer is wrong, or may mean several things.
    """
    _refuse_broken(text)
    last: UnclearError | None = None
    for value in _meant(desk, path, text.strip(), data):
        try:
            desk.accept(path, value)
        except UnclearError as unclear:
            last = last or unclear
        else:
            return value
    assert last is not None
    raise last


def _refuse_broken(text: str) -> None:
    """Bytes that are no UTF-8 come from a terminal with another encoding."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UnclearError("这不是 UTF-8 文字,请检查终端的编码",
                           "This is no UTF-8 text: check the encoding of the terminal") from None


def _meant(desk: Desk, path: Path, text: str, data: dict[str, Any]) -> Iterator[Any]:
    """Yield what an answer may mean, the likeliest first."""
    item = desk.field_at(path)
    kind = item.shape.kind
    if kind == "text":
        yield {desk.reference.authority: text}
    elif kind == "reference":
        yield _entry(desk, item, text, desk.choices(path, data))
    elif kind == "area" and desk.reference.has_area(plain(text)):
        yield plain(text)
    elif choices := desk.choices(path, data):
        choice = one_of(text, choices, item.title)
        desk.notes.add(text, choice)
        yield choice.value
    else:
        yield from _scalars(kind, text, desk.today)


def _scalars(kind: str, text: str, today: str) -> Iterator[str]:
    """Yield the exact forms that a loosely written value may have, and last what was written."""
    if kind == "date" and text.casefold() in TODAY:
        yield today
    if kind == "date":
        yield from guesses.dates_meant(text)[:1]
    elif kind in ("partial_date", "period", "year"):
        yield from guesses.periods_meant(text)
        yield from guesses.dates_meant(text)
    readers = {"integer": guesses.number_meant, "decimal": guesses.number_meant,
               "boolean": guesses.boolean_meant, "url": guesses.address_meant,
               "time": guesses.time_meant}
    meant = readers[kind](text) if kind in readers else None
    yield from (meant,) if meant else ()
    yield plain(text) if kind in ("telephone", "mail", "date") else text


def _entry(desk: Desk, item: Field, text: str, choices: tuple[Choice, ...]) -> Any:
    """Return the id of the entry that is named in full; else, where that is allowed, the name."""
    found = matching_in_full(text, choices)
    if len(found) == 1:
        desk.notes.add(text, found[0])
        return found[0].value
    if found:
        raise UnclearError(f"“{text}”是 {len(found)} 条登记的名称,请写编号",
                           f"“{text}” is the name of {len(found)} entries: give the id", found)
    if only_id(item) or is_id(text.rpartition("/")[2]):
        near = matching(text, choices)
        raise UnclearError(f"没有名称或编号为“{text}”的登记", f"No entry has the name or id “{text}”",
                           near[:5])
    desk.notes.unlinked[text] = tuple(one.value for one in matching(text, choices)[:3])
    return {"name": {desk.reference.authority: text}}


def only_id(item: Field) -> bool:
    """Return whether a reference must be to an entry, a mere name not being enough."""
    return item.name in ("merged_into", "verified_by", "revises")


def matching_in_full(text: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the choices whose code or whole name a text is."""
    written = folded(plain(text))
    return tuple(one for one in choices if written and written in map(
        folded, (one.value, *one.names, *one.also)))
