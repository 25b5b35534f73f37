"""Targets as a page says them: met, not met, or why neither can be said."""

from __future__ import annotations

from collections import Counter, defaultdict

from registry.site.labels import Labels
from registry.site.queries import Registry, Row
from registry.site.views import Shown

VERDICTS = "verdicts"


class Targets:
    """Reads once whether each target is met, by where it is set and its number there."""

    def __init__(self, registry: Registry) -> None:
        self._root = registry.meta["root_area"]
        self._rows: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
        for row in registry.rows("SELECT * FROM target_verdicts ORDER BY number"):
            self._rows[row["origin"], row[row["origin"]], row["target"]].append(row)

    def said(self, origin: str, code: str, labels: Labels, number: int = 1) -> list[Shown]:
        """Say of a target how far it is met: for the whole city, and how many areas below it."""
        rows = self._rows.get((origin, code, number), [])
        whole = [row for row in rows if row["area"] == self._root]
        below = Counter(row["verdict"] for row in rows if row["area"] != self._root)
        said = []
        for verdict in dict.fromkeys(row["verdict"] for row in whole):
            term = labels.term(VERDICTS, verdict)
            said.append(labels.word("target.city", verdict=term.text))
        if below:
            counts = labels.words("target.and").join(
                labels.words("target.count", verdict=labels.term(VERDICTS, name).text, number=number)
                for name, number in sorted(below.items()))
            said.append(labels.word("target.areas", counts=counts))
        deadline = next((row["deadline"] for row in rows if row["deadline"]), None)
        if said and deadline:
            said.append(labels.word("target.deadline", day=labels.date(deadline).text))
        return said
