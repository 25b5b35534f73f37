"""Where the entries stand in the tree of areas, and which bodies each area should have."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from registry.site.kinds import kind_of
from registry.site.labels import Labels
from registry.site.queries import Area, Entry, Registry, Row
from registry.site.shelf import Shelf
from registry.site.views import Shown

BODIES = "organizations"
_PROMISED = (
    "SELECT c.counted_list AS list, x.area FROM completeness c"
    " JOIN area_ancestors x ON x.ancestor = c.area"
    " WHERE (SELECT value FROM meta WHERE key = 'as_of') BETWEEN c.complete_as_of AND c.valid_until"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Which bodies of a kind an area has on record; `absent` says what it means if there are none.

    `standard` is whether one of them bears the standard name; None where no name is prescribed.
    `complete` is whether a statement says that none is missing from the record.
    """

    kind: Shown
    bodies: tuple[Shown, ...]
    standard: bool | None
    complete: bool
    absent: Shown


@dataclass(frozen=True, slots=True)
class Node:
    """An area in the tree: its bodies, the areas below it, how many entries it holds in all."""

    area: Shown
    level: str
    bodies: tuple[tuple[Shown, Shown | None], ...]
    below: tuple[Node, ...]
    number: int


class Network:
    """The areas as a tree, with the entries listed in each."""

    def __init__(self, registry: Registry, shelf: Shelf) -> None:
        self.registry, self.shelf = registry, shelf
        self.at: dict[str, list[Entry]] = defaultdict(list)
        self.within: dict[str, list[Entry]] = defaultdict(list)
        for kind in shelf.types:
            for entry in shelf.entries(kind):
                self._place(entry)

    def _place(self, entry: Entry) -> None:
        self.at[entry.area or ""].append(entry)
        area = self.registry.areas.get(entry.area or "")
        while area:
            self.within[area.code].append(entry)
            area = self.registry.areas.get(area.parent or "")

    @cached_property
    def below(self) -> dict[str, list[Area]]:
        """The areas right below each area, in the order of their codes."""
        found: dict[str, list[Area]] = defaultdict(list)
        for area in self.registry.areas.values():
            found[area.parent or ""].append(area)
        return found

    @cached_property
    def rosters(self) -> list[Row]:
        """The rosters: which bodies every area of a level should have."""
        return list(self.registry.rows("SELECT * FROM rosters ORDER BY rowid"))

    @cached_property
    def cells(self) -> dict[str, dict[str, list[Row]]]:
        """The cells of each roster by area, in the order of its kinds."""
        query = ("SELECT c.* FROM roster_cells c JOIN rosters_kinds k USING (roster, kind)"
                 " ORDER BY c.roster, c.area, k.position")
        found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in self.registry.rows(query):
            found[row["roster"]][row["area"]].append(row)
        return found

    def row_of(self, roster: str, area: str, labels: Labels) -> list[Cell]:
        """Return the cells of an area in a roster; none where the roster does not ask of it."""
        return [self._cell(row, labels) for row in self.cells[roster].get(area, ())]

    def _cell(self, row: Row, labels: Labels) -> Cell:
        kind, area = row["kind"], row["area"]
        bodies = tuple(self._link(entry, labels) for entry in self.at[area]
                       if entry.type == BODIES and entry.body.get("kind") == kind)
        complete = self.complete(BODIES, area) or self.complete(f"{BODIES}/{kind}", area)
        judged = row["standard_name"] is not None and (row["active"] or not row["on_record"])
        standard = bool(row["standard_name"]) if judged else None
        return Cell(replace(labels.term("org-kinds", kind), mark=None), bodies, standard, complete,
                    labels.word("roster.none") if complete else labels.absent)

    def complete(self, counted: str, area: str) -> bool:
        """Return whether a statement that holds today says that a list is complete for an area."""
        return (counted, area) in self._promised

    @cached_property
    def _promised(self) -> set[tuple[str, str]]:
        return {(row["list"], row["area"]) for row in self.registry.rows(_PROMISED)}

    def tree(self, labels: Labels, root: str) -> Node:
        """Return an area with all below it; of the residential areas only those with entries."""
        area = self.registry.areas[root]
        below = (one for one in self.below[root]
                 if one.level != "residential" or self.within.get(one.code))
        return Node(
            area=labels.area_link(area),
            level=area.level,
            bodies=tuple((self._link(entry, labels),
                          kind_of(entry, self.shelf.fields[entry.type], labels))
                         for entry in self._bodies(area)),
            below=tuple(self.tree(labels, one.code) for one in below),
            number=len(self.within.get(root, ())),
        )

    def _bodies(self, area: Area) -> list[Entry]:
        """The bodies of an area; of a residential area everything, for there it is all there is."""
        every = area.level == "residential"
        return [entry for entry in self.at[area.code] if every or entry.type == BODIES]

    def _link(self, entry: Entry, labels: Labels) -> Shown:
        return replace(labels.text(entry.name), href=labels.links.page(entry.path))
