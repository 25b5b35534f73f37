"""Reads files in the plain block form, which nearly all entries have, one line at a time.

The plain form is a subset of YAML that needs no parser: block mappings and lists by indentation,
and values that are unquoted on one line or in double quotes without any escape. A file in it has no
fault. Of every other file this module says nothing; the events of libyaml tell what that holds.
"""

from __future__ import annotations

import re
from typing import Any

from registry.yaml_source.plain_places import Row, place_in
from registry.yaml_source.reader import DEPTH_LIMIT, Reader
from registry.yaml_source.source import Marks, Path, Place

# All that a text in the plain form consists of: beyond ASCII, what is never a fault, a space or the
# end of a line. Checked once, so that the parts of a line can be told apart by single marks.
_CHARACTERS = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u3001-\u9fff\uff00-\uffef]*")
_FIRST = r"""[^\n !"#%&'*,:>?@\[\\\]`{|}~<=$;^-]"""
_INNER = r"[^\n:#]"

# A colon or a `#` inside an unquoted text, with the rest of it.
_MARKED = rf"[:#](?:(?<=:)(?![ \n])|(?<=[^ ]#)){_INNER}*"

# One line: indent, dash, key, unquoted value, quoted value. An item must hold something, and may
# not look like a field without its space. After an unquoted value a comment stands as it should:
# otherwise it may be the rest of the text. An alternative that is empty costs less than a `?`.
LINE = re.compile(
    r"^( *)"
    r"(?:(- +)(?![ #\n]|[a-z_]+(?: *：|:[^\s/:]))|)"
    r"(?:([a-z_0-9]{1,60}):(?=[ \n]) *|)"
    rf"(?:({_FIRST}{_INNER}*(?:{_MARKED}(?:{_MARKED})*|))(?<! )"
    rf"(?:\n| +\n| {{2,}}#(?:[ #!].*|)\n)"
    rf'|"([^\n"\\]+)"(?:\n| +\n| +#.*\n)'
    rf"|(?:(?<![^ \n])#.*|)\n)",
    re.MULTILINE)
_NULL = re.compile(r" (?:null|Null|NULL) *(?: #.*)?$", re.MULTILINE)
_ROOT = "root"


class PlainForm:
    """A text in the plain form.

    Attributes:
        data: what it holds.
    """

    __slots__ = ("_marks", "_rows", "_text", "data")

    def __init__(self, text: str, rows: list[Row], data: Any) -> None:
        self.data = data
        self._text = text
        self._rows = rows
        self._marks: Marks | None = None

    @property
    def marks(self) -> Marks:
        """The events of every field; only wrong values need them, so they are read when asked for."""
        if self._marks is None:
            self._marks = Reader(self._text).run().marks
        return self._marks

    def place(self, path: Path) -> Place | None:
        """Return where a field stands."""
        return place_in(self._rows, self._text, path)


def plain_form(text: str) -> PlainForm | None:
    """Return what a text holds that is in the plain form throughout; None of any other."""
    whole = text if text.endswith("\n") else f"{text}\n"
    if not _CHARACTERS.fullmatch(text):
        return None
    rows: list[Row] = LINE.findall(whole)
    if len(rows) != whole.count("\n"):
        return None
    if ("ull" in text or "NULL" in text) and _NULL.search(text):
        return None
    try:
        data = _assembled(rows)
    except _OtherForm:
        return None
    return PlainForm(text, rows, data)


def _assembled(rows: list[Row]) -> Any:
    """Return what the lines hold together."""
    root: dict[str, Any] = {}
    here: Any = root  # the group or list that is open, with its column
    column = -1
    waiting = _ROOT  # the key whose group or list begins on the next line
    outer: list[tuple[int, Any]] = []
    for indent, dash, key, plain, quoted in rows:
        if not (dash or key):
            if plain or quoted:
                raise _OtherForm
            continue
        at = len(indent)
        kind = list if dash else dict
        if waiting or at != column or type(here) is not kind:
            here = _container(outer, (column, here), waiting, at, kind)
            column, waiting = at, ""
        if dash:
            if not key:
                here.append(plain or quoted)
                continue
            here = _opened(outer, (column, here))
            column = at + len(dash)
        if key in here:
            raise _OtherForm
        here[key] = value = plain or quoted
        if not value:
            waiting = key
    if waiting:
        raise _OtherForm
    return root[_ROOT]


def _container(
    outer: list[tuple[int, Any]], here: tuple[int, Any], waiting: str, at: int, kind: type
) -> Any:
    """Return the group or list that a line belongs to: a new one, or one left open further out."""
    column, group = here
    if waiting:
        # A list may stand below its key without being indented, a group may not.
        if at < column or (at == column and kind is dict) or len(outer) >= DEPTH_LIMIT:
            raise _OtherForm
        outer.append(here)
        group[waiting] = new = kind()
        return new
    while column > at or (column == at and type(group) is not kind):
        column, group = outer.pop()
    if column != at:
        raise _OtherForm
    return group


def _opened(outer: list[tuple[int, Any]], here: tuple[int, list[Any]]) -> dict[str, Any]:
    """Return a new group that is an item of the list."""
    if len(outer) >= DEPTH_LIMIT:
        raise _OtherForm
    outer.append(here)
    new: dict[str, Any] = {}
    here[1].append(new)
    return new


class _OtherForm(Exception):
    """The lines are not in the plain form."""
