"""A real entry seen as text: its fields with their places, and the slips that can be made in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

import yaml

from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.fields import Field, Model, describe

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Node:
    """One value of an entry: where its key, its dash and itself stand in the text.

    Attributes:
        shape: the kind of value by its model; `words` for the text in one language.
        field: the field by its model; that of the list for an item.
        kind: scalar, map or list.
        key: where the key starts and ends; None for the item of a list.
        dash: where the mark of a list item stands; None where there is none.
        flow: whether the list or map is written in brackets.
    """

    path: Path
    shape: str
    field: Field | None
    kind: str
    key: tuple[int, int] | None
    start: int
    end: int
    value: str = ""
    dash: int | None = None
    flow: bool = False
    model: type[Model] | None = None

    @property
    def name(self) -> str:
        """The last key on the way to the value."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def own_key(self) -> int:
        """The end of the key, where its colon stands."""
        assert self.key
        return self.key[1]


@dataclass(frozen=True, order=True)
class Edit:
    """A stretch of the text and what is written in its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Slip:
    """One mistake: how it changes the text, where it stands, and what was meant.

    Attributes:
        spots: positions in the text before, each with a number of lines further down; the mistake
            stands on any of these lines. What a slip puts in at a position stands there, what was there
            moves. The start of the first edit where empty.
        right: the edits that give what was meant, one tuple for each way; the text before by default.
        repair: whether only one repair can be meant; None where the kind says so.
        tag: slips of one kind should have many different tags.
        needs: other files that must be whole for the mistake to be one.
        name: the name of the file after the mistake; None where it stays.
        extra: files that come with the mistake.
        encode: makes the bytes of the file from its text.
    """

    edits: tuple[Edit, ...]
    spots: tuple[tuple[int, int], ...] = ()
    right: tuple[tuple[Edit, ...], ...] = ((),)
    repair: bool | None = None
    tag: object = None
    needs: tuple[str, ...] = ()
    name: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    encode: Callable[[str], bytes] | None = None


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    """Return the text with the edits made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class Entry:
    """The text of one entry, with its name below `content/`."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.type, self.folder, last = name.split("/")
        self.id = last.removesuffix(".yaml")

    @cached_property
    def nodes(self) -> list[Node]:
        """Every value with its place, in the order of the text."""
        root = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        return list(self._map(root, (), TYPES[self.type]))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def _at(self, mark: yaml.Mark) -> int:
        return self._starts[mark.line] + mark.column

    def _map(self, node: yaml.MappingNode, path: Path, model: type[Model] | None) -> Iterator[Node]:
        fields = {item.name: item for item in describe(model)} if model else {}
        for key, value in node.value:
            place = (self._at(key.start_mark), self._at(key.end_mark))
            yield from self._value(value, (*path, key.value), fields.get(key.value), place, model)

    def _value(
        self, node: yaml.Node, path: Path, item: Field | None, key: tuple[int, int] | None,
        model: type[Model] | None, shape: str | None = None
    ) -> Iterator[Node]:
        start, end = self._at(node.start_mark), self._at(node.end_mark)
        shape = shape or (item.shape.kind if item else "words")
        dash = self._dash(start) if key is None else None
        if isinstance(node, yaml.ScalarNode):
            yield Node(path, shape, item, "scalar", key, start, end, node.value, dash, model=model)
            return
        kind = "map" if isinstance(node, yaml.MappingNode) else "list"
        end = start + len(self.text[start:end].rstrip())
        yield Node(path, shape, item, kind, key, start, end, "", dash, bool(node.flow_style), model)
        if kind == "list":
            for index, one in enumerate(node.value):
                yield from self._value(one, (*path, index), item, None, model)
        else:
            yield from self._map(node, path, item.group if item else None)

    def _dash(self, start: int) -> int | None:
        line = self.text.rfind("\n", 0, start) + 1
        before = self.text[line:start]
        return line + before.rindex("-") if before.rstrip().endswith("-") else None

    @cached_property
    def scalars(self) -> list[Node]:
        """The values that are no group and no list."""
        return [node for node in self.nodes if node.kind == "scalar"]

    @cached_property
    def keyed(self) -> list[Node]:
        """The values with a key of their own."""
        return [node for node in self.nodes if node.key]

    def of(self, *shapes: str) -> list[Node]:
        """Return the single values of these shapes."""
        return [node for node in self.scalars if node.shape in shapes]

    @cached_property
    def prose(self) -> list[Node]:
        """The texts for people, in Chinese: no codes."""
        return [node for node in self.of("words", "string") if re.search("[\u4e00-\u9fff]", node.value)]

    def at(self, *path: str | int) -> Node | None:
        """Return the value of a path."""
        return next((node for node in self.nodes if node.path == path), None)

    def below(self, node: Node) -> list[Node]:
        """Return what a group or list directly holds."""
        size = len(node.path)
        return [one for one in self.nodes if len(one.path) == size + 1 and one.path[:size] == node.path]

    def line_start(self, position: int) -> int:
        """Return where the line of a position begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Return where the line of a position ends."""
        found = self.text.find("\n", position)
        return len(self.text) if found < 0 else found

    def indent(self, position: int) -> str:
        """Return the white space that begins the line of a position."""
        line = self.text[self.line_start(position) : self.line_end(position)]
        return line[: len(line) - len(line.lstrip(" "))]

    def raw(self, node: Node) -> str:
        """Return a value as it is written."""
        return self.text[node.start : node.end]

    def written(self, node: Node, value: str) -> Edit:
        """Return the edit that writes something else in place of a value."""
        return Edit(node.start, node.end, value)

    def without(self, node: Node) -> Edit:
        """Return the edit that takes a keyed value out, with its lines."""
        assert node.key
        start, end = self.line_start(node.key[0]), self.line_end(node.end) + 1
        if self.text[start : node.key[0]].strip():
            after = self.text[end:]
            if len(after) - len(after.lstrip(" ")) == node.key[0] - start:
                return Edit(node.key[0], end + node.key[0] - start, "")
            return Edit(node.key[0], self.line_end(node.end), "")
        return Edit(start, end, "")


@dataclass
class World:
    """What surrounds the entries: the reference, and the names and ids of all of them."""

    reference: Reference
    texts: dict[str, str]
    names: dict[str, dict[str, str]]
    referenced: frozenset[str] = frozenset()

    def ids(self, *types: str) -> set[str]:
        """Return the ids of the entries of these types."""
        return {entry_id for kind in types for entry_id in self.names[kind]}

    def file_of(self, kind: str, entry_id: str) -> str:
        """Return the file of an entry."""
        return next(name for name in self.texts
                    if name.startswith(f"{kind}/") and name.endswith(f"/{entry_id}.yaml"))


Planter = Callable[[Entry, World, Random], Iterator[Slip]]


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: what it is called, and what makes it.

    Attributes:
        repair: whether one repair is certain.
        harmless: not a mistake at all; a finding is a false alarm.
        most: how many are planted.
    """

    name: str
    plant: Planter
    repair: bool = True
    harmless: bool = False
    most: int = 14


KINDS: dict[str, Kind] = {}


def kind(
    name: str, *, repair: bool = True, harmless: bool = False, most: int = 14
) -> Callable[[Planter], Planter]:
    """Declare what makes a kind of mistake."""

    def declare(plant: Planter) -> Planter:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, plant, repair and not harmless, harmless, most)
        return plant

    return declare


def quoted(text: str) -> str:
    """Return a text as a quoted value of YAML."""
    return "'" + text.replace("'", "''") + "'"
