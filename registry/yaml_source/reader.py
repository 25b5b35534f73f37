"""Reads one YAML file into plain data, strictly and fast, and says where each value stands.

YAML gives the structure only: every scalar stays the text that was written, an empty one becomes
None. Whatever makes YAML ambiguous or dangerous (anchors, tags, merge keys, several documents,
duplicate keys, invisible characters, deep nesting) is a fault. Built on libyaml's event parser:
composing nodes, as PyYAML's loaders do, costs twice as much and lets deep nesting crash the process.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml import events
from yaml.cyaml import CParser

from registry.findings import Span

SIZE_LIMIT = 256 * 1024
DEPTH_LIMIT = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOM = "\ufeff"

# Control, bidirectional, zero-width and separator characters and noncharacters. Variation
# selectors (U+FE00-FE0F) stay: they belong to how some Han characters are written.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000efffe-\U000effff"
    "\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)

# What nearly every file consists of; only the others are searched for the characters above.
ORDINARY = re.compile("[\t\n\r -~\u3001-\u9fff\uff00-\uffef·—‘’“”…]*")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the YAML itself: the code of its finding, where it is, what to say of it."""

    code: str
    span: Span
    params: dict[str, Any] = field(default_factory=dict)
    seen: str | None = None


class Place(NamedTuple):
    """Where a field stands: its key (or, in a list, the item) and its value."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Source:
    """What one file holds: its data if it could be read, and every fault met on the way."""

    data: Any
    faults: tuple[Fault, ...] = ()


def read(raw: bytes, root: type = dict, limit: int = SIZE_LIMIT) -> Source:
    """Return the data of a file, or the faults for which it cannot be taken.

    Args:
        raw: the bytes of the file.
        root: what the file must hold, a mapping or a list.
        limit: the largest size taken, in bytes.
    """
    if len(raw) > limit:
        return _refused("E102", size=len(raw), limit=limit)
    try:
        text = raw.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        return Source(None, (Fault("E101", Span(line, 1, line, 1), {"byte": fault.start + 1}),))
    if not ORDINARY.fullmatch(text) and FORBIDDEN.search(text):
        return Source(None, tuple(_hidden_characters(text)))
    reader = _Reader(text)
    data = reader.run()
    if reader.faults:
        return Source(None, _faults_with_places(text))
    if not isinstance(data, root) or not (data or root is list):
        return _refused("E108")
    return Source(data)


def places(raw: bytes) -> dict[Path, Place]:
    """Return where every field of a readable file stands; costs a second reading of the file."""
    reader = _Reader(raw.decode("utf-8").removeprefix(BOM), marked=True)
    reader.run()
    return reader.places


def _faults_with_places(text: str) -> tuple[Fault, ...]:
    reader = _Reader(text, marked=True)
    reader.run()
    return tuple(reader.faults)


def _refused(code: str, **params: object) -> Source:
    return Source(None, (Fault(code, Span(), params),))


def _hidden_characters(text: str) -> list[Fault]:
    faults = []
    for match in FORBIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        point = f"U+{ord(match.group()):04X}"
        faults.append(Fault("E110", Span(line, column, line, column + 1), {"point": point}))
    return faults


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Stop(Exception):
    """Nothing after this fault can be trusted."""


class _Reader:
    """Turns the events of one document into data; keeps the places only when asked to."""

    def __init__(self, text: str, *, marked: bool = False) -> None:
        self.text = text
        self.parser = CParser(text.encode("utf-8"))
        self.marked = marked
        self.faults: list[Fault] = []
        self.places: dict[Path, Place] = {}

    def run(self) -> Any:
        try:
            return self._document()
        except yaml.YAMLError as fault:
            self.faults.append(self._syntax_fault(fault))
        except _Stop:
            pass
        return None

    def _document(self) -> Any:
        next_event = self.parser.get_event
        next_event()
        start = next_event()
        if isinstance(start, events.StreamEndEvent):
            return None
        if start.version or start.tags:
            self._stop("E107", start)
        data = self._value(next_event(), 0, ())
        next_event()
        after = next_event()
        if not isinstance(after, events.StreamEndEvent):
            self._stop("E107", after)
        return data

    def _value(self, event: Any, depth: int, path: Path) -> Any:
        kind = type(event)
        if kind is events.ScalarEvent:
            if event.anchor or event.tag:
                self._decorated(event)
            return self._scalar(event)
        if kind is events.AliasEvent:
            self._fault("E105", event)
            return None
        if depth >= DEPTH_LIMIT:
            self._stop("E109", event, limit=DEPTH_LIMIT)
        if event.anchor or event.tag:
            self._decorated(event)
        if kind is events.MappingStartEvent:
            return self._mapping(depth + 1, path)
        return self._sequence(depth + 1, path)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.style == '"':
            hidden = FORBIDDEN.search(value)
            if hidden:
                self._fault("E110", event, point=f"U+{ord(hidden.group()):04X}")
        elif not event.style and value in NULLS:
            return None
        return value

    def _mapping(self, depth: int, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        next_event = self.parser.get_event
        while True:
            key = next_event()
            if type(key) is events.MappingEndEvent:
                return data
            name = self._key(key, data, path)
            first = next_event()
            if not self.marked:
                plain = type(first) is events.ScalarEvent and not (first.anchor or first.tag)
                data[name] = self._scalar(first) if plain else self._value(first, depth, path)
                continue
            below = (*path, name)
            data[name] = self._value(first, depth, below)
            if self.marked:
                value = self._extent(first)
                self.places.setdefault(below, Place(_span(key.start_mark, key.end_mark), value))

    def _key(self, key: Any, data: dict[str, Any], path: Path) -> str:
        if type(key) is not events.ScalarEvent or (not key.style and key.value in {"<<", "="}):
            self._stop("E114", key)
        if key.anchor or key.tag:
            self._decorated(key)
        if key.style == '"':
            self._scalar(key)
        name: str = key.value
        if name in data:
            first = self.places.get((*path, name))
            line = first.key.line if first else 0
            self._fault("E104", key, seen=name, key=name, first=line)
        return name

    def _sequence(self, depth: int, path: Path) -> list[Any]:
        data: list[Any] = []
        next_event = self.parser.get_event
        while True:
            first = next_event()
            if type(first) is events.SequenceEndEvent:
                return data
            if not self.marked:
                plain = type(first) is events.ScalarEvent and not (first.anchor or first.tag)
                data.append(self._scalar(first) if plain else self._value(first, depth, path))
                continue
            below = (*path, len(data)) if self.marked else path
            data.append(self._value(first, depth, below))
            if self.marked:
                value = self._extent(first)
                self.places.setdefault(below, Place(value, value))

    def _extent(self, first: Any) -> Span:
        """A scalar's own span; of a mapping or list, the place where it begins."""
        if type(first) is events.ScalarEvent:
            return _span(first.start_mark, first.end_mark)
        return _span(first.start_mark, first.start_mark)

    def _decorated(self, event: Any) -> None:
        if event.anchor:
            self._fault("E105", event)
        if event.tag and event.tag != "!":
            self._fault("E106", event, seen=event.tag)
        elif event.tag:
            self._fault("E106", event, seen="!")

    def _fault(self, code: str, event: Any, seen: str | None = None, **params: object) -> None:
        span = _span(event.start_mark, event.end_mark)
        self.faults.append(Fault(code, span, params, seen))

    def _stop(self, code: str, event: Any, **params: object) -> None:
        self._fault(code, event, **params)
        raise _Stop

    def _syntax_fault(self, fault: yaml.YAMLError) -> Fault:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        rows = self.text.splitlines()
        tab = line < len(rows) and rows[line][column : column + 1] == "\t"
        span = Span(line + 1, column + 1, line + 1, column + 1)
        problem = str(getattr(fault, "problem", None) or fault)
        return Fault("E115" if tab else "E103", span, {"problem": problem})
