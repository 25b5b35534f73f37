"""Cuts a line around a finding and says where, in columns of a terminal, its caret stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from registry.findings import visible

ROOM = 88
CUT = "..."


class Excerpt(NamedTuple):
    """A line as it is shown, and the columns before the caret and under it."""

    text: str
    before: int
    under: int


def excerpt(line: str, start: int, end: int, room: int = ROOM) -> Excerpt:
    """Return what is shown of a line; Chinese characters are two columns wide.

    Args:
        line: the line.
        start: the first character of the finding, counted from 0.
        end: the character after it.
        room: how many columns there are.
    """
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    if len(line) <= room and width(line) <= room:
        first, last = 0, len(line)
    else:
        first = start - _fitting(reversed(line[max(0, start - room):start]), room // 3)
        left = room - width(line[first:start]) - 2 * len(CUT)
        last = start + _fitting(line[start:start + room], left)
    head = CUT if first else ""
    tail = CUT if last < len(line) else ""
    shown = "".join(map(visible, line[first:last]))
    before = len(head) + width(line[first:start])
    return Excerpt(head + shown + tail, before, max(1, width(line[start:min(end, last)])))


def _fitting(chars: Iterable[str], room: int) -> int:
    """Return how many characters from the beginning fit into some columns."""
    count = 0
    for char in chars:
        room -= width(char)
        if room < 0:
            break
        count += 1
    return count


def width(text: str) -> int:
    """Return how many columns a text takes once what acts or hides is written as its number."""
    from rich.cells import get_character_cell_size  # most checks have no line to show

    return sum(get_character_cell_size(char) if char.isprintable() else len(visible(char))
               for char in text)
