"""Lists of entries, cut into pages that need no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any, NamedTuple

from registry.site.citing_queries import entries_of
from registry.site.kinds import card
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS
from registry.site.publisher import Page, Publisher
from registry.site.queries import Entry
from registry.site.shelf import Shelf, district_counts, district_name
from registry.site.social import ALL, Subject
from registry.site.views import Card, Count, Shown

PAGE_SIZE = 50
FIRST_OF_TYPE = 12


class Head(NamedTuple):
    """What stands over a list: its title, the way back, and what it is about."""

    title: str
    crumbs: tuple[Shown, ...]
    subject: Subject = ALL


@dataclass(frozen=True, slots=True)
class TypeGroup:
    """The first entries of a type on the page of a district or a clause."""

    kind: str
    count: Count
    cards: list[Card]
    more: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many, and the ways to its neighbours."""

    number: int
    count: int
    previous: str | None
    next: str | None


def write_type_lists(publisher: Publisher, shelf: Shelf) -> None:
    """Write the list of each type, cut into pages."""
    for kind in shelf.types:
        entries = shelf.entries(kind)
        for language in publisher.languages:
            for number, chosen, path in _cuts(f"{kind}/", entries):
                labels = publisher.labels(language, path)
                context = {
                    "intro": labels.words.get(f"types.{kind}", ""),
                    "total": len(entries),
                    "counts": district_counts(shelf, labels, kind) if number == 1 else [],
                    "counts_title": labels.words("list.by_district"),
                    "groups": _groups(chosen, shelf, labels),
                    "pager": _pager(f"{kind}/", number, len(entries), labels),
                    "beside": [(labels.kind(other), labels.links.page(f"{other}/"), other == kind)
                               for other in shelf.types],
                }
                title = _numbered(labels.kind(kind).text, number, labels)
                said = str(context["intro"]) if number == 1 else _described(title, chosen, entries, labels)
                page = Page(path, title, "list.html", context, section=kind,
                            description=said, sql=entries_of(kind=kind),
                            subject=Subject(kind))
                publisher.write(page, labels)


def write_list(  # noqa: PLR0913 - what is listed, where, and under which name
    publisher: Publisher, shelf: Shelf, language: str, root: str, entries: Sequence[Entry],
    head: Callable[[Labels], Head], sql: str = "",
) -> None:
    """Write a plain list of entries below an address of a view, cut into pages."""
    for number, chosen, path in _cuts(root, entries):
        labels = publisher.labels(language, path)
        title, crumbs, subject = head(labels)
        context = {
            "intro": "",
            "total": len(entries),
            "counts": [],
            "counts_title": "",
            "groups": [(None, cards(chosen, shelf, labels))] if chosen else [],
            "pager": _pager(root, number, len(entries), labels),
            "beside": [],
        }
        title = _numbered(title, number, labels)
        page = Page(path, title, "list.html", context, description=_described(title, chosen, entries, labels),
                    section=root.partition("/")[0], crumbs=crumbs, sql=sql, subject=subject)
        publisher.write(page, labels)


def district_crumbs(labels: Labels) -> tuple[Shown, ...]:
    """Return the way back to all districts."""
    return (Shown(labels.words("nav.districts"), href=labels.links.page(f"{DISTRICTS}/")),)


def _cuts(root: str, entries: Sequence[Entry]) -> Iterable[tuple[int, Sequence[Entry], str]]:
    """Yield number, entries and address of each page; an empty list has one page too."""
    for start in range(0, max(len(entries), 1), PAGE_SIZE):
        number = start // PAGE_SIZE + 1
        yield number, entries[start : start + PAGE_SIZE], _address(root, number)


def _address(root: str, number: int) -> str:
    return root if number == 1 else f"{root}page/{number}/"


def _pager(root: str, number: int, total: int, labels: Labels) -> Pager:
    count = max(1, -(-total // PAGE_SIZE))

    def neighbour(other: int) -> str | None:
        return labels.links.page(_address(root, other)) if 1 <= other <= count else None

    return Pager(number, count, neighbour(number - 1), neighbour(number + 1))


def _numbered(title: str, number: int, labels: Labels) -> str:
    return title if number == 1 else labels.words("list.numbered", title=title, page=number)


def _described(title: str, chosen: Sequence[Entry], entries: Sequence[Entry], labels: Labels) -> str:
    """Return what a list holds: how many entries, and the names of the first."""
    if not entries:
        return f"{title} · {labels.words('list.empty')}"
    names = (labels.text(entry.name).text for entry in chosen)
    return " · ".join((title, labels.words("list.total", count=len(entries)), *islice(names, FIRST_OF_TYPE)))


def counted(name: str, counts: Iterable[Count], labels: Labels) -> str:
    """Return what there is at a place, by type, for search engines."""
    numbers = [f"{count.label.text} {count.number}" for count in counts if count.number]
    return " · ".join((name, *(numbers or [labels.words("list.empty")])))


def _groups(
    entries: Sequence[Entry], shelf: Shelf, labels: Labels
) -> list[tuple[Shown | None, list[Any]]]:
    by_slug = {area.slug: area for area in shelf.districts}
    return [
        (
            replace(district_name(by_slug[slug], labels),
                    href=labels.links.page(f"{DISTRICTS}/{slug}/")),
            cards(list(group), shelf, labels),
        )
        for slug, group in groupby(entries, key=shelf.slug)
    ]


def cards(entries: Sequence[Entry], shelf: Shelf, labels: Labels) -> list[Card]:
    """Return entries as they stand in lists."""
    return [
        replace(card(entry, shelf.fields[entry.type], labels),
                figure=shelf.figures.headline(entry.entry, labels))
        for entry in entries
    ]


def first_of_type(
    kind: str, entries: Sequence[Entry], href: str, shelf: Shelf, labels: Labels
) -> TypeGroup:
    """Return the first entries of a type under its name, and the way to the rest."""
    return TypeGroup(kind, Count(labels.kind(kind), len(entries), href),
                     cards(entries[:FIRST_OF_TYPE], shelf, labels), len(entries) > FIRST_OF_TYPE)
