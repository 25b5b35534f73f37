"""From an entry's body to facts: walks the described fields, whatever they are.

A field that the models gain appears on the page without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from registry.site.labels import Labels
from registry.site.queries import Field
from registry.site.views import Fact, Section, Shown, Table

ELSEWHERE = frozenset(
    {
        "name",
        "summary",
        "sources",
        "designations",
        "offerings",
        "verified_on",
        "verified_by",
        "verified_how",
        "status",
        "former_ids",
        "rows",
        "total",
    }
)
ASKED_FOR = frozenset({"contact", "contact.phone", "fee", "access", "hours", "address"})
"""What people come to ask: where it is not on record, the page says so."""
ONLY_AS_GROUP = frozenset({"hours"})
"""The same name is the opening hours of a place, which are asked for, and a course's length."""

Body = dict[str, Any]


def main_facts(fields: tuple[Field, ...], body: Body, labels: Labels) -> tuple[Fact, ...]:
    """Return the facts of an entry that need no section of their own."""
    plain = (field for field in fields if field.shape != "group" and field.name not in ELSEWHERE)
    return tuple(_facts(plain, body, labels))


def group_sections(fields: tuple[Field, ...], body: Body, labels: Labels) -> list[Section]:
    """Return a section for each group of an entry: contact, opening hours, access and others."""
    sections = []
    for field in fields:
        if field.shape != "group" or field.name in ELSEWHERE:
            continue
        value = body.get(field.name)
        if value or _asked_for(field):
            sections.append(_section(field, value, labels))
    return sections


def facts_of(fields: tuple[Field, ...], body: Body, labels: Labels) -> tuple[Fact, ...]:
    """Return the facts of a group, those of groups inside it included."""
    return tuple(_facts(fields, body, labels))


def _asked_for(field: Field) -> bool:
    as_it_should = field.shape == "group" or field.path not in ONLY_AS_GROUP
    return field.path in ASKED_FOR and as_it_should


def _section(field: Field, value: Any, labels: Labels) -> Section:
    title = labels.text(field.title)
    if field.many:
        tables = (_table(field, value, labels),) if value else ()
        values = () if value else (labels.unknown,)
        return Section(field.name, title, ((Fact(title, values, tables),),))
    facts = facts_of(field.fields, value or {}, labels)
    return Section(field.name, title, (facts or (Fact(title, (labels.unknown,)),),))


def _facts(fields: Iterable[Field], body: Body, labels: Labels) -> Iterator[Fact]:
    for field in fields:
        value = body.get(field.name)
        label = labels.text(field.title)
        if value is None or value in ([], {}):
            if _asked_for(field):
                yield Fact(label, (labels.unknown,))
        elif field.shape != "group":
            yield Fact(label, values_of(field, value, labels))
        elif field.many:
            yield Fact(label, (), (_table(field, value, labels),))
        else:
            yield from _facts(field.fields, value, labels)


def values_of(field: Field, value: Any, labels: Labels) -> tuple[Shown, ...]:
    """Return the value or values of a field that is not a group."""
    show = _SHOWN.get(field.shape, _plain)
    several = value if field.many and isinstance(value, list) else [value]
    return tuple(shown for one in several for shown in show(field, one, labels))


def _table(field: Field, values: list[Body], labels: Labels) -> Table:
    """Return a list of groups as a table of those columns that hold anything."""
    used = [inner for inner in field.fields if any(_given(row, inner) for row in values)]
    rows = tuple(tuple(_cell(inner, row, labels) for inner in used) for row in values)
    return Table(tuple(labels.text(inner.title) for inner in used), rows)


def _given(row: Body, field: Field) -> bool:
    return row.get(field.name) not in (None, [], {})


def _cell(field: Field, row: Body, labels: Labels) -> tuple[Shown, ...]:
    if not _given(row, field):
        return ()
    if field.shape != "group":
        return values_of(field, row[field.name], labels)
    inner = row[field.name] if field.many else [row[field.name]]
    facts = [fact for body in inner for fact in facts_of(field.fields, body, labels)]
    return tuple(shown for fact in facts for shown in fact.values)


Showing = Callable[[Field, Any, Labels], tuple[Shown, ...]]


def _plain(_field: Field, value: Any, labels: Labels) -> tuple[Shown, ...]:
    return (labels.verbatim(str(value)),)


def _decimal(field: Field, value: Any, labels: Labels) -> tuple[Shown, ...]:
    if field.name == "amount" and float(value) == 0:
        return (labels.word("free"),)
    return (Shown(str(value)),)


def _boolean(field: Field, value: Any, labels: Labels) -> tuple[Shown, ...]:  # noqa: ARG001
    return (labels.answer(yes=value in (True, 1, "true")),)


_SHOWN: dict[str, Showing] = {
    "text": lambda _, value, labels: (labels.text(value),),
    "date": lambda _, value, labels: (labels.date(value),),
    "partial_date": lambda _, value, labels: (labels.date(value),),
    "period": lambda _, value, labels: (labels.period(value),),
    "year": lambda _, value, labels: (labels.date(str(value)),),
    "time": lambda _field, value, _labels: (Shown(value, datetime=value),),
    "url": lambda _, value, labels: (labels.link(value),),
    "telephone": lambda _, value, labels: (labels.telephone(value),),
    "mail": lambda _, value, labels: (labels.mail(value),),
    "term": lambda field, value, labels: (labels.term(field.vocabulary, value),),
    "area": lambda _, value, labels: labels.area(value),
    "listed": lambda field, value, labels: (labels.listed(field.vocabulary, value),),
    "reference": lambda field, value, labels: (labels.reference(value, field.targets),),
    "boolean": _boolean,
    "decimal": _decimal,
}
