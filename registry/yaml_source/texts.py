"""Finds texts that lost or gained something: cut short by a ` #`, or with full-width spaces around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.findings import Span
from registry.yaml_source.source import Fault, Marks, span_between
from registry.yaml_source.typing import COMMENT, NEEDS_QUOTES, SPACES, quoted


def may_be_cut(text: str) -> bool:
    """Return whether any `#` stands otherwise than a comment: two spaces before, one after it."""
    at = text.find("#")
    while at >= 0:
        after = text[at + 1 : at + 2]
        if text[at - 1 : at] == " " and (
                text[at - 2 : at - 1] not in ("", " ", "\n") or after not in ("", " ", "\n", "#", "!")):
            return True
        at = text.find("#", at + 1)
    return False


def cut_texts(marks: Marks, text: str) -> Iterator[Fault]:
    """Yield a fault for every unquoted text after which ` #` begins what may be its rest."""
    lines = text.split("\n")
    for event in _plain(marks):
        end = event.end_mark
        line = lines[end.line].rstrip("\r") if end.line < len(lines) else ""
        rest = re.match(r"( *)#(.?)", line[end.column :])
        if not rest or event.start_mark.line != end.line:
            continue
        if event.value and len(rest[1]) > 1 and rest[2] in ("", " ", "#", "!"):
            continue
        start = event.start_mark.column
        words = COMMENT.fullmatch(line[start:])
        whole = words[1].strip() if words else line[start:].strip()
        gap = "" if line[:start].endswith(" ") else " "
        span = Span(end.line + 1, 1, end.line + 1, len(line) + 1)
        yield Fault("W124", span, {"rest": line[end.column :].strip()}, whole,
                    f"{line[:start]}{gap}{quoted(whole)}{words[2] or '' if words else ''}", event)


def padded_texts(marks: Marks) -> Iterator[Fault]:
    """Yield a fault for every text that begins or ends with a full-width or a hard space."""
    for event in _scalars(marks):
        bare = event.value.strip(SPACES)
        if bare and bare != event.value.strip(" \t\n") and event.style not in ("|", ">"):
            span = span_between(event.start_mark, event.end_mark)
            plain = bare if not event.style and not NEEDS_QUOTES.match(bare) else quoted(bare)
            yield Fault("W125", span, {}, event.value, plain, event)


def _plain(marks: Marks) -> Iterator[Any]:
    return (event for event in _scalars(marks) if not event.style)


def _scalars(marks: Marks) -> Iterator[Any]:
    for _, event, below in marks.values():
        if below:
            yield from _scalars(below)
        elif hasattr(event, "value"):
            yield event
