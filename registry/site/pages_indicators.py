"""A page for every indicator: its numbers, why there is none, what is behind them, how to run it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from registry.database.literals import quoted
from registry.site.charts import Chart, chart
from registry.site.citing import Cite, citation
from registry.site.fulltext import OTHER
from registry.site.indicators import counted_list, definition_facts
from registry.site.labels import TOWNSHIP, Labels
from registry.site.navigation import INDICATORS, NETWORK
from registry.site.numbers import Numbers, Said
from registry.site.publisher import Page, Publisher
from registry.site.queries import Row
from registry.site.targets import Targets
from registry.site.views import Shown, Table

MOST_EVIDENCE = 40
"""How many entries behind a number its page names; the database holds all of them."""
DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an indicator: said of the whole city, and drawn for those districts that have it."""

    name: Shown
    said: Said
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The entries on one side of a number, the first of them by name."""

    name: Shown
    side: Shown
    entries: tuple[Shown, ...]
    number: int


def write_indicator_pages(publisher: Publisher, numbers: Numbers, targets: Targets) -> None:
    """Write the list of the indicators and the page of each."""
    for language in publisher.languages:
        _write_list(publisher, numbers, targets, language)
        for row in numbers.indicators.values():
            _write_one(publisher, numbers, targets, language, row)


def city_number(indicator: str, numbers: Numbers, labels: Labels) -> Said | None:
    """Return the first number of an indicator for the whole city."""
    part = numbers.parts(indicator)[0]
    row = numbers.row(indicator, part["part"], labels.registry.meta["root_area"])
    return numbers.said(part, row, labels) if row else None


def indicator_lines(codes: list[str], numbers: Numbers, labels: Labels) -> list[dict[str, Any]]:
    """Return indicators as they stand in lists: code, name with its link, number of the city."""
    return [{"code": code, "name": labels.listed("indicators", code),
             "said": city_number(code, numbers, labels),
             "more": len(numbers.parts(code)) - 1} for code in codes]


def _write_list(
    publisher: Publisher, numbers: Numbers, targets: Targets, language: str
) -> None:
    labels = publisher.labels(language, f"{INDICATORS}/")
    root = publisher.registry.meta["root_area"]
    states: dict[str, int] = defaultdict(int)
    lines = indicator_lines(list(numbers.indicators), numbers, labels)
    for line in lines:
        line["target"] = targets.said("indicator", line["code"], labels)
        row = numbers.row(line["code"], numbers.parts(line["code"])[0]["part"], root)
        if row:
            states[row["state"]] += 1
    counts = [(labels.term("indicator-states", state), number)
              for state, number in sorted(states.items())]
    page = Page(f"{INDICATORS}/", labels.words("nav.indicators"), "indicators.html",
                {"lines": lines, "counts": counts}, section=INDICATORS,
                description=labels.words("indicator.all_intro"),
                sql="SELECT * FROM indicator_values")
    publisher.write(page, labels)


def _write_one(
    publisher: Publisher, numbers: Numbers, targets: Targets, language: str, row: Row
) -> None:
    code = row["indicator"]
    path = f"{INDICATORS}/{code}/"
    labels = publisher.labels(language, path)
    registry = publisher.registry
    name = labels.text(registry.text(row, "label"))
    clauses = registry.rows(
        "SELECT clause FROM indicators_clauses WHERE indicator = ? ORDER BY position", code)
    said = [one for part in numbers.parts(code) if (one := _number(part, numbers, labels))]
    districts = _table(code, _level(code, numbers, labels, DISTRICT), numbers, labels)
    context = {
        "code": code,
        "kind": labels.term("indicator-classes", row["class"]),
        "clauses": [labels.listed("clauses", one["clause"]) for one in clauses],
        "formula": labels.text(registry.text(row, "formula")),
        "numbers": said,
        "alike": said[0].said.text if len({one.said for one in said}) == 1 < len(said) else None,
        **_gaps(code, labels),
        "ask": labels.text(registry.text(row, "ask")) if row["ask"] else None,
        "target": labels.text(registry.text(row, "target_text")) if row["target_text"] else None,
        "verdicts": targets.said("indicator", code, labels),
        "caveat": labels.text(registry.text(row, "caveat")) if row["caveat"] else None,
        "table_of_areas": districts,
        "blank": _is_blank(districts),
        "townships": _townships(code, numbers, labels),
        "evidence": _evidence(code, numbers, labels),
        "counts_absence": _counts_absence(code, numbers, labels),
        "lists": _lists(code, labels),
        "facts": definition_facts(row, registry, labels),
        "queries": _queries(publisher, path, code, numbers, labels),
    }
    back = Shown(labels.words("nav.indicators"), href=labels.links.page(f"{INDICATORS}/"))
    page = Page(path, f"{code} {name.text}", "indicator.html", context, section=INDICATORS,
                heading=name, crumbs=(back,), description=context["formula"].text,
                sql=f"SELECT * FROM indicator_values WHERE indicator = {quoted(code)}",
                searched=OTHER)
    publisher.write(page, labels)


def _number(part: Row, numbers: Numbers, labels: Labels) -> Number | None:
    code = part["indicator"]
    row = numbers.row(code, part["part"], labels.registry.meta["root_area"])
    if row is None:
        return None
    return Number(numbers.name(part, labels), numbers.said(part, row, labels),
                  chart(part, _level(code, numbers, labels, DISTRICT), numbers, labels))


def _gaps(code: str, labels: Labels) -> dict[str, Any]:
    """Return what is missing for the numbers of the whole city: promises, reports, exact areas."""
    registry = labels.registry
    gaps = list(registry.rows(
        "SELECT DISTINCT measure, counted_list, unplaced FROM indicator_gaps WHERE indicator = ?"
        " AND area = (SELECT value FROM meta WHERE key = 'root_area')"
        " ORDER BY measure, counted_list", code))
    lists = (counted_list(gap["counted_list"], labels) for gap in gaps if gap["counted_list"])
    return {
        "unpromised": list(dict.fromkeys(one for one in lists if one)),
        "unreported": [labels.listed("measures", gap["measure"]) for gap in gaps if gap["measure"]],
        "unplaced": max((gap["unplaced"] for gap in gaps if gap["unplaced"]), default=None),
    }


def _is_blank(table: Table | None) -> bool:
    """Return whether no area of a table has anything to say yet."""
    return table is not None and all(
        cell and cell[0].mark == "absent" for _, *cells in table.rows for cell in cells)


def _level(code: str, numbers: Numbers, labels: Labels, level: str) -> list[str]:
    areas = labels.registry.areas
    return [area for area in numbers.areas(code) if areas[area].level == level]


def _table(code: str, areas: list[str], numbers: Numbers, labels: Labels) -> Table | None:
    """Return the numbers of areas of one level: a row for each, a column for each number."""
    parts = numbers.parts(code)
    if not areas:
        return None
    single = len(parts) == 1
    heads = [labels.word("indicator.number") if single else numbers.name(part, labels) for part in parts]
    rows = []
    for area in areas:
        cells = [numbers.said(part, row, labels).shown
                 if (row := numbers.row(code, part["part"], area)) else () for part in parts]
        rows.append(((labels.area(area)[-1],), *cells))
    return Table((labels.word("roster.area"), *heads), tuple(rows))


def _townships(code: str, numbers: Numbers, labels: Labels) -> list[tuple[Shown, Table]]:
    """Return the numbers of townships by district, where the definition asks for them."""
    inside: dict[str, list[str]] = defaultdict(list)
    for area in _level(code, numbers, labels, TOWNSHIP):
        inside[labels.registry.areas[area].parent or ""].append(area)
    found = []
    for district, areas in sorted(inside.items()):
        table = _table(code, areas, numbers, labels)
        if table:
            found.append((replace(labels.area(district)[-1], href=None), table))
    return found


def _evidence(code: str, numbers: Numbers, labels: Labels) -> list[Evidence]:
    """Return what is behind each number: the entries counted, the statistics read."""
    query = ("SELECT part, side, entry FROM indicator_evidence WHERE indicator = ?"
             " GROUP BY part, side, entry ORDER BY part, side DESC, entry")
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in labels.registry.rows(query, code):
        found[row["part"], row["side"]].append(row["entry"])
    names = {part["part"]: numbers.name(part, labels) for part in numbers.parts(code)}
    return [
        Evidence(names[part], labels.word(f"indicator.{side}"),
                 tuple(labels.reference(entry, ()) for entry in entries[:MOST_EVIDENCE]), len(entries))
        for part in names for side in ("numerator", "denominator")
        if (entries := found.get((part, side)))
    ]


def _counts_absence(code: str, numbers: Numbers, labels: Labels) -> bool:
    """Return whether something is counted of which no entry can be shown."""
    root = labels.registry.meta["root_area"]
    rows = (numbers.row(code, part["part"], root) for part in numbers.parts(code))
    return any(row["numerator"] for row in rows if row)


def _lists(code: str, labels: Labels) -> list[Shown]:
    """Return the lists of entries that an indicator reads, each with a link to its pages."""
    rows = labels.registry.rows(
        "SELECT DISTINCT counted_list FROM indicator_sources WHERE indicator = ?"
        " AND counted_list IS NOT NULL ORDER BY counted_list", code)
    kinds = dict.fromkeys(row["counted_list"].partition("/")[0] for row in rows)
    if "entries" in kinds:
        kinds = dict.fromkeys(labels.registry.types)
    lists = [replace(labels.kind(kind), href=labels.links.page(f"{kind}/"))
             for kind in kinds if kind in labels.registry.type_titles]
    return [*lists, *_rosters(code, labels)]


def _rosters(code: str, labels: Labels) -> list[Shown]:
    """Return the rosters of the bodies that an indicator counts: they name every area, one by one."""
    rows = labels.registry.rows(
        "SELECT DISTINCT r.* FROM rosters AS r JOIN rosters_kinds AS k USING (roster)"
        " JOIN indicator_sources AS s ON s.counted_list = 'organizations/' || k.kind"
        " WHERE s.indicator = ? ORDER BY r.rowid", code)
    return [replace(labels.text(labels.registry.text(row, "title")),
                    href=labels.links.page(f"{NETWORK}/{row['roster']}/")) for row in rows]


def _queries(
    publisher: Publisher, path: str, code: str, numbers: Numbers, labels: Labels
) -> list[Cite]:
    """Return the query of each number, as it is cited and run again."""
    known = {row["part"]: row["sql"] for row in labels.registry.rows(
        "SELECT part, sql FROM indicator_queries WHERE indicator = ?", code)}
    title = labels.text(labels.registry.text(numbers.indicators[code], "label"))
    single = len(numbers.parts(code)) == 1
    found = []
    for part in numbers.parts(code):
        name = title if single else numbers.name(part, labels)
        if part["compare"]:
            name = labels.word("indicator.rates", name=name.text)
        full = name.text if single else labels.words("indicator.part", indicator=title.text, part=name.text)
        cited = replace(name, text=f"{code} {full}")
        found.append(citation(publisher, labels, path, cited, known[part["part"]], part["part"]))
    return found
