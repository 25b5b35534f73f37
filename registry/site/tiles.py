"""The districts drawn as equal squares: a way in, and a drawing of neighbours that is no map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.site.labels import Labels
from registry.site.queries import Area
from registry.site.shelf import Shelf, district_counts
from registry.site.views import Count


@dataclass(frozen=True, slots=True)
class Tile:
    """A district's square.

    Attributes:
        count: its name, how many entries it has, and its page.
        place: names of the classes that put it into its row and column; empty if it flows.
        current: whether the page is that of the district.
    """

    count: Count
    place: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """The squares of the districts, and what belongs to none of them.

    Attributes:
        squares: from north to south and from west to east, or by code where no place is set.
        beside: the city as a whole, and elsewhere.
        placed: whether the squares stand as neighbours do.
    """

    squares: tuple[Tile, ...]
    beside: tuple[Count, ...]
    placed: bool


def neighbours(districts: Sequence[Area]) -> tuple[Area, ...]:
    """Return the districts that are drawn as neighbours, if all have a place; else none."""
    inside = tuple(area for area in districts if area.level == "district")
    return inside if all(area.tile for area in inside) else ()


def tiles(shelf: Shelf, labels: Labels, current: Area | None = None) -> Tiles:
    """Return the drawing of the districts with their entries; the page's own may be marked."""
    counts = district_counts(shelf, labels)
    return draw(list(zip(shelf.districts, counts, strict=True)), current)


def draw(pairs: Sequence[tuple[Area, Count]], current: Area | None = None) -> Tiles:
    """Draw a number for each area; all districts have a place, or none is drawn in one."""
    inside = [pair for pair in pairs if pair[0].level == "district"]
    placed = bool(neighbours([area for area, _ in pairs]))
    if placed:
        inside.sort(key=lambda pair: (pair[0].tile or (), pair[0].code))
    squares = tuple(
        Tile(count, f"row-{area.tile[0]} column-{area.tile[1]}" if placed and area.tile else "",
             current=area is current)
        for area, count in inside
    )
    beside = tuple(count for area, count in pairs if area.level != "district")
    return Tiles(squares, beside, placed)
