"""What the stops of a walk tell of the whole walk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Body = dict[str, Any]


def of_all_stops(body: Body, name: Callable[[Any], str | None]) -> dict[str, int | None]:
    """Return whether a walk ends where it begins, and the minutes of its stops if all are known."""
    stops = body["stops"]
    first, last = (name(stop["place"]) for stop in (stops[0], stops[-1]))
    minutes = [stop.get("minutes") for stop in stops]
    return {"is_loop": int(first == last),
            "stops_minutes": None if None in minutes else sum(minutes)}
