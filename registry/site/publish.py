"""The whole site from the database: shells first, then every page, in one pass over the entries."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from registry.site.area_facts import AreaFacts
from registry.site.contacts import Contacts
from registry.site.find_index import FindIndex
from registry.site.fulltext import FullText
from registry.site.glance import Glances
from registry.site.known import Known
from registry.site.labels import Named
from registry.site.link_check import BrokenLink, broken_links
from registry.site.links import Links
from registry.site.llms import write_llms
from registry.site.meetings import MeetingCounts
from registry.site.navigation import HOME
from registry.site.network import Network
from registry.site.numbers import Numbers
from registry.site.pages_ask import Asking
from registry.site.pages_audiences import AudiencePages
from registry.site.pages_codes import write_code_pages
from registry.site.pages_districts import write_district_pages
from registry.site.pages_entries import EntryPages
from registry.site.pages_find import write_find_page
from registry.site.pages_indicators import write_indicator_pages
from registry.site.pages_lists import write_type_lists
from registry.site.pages_network import write_network_pages
from registry.site.pages_policy import write_policy_pages
from registry.site.pages_questions import write_question_pages
from registry.site.pages_townships import write_township_pages
from registry.site.pages_week import write_week_page
from registry.site.pages_written import write_written_pages
from registry.site.policy import Policy
from registry.site.project import ShellTask
from registry.site.publisher import Publisher
from registry.site.queries import Registry
from registry.site.relations import Relations, reference_paths
from registry.site.shelf import Shelf, district_counts, type_counts
from registry.site.shells import build_shells, copy_assets
from registry.site.shipped import ship_packages
from registry.site.sitemap import write_robots
from registry.site.targets import Targets

Progress = Callable[[str, Iterable[Any], int], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was written, and what is wrong with it: nothing, unless the site itself has a defect."""

    files: int
    pages: int
    broken_links: tuple[BrokenLink, ...]
    warnings: tuple[str, ...]


def build_site(  # noqa: PLR0913 - the build's own list of what a site needs
    database: Path,
    docs: Path,
    config: Path,
    out: Path,
    site_url: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    *,
    check_links: bool = True,
    full_text: bool = True,
) -> SiteReport:
    """Write the whole site into a folder; the same database gives the same bytes.

    Args:
        database: the compiled registry, opened to read.
        docs: the hand-written pages.
        config: the theme settings, `mkdocs.yml`.
        out: the folder to write; it is made if it is missing.
        site_url: where the site will stand, for canonical addresses and the sitemap.
        jobs: accepted like every stage's; the pages are written by one process.
        progress: given a name, the work and its length; returns the work to be followed.
        check_links: follow every link of every page written.
        full_text: index what the pages say; without it names alone are searched.
    """
    del jobs
    registry = Registry(database)
    try:
        with tempfile.TemporaryDirectory() as work:
            site_url = site_url or registry.meta.get("site_url")
            task = ShellTask(registry.languages, registry.type_titles, site_url)
            shells = build_shells(docs, config, task, Path(work))
            out.mkdir(parents=True, exist_ok=True)
            copy_assets(shells, out)
            ship_packages(out)
            fulltext = FullText(Path(work) / "fulltext") if full_text else None
            publisher = Publisher(registry, shells, out, site_url, fulltext)
            _write_pages(publisher, config, progress or (lambda _name, items, _total: items))
    finally:
        registry.close()
    files = sum(path.is_file() for path in out.rglob("*"))
    pages = sum(len(paths) for paths in publisher.paths.values())
    broken = tuple(broken_links(out)) if check_links else ()
    return SiteReport(files, pages, broken, shells.warnings)


def _write_pages(publisher: Publisher, config: Path, progress: Progress) -> None:
    registry, shelf, relations = publisher.registry, Shelf(publisher.registry), Relations()
    find, glances, contacts = FindIndex(registry), Glances(), Contacts()
    paths = {kind: reference_paths(shelf.fields[kind]) for kind in registry.types}
    for kind in registry.types:
        for entry in registry.entries(kind):
            publisher.names[entry.entry] = Named(entry.name, entry.status)
            relations.add(entry, paths[kind])
            shelf.add(entry)
            find.add(entry)
            glances.add(entry)
            contacts.add(entry)
    shelf.settle()
    if publisher.site_url:
        _write_cards(publisher, shelf, config)
    known, counts = Known(find), MeetingCounts(registry)
    asking = Asking(known, contacts, counts)
    written = (
        entry for kind in registry.types
        for entry in EntryPages(publisher, relations, shelf.figures, glances, known, kind).write()
    )
    for _ in progress("site", written, len(publisher.names)):
        pass
    write_type_lists(publisher, shelf)
    write_find_page(publisher, shelf, find)
    write_week_page(publisher, shelf, known, contacts)
    AudiencePages(publisher, shelf, known, contacts, counts).write()
    asking.write(publisher, shelf)
    network = Network(registry, shelf)
    numbers = Numbers(registry)
    targets = Targets(registry, numbers)
    facts = AreaFacts(network, shelf.figures, numbers)
    write_district_pages(publisher, shelf, facts)
    write_township_pages(publisher, network, facts)
    write_network_pages(publisher, network)
    write_indicator_pages(publisher, numbers, targets)
    write_policy_pages(publisher, Policy(registry, shelf, numbers, targets), shelf.figures)
    write_question_pages(publisher)
    write_code_pages(publisher)
    write_written_pages(publisher, shelf, find, asking)
    _write_not_found(publisher, shelf)
    _write_index(publisher, shelf)
    write_robots(publisher)
    write_llms(publisher)
    if publisher.fulltext:
        publisher.fulltext.write(publisher.out, {
            entry.entry: shelf.slug(entry) for kind in shelf.types for entry in shelf.entries(kind)})


def _write_cards(publisher: Publisher, shelf: Shelf, config: Path) -> None:
    """Draw the pictures of shared links; without an address of the site no page could name one."""
    from registry.site.cards import Cards

    publisher.pictures = cards = Cards(publisher, shelf, config)
    cards.write()


def _write_not_found(publisher: Publisher, shelf: Shelf) -> None:
    """One page for lost visitors in all languages; it is served at any depth, from the root."""
    authority = publisher.languages[0]
    base = urlsplit(publisher.site_url or "/").path or "/"
    spoken = [publisher.labels(language, "") for language in publisher.languages]
    from_root = [replace(labels, links=Links(base, labels.links.prefix)) for labels in spoken]
    versions = [{"labels": labels, "types": type_counts(shelf, labels),
                 "districts": district_counts(shelf, labels)} for labels in from_root]
    body = publisher.render("not_found.html", from_root[0], {"versions": versions})
    shell = publisher.shells.generated[authority][HOME]
    title = " · ".join(labels.words("not_found.title") for labels in from_root)
    publisher.write_lone("404.html", shell, from_root[0], body, title, heading="404")


def _write_index(publisher: Publisher, shelf: Shelf) -> None:
    """Commit, as-of and counts in one small file, so that no page changes with the commit."""
    meta = publisher.registry.meta
    index = {
        "name": publisher.registry.text(meta, "name"),
        "city": publisher.registry.text(meta, "city"),
        "languages": list(publisher.languages),
        "commit": meta.get("commit"),
        "as_of": meta["as_of"],
        "schema_version": meta.get("schema_version"),
        "counts": {kind: len(shelf.entries(kind)) for kind in shelf.types},
    }
    publisher.save("api/v1/index.json", json.dumps(index, ensure_ascii=False, indent=1) + "\n")
