"""The network of bodies from the city down, and the rosters of the bodies that should be there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from registry.database.literals import quoted
from registry.site.labels import Labels
from registry.site.navigation import NETWORK
from registry.site.network import Cell, Network
from registry.site.publisher import Page, Publisher
from registry.site.queries import Row
from registry.site.tiles import Tiles, draw
from registry.site.views import Count, Shown


@dataclass(frozen=True, slots=True)
class RosterRow:
    """An area of a roster with its cells."""

    code: str
    area: Shown
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class RosterGroup:
    """The areas of a roster below one area."""

    code: str
    name: Shown
    rows: list[RosterRow]

    @property
    def cells(self) -> list[Cell]:
        """All cells of the group."""
        return [cell for row in self.rows for cell in row.cells]

    @property
    def filled(self) -> int:
        """How many of its cells have a body on record."""
        return _filled(self.cells)


def _filled(cells: list[Cell]) -> int:
    return sum(bool(cell.bodies) for cell in cells)


def write_network_pages(publisher: Publisher, network: Network) -> None:
    """Write the tree, and a page for each roster."""
    for language in publisher.languages:
        _write_tree(publisher, network, language)
        for roster in network.rosters:
            _write_roster(publisher, network, language, roster)


def _write_tree(publisher: Publisher, network: Network, language: str) -> None:
    labels = publisher.labels(language, f"{NETWORK}/")
    root = publisher.registry.meta["root_area"]
    context = {
        "rosters": [_count(roster, network, labels) for roster in network.rosters],
        "tree": network.tree(labels, root) if root in publisher.registry.areas else None,
    }
    page = Page(f"{NETWORK}/", labels.words("nav.network"), "network.html", context,
                section=NETWORK, description=labels.words("network.intro"),
                sql="SELECT * FROM roster_cells")
    publisher.write(page, labels)


def _count(roster: Row, network: Network, labels: Labels) -> dict[str, Any]:
    """Say how many of the cells of a roster are filled, and how many there are."""
    cells = [cell for row in network.cells[roster["roster"]].values() for cell in row]
    title = labels.text(network.registry.text(roster, "title"))
    named = [cell for cell in cells if cell["standard_name"] is not None]
    return {
        "count": Count(title, sum(cell["on_record"] > 0 for cell in cells),
                       labels.links.page(f"{NETWORK}/{roster['roster']}/")),
        "of": len(cells),
        "areas": len(network.cells[roster["roster"]]),
        "standard": sum(cell["standard_name"] > 0 for cell in named) if named else None,
    }


def _write_roster(publisher: Publisher, network: Network, language: str, roster: Row) -> None:
    path = f"{NETWORK}/{roster['roster']}/"
    labels = publisher.labels(language, path)
    name = labels.text(publisher.registry.text(roster, "title"))
    groups = _groups(network, roster, labels)
    total = _count(roster, network, labels)
    filled = "roster.filled" if total["count"].number else "roster.filled_none"
    context = {
        "total": total,
        "clause": labels.listed("clauses", roster["clause"]) if roster["clause"] else None,
        "kinds": [cell.kind for cell in groups[0].rows[0].cells] if groups else [],
        "groups": groups,
        "tiles": _tiles(groups, network, labels),
    }
    back = Shown(labels.words("nav.network"), href=labels.links.page(f"{NETWORK}/"))
    page = Page(path, name.text, "roster.html", context, section=NETWORK, heading=name,
                crumbs=(back,), description=f"{name.text} · "
                + labels.words(filled, number=total["count"].number, of=total["of"]),
                sql=f"SELECT * FROM roster_cells WHERE roster = {quoted(roster['roster'])}")
    publisher.write(page, labels)


def _tiles(groups: list[RosterGroup], network: Network, labels: Labels) -> Tiles:
    """Draw how many of the bodies of each district are on record, each leading to its rows."""
    cells = {row.code: row.cells for group in groups for row in group.rows}
    cells |= {group.code: group.cells for group in groups}
    return draw([
        (area, Count(labels.text(area.name), _filled(cells[area.code]), f"#area-{area.code}",
                     of=len(cells[area.code])))
        for area in network.shelf.districts if area.level == "district" and area.code in cells])


def _groups(network: Network, roster: Row, labels: Labels) -> list[RosterGroup]:
    areas = network.registry.areas
    asked = [areas[code] for code in sorted(network.cells[roster["roster"]])]
    asked.sort(key=lambda area: (area.parent or "", area.code))
    return [
        RosterGroup(
            code=parent,
            name=labels.area_link(areas[parent]) if parent in areas else Shown(""),
            rows=[RosterRow(area.code, labels.area_link(area),
                            network.row_of(roster["roster"], area.code, labels)) for area in group],
        )
        for parent, group in groupby(asked, key=lambda area: area.parent or "")
    ]
