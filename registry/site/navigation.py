"""The ways through the site: the tabs on top, the drawer on a phone, and which one is current."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from registry.errors import RegistryError
from registry.site.fill import slot
from registry.site.locales import Locale

HOME, DISTRICTS, POLICY, NETWORK = "home", "districts", "policy", "network"
AREAS = "areas"
"""Where the pages of townships stand, which belong to the view of districts."""
INDICATORS = "indicators"
FIND = "find"
"""Where one looks for entries by what is known of them; the tab after the home page."""
WEEK, AUDIENCES, ASK = "this-week", "for", "ask"
"""What is on, what is for whom, and what people ask first; the last has no tab of its own."""
VIEWS = (DISTRICTS, NETWORK, POLICY, INDICATORS)
"""The parts of the site that are neither a type nor written by hand."""
SECTIONS = (FIND, WEEK, AUDIENCES, *VIEWS)
"""The parts of the site that mark a tab of their own, beside the types."""
WRITTEN_SECTIONS = ("data", "contribute", "about")


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page: where it stands, its title and the section that lists it."""

    source: str
    title: str
    section: str
    order: int

    @property
    def path(self) -> str:
        """The address of the page from the root of its language."""
        stem = self.source.removesuffix(".md")
        return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def navigation(pages: list[WrittenPage], types: dict[str, str], words: Locale) -> list[Any]:
    """Return the navigation in the form MkDocs reads.

    Home, find, this week, for whom, the lists of all types under one, views, written sections.
    """
    tabs: list[Any] = [{words("nav.home"): "index.md"}]
    tabs += [{words(f"nav.{part}"): f"/{part}/"} for part in (FIND, WEEK, AUDIENCES)]
    tabs.append({words("nav.lists"): [{title: f"/{kind}/"} for kind, title in types.items()]})
    tabs += [{words(f"nav.{view}"): f"/{view}/"} for view in VIEWS]
    for section in WRITTEN_SECTIONS:
        listed = [page for page in pages if page.section == section]
        listed.sort(key=lambda page: (page.order, page.source))
        entries = [{page.title: page.source} for page in listed]
        if len(entries) == 1:
            tabs.append({words(f"nav.{section}"): listed[0].source})
        elif entries:
            tabs.append({words(f"nav.{section}"): entries})
    return tabs


def mark_current(html: str, address: str, tab: str | None = None) -> str:
    """Mark the tab and the drawer entry that lead to an address as the current ones.

    Exactly one of each must be found, so that a change of the theme fails loudly. What shares a tab
    with others names the address to which that tab leads.
    """
    html = _mark(html, "md-tabs", tab or address)
    return _mark(html, "md-nav", address)


def _mark(html: str, name: str, address: str) -> str:
    link = re.escape(f"{slot('base')}{address}")
    pattern = re.compile(
        rf'<li class="{name}__item">(\s*)<a href="{link}" class="{name}__link">'
    )
    marked, count = pattern.subn(
        lambda found: f'<li class="{name}__item {name}__item--active">{found[1]}'
        f'<a href="{slot("base")}{address}" class="{name}__link {name}__link--active"'
        ' aria-current="true">',
        html,
    )
    if count != 1:
        raise RegistryError(
            f"主题的导航中有 {count} 处 {name} 指向 {address},应为 1 处。",
            f"The theme's navigation has {count} places of {name} for {address}, not one.",
        )
    return marked
