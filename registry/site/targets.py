"""Targets as a page says them: met, not met, or why neither can be said."""

from __future__ import annotations

from collections import Counter, defaultdict

from registry.site.labels import Labels
from registry.site.numbers import Numbers
from registry.site.queries import Registry, Row
from registry.site.views import Shown

VERDICTS = "verdicts"


class Targets:
    """Reads once whether each target is met, by where it is set and its number there."""

    def __init__(self, registry: Registry, numbers: Numbers) -> None:
        self._numbers = numbers
        self._root = registry.meta["root_area"]
        self._rows: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
        for row in registry.rows("SELECT * FROM target_verdicts ORDER BY number"):
            self._rows[row["origin"], row[row["origin"]], row["target"]].append(row)

    def said(self, origin: str, code: str, labels: Labels, number: int = 1) -> list[Shown]:
        """Say of a target how far it is met: for the whole city, and how many areas below it."""
        rows = self._rows.get((origin, code, number), [])
        parts = list(dict.fromkeys(row["part"] for row in rows))
        said = [one for part in parts
                for one in self._part([row for row in rows if row["part"] == part], len(parts) > 1, labels)]
        deadline = next((row["deadline"] for row in rows if row["deadline"]), None)
        if said and deadline:
            said.append(labels.word("target.deadline", day=labels.date(deadline).text))
        return said

    def _part(self, rows: list[Row], named: bool, labels: Labels) -> list[Shown]:  # noqa: FBT001
        """Say it of one number of the indicator, by its name where the target asks for several."""
        name = f"{self._name(rows[0], labels)} " if named else ""
        said = [labels.word("target.city", name=name, verdict=labels.term(VERDICTS, row["verdict"]).text)
                for row in rows if row["area"] == self._root]
        below = Counter(row["verdict"] for row in rows if row["area"] != self._root)
        if below:
            counts = labels.words("target.and").join(
                labels.words("target.count", verdict=labels.term(VERDICTS, verdict).text, number=number)
                for verdict, number in sorted(below.items()))
            said.append(labels.word("target.areas", name=name, counts=counts))
        return said

    def _name(self, row: Row, labels: Labels) -> str:
        part = next(one for one in self._numbers.parts(row["indicator"]) if one["part"] == row["part"])
        return self._numbers.name(part, labels).text
