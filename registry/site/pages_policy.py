"""The policy and its clauses: programmes, entries, figures, definitions, and what is not on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from registry.site.citing_queries import answering, entries_of
from registry.site.figures import Figures, measure_facts
from registry.site.fulltext import OTHER
from registry.site.labels import Labels
from registry.site.listed import anchor
from registry.site.navigation import INDICATORS, POLICY
from registry.site.pages_indicators import indicator_lines
from registry.site.pages_lists import Head, TypeGroup, first_of_type, write_list
from registry.site.papers import document, rule, standard
from registry.site.policy import Policy
from registry.site.programmes import Programme, programme
from registry.site.publisher import Page, Publisher
from registry.site.queries import Row
from registry.site.social import Subject
from registry.site.systems import System, presence, systems_of
from registry.site.views import Fact, Shown, Table

MOST_FIGURES = 12
"""How many numbers of one measure the page of a clause shows; the rest stand in their entries."""
FOCUS_AREAS = "unesco"
SHOWN_BY = ("cases", "statistics")
"""What was done and how many: every clause is shown by these, or they are not on record."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with its numbers: where it is on the page, what it counts, the newest of them."""

    anchor: str
    name: Shown
    newest: Shown | None
    facts: tuple[Fact, ...]
    table: Table | None
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target: in words, the indicator that measures it, whether it is met."""

    text: Shown
    indicator: Shown | None
    verdict: tuple[Shown, ...]


def write_policy_pages(publisher: Publisher, policy: Policy, figures: Figures) -> None:
    """Write the page of the whole policy, and for each clause its page and its lists."""
    for language in publisher.languages:
        _write_whole(publisher, policy, figures, language)
        for clause in policy.clauses:
            _write_clause(publisher, policy, figures, language, clause)
            for kind in policy.shelf.types:
                _write_clause_list(publisher, policy, language, clause, kind)


def _write_whole(publisher: Publisher, policy: Policy, figures: Figures, language: str) -> None:
    labels = publisher.labels(language, f"{POLICY}/")
    registry = publisher.registry
    context = {
        "clauses": [_line(clause, policy, labels) for clause in policy.clauses],
        "indicators": labels.links.page(f"{INDICATORS}/") if policy.numbers.indicators else None,
        "documents": _by_kind(policy, labels),
        "rules": [rule(row, policy, labels) for row in registry.rows(
            "SELECT * FROM credit_rules ORDER BY rowid")],
        "standards": [standard(row, policy, labels) for row in registry.rows(
            "SELECT * FROM standards ORDER BY rowid")],
        "programmes": [programme(row, policy, labels) for row in policy.rows_of(None, "schemes")],
        "measures": _measures(None, policy, figures, labels),
    }
    page = Page(f"{POLICY}/", labels.words("nav.policy"), "policy.html", context, section=POLICY,
                description=labels.words("policy.intro"), sql="SELECT * FROM policy_clauses")
    publisher.write(page, labels)


def _by_kind(policy: Policy, labels: Labels) -> list[tuple[Shown, list[dict[str, Any]]]]:
    """Return all documents under their kinds, the kinds as they come first in the reference."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in policy.registry.rows("SELECT * FROM documents ORDER BY rowid"):
        kinds.setdefault(row["kind"], []).append(document(row, policy, labels))
    return [(replace(labels.term("document-kinds", kind), mark=None), items)
            for kind, items in kinds.items()]


def _line(clause: Row, policy: Policy, labels: Labels) -> dict[str, Any]:
    """Return a clause as it stands in the table of all: how much answers to it."""
    code = clause["clause"]
    found = [presence(row, policy) for row in policy.rows_of(code, "policy_systems")]
    return {
        "id": code,
        "name": labels.listed("clauses", code),
        "verdicts": _verdicts(code, policy, labels),
        "entries": sum(len(policy.entries(code, kind)) for kind in policy.shelf.types),
        "systems": sum(one is not None for one in found),
        "present": sum(one is True for one in found),
    }


def _verdicts(code: str, policy: Policy, labels: Labels) -> list[Shown]:
    """Return how far the targets of a clause are met in the whole city; nothing where it has none."""
    rows = policy.registry.rows(
        "SELECT DISTINCT verdict FROM target_verdicts WHERE origin = 'clause' AND clause = ?"
        " AND area = (SELECT value FROM meta WHERE key = 'root_area') ORDER BY verdict", code)
    return [replace(labels.term("verdicts", row["verdict"]), mark=None) for row in rows]


def _write_clause(
    publisher: Publisher, policy: Policy, figures: Figures, language: str, clause: Row
) -> None:
    code = clause["clause"]
    path = f"{POLICY}/{code}/"
    labels = publisher.labels(language, path)
    registry = publisher.registry
    heading = labels.text(registry.text(clause, "heading"))
    programmes = [programme(row, policy, labels) for row in policy.rows_of(code, "schemes")]
    measures = _measures(code, policy, figures, labels)
    systems, groups = systems_of(code, policy, labels), _groups(code, policy, labels)
    context = {
        "clause": code,
        "part": labels.text(registry.text(clause, "part")) if clause["part"] else None,
        "summary": labels.text(registry.text(clause, "summary")),
        "document": _official(clause, labels),
        "unesco": [labels.word(f"{FOCUS_AREAS}.{row['focus_area']}")
                   for row in policy.rows_of(code, "policy_clauses_unesco")],
        "targets": _targets(code, policy, labels),
        "programmes": programmes,
        "groups": groups,
        "measures": [one for one in measures if one.number],
        "indicators": indicator_lines(
            [row["indicator"] for row in policy.listed_of(code, "indicators", "indicator")],
            policy.numbers, labels),
        "documents": [document(row, policy, labels)
                      for row in policy.listed_of(code, "documents", "document")],
        "systems": systems,
        "missing": [*_missing(programmes, systems), *_types_missing(code, policy, groups, labels)],
        "unmeasured": [one for one in measures if not one.number],
    }
    page = Page(path, heading.text, "clause.html", context, section=POLICY, heading=heading,
                crumbs=_crumbs(labels), description=context["summary"].text,
                sql=entries_of(answering(code)), searched=OTHER)
    publisher.write(page, labels)


def _write_clause_list(
    publisher: Publisher, policy: Policy, language: str, clause: Row, kind: str
) -> None:
    code = clause["clause"]
    entries = policy.entries(code, kind)

    def head(labels: Labels) -> Head:
        here = labels.listed("clauses", code)
        title = labels.words("district.of_type", district=here.text, type=labels.kind(kind).text)
        return Head(title, (*_crumbs(labels), here), Subject(kind))

    if entries:
        write_list(publisher, policy.shelf, language, f"{POLICY}/{code}/{kind}/", entries, head,
                   entries_of(answering(code), kind=kind))


def _crumbs(labels: Labels) -> tuple[Shown, ...]:
    return (Shown(labels.words("nav.policy"), href=labels.links.page(f"{POLICY}/")),)


def _official(clause: Row, labels: Labels) -> Shown | None:
    return labels.listed("documents", clause["document"]) if clause["document"] else None


def _targets(code: str, policy: Policy, labels: Labels) -> list[Wanted]:
    """Return what a clause wants reached, with the indicator that measures it and how far it is met."""
    return [
        Wanted(labels.text(policy.registry.text(row, "text")),
               labels.listed("indicators", row["indicator"]) if row["indicator"] else None,
               tuple(policy.targets.said("clause", code, labels, row["number"])))
        for row in policy.rows_of(code, "policy_targets")
    ]


def _groups(code: str, policy: Policy, labels: Labels) -> list[TypeGroup]:
    groups = []
    for kind in policy.shelf.types:
        entries = policy.entries(code, kind)
        if entries:
            href = labels.links.page(f"{POLICY}/{code}/{kind}/")
            groups.append(first_of_type(kind, entries, href, policy.shelf, labels))
    return groups


def _measures(
    clause: str | None, policy: Policy, figures: Figures, labels: Labels
) -> list[Measured]:
    """Return the measures of a clause, or those of none, with their newest numbers."""
    found = []
    for row in policy.rows_of(clause, "measures"):
        rows = figures.of_measure.get(row["measure"], [])
        table = figures.table(rows[:MOST_FIGURES], labels, "measure") if rows else None
        name = replace(labels.listed("measures", row["measure"]), href=None)
        newest = figures.newest(row["measure"], policy.registry.meta["root_area"], labels)
        found.append(Measured(anchor("measures", row["measure"]), name, newest,
                              measure_facts(row, policy.registry, labels), table, len(rows)))
    return found


def _missing(programmes: list[Programme], systems: list[System]) -> list[Shown]:
    """Name the programmes nobody holds on record, and what the policy names without an entry."""
    names = [one.name for one in programmes if not one.holders]
    names += [one.name for one in systems if one.present is False]
    return list({one.text: replace(one, href=None) for one in names}.values())


def _types_missing(
    code: str, policy: Policy, groups: list[TypeGroup], labels: Labels
) -> list[Shown]:
    """Name the types that a clause asks for, and those every clause is shown by, without an entry."""
    asked = {row["type"] for row in policy.rows_of(code, "policy_clauses_types")} | {*SHOWN_BY}
    held = {group.kind for group in groups}
    return [labels.kind(kind) for kind in policy.shelf.types if kind in asked - held]
