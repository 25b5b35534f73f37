"""Whether a point lies in a district; outlines serve this check and are never drawn or published."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

Ring = list[tuple[float, float]]


def outer_rings(geometry: dict[str, Any]) -> list[Ring]:
    """Return the outer rings of a GeoJSON polygon or multipolygon; holes are left out."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[(lng, lat) for lng, lat, *_ in polygon[0]] for polygon in polygons]


def holds(rings: list[Ring], lng: float, lat: float) -> bool:
    """Return whether a point, in degrees of WGS-84, lies inside one of the rings.

    A line from the point to the east crosses the ring around it an odd number of times.
    """
    return any(_crossings(ring, lng, lat) % 2 for ring in rings)


def _crossings(ring: Ring, lng: float, lat: float) -> int:
    count = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lng < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            count += 1
    return count
