"""The hand-written pages: their text from docs/, their live parts from the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from registry.site.asked import QUESTIONS
from registry.site.audiences import by_stage_of_life
from registry.site.diagram import diagrams
from registry.site.dictionary import tables_by_section, vocabularies
from registry.site.entrances import entrances
from registry.site.find_index import PATH as FIND_FILE
from registry.site.find_index import FindIndex
from registry.site.labels import Labels
from registry.site.meetings import first_day_after_the_week, meetings
from registry.site.navigation import HOME, WEEK
from registry.site.news import newest
from registry.site.pages_ask import Asking
from registry.site.publisher import Publisher
from registry.site.queries import Field, Registry
from registry.site.shelf import Shelf, type_counts
from registry.site.shipped import shipped_packages
from registry.site.tiles import tiles
from registry.site.views import Shown

# The page that tells which edition this is, and the section whose pages are cited as others are.
EDITION = "about/cite/"
DATA = "data/"


def write_written_pages(publisher: Publisher, shelf: Shelf, find: FindIndex, asking: Asking) -> None:
    """Fill and write every hand-written page of every language."""
    for language in publisher.languages:
        for path, shell in publisher.shells.pages[language].items():
            labels = publisher.labels(language, path)
            asked = set(shell.parts[1::2])
            blocks = {
                name: make(publisher, shelf, labels)
                for name, make in _BLOCKS.items()
                if name in asked
            }
            if HOME in asked:
                blocks[HOME] = _home(publisher, shelf, find, asking, labels)
            if path == EDITION:
                blocks |= publisher.edition(labels)
            if path.startswith(DATA):
                title = Shown(publisher.shells.titles[language][path])
                blocks["cite"] = publisher.cite(path, title, labels)
            publisher.put_written(path, labels, blocks)


def _home(
    publisher: Publisher, shelf: Shelf, find: FindIndex, asking: Asking, labels: Labels
) -> Markup:
    registry, types = publisher.registry, type_counts(shelf, labels)
    context = {
        "types": types,
        "tiles": tiles(shelf, labels),
        "strands": entrances(find, "strands", "strand", labels),
        "stages": by_stage_of_life(asking.known, labels),
        "questions": asking.questions(labels),
        "week": labels.links.page(f"{WEEK}/"),
        "days": meetings(registry, labels),
        "later": first_day_after_the_week(registry),
        "news": newest(registry, labels),
        "as_of": labels.date(registry.meta["as_of"]),
        "zone": registry.meta["timezone"],
        "empty": not sum(count.number for count in types),
    }
    return publisher.render("home.html", labels, context)


def _search(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    return publisher.render("search.html", labels, {})


def _correcting(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    context = {"source": labels.links.file(FIND_FILE),
               "script": labels.links.file("assets/registry/correcting.js")}
    return publisher.render("correcting.html", labels, context)


def _tables(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    sections = tables_by_section(publisher.registry, labels)
    return publisher.render("tables.html", labels, {"sections": sections})


def _dictionary(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    registry = publisher.registry
    context = {"sections": tables_by_section(registry, labels), "diagrams": diagrams(registry),
               "vocabularies": vocabularies(registry, labels)}
    return publisher.render("dictionary.html", labels, context)


def _questions(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    items = [replace(_text(publisher.registry, row, "title", labels),
                     href=labels.links.page(f"{QUESTIONS}#{row['question']}"))
             for row in publisher.registry.rows("SELECT * FROM questions ORDER BY rowid")]
    return publisher.render("question_list.html", labels, {"items": items})


def _text(registry: Registry, row: dict[str, Any], key: str, labels: Labels) -> Shown:
    return labels.text(registry.text(row, key))


def _licences(publisher: Publisher, _: Shelf, labels: Labels) -> Markup:
    registry = publisher.registry
    rows = [
        {
            "title": _text(registry, row, "title", labels),
            "licence": row["licence"],
            "link": labels.link(row["licence_url"]) if row.get("licence_url") else None,
            "attribution": _text(registry, row, "attribution", labels),
        }
        for row in registry.rows("SELECT * FROM licences ORDER BY layer")
    ]
    return publisher.render("licences.html", labels, {"rows": rows, "packages": shipped_packages()})


def _field_lists(publisher: Publisher, shelf: Shelf, labels: Labels) -> Markup:
    lists = [(labels.kind(kind), kind, _flat(shelf.fields[kind], labels)) for kind in shelf.types]
    return publisher.render("field_lists.html", labels, {"lists": lists})


def _flat(fields: tuple[Field, ...], labels: Labels) -> list[dict[str, Any]]:
    rows = []
    for field in fields:
        form = labels.words(f"shape.{field.shape}")
        several = labels.words("shape.several") if field.many else ""
        rows.append({"field": field, "title": labels.text(field.title), "form": form + several,
                     "description": labels.text(field.description)})
        rows += _flat(field.fields, labels)
    return rows


Block = Callable[[Publisher, Shelf, Labels], Markup]
_BLOCKS: dict[str, Block] = {
    "search": _search,
    "questions": _questions,
    "correcting": _correcting,
    "tables": _tables,
    "dictionary": _dictionary,
    "licences": _licences,
    "field_lists": _field_lists,
}
