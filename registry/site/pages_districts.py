"""The page of all districts, one for each, and the lists of what each has of every type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.site.area_facts import NO_INDICATORS, AreaFacts
from registry.site.citing_queries import entries_of, in_district
from registry.site.fulltext import OTHER
from registry.site.labels import Labels
from registry.site.navigation import DISTRICTS
from registry.site.pages_lists import Head, counted, district_crumbs, first_of_type, write_list
from registry.site.publisher import Page, Publisher
from registry.site.queries import Area
from registry.site.shelf import OUTSIDE, Shelf, district_name, type_counts
from registry.site.social import Subject
from registry.site.tiles import tiles
from registry.site.views import Count

NOTHING_SAID: dict[str, Any] = {
    "rosters": [], "figures": None, **NO_INDICATORS, "documents": [], "townships": [], "missing": []}
"""Of places elsewhere nothing is expected."""


def write_district_pages(publisher: Publisher, shelf: Shelf, facts: AreaFacts) -> None:
    """Write the page of all districts, one for each district, and its list for each type."""
    for language in publisher.languages:
        _write_districts(publisher, shelf, language)
        for area in shelf.districts:
            _write_district(publisher, shelf, facts, language, area)
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
    context = {"tiles": tiles(shelf, labels), "rows": rows,
               "types": [labels.kind(kind) for kind in shelf.types]}
    title = labels.words("nav.districts")
    page = Page(f"{DISTRICTS}/", title, "districts.html", context, section=DISTRICTS, sql=entries_of(),
                description=labels.words("district.all_intro"))
    publisher.write(page, labels)


def _write_district(
    publisher: Publisher, shelf: Shelf, facts: AreaFacts, language: str, area: Area
) -> None:
    path = f"{DISTRICTS}/{area.slug}/"
    labels = publisher.labels(language, path)
    name = district_name(area, labels)
    counts = type_counts(shelf, labels, area.slug)
    groups = [
        first_of_type(kind, shelf.entries(kind, area.slug), count.href, shelf, labels)
        for kind, count in zip(shelf.types, counts, strict=True)
        if count.number
    ]
    said = facts.context(area, labels) if area is not OUTSIDE else NOTHING_SAID
    context: dict[str, Any] = {"counts": counts, "groups": groups, **said,
                               "tiles": tiles(shelf, labels, area)}
    publisher.write(
        Page(path, name.text, "district.html", context, section=DISTRICTS, heading=name,
             crumbs=district_crumbs(labels), sql=entries_of(in_district(area)),
             description=counted(name.text, counts, labels), asked_on=f"{DISTRICTS}/",
             subject=Subject(area=area.code), searched=OTHER),
        labels,
    )


def _write_district_lists(
    publisher: Publisher, shelf: Shelf, language: str, area: Area, kind: str
) -> None:
    def head(labels: Labels) -> Head:
        name = district_name(area, labels)
        district = replace(name, href=labels.links.page(f"{DISTRICTS}/{area.slug}/"))
        title = labels.words("district.of_type", district=name.text, type=labels.kind(kind).text)
        return Head(title, (*district_crumbs(labels), district), Subject(kind, area.code))

    root = f"{DISTRICTS}/{area.slug}/{kind}/"
    write_list(publisher, shelf, language, root, shelf.entries(kind, area.slug), head,
               entries_of(in_district(area), kind=kind))
