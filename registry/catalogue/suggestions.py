"""What would repair a wrong value: proposed by what people write, taken only if it is right then."""

from __future__ import annotations

import re
from dataclasses import replace

from registry.catalogue import guesses
from registry.catalogue.hints import (
    SEPARATORS,
    exact_term,
    nearest_field,
    nearest_language,
)
from registry.catalogue.proposal import Judge, Proposal, scalar
from registry.catalogue.proposers import PROPOSERS
from registry.findings import Span
from registry.shapes.validation import FieldFault
from registry.yaml_source import Mark, Path, quoted

IN_LISTS = ("E205", "E206", "E209", "E214", "E215", "E224", "E226", "E232", "W265")


def proposal(fault: FieldFault, judge: Judge) -> Proposal | None:
    """Return what would repair a fault, if that can be known."""
    if fault.suggestion is not None:
        return Proposal(fault.suggestion, fault.suggestion.strip('"'))
    if fault.code in ("E201", "E212"):
        return _comma(fault.path, judge) or _key(fault, judge)
    if fault.code == "E203":
        return _without_line(fault.path, judge)
    if _is_one(fault, judge):
        return _single(fault, judge)
    return _several(fault, judge) or _single(fault, judge)


def _is_one(fault: FieldFault, judge: Judge) -> bool:
    """Return whether a text with separators in it is one label all the same."""
    return fault.code == "E205" and bool(
        exact_term(fault.params["vocabulary"], fault.seen or "", judge.reference))


def _without_line(path: Path, judge: Judge) -> Proposal | None:
    """Return nothing in place of a line that gives an optional field without a value."""
    mark = judge.source.mark(path)
    if mark is None or mark.key is mark.value:
        return None
    number = mark.key.start_mark.line + 1
    line = judge.source.line(number)
    if not re.fullmatch(r" *[^\s#]+:\s*", line) or not judge.mends(path, None):
        return None
    return Proposal("", None, Span(number, 1, number, len(line) + 1))


def _single(fault: FieldFault, judge: Judge) -> Proposal | None:
    """Return the first value that a text may stand for and that the model accepts."""
    propose = PROPOSERS.get(fault.code)
    if propose is None:
        return None
    texts = guesses.trimmed(fault.seen) if fault.seen else [fault.seen]
    if fault.code == "E210" and re.search("[（(《【<]", fault.seen or ""):
        texts.sort(key=lambda text: len(text or ""))  # a remark could be part of an address
    for text in texts:
        for one in propose(replace(fault, seen=text), judge):
            if one is not None and judge.mends(fault.path, one.value):
                return one
    return None


def _several(fault: FieldFault, judge: Judge) -> Proposal | None:
    """Return the items of a list that stand in one, separated in any way."""
    seen = fault.seen or ""
    if not isinstance(fault.path[-1], int) or fault.code not in IN_LISTS:
        return None
    parts = [part for part in SEPARATORS.split(seen) if part.strip()]
    if len(parts) < 2 and seen.isascii():
        parts = seen.split()
    found = [_item(replace(fault, seen=part.strip()), judge) for part in parts]
    if len(parts) < 2 or not all(found):
        return None
    return _items([one for one in found if one], fault.path, judge)


def _item(fault: FieldFault, judge: Judge) -> Proposal | None:
    own = scalar(fault.seen or "")
    return own if judge.mends(fault.path, own.value) else _single(fault, judge)


def _key(fault: FieldFault, judge: Judge) -> Proposal | None:
    if fault.code == "E212":
        name = nearest_language(str(fault.path[-1]), judge.reference.languages)
    else:
        name = nearest_field(judge.type_name, fault.path)
    return Proposal(name) if name and judge.renames(fault.path, name) else None


def _comma(path: Path, judge: Judge) -> Proposal | None:
    """Return the line with quotes around a text that a comma in brackets cut into fields."""
    parent = judge.source.mark(path[:-1])
    own = judge.source.mark(path)
    if not parent or not own or own.value.start_mark.index != own.value.end_mark.index:
        return None
    marks = [Mark(*mark) for mark in parent.below.values()]
    at = marks.index(own)
    empty = [mark.value.start_mark.index == mark.value.end_mark.index for mark in marks]
    first = next((i for i in range(at, -1, -1) if not empty[i]), None)
    last = next((i for i in range(at, len(marks)) if not empty[i]), len(marks)) - 1
    if first is None or marks[first].value.start_mark.line != marks[last].key.end_mark.line:
        return None
    begin, end = marks[first].value.start_mark, marks[last].key.end_mark
    line = judge.source.line(begin.line + 1)
    if "{" not in line[: begin.column]:
        return None
    text = line[begin.column : end.column].strip("\"'")
    repaired = f"{line[: begin.column]}{quoted(text)}{line[end.column :]}"
    number = begin.line + 1
    return Proposal(repaired, None, Span(number, 1, number, len(line) + 1))


def _items(values: list[Proposal], path: Path, judge: Judge) -> Proposal | None:
    """Return several items where one stood, in brackets or each on a line of its own."""
    mark = judge.source.mark(path)
    start = mark.value.start_mark if mark else None
    if start is None:
        return None
    line = judge.source.line(start.line + 1)
    dash = re.fullmatch(r"(.*)- +", line[: start.column])
    joint = f"\n{' ' * len(dash[1])}- " if dash else ", "
    return Proposal(joint.join(value.text for value in values), values[0].value)
