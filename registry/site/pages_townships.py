"""A page for every township: what is on record in it, and what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.site.area_facts import AreaFacts
from registry.site.citing_queries import below, entries_of
from registry.site.fulltext import OTHER
from registry.site.labels import TOWNSHIP, Labels, page_of_area
from registry.site.navigation import AREAS, DISTRICTS
from registry.site.network import Network
from registry.site.pages_lists import TypeGroup, cards, counted, district_crumbs
from registry.site.publisher import Page, Publisher
from registry.site.queries import Area, Row
from registry.site.social import Subject
from registry.site.views import Count, Fact, Shown


def write_township_pages(publisher: Publisher, network: Network, facts: AreaFacts) -> None:
    """Write the page of each township, those that no target counts included."""
    rows = publisher.registry.rows("SELECT * FROM areas WHERE level = ? ORDER BY code", TOWNSHIP)
    codes = _other_codes(publisher)
    for language in publisher.languages:
        _write_all(publisher, network, language)
    for row in rows:
        area = publisher.registry.areas[row["code"]]
        for language in publisher.languages:
            path = page_of_area(area) or ""
            labels = publisher.labels(language, path)
            context: dict[str, Any] = {
                "facts": _facts(row, codes.get(area.code, []), labels),
                "kind": replace(labels.term("area-kinds", row["kind"]), mark=None)
                        if row["kind"] else None,
                "counted": area.counted,
                "groups": _groups(area, network, labels),
                "residential": _residential(area, network, labels),
                **facts.context(area, labels),
            }
            where = " · ".join(shown.text for shown in labels.area(area.code))
            numbers = (group.count for group in context["groups"])
            page = Page(path, labels.text(area.name).text, "township.html", context,
                        description=counted(where, numbers, labels), section=DISTRICTS, heading=labels.text(area.name),
                        crumbs=_crumbs(area, labels), sql=entries_of(below(area.code)),
                        asked_on=f"{AREAS}/", subject=Subject(area=area.code), searched=OTHER)
            publisher.write(page, labels)


def _write_all(publisher: Publisher, network: Network, language: str) -> None:
    """Write the list of all townships, by district."""
    labels = publisher.labels(language, f"{AREAS}/")
    groups = [
        (labels.area_link(district), [
            Count(labels.area_link(one), len(network.within.get(one.code, ())), "")
            for one in network.below[district.code] if one.level == TOWNSHIP])
        for district in network.shelf.districts if district.level == "district"
    ]
    page = Page(f"{AREAS}/", labels.words("area.all"), "townships.html", {"groups": groups},
                section=DISTRICTS, crumbs=district_crumbs(labels),
                description=labels.words("area.all_intro"),
                sql="SELECT * FROM areas WHERE level = 'township'", asked_on=f"{DISTRICTS}/")
    publisher.write(page, labels)


def _other_codes(publisher: Publisher) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in publisher.registry.rows("SELECT * FROM area_codes ORDER BY area, scheme"):
        found.setdefault(row["area"], []).append(row)
    return found


def _facts(row: Row, codes: list[Row], labels: Labels) -> tuple[Fact, ...]:
    facts = [Fact(labels.word("area.code"), (Shown(row["code"], mark="code"),))]
    facts += [Fact(labels.word("area.other_code", scheme=code["scheme"]),
                   (Shown(code["code"], mark="code"),)) for code in codes]
    facts += [Fact(labels.word(f"area.{name}"), (labels.date(row[name]),))
              for name in ("valid_from", "valid_to") if row[name]]
    return tuple(facts)


def _groups(area: Area, network: Network, labels: Labels) -> list[TypeGroup]:
    """Return every entry of a township, by type; types without any are left to what is missing."""
    groups = []
    for kind in network.shelf.types:
        entries = [one for one in network.within.get(area.code, ()) if one.type == kind]
        if entries:
            count = Count(labels.kind(kind), len(entries), f"#{kind}")
            shown = cards(entries, network.shelf, labels)
            groups.append(TypeGroup(kind, count, shown, more=False))
    return groups


def _residential(area: Area, network: Network, labels: Labels) -> list[tuple[Shown, int]]:
    return [(labels.text(one.name), len(network.within.get(one.code, ())))
            for one in network.below[area.code]]


def _crumbs(area: Area, labels: Labels) -> tuple[Shown, ...]:
    district = labels.registry.areas.get(area.parent or "")
    above = (labels.area_link(district),) if district else ()
    return (*district_crumbs(labels), *above)
