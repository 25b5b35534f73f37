"""What one file holds: data, the faults met on the way, and where each value stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from registry.findings import Span

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the YAML itself.

    Attributes:
        code: the code of its finding.
        span: where it is.
        params: what the sentences of the code need.
        seen: the text that is wrong.
        suggestion: what would replace exactly the characters of the span.
        node: the event of the value it concerns, by which its field is found.
    """

    code: str
    span: Span
    params: dict[str, Any] = field(default_factory=dict)
    seen: str | None = None
    suggestion: str | None = None
    node: object = None


class Place(NamedTuple):
    """Where a field stands: its key (or, in a list, the item) and its value."""

    key: Span
    value: Span


# The events of a key and of its value (of an item, twice the value), and the marks below. Plain
# tuples: thousands of files have a few dozen each.
Marks = dict[str | int, tuple[Any, Any, Any]]
NOTHING: Marks = {}


class Mark(NamedTuple):
    """The events of a field that somebody asks for."""

    key: Any
    value: Any
    below: Marks


class Form(Protocol):
    """A text that was read without events, and knows the places of its fields all the same."""

    @property
    def marks(self) -> Marks:
        """The events of every field."""

    def place(self, path: Path) -> Place | None:
        """Return where a field stands."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one file holds.

    Attributes:
        data: what could be read; None where nothing could.
        faults: every mistake of the YAML. Where there is one, the data may lack what it hid.
        events: the events of every field, from which places are computed when asked for.
        text: the text as it was read, repaired where that made it readable.
        empty: the events of the values that hold nothing.
        repaired: the lines, counted from 1, that were repaired, with the original of each.
        form: the text itself where it was read without events.
    """

    data: Any
    faults: tuple[Fault, ...] = ()
    events: Marks = field(default_factory=dict)
    text: str = ""
    repaired: dict[int, str] = field(default_factory=dict)
    empty: tuple[Any, ...] = ()
    form: Form | None = None

    @property
    def marks(self) -> Marks:
        """The events of every field, however the text was read."""
        return self.form.marks if self.form else self.events

    def with_events(self) -> Source:
        """Return the same with its events read: cheaper where many places are asked for."""
        return replace(self, events=self.marks, form=None) if self.form else self

    def path_of(self, event: Any) -> Path | None:
        """Return the field whose value an event is; None for that of a field given twice."""
        return next(_paths_to(event, self.marks, ()), None)

    def mark(self, path: Path) -> Mark | None:
        """Return the events of a field."""
        marks, found = self.marks, None
        for part in path:
            found = marks.get(part)
            if found is None:
                return None
            marks = found[2]
        return Mark(*found) if found else None

    def place(self, path: Path) -> Place | None:
        """Return where a field stands; of a group or list, the value is where it begins."""
        if self.form:
            return self.form.place(path)
        found = self.mark(path)
        if found is None:
            return None
        value = found.value
        end = value.end_mark if hasattr(value, "style") else value.start_mark
        return Place(span_between(found.key.start_mark, found.key.end_mark if
                                  found.key is not value else end),
                     span_between(value.start_mark, end))

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end."""
        lines = self.text.split("\n")
        return lines[number - 1].removesuffix("\r") if number <= len(lines) else ""


def _paths_to(event: Any, marks: Marks, path: Path) -> Iterator[Path]:
    for part, (_, value, below) in marks.items():
        if value is event:
            yield (*path, part)
        yield from _paths_to(event, below, (*path, part))


def span_between(start: Any, end: Any) -> Span:
    """Return the span between two marks of the parser."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
