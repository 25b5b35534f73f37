"""An entry as a tree of its fields: what each holds, where it stood, and the comments on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from yaml import events

from registry.shapes.fields import Field, Model, describe
from registry.yaml_source import NULLS, Marks, Source

Position = tuple[int, int]
# Below these stand the languages of a text, or the name of what has no entry.
BY_LANGUAGE = ("text", "reference")


@dataclass(slots=True)
class Node:
    """A field, or an item of a list.

    Attributes:
        key: the name of the field; None for an item, and for the entry itself.
        start: line and column where it begins, counted from 0.
        key_end: where its key ends; of an item, where it begins.
        value: the event of its value; None for the entry itself.
        field: how the model describes it; None where the model does not know it.
        group: the model of the fields below it, if it has one.
        above: the comments on lines of their own above it.
        beside: the comment at the end of its line.
    """

    key: str | None
    start: Position
    key_end: Position
    value: Any
    field: Field | None
    group: type[Model] | None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: str | None = None

    @property
    def is_scalar(self) -> bool:
        """Whether it holds a single value."""
        return type(self.value) is events.ScalarEvent

    @property
    def is_list(self) -> bool:
        """Whether it holds a list."""
        return type(self.value) is events.SequenceStartEvent

    @property
    def text(self) -> str | None:
        """The single value as it is read; None where nothing is written."""
        value: str = self.value.value
        return None if not self.value.style and value in NULLS else value

    @property
    def kind(self) -> str:
        """The kind of shape its model gives it, empty where it gives none."""
        return self.field.shape.kind if self.field else ""

    def walk(self) -> Iterator[Node]:
        """Yield all nodes below, each before what it holds."""
        for child in self.children:
            yield child
            yield from child.walk()


@dataclass(slots=True)
class Tree:
    """The entry, with the comments above and below all of it."""

    root: Node
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


def tree_of(source: Source, model: type[Model]) -> Tree:
    """Return the fields of an entry as they stand in its file, without the comments."""
    root = Node(None, (0, 0), (0, 0), None, None, model)
    _grow(root, source.marks)
    return Tree(root)


def _grow(parent: Node, marks: Marks) -> None:
    for name, (key, value, below) in marks.items():
        item = parent.field if isinstance(name, int) else _field(parent, name)
        start = position(key.start_mark)
        end = start if key is value else position(key.end_mark)
        node = Node(None if isinstance(name, int) else name, start, end, value, item,
                    item.group if item else None, parent)
        parent.children.append(node)
        _grow(node, below)


def _field(parent: Node, name: str) -> Field | None:
    if parent.group:
        return _fields(parent.group).get(name)
    return parent.field if parent.kind in BY_LANGUAGE else None


@cache
def _fields(model: type[Model]) -> dict[str, Field]:
    return {item.name: item for item in describe(model)}


def position(mark: Any) -> Position:
    """Return line and column of a mark of the parser."""
    return mark.line, mark.column


def put_in_order(node: Node, languages: Sequence[str]) -> None:
    """Put the fields in the order in which people read them, at every level.

    What the model does not know stays after what it knows, in its own order. A comment beside a
    whole item of a list goes beside the field that is then the first of its line.
    """
    known = (list(_fields(node.group)) if node.group
             else list(languages) if node.kind in BY_LANGUAGE else [])
    rank = {name: number for number, name in enumerate(known)}
    node.children.sort(key=lambda child: rank.get(child.key or "", len(rank)))
    if _is_item(node):
        first = node.children[0]
        if node.beside and first.beside:
            node.above.append(node.beside)
        first.beside = first.beside or node.beside
        node.beside = None
    for child in node.children:
        put_in_order(child, languages)


def raise_comments(node: Node) -> None:
    """Put the comments above the first field of an item above its dash, where there is room."""
    for child in node.children:
        raise_comments(child)
    if _is_item(node):
        node.above += node.children[0].above
        node.children[0].above = []


def _is_item(node: Node) -> bool:
    return node.key is None and node.parent is not None and bool(node.children)
