"""Finds the comments of a text and gives each to the field it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from registry.formatting.tree import Node, Position, Tree, position
from registry.yaml_source import Marks, Source

OPENING, CLOSING = "[{", "]}"
FAR = 1 << 30


class Comment(NamedTuple):
    """A comment: where its mark stands, its text, and whether it has the line for itself."""

    at: Position
    text: str
    alone: bool


def comments_of(source: Source) -> list[Comment]:
    """Return the comments of a text: every `#` that stands in no value."""
    lines = source.text.split("\n")
    taken = _taken(source.marks)
    found = []
    for number, line in enumerate(lines):
        column = _mark_in(line, taken.get(number, ()))
        if column is not None:
            found.append(Comment((number, column), line[column:].rstrip(),
                                 not line[:column].strip()))
    return found


def _mark_in(line: str, taken: Any) -> int | None:
    column = line.find("#")
    while column >= 0:
        if not any(start <= column < end for start, end in taken):
            return column
        column = line.find("#", column + 1)
    return None


def _taken(marks: Marks) -> dict[int, list[tuple[int, int]]]:
    """Return the stretches of columns, by line, that keys and values take."""
    found: dict[int, list[tuple[int, int]]] = {}
    for event in _scalars(marks):
        first, last = position(event.start_mark), position(event.end_mark)
        block = event.style in ("|", ">")  # a comment may stand beside its mark
        for number in range(first[0] + block, last[0] + 1):
            start = first[1] if number == first[0] else 0
            end = last[1] if number == last[0] else FAR
            found.setdefault(number, []).append((start, end))
    return found


def _scalars(marks: Marks) -> Iterator[Any]:
    for key, value, below in marks.values():
        if key is not value:
            yield key
        if hasattr(value, "value"):
            yield value
        yield from _scalars(below)


def attach(tree: Tree, source: Source) -> None:
    """Give every comment of the text to a field, or to the head or the foot of the entry."""
    comments = comments_of(source)
    nodes = list(tree.root.walk())
    starts = [node.start for node in nodes]
    before = [one for one in comments if one.at < starts[0]]
    tree.head = [one.text for one in before]
    own = _of_first(before, starts[0])
    if own:
        nodes[0].above = tree.head[-own:]
        del tree.head[-own:]
    rest = _Between(source.text, comments)
    for comment in comments[len(before):]:
        at = bisect_left(starts, comment.at)
        node = None if comment.alone else _at_end_of_line(nodes[at - 1], comment, rest)
        if node and node.beside is None:
            node.beside = comment.text
            continue
        node = node or _below(nodes, at, comment)
        (node.above if node else tree.foot).append(comment.text)


def _of_first(before: list[Comment], start: Position) -> int:
    """Return how many of the leading comments are about the first field, not about the entry.

    Those are the ones that touch it and have an empty line above them.
    """
    line, count = start[0], 0
    for comment in reversed(before):
        if comment.at[0] != line - 1 or not comment.alone:
            return count
        line, count = line - 1, count + 1
    return 0


def _below(nodes: list[Node], at: int, comment: Comment) -> Node | None:
    """Return the field above which a comment stands; None at the end."""
    last = nodes[at - 1]
    flow = last.is_scalar or last.value.flow_style
    if flow and position(last.value.start_mark) > comment.at:
        return last  # it stands between the key and the value
    return nodes[at] if at < len(nodes) else None


class _Between:
    """What a text holds between two places, comments left out."""

    def __init__(self, text: str, comments: list[Comment]) -> None:
        self.lines = text.split("\n")
        for comment in comments:
            line, column = comment.at
            self.lines[line] = self.lines[line][:column]

    def __call__(self, start: Position, end: Position) -> str:
        lines = self.lines[start[0] : end[0] + 1]
        if start[0] == end[0]:
            return lines[0][start[1] : end[1]]
        return "\n".join([lines[0][start[1] :], *lines[1:-1], lines[-1][: end[1]]])


def _at_end_of_line(node: Node, comment: Comment, between: _Between) -> Node | None:
    """Return whose line a comment ends: the last field that began, or the list closed after it.

    None where the line holds nothing of a field, such as a dash alone.
    """
    start = position(node.value.start_mark)
    if not node.is_scalar and not node.value.flow_style and start < comment.at:
        return None
    if start > comment.at:
        return node if node.key_end[0] == comment.at[0] else None
    end = position(node.value.end_mark) if node.is_scalar else start
    if node.is_scalar and node.value.style in ("|", ">"):
        end = comment.at
    found: Node | None = node
    depth, closed = 0, False
    for mark in between(end, comment.at) if end < comment.at else "":
        depth += mark in OPENING
        if mark in CLOSING:
            closed = True
            if depth:
                depth -= 1
            else:
                found = found.parent if found else None
    if found is None or found.parent is None:
        return None
    touched = closed or comment.at[0] in (end[0], start[0], node.key_end[0])
    return found if touched else None
