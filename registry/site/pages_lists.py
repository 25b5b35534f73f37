"""Lists of entries: by type, by district, and by both, cut into pages that need no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from registry.site.kinds import card
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS
from registry.site.publisher import Page, Publisher
from registry.site.queries import Area, Entry, Field
from registry.site.shelf import Shelf, district_counts, district_name, type_counts
from registry.site.views import Count, Shown

PAGE_SIZE = 50
FIRST_OF_TYPE = 12


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
                }
                title = _numbered(labels.kind(kind).text, number, labels)
                page = Page(path, title, "list.html", context, section=kind,
                            description=str(context["intro"]))
                publisher.write(page, labels)


def write_district_pages(publisher: Publisher, shelf: Shelf) -> None:
    """Write the page of all districts, one for each district, and its list for each type."""
    for language in publisher.languages:
        _write_districts(publisher, shelf, language)
        for area in shelf.districts:
            _write_district(publisher, shelf, language, area)
            for kind in shelf.types:
                _write_district_lists(publisher, shelf, language, area, kind)


def _write_districts(publisher: Publisher, shelf: Shelf, language: str) -> None:
    labels = publisher.labels(language, f"{DISTRICTS}/")
    rows = [
        (
            Count(district_name(area, labels), shelf.count(area.slug or ""),
                  labels.links.page(f"{DISTRICTS}/{area.slug}/")),
            type_counts(shelf, labels, area.slug),
        )
        for area in shelf.districts
    ]
    context = {"rows": rows, "types": [labels.kind(kind) for kind in shelf.types]}
    title = labels.words("nav.districts")
    page = Page(f"{DISTRICTS}/", title, "districts.html", context, section=DISTRICTS,
                description=labels.words("district.all_intro"))
    publisher.write(page, labels)


def _write_district(publisher: Publisher, shelf: Shelf, language: str, area: Area) -> None:
    path = f"{DISTRICTS}/{area.slug}/"
    labels = publisher.labels(language, path)
    name = district_name(area, labels)
    groups = [
        {
            "count": count,
            "cards": _cards(shelf.entries(kind, area.slug)[:FIRST_OF_TYPE], shelf.fields, labels),
            "more": len(shelf.entries(kind, area.slug)) > FIRST_OF_TYPE,
            "kind": kind,
        }
        for kind, count in zip(shelf.types, type_counts(shelf, labels, area.slug), strict=True)
    ]
    context: dict[str, Any] = {"counts": type_counts(shelf, labels, area.slug), "groups": groups}
    publisher.write(
        Page(path, name.text, "district.html", context, section=DISTRICTS, heading=name,
             crumbs=_district_crumbs(labels)),
        labels,
    )


def _write_district_lists(
    publisher: Publisher, shelf: Shelf, language: str, area: Area, kind: str
) -> None:
    root = f"{DISTRICTS}/{area.slug}/{kind}/"
    entries = shelf.entries(kind, area.slug)
    for number, chosen, path in _cuts(root, entries):
        labels = publisher.labels(language, path)
        name = district_name(area, labels)
        district = replace(name, href=labels.links.page(f"{DISTRICTS}/{area.slug}/"))
        title = labels.words("district.of_type", district=name.text, type=labels.kind(kind).text)
        context = {
            "intro": "",
            "total": len(entries),
            "counts": [],
            "counts_title": "",
            "groups": [(None, _cards(chosen, shelf.fields, labels))] if chosen else [],
            "pager": _pager(root, number, len(entries), labels),
        }
        page = Page(path, _numbered(title, number, labels), "list.html", context,
                    section=DISTRICTS, crumbs=(*_district_crumbs(labels), district))
        publisher.write(page, labels)


def _district_crumbs(labels: Labels) -> tuple[Shown, ...]:
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


def _groups(
    entries: Sequence[Entry], shelf: Shelf, labels: Labels
) -> list[tuple[Shown | None, list[Any]]]:
    by_slug = {area.slug: area for area in shelf.districts}
    return [
        (
            replace(district_name(by_slug[slug], labels),
                    href=labels.links.page(f"{DISTRICTS}/{slug}/")),
            _cards(list(group), shelf.fields, labels),
        )
        for slug, group in groupby(entries, key=shelf.slug)
    ]


def _cards(
    entries: Sequence[Entry], fields: dict[str, tuple[Field, ...]], labels: Labels
) -> list[Any]:
    return [card(entry, fields[entry.type], labels) for entry in entries]
