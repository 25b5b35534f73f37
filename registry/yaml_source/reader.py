"""Turns the events of one document into data and keeps the events, which know their places.

Built on libyaml's event parser: composing nodes, as PyYAML's loaders do, costs twice as much and
lets deep nesting crash the process.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml import events
from yaml.cyaml import CParser

from registry.yaml_source.characters import FORBIDDEN, point
from registry.yaml_source.source import NOTHING, Fault, Marks, span_between

DEPTH_LIMIT = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MERGES = frozenset({"<<", "="})


class Reader:
    """Reads one text; what it holds and what is wrong with it stand in its attributes.

    Attributes:
        data: what the document holds, as far as it could be read.
        marks: the events of every field.
        faults: what is wrong with it.
        broken: the fault of the syntax that ended the reading, if one did.
        empty: the events of the values that hold nothing.
        swallowed: whether an unquoted text over several lines holds what looks like an item.
    """

    def __init__(self, text: str) -> None:
        self.data: Any = None
        self.marks: Marks = {}
        self.faults: list[Fault] = []
        self.broken: yaml.YAMLError | None = None
        self.empty: list[Any] = []
        self.swallowed = False
        self._escapes = "\\" in text
        self._next = CParser(text.encode("utf-8")).get_event

    def run(self) -> Reader:
        """Read the text."""
        try:
            self.data = self._document()
        except yaml.YAMLError as fault:
            self.broken = fault.with_traceback(None)  # it would hold on to this reader
        except _Stop:
            pass
        return self

    def _document(self) -> Any:
        self._next()
        start = self._next()
        if isinstance(start, events.StreamEndEvent):
            return None
        if start.version or start.tags:
            self._stop("E107", start)
        data = self._any(self._next(), 0, self.marks)
        self._next()
        after = self._next()
        if not isinstance(after, events.StreamEndEvent):
            self._stop("E107", after)
        return data

    def _any(self, event: Any, depth: int, marks: Marks) -> Any:
        kind = type(event)
        if kind is events.ScalarEvent:
            return self._scalar(event)
        if kind is events.AliasEvent:
            self._fault("E105", event)
            return None
        if depth >= DEPTH_LIMIT:
            self._stop("E109", event, limit=DEPTH_LIMIT)
        if event.anchor or event.tag:
            self._decorated(event)
        if kind is events.MappingStartEvent:
            return self._mapping(depth + 1, marks)
        return self._sequence(depth + 1, marks)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        style = event.style
        if event.anchor or event.tag:
            self._decorated(event)
        if not style:
            return None if value in NULLS else value
        if self._escapes and style == '"':
            hidden = FORBIDDEN.search(value)
            if hidden:
                clean = FORBIDDEN.sub("", value).replace("\\", "\\\\").replace('"', '\\"')
                self._fault("E110", event, suggestion=f'"{clean}"' if "\n" not in clean else None,
                            point=point(hidden.group()))
        return value

    def _mapping(self, depth: int, marks: Marks) -> dict[str, Any]:
        data: dict[str, Any] = {}
        next_event, value_of = self._next, self._value
        scalars, ends = events.ScalarEvent, events.MappingEndEvent
        while True:
            key = next_event()
            if type(key) is not scalars:
                if type(key) is ends:
                    return data
                self._stop("E114", key)
            name: str = key.value
            if key.style or key.anchor or key.tag or name in MERGES:
                self._odd_key(key)
            value = next_event()
            if name in data:
                first = marks[name][0].start_mark.line + 1
                self._fault("E104", key, seen=name, key=name, first=first)
                value_of(value, depth, {})
            else:
                below = NOTHING if type(value) is scalars else {}
                marks[name] = (key, value, below)
                data[name] = value_of(value, depth, below)

    def _value(self, event: Any, depth: int, below: Marks) -> Any:
        """Read a value: nearly always an unquoted text without anchor and tag."""
        if type(event) is not events.ScalarEvent:
            return self._any(event, depth, below)
        if event.style or event.anchor or event.tag:
            return self._scalar(event)
        text = event.value
        if " - " in text and event.start_mark.line != event.end_mark.line:
            self.swallowed = True
        if text in NULLS:
            self.empty.append(event)
            return None
        return text

    def _odd_key(self, key: Any) -> None:
        if not key.style and key.value in MERGES:
            self._stop("E114", key)
        self._scalar(key)

    def _sequence(self, depth: int, marks: Marks) -> list[Any]:
        data: list[Any] = []
        next_event, value_of = self._next, self._value
        scalars, ends = events.ScalarEvent, events.SequenceEndEvent
        while True:
            value = next_event()
            if type(value) is ends:
                return data
            below = NOTHING if type(value) is scalars else {}
            marks[len(data)] = (value, value, below)
            data.append(value_of(value, depth, below))

    def _decorated(self, event: Any) -> None:
        if event.anchor:
            self._fault("E105", event)
        if event.tag:
            self._fault("E106", event, seen=event.tag)

    def _fault(
        self, code: str, event: Any, seen: str | None = None, suggestion: str | None = None,
        **params: object
    ) -> None:
        span = span_between(event.start_mark, event.end_mark)
        self.faults.append(Fault(code, span, params, seen, suggestion, event))

    def _stop(self, code: str, event: Any, **params: object) -> None:
        self._fault(code, event, **params)
        raise _Stop


class _Stop(Exception):
    """Nothing after this fault can be trusted."""
