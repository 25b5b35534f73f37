"""Filling: a rendered page is cut once at its slots and joined with the values of each entry.

One pass only. Replacing slot after slot would let an entry's text that looks like a slot be
replaced in turn; here a text that has been put in is never looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from registry.errors import RegistryError

INLINE = (
    "alternates",
    "as_of",
    "base",
    "body",
    "canonical",
    "cite",
    "city",
    "commit",
    "compiles",
    "description",
    "edit",
    "heading",
    "lang",
    "languages",
    "path",
    "site_name",
    "social",
    "structured",
    "title",
    "today",
)
BLOCKS = ("home", "search", "correcting", "tables", "dictionary", "licences", "questions", "field_lists", "repository")
SLOTS = INLINE + BLOCKS
MARK = "@@"

_ALONE = re.compile(f"<p>{MARK}({'|'.join((*BLOCKS, 'body'))}){MARK}</p>")
_SLOT = re.compile(f"{MARK}({'|'.join(SLOTS)}){MARK}")
_LIKE_A_SLOT = re.compile(f"{MARK}([A-Za-z_]+){MARK}")


@dataclass(frozen=True, slots=True)
class Shell:
    """A page with holes: pieces of HTML at even places, names of slots at odd ones."""

    parts: tuple[str, ...]

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the page; a value that is not already safe HTML is escaped."""
        return "".join(
            str(escape(values[part])) if place % 2 else part
            for place, part in enumerate(self.parts)
        )


def slot(name: str) -> str:
    """Return the marker that stands for a slot in hand-written pages and templates of the theme."""
    return f"{MARK}{name}{MARK}"


def cut(html: str, origin: str) -> Shell:
    """Cut a rendered page at its slots; a slot nobody fills is a mistake in that page.

    Markdown wraps a slot that stands alone in a paragraph; the values of such slots bring
    elements of their own, so the paragraph goes.
    """
    parts = tuple(_SLOT.split(_ALONE.sub(rf"{MARK}\1{MARK}", html)))
    for piece in parts[::2]:
        unknown = _LIKE_A_SLOT.search(piece)
        if unknown:
            raise RegistryError(
                f"页面 {origin} 中有未知的占位符 {unknown.group()};可用的有:{'、'.join(SLOTS)}。",
                f"The page {origin} holds the unknown slot {unknown.group()}; "
                f"there are: {', '.join(SLOTS)}.",
            )
    return Shell(parts)
