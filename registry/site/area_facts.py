"""What is said of an area beside its entries: the bodies it should have, its figures, its plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.site.figures import Figures
from registry.site.labels import Labels
from registry.site.network import Cell, Network
from registry.site.numbers import Numbers
from registry.site.queries import Area
from registry.site.views import Shown, Table


@dataclass(frozen=True, slots=True)
class Township:
    """A township in the list of its district: its entries, and the bodies it should have."""

    name: Shown
    counted: bool
    number: int
    cells: list[Cell]

    @property
    def silent(self) -> bool:
        """Whether nothing is on record of it, and nothing is known of its bodies either."""
        return not self.number and not any(cell.bodies or cell.complete for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RosterPart:
    """The cells of one roster for one area."""

    title: Shown
    cells: list[Cell]


NO_INDICATORS: dict[str, Any] = {"indicators": [], "silent": 0}


class AreaFacts:
    """Says of any area what is on record, and names what is not."""

    def __init__(self, network: Network, figures: Figures, numbers: Numbers) -> None:
        self.network, self.figures, self.numbers = network, figures, numbers
        self.registry = network.registry

    def context(self, area: Area, labels: Labels) -> dict[str, Any]:
        """Return what the templates of districts and townships share."""
        rosters = self._rosters(area, labels)
        return {
            "rosters": rosters,
            "figures": self._figures(area, labels),
            **self._indicators(area, labels),
            "documents": self._documents(area, labels),
            "townships": self._below(area, labels),
            "missing": self._missing(area, rosters, labels),
        }

    def _rosters(self, area: Area, labels: Labels) -> list[RosterPart]:
        parts = []
        for roster in self.network.rosters:
            cells = self.network.row_of(roster["roster"], area.code, labels)
            if cells:
                path = labels.links.page(f"network/{roster['roster']}/")
                title = labels.text(self.registry.text(roster, "title"))
                parts.append(RosterPart(Shown(title.text, title.lang, path), cells))
        return parts

    def _indicators(self, area: Area, labels: Labels) -> dict[str, Any]:
        """Return what the indicators say of an area, and how many of them say nothing yet."""
        if area.level == "city":
            return NO_INDICATORS
        lines = [(code, labels.listed("indicators", code), self.numbers.name(part, labels),
                  self.numbers.said(part, row, labels))
                 for code in self.numbers.indicators for part in self.numbers.parts(code)
                 if (row := self.numbers.row(code, part["part"], area.code))]
        told = [line for line in lines if line[-1].text.mark != "absent"]
        return {"indicators": told, "silent": len({line[0] for line in lines} - {line[0] for line in told})}

    def _figures(self, area: Area, labels: Labels) -> Table | None:
        """Return the numbers of an area; those of the whole city fill pages of their own."""
        rows = self.figures.of_area.get(area.code, [])
        if not rows or area.level == "city":
            return None
        return self.figures.table(rows, labels, "whose")

    def _documents(self, area: Area, labels: Labels) -> list[tuple[Shown, Shown | None]]:
        if area.level == "city":
            return []
        query = "SELECT document, year FROM documents WHERE area = ? ORDER BY year DESC, document"
        return [(labels.listed("documents", row["document"]),
                 labels.date(str(row["year"])) if row["year"] else None)
                for row in self.registry.rows(query, area.code)]

    def _below(self, area: Area, labels: Labels) -> list[Township]:
        """Return the townships of a district: entries in each, and the bodies it should have."""
        if area.level != "district":
            return []
        return [
            Township(labels.area_link(one), one.counted, len(self.network.within.get(one.code, ())),
                     [cell for roster in self.network.rosters
                      for cell in self.network.row_of(roster["roster"], one.code, labels)])
            for one in self.network.below[area.code]
        ]

    def _missing(self, area: Area, rosters: list[RosterPart], labels: Labels) -> list[Shown]:
        """Name the bodies and the plans that are not on record, and the types without an entry."""
        held = {entry.type for entry in self.network.within.get(area.code, ())}
        held |= {row["entry"].partition("/")[0] for row in self.figures.of_area.get(area.code, ())}
        types = [labels.kind(kind) for kind in self.network.shelf.types
                 if kind not in held and not self.network.complete(kind, area.code)]
        bodies = [cell.kind for part in rosters for cell in part.cells
                  if not cell.bodies and not cell.complete]
        planless = area.level == "district" and not self._documents(area, labels)
        return [*bodies, *([labels.word("area.documents")] if planless else []), *types]
