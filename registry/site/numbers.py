"""The numbers of indicators as a page says them: never a zero, short or failed because nobody told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from registry.site.figures import plain
from registry.site.labels import Labels
from registry.site.queries import Registry, Row
from registry.site.views import Shown

DIGITS = 2
VALUE = "value"


@dataclass(frozen=True, slots=True)
class Said:
    """A number as it is said: the number or why there is none, and what it is made of, of which time."""

    text: Shown
    detail: Shown | None = None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What a cell of a table holds."""
        return tuple(one for one in (self.text, self.detail) if one)


class Numbers:
    """Reads the values of all indicators once, by indicator and part and by area."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.indicators = {row["indicator"]: row for row in registry.rows(
            "SELECT * FROM indicators ORDER BY rowid")}
        self._parts: dict[str, list[Row]] = defaultdict(list)
        for row in registry.rows("SELECT * FROM indicator_parts ORDER BY indicator, number"):
            self._parts[row["indicator"]].append(row)
        self._values = {(row["indicator"], row["part"], row["area"]): row
                        for row in registry.rows("SELECT * FROM indicator_values")}

    def parts(self, indicator: str) -> list[Row]:
        """Return the numbers of an indicator, in order."""
        return self._parts[indicator]

    def name(self, part: Row, labels: Labels) -> Shown:
        """Return what a number is called: its label, else what it counts."""
        text = self.registry.text(part, "label") or self.registry.text(part, "numerator_text")
        return labels.text(text)

    def row(self, indicator: str, part: str, area: str) -> Row | None:
        """Return the row of a number, if it is computed for the area."""
        return self._values.get((indicator, part, area))

    def areas(self, indicator: str) -> list[str]:
        """Return the areas an indicator is computed for, by their codes."""
        return self._areas.get(indicator, [])

    @cached_property
    def _areas(self) -> dict[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for code, _, area in self._values:
            found[code].add(area)
        return {code: sorted(areas) for code, areas in found.items()}

    @cached_property
    def _reported(self) -> set[tuple[str, int, str]]:
        rows = self.registry.rows("SELECT * FROM indicator_sources WHERE measure IS NOT NULL")
        return {(row["indicator"], row["number"], row["side"]) for row in rows}

    def said(self, part: Row, row: Row, labels: Labels) -> Said:
        """Say a number, or what is on record where it is none yet."""
        state = row["state"]
        if state == VALUE:
            return self._value(part, row, labels)
        if state == "list_not_complete":
            return Said(self._on_record(part, row, labels))
        return Said(_quiet(labels.term("indicator-states", state)))

    def _value(self, part: Row, row: Row, labels: Labels) -> Said:
        numerator, denominator = row["numerator"], row["denominator"]
        if row["value"] is None and part["compare"]:
            return Said(_quiet(labels.word("number.no_ratio")))
        if not denominator and row["value"] is None:
            return Said(_quiet(labels.word("number.nothing_to_count")))
        if part["of_total"]:
            return Said(labels.word("number.of", number=plain(numerator), of=plain(denominator)))
        unit = labels.text(self.registry.text(part, "unit")
                           or self.registry.text(self.indicators[part["indicator"]], "unit")).text
        said = labels.words("number.percent" if unit == "%" else "figure.number",
                            number=plain(round(row["value"], DIGITS)), unit=unit)
        if row["qualifier"]:
            said = labels.words("figure.qualified", number=said,
                                qualifier=labels.term("qualifiers", row["qualifier"]).text)
        return Said(Shown(said), self._made_of(part, row, labels))

    def _made_of(self, part: Row, row: Row, labels: Labels) -> Shown | None:
        """Say what was divided by what, each with the time it was reported for."""
        period = row["period"] if self._is_reported(part, "numerator") else None
        above = self._dated(row["numerator"], period, labels)
        if row["denominator"] is None or part["compare"]:
            return Shown(above) if period else None
        if row["denominator_period"] == period:
            made = labels.words("number.of", number=plain(row["numerator"]), of=plain(row["denominator"]))
            return Shown(labels.words("number.dated", number=made, period=labels.period(period).text)
                         if period else made)
        below = self._dated(row["denominator"], row["denominator_period"], labels)
        return labels.word("number.of", number=above, of=below)

    @staticmethod
    def _dated(number: float, period: str | None, labels: Labels) -> str:
        if period is None:
            return plain(number)
        return labels.words("number.dated", number=plain(number), period=labels.period(period).text)

    def _on_record(self, part: Row, row: Row, labels: Labels) -> Shown:
        """What is on record, as at least, at most, or so many of those on record."""
        number, of = row["numerator"], row["denominator"]
        if number is None:
            return _quiet(labels.term("indicator-states", row["state"]))
        beside = None if of is None or self._is_reported(part, "denominator") else plain(of)
        bound = part["bound"] or self.indicators[part["indicator"]]["bound"]
        if bound == "upper" and beside and of:
            return labels.word("number.at_most", number=plain(number), of=beside)
        if not number:
            known = beside and of
            return _quiet(labels.word("number.none_of" if known else "roster.absent", of=beside))
        if bound == "lower":
            return labels.word("number.at_least_of" if beside else "number.at_least",
                               number=plain(number), of=beside)
        return labels.word("number.on_record" if beside else "number.on_record_alone",
                           number=plain(number), of=beside)

    def _is_reported(self, part: Row, side: str) -> bool:
        return (part["indicator"], part["number"], side) in self._reported


def _quiet(shown: Shown) -> Shown:
    return replace(shown, mark="absent")
