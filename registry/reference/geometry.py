"""Whether a point lies in a district; outlines serve this check and are never drawn or published."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

STRIPS = 500
"""Strips of latitude in a degree: a point is compared with the edges of its own strip alone."""

Edge = tuple[float, float, float, float]


class Outline:
    """The outer edges of a district, by strips of latitude; holes are left out."""

    def __init__(self, geometry: dict[str, Any]) -> None:
        """Take the rings of a GeoJSON polygon or multipolygon, in degrees of WGS-84."""
        self._strips: dict[int, list[Edge]] = defaultdict(list)
        polygons = geometry["coordinates"]
        for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
            for (x1, y1, *_), (x2, y2, *_) in pairwise(polygon[0]):
                for strip in range(_strip(min(y1, y2)), _strip(max(y1, y2)) + 1):
                    self._strips[strip].append((x1, y1, x2, y2))

    def holds(self, lng: float, lat: float) -> bool:
        """Return whether a point, in degrees of WGS-84, lies inside.

        A line from the point to the east crosses the outline around it an odd number of times.
        """
        crossings = 0
        for x1, y1, x2, y2 in self._strips.get(_strip(lat), ()):
            if (y1 > lat) != (y2 > lat) and lng < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
        return crossings % 2 == 1


def _strip(lat: float) -> int:
    return int(lat * STRIPS // 1)
