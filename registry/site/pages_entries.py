"""A page for every published entry: all its fields, its sources, and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from registry.site.alternatives import alternatives
from registry.site.citing_queries import one_entry
from registry.site.facts import facts_of, group_sections, main_facts
from registry.site.figures import Figures
from registry.site.find_facets import FOUND
from registry.site.fulltext import OTHER
from registry.site.glance import Glances, without
from registry.site.histories import Histories, told
from registry.site.kinds import kind_of
from registry.site.known import Known
from registry.site.labels import Labels
from registry.site.mending import mending
from registry.site.offerings import timetable
from registry.site.opening import opening
from registry.site.paper import qr_code
from registry.site.publisher import Page, Publisher
from registry.site.queries import PUBLISHED_AWAY, Children, Entry, Field, Registry
from registry.site.relations import Relations
from registry.site.social import Subject
from registry.site.structured import Structured, script
from registry.site.views import Fact, Section, Shown, Table

RECORD_FIELDS = ("verified_on", "verified_by", "verified_how", "status", "former_ids")

ENOUGH_SAID = 40
"""So many characters of a summary say to a search engine what the page is about."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its number, as the page lists it."""

    number: int
    title: Shown
    facts: tuple[Fact, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Designation:
    """A title or a programme, with its state and the number of the source that proves it."""

    scheme: Shown
    state: Shown | None
    facts: tuple[Fact, ...]
    source: int | None


@dataclass(frozen=True, slots=True)
class Belonging:
    """Entries that point at this one in the same way: its courses, its places, its members."""

    anchor: str
    title: Shown
    entries: tuple[Shown, ...]


class EntryPages:
    """Writes the pages of one type, in every language, in one pass over the entries."""

    def __init__(  # noqa: PLR0913 - all that a page tells beside its entry
        self, publisher: Publisher, relations: Relations, figures: Figures, glances: Glances, known: Known,
        kind: str,
    ) -> None:
        registry: Registry = publisher.registry
        self.publisher, self.relations, self.kind = publisher, relations, kind
        self.figures, self.glances, self.known = figures, glances, known
        self.fields = registry.fields(kind)
        self.states: Children = registry.children("designations", "number")
        self.offerings: Children = registry.children("offerings", "offering")
        self.sessions: Children = registry.children("sessions", "offering, starts")
        self.histories = Histories(registry)
        self.structured = Structured(registry, publisher.names, publisher.listed, publisher.site_url)
        self.labels = [
            publisher.labels(language, f"{kind}/entry/") for language in publisher.languages
        ]

    def write(self) -> Iterator[Entry]:
        """Write the pages of every entry of the type, yielding each entry when it is done."""
        for entry in self.publisher.registry.entries(self.kind):
            rows = {
                "states": self.states.of(entry.entry),
                "offerings": self.offerings.of(entry.entry),
                "sessions": self.sessions.of(entry.entry),
                "happenings": self.histories.of(entry.entry),
            }
            data = script(self.structured.node(entry, rows["states"]))
            for labels in self.labels:
                page = replace(self._page(entry, rows, labels), structured=data)
                self.publisher.write(page, labels)
            self._write_former(entry)
            yield entry

    def _page(self, entry: Entry, rows: dict[str, list[Any]], labels: Labels) -> Page:
        name = labels.text(entry.name)
        title = f"{name.text} - {labels.kind(self.kind).text}"
        return Page(
            path=entry.path,
            title=title,
            template="entry.html",
            section=self.kind,
            heading=name,
            crumbs=_crumbs(entry, labels),
            description=self._description(entry, labels),
            source=entry.file,
            context=self._context(entry, rows, labels),
            sql=one_entry(entry.entry),
            subject=Subject(self.kind, entry.district or entry.area),
            searched=_searched(entry),
        )

    def _description(self, entry: Entry, labels: Labels) -> str:
        """Return the summary; where it says little, what the entry is called and what and where it is go before."""
        summary = labels.text(entry.summary).text if entry.summary else ""
        if len(summary) >= ENOUGH_SAID:
            return summary
        kind = kind_of(entry, self.fields, labels) or labels.kind(self.kind)
        area = labels.area(entry.area)[-1:] if entry.area else ()
        names = (shown.text for shown in (labels.text(entry.name), kind, *area))
        return " · ".join((*names, summary) if summary else names)

    def _context(self, entry: Entry, rows: dict[str, list[Any]], labels: Labels) -> dict[str, Any]:
        body, address = entry.body, self.publisher.address(entry.path, labels)
        by_name = {field.name: field for field in self.fields}
        runs, titles = by_name.get("offerings"), by_name.get("designations")
        when = timetable(runs, body, rows["offerings"], rows["sessions"],
                         entry.row.get("last_source_date"), labels) if runs else None
        return {
            "entry": entry,
            "type": replace(labels.kind(self.kind), href=labels.links.page(f"{self.kind}/")),
            "kind": kind_of(entry, self.fields, labels),
            "area": labels.area(entry.area)[-1] if entry.area else None,
            "status": labels.term("statuses", entry.status) if entry.status != "active" else None,
            "successor": _successor(entry, self.kind, labels),
            "away": entry.status in PUBLISHED_AWAY,
            "unconfirmed": not body.get("verified_on"),
            "summary": labels.text(entry.summary) if entry.summary else None,
            "other_names": _other_names(entry, labels),
            "figures": self._figures(entry, labels),
            "glance": (glance := self.glances.facts(entry, self.fields, labels)),
            "zone": labels.registry.meta["timezone"],
            "opening": opening(entry, by_name.get("hours")),
            "facts": main_facts(without(self.fields, body) if glance else self.fields, body, labels),
            "sections": group_sections(self.fields, body, labels),
            "timetable": when,
            "alternatives": alternatives(entry, when.state, self.known, labels) if when else None,
            "designations": _designations(titles, body, rows["states"], labels),
            "belongings": self._belongings(entry, labels),
            "sources": _sources(by_name.get("sources"), self.fields, body, labels),
            "mending": mending(entry, address, labels),
            "address": address,
            "qr": qr_code(address),
            "record": _record(entry, by_name, labels),
            "history": told(rows["happenings"], entry, labels),
        }

    def _figures(self, entry: Entry, labels: Labels) -> tuple[Table, Section] | None:
        """Return the numbers of a statistic, and what its measure counts."""
        rows = self.figures.of_entry.get(entry.entry)
        if not rows:
            return None
        table = self.figures.table(rows, labels, "measure", "period", "statistic")
        return table, self.figures.definition(rows[0]["measure"], labels)

    def _belongings(self, entry: Entry, labels: Labels) -> list[Belonging]:
        """Group what points here by what it is called; two fields may mean the same to a reader."""
        found: dict[str, Belonging] = {}
        for (kind, path), relations in self.relations.to(entry.entry).items():
            through = labels.text(relations[0].field.title).text
            plain = labels.words("entry.belongs", type=labels.kind(kind).text, field=through)
            title = labels.words.get(f"belongs.{kind}.{path}", plain)
            links = tuple(labels.reference(relation.source, ()) for relation in relations)
            before = found.get(title, Belonging(f"{kind}-{path.replace('.', '-')}", Shown(title), ()))
            entries = tuple(dict.fromkeys((*before.entries, *links)))
            found[title] = replace(before, entries=entries)
        return list(found.values())

    def _write_former(self, entry: Entry) -> None:
        """A former id keeps answering: its page says what the entry is called now."""
        for former in entry.body.get("former_ids") or []:
            for labels in self.labels:
                name = replace(labels.text(entry.name), href=labels.links.page(entry.path))
                page = Page(
                    path=f"{self.kind}/{former}/",
                    title=labels.words("former.title"),
                    template="former.html",
                    section=self.kind,
                    crumbs=_crumbs(entry, labels)[:1],
                    context={"former": former, "name": name},
                    description=labels.words("former.sentence", id=former) + name.text,
                    subject=Subject(self.kind, entry.district or entry.area),
                    cited=False,
                )
                self.publisher.write(page, labels)


def _searched(entry: Entry) -> str:
    """Return what the full text search calls an entry; those that stand in no list are not searched."""
    if not entry.listed:
        return ""
    return entry.entry if entry.type in FOUND else OTHER


def _crumbs(entry: Entry, labels: Labels) -> tuple[Shown, ...]:
    kind = replace(labels.kind(entry.type), href=labels.links.page(f"{entry.type}/"))
    district = labels.registry.areas.get(entry.district or "")
    if not district or not district.slug:
        return (kind,)
    path = f"districts/{district.slug}/{entry.type}/"
    return (kind, replace(labels.text(district.name), href=labels.links.page(path)))


def _successor(entry: Entry, kind: str, labels: Labels) -> Shown | None:
    value = entry.body.get("merged_into")
    return labels.reference(value, (kind,)) if value else None


def _other_names(entry: Entry, labels: Labels) -> list[Shown]:
    shown = labels.text(entry.name).text
    others = ({language: name} for language, name in entry.name.items() if name != shown)
    return [labels.text(other) for other in others]


def _without(field: Field | None, *names: str) -> tuple[Field, ...]:
    return tuple(inner for inner in field.fields if inner.name not in names) if field else ()


def _designations(
    field: Field | None, body: dict[str, Any], states: list[Any], labels: Labels
) -> list[Designation]:
    fields = _without(field, "scheme", "source")
    found = []
    for position, value in enumerate(body.get("designations") or []):
        state = states[position]["state"] if position < len(states) else None
        found.append(
            Designation(
                scheme=labels.listed("schemes", value["scheme"]),
                state=labels.term("designation-states", state) if state else None,
                facts=facts_of(fields, value, labels),
                source=value.get("source"),
            )
        )
    return found


def _sources(
    field: Field | None, fields: tuple[Field, ...], body: dict[str, Any], labels: Labels
) -> list[Source]:
    titles = {field.name: labels.text(field.title) for field in fields}
    inner = _without(field, "title", "url", "supports")
    found = []
    for number, value in enumerate(body.get("sources") or [], start=1):
        title = value.get("title") or ""
        facts = facts_of(inner, value, labels)
        supported = tuple(titles.get(name, Shown(name)) for name in value.get("supports") or [])
        if supported:
            facts = (*facts, Fact(labels.word("entry.supports"), supported))
        shown = labels.text(title) if isinstance(title, dict) else labels.verbatim(title)
        link = labels.link(value["url"]) if value.get("url") else None
        found.append(Source(number, shown, facts, link.href if link else None))
    return found


def _record(entry: Entry, by_name: dict[str, Field], labels: Labels) -> tuple[Fact, ...]:
    row = entry.row
    facts = [
        Fact(labels.word(f"record.{column}"), (labels.term(column, row[column]),))
        for column in ("confirmation", "confidence", "freshness")
        if row.get(column)
    ]
    if row.get("last_source_date"):
        facts.append(
            Fact(labels.word("record.last_source_date"), (labels.date(row["last_source_date"]),))
        )
    plain = tuple(by_name[name] for name in RECORD_FIELDS if name in by_name)
    facts += facts_of(plain, entry.body, labels)
    facts.append(Fact(labels.word("record.id"), (Shown(entry.entry, mark="code"),)))
    return tuple(facts)
