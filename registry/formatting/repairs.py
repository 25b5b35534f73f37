"""Repairs in the text of an entry what is surely wrong, as a careful person would: in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from registry.catalogue.explaining import span_of
from registry.catalogue.hints import names_of_fields
from registry.catalogue.proposal import Judge
from registry.catalogue.records import links
from registry.catalogue.suggestions import proposal
from registry.findings import Span
from registry.formatting.certain_lines import HIDDEN, same_words
from registry.formatting.certain_values import certain_name, certain_value
from registry.formatting.successors import Successors
from registry.models import TYPES
from registry.shapes.terms import terms_in
from registry.shapes.validation import FieldFault, validate
from registry.yaml_source import Path, Source, quoted, read

MOST_ROUNDS = 20
NAMES = ("E201", "E212")
SPACES = " \t\u3000\xa0"


class Edit(NamedTuple):
    """A stretch of the text and what comes in its place."""

    span: Span
    text: str


def repaired(judge: Judge, successors: Successors) -> Source:
    """Return the source with everything repaired that has one meaning only.

    One repair may uncover the next: the field that a label stood for has a label as its value.
    """
    for _ in range(MOST_ROUNDS):
        edits = sorted(set(_edits(judge, successors)), reverse=True)
        if not edits:
            break
        text = _edited(judge.source.text, edits)
        source = read(text.encode(), keys=names_of_fields(judge.reference.languages))
        if source.data is None:
            break
        judge = replace(judge, source=source)
    return judge.source


def _edited(text: str, edits: list[Edit]) -> str:
    """Return the text with the edits made, from the end; of two that touch only the later one."""
    lines = text.split("\n")
    first = (len(lines) + 1, 0)
    for span, new in edits:
        if (span.end_line, span.end_column) > first:
            continue
        start = lines[span.line - 1][: span.column - 1]
        end = lines[span.end_line - 1][span.end_column - 1 :]
        lines[span.line - 1 : span.end_line] = [f"{start}{new}{end}"]
        first = (span.line, span.column)
    return "\n".join(lines)


def _edits(judge: Judge, successors: Successors) -> Iterator[Edit]:
    source = judge.source
    yield from (Edit(fault.span, fault.suggestion) for fault in source.faults
                if fault.code == HIDDEN and fault.suggestion is not None)
    yield from _without_spaces(judge)
    model = TYPES[judge.type_name]
    entry, faults = validate(model, source.data, judge.reference)
    for fault in faults:
        yield from _edit(fault, judge)
    if entry is None:
        return
    for path, vocabulary, term in terms_in(model, source.data):
        new = judge.reference.withdrawn.get((vocabulary, term))
        if new:
            yield from _instead(path, new, judge)
    for link in links(judge.type_name, model, source.data):
        successor = successors.of(link)
        if successor and link.field != ("merged_into",):
            yield from _instead(link.field, successor, judge)
    yield from _supports(judge)


def _supports(judge: Judge) -> Iterator[Edit]:
    """Yield the repair of labels where a source should name the fields that it proves."""
    data = judge.source.data
    for number, source in enumerate(data["sources"]):
        for index, name in enumerate(source.get("supports", ())):
            if name.partition(".")[0] not in data:
                path = ("sources", number, "supports", index)
                yield from _edit(FieldFault("E226", path, {}, name), judge)


def _without_spaces(judge: Judge) -> Iterator[Edit]:
    """Yield the removal of full-width and hard spaces around bare texts: nobody sees them."""
    for path, event in _bare(judge.source):
        text = event.value.strip(SPACES)
        if text != event.value and text:
            yield from _instead(path, text, judge)


def _bare(source: Source) -> Iterator[tuple[Path, object]]:
    stack = [((), source.marks)]
    while stack:
        above, marks = stack.pop()
        for name, (_, event, below) in marks.items():
            path = (*above, name)
            if below:
                stack.append((path, below))
            elif hasattr(event, "value") and not event.style:
                yield path, event


def _edit(fault: FieldFault, judge: Judge) -> Iterator[Edit]:
    span = span_of(fault.code, fault.path, judge.source)
    if fault.code in NAMES:
        name = certain_name(fault, judge)
        if name:
            yield Edit(span, name)
        else:
            yield from _comma(fault, judge)
        return
    value = certain_value(fault, judge)
    if isinstance(value, list):
        yield _replacing(span, _items(value, fault.path, judge.source))
    elif value is not None:
        yield _replacing(span, quoted(value))


def _replacing(span: Span, text: str) -> Edit:
    """Return the edit of a value; a block of text takes the end of its last line with it."""
    block = span.end_line > span.line and span.end_column == 1
    return Edit(span, f"{text}\n" if block else text)


def _comma(fault: FieldFault, judge: Judge) -> Iterator[Edit]:
    """Yield the quotes around a text that a comma cut into fields without a value."""
    offered = proposal(fault, judge)
    if offered and offered.span and same_words(
            judge.source.line(offered.span.line), offered.text):
        yield Edit(offered.span, offered.text)


def _items(values: list[str], path: Path, source: Source) -> str:
    """Return several items where one stood, or a list in brackets where a text stood."""
    parent = source.mark(path[:-1])
    if not isinstance(path[-1], int) or parent is None:
        return f"[{', '.join(map(quoted, values))}]"
    if parent.value.flow_style:
        return ", ".join(map(quoted, values))
    return f"\n{' ' * parent.value.start_mark.column}- ".join(map(quoted, values))


def _instead(path: Path, text: str, judge: Judge) -> Iterator[Edit]:
    place = judge.source.place(path)
    if place:
        yield _replacing(place.value, quoted(text))
