"""What a city declares about itself: its name, areas, vocabularies, schemes and licences.

Every entry is judged against these files. Nothing here knows a city; another one brings its own
folder.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from registry.reference.geometry import Outline
from registry.reference.measuring import Completeness, Indicator, Measure
from registry.reference.models import Area, Instance, Licence, Scheme, Vocabulary
from registry.reference.policy import Clause, CreditRule, Document, Roster, Standard, System
from registry.rules import RULE_SETS, RuleSet

# The reference lists whose codes entries may name, and the field that labels each.
LABELLED = {
    "documents": "title",
    "clauses": "heading",
    "schemes": "label",
    "measures": "label",
    "indicators": "label",
    "credit_rules": "statement",
    "standards": "title",
    "rosters": "title",
}
CITYWIDE = "citywide"
OUTSIDE = "outside"


@dataclass(frozen=True)
class Reference:
    """Everything the reference files say, ready to be asked."""

    folder: Path
    instance: Instance
    areas: dict[str, Area] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)
    schemes: dict[str, Scheme] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    credit_rules: dict[str, CreditRule] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    rosters: dict[str, Roster] = field(default_factory=dict)
    completeness: tuple[Completeness, ...] = ()
    systems: tuple[System, ...] = ()
    unsafe_hosts: frozenset[str] = frozenset()
    licences: tuple[Licence, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the instance, the authority first."""
        return self.instance.languages

    @property
    def authority(self) -> str:
        """The language whose text counts where texts differ."""
        return self.instance.languages[0]

    @property
    def rules(self) -> tuple[RuleSet, ...]:
        """The rule sets that the instance switches on."""
        return tuple(RULE_SETS[name] for name in self.instance.rule_sets)

    @cached_property
    def residential(self) -> dict[str, Area]:
        """The areas below the townships; a single one is cheaper to ask for by its code."""
        return {code: self._residential(row) for code, row in self._residential_rows.items()}

    @cached_property
    def _residential_rows(self) -> dict[str, list[str]]:
        """The rows of the residential list by code, read only when one of them is asked for."""
        path = self.folder / "residential.csv"
        if not path.exists():
            return {}
        with path.open(encoding="utf-8", newline="") as rows:
            return {row[0]: row for row in islice(csv.reader(rows), 1, None)}

    def _residential(self, row: list[str]) -> Area:
        code, name, kind, parent = row
        return Area.model_construct(
            code=code, name={self.authority: name}, level="residential", kind=kind, parent=parent
        )

    def code_of(self, written: str) -> str:
        """Return the code of an area as it is written: `citywide` is the whole city."""
        return self.instance.root_area if written == CITYWIDE else written

    def area(self, code: str) -> Area | None:
        """Return the area of a code, of any level; `citywide` is the root."""
        code = self.code_of(code)
        found = self.areas.get(code)
        if found is None and len(code) >= self._short and code in self._residential_rows:
            found = self._residential(self._residential_rows[code])
        return found

    @cached_property
    def _short(self) -> int:
        """The shortest code that only the residential list can hold."""
        return max((len(code) for code in self.areas), default=0) + 1

    def has_area(self, code: str) -> bool:
        """Return whether there is an area of this code."""
        return self.area(code) is not None

    def all_areas(self) -> Iterator[Area]:
        """Yield every area, parents before children."""
        yield from self.areas.values()
        yield from self.residential.values()

    def with_broader(self, vocabulary: str, term: str) -> Iterator[str]:
        """Yield a term and the broader ones above it, nearest first."""
        above = self._broader[vocabulary]
        name: str | None = term
        while name:
            yield name
            name = above.get(name)

    @cached_property
    def _broader(self) -> dict[str, dict[str, str | None]]:
        return {name: {term.term: term.broader for term in vocabulary.terms}
                for name, vocabulary in self.vocabularies.items()}

    def ancestors(self, code: str) -> list[Area]:
        """Return the area and all above it, nearest first: from `parent`, never from digits."""
        found: list[Area] = []
        area = self.area(code)
        while area is not None:
            found.append(area)
            area = self.area(area.parent) if area.parent else None
        return found

    def areas_below(self, code: str, level: str) -> list[Area]:
        """Return every listed area of a level within an area; the residential list is not asked."""
        return self._below.get((code, level), [])

    @cached_property
    def _below(self) -> dict[tuple[str, str], list[Area]]:
        below: dict[tuple[str, str], list[Area]] = {}
        for area in self.areas.values():
            for above in self.ancestors(area.code)[1:]:
                below.setdefault((above.code, area.level), []).append(area)
        return below

    @cached_property
    def abolished(self) -> dict[str, str]:
        """The areas that are no more, with the day on which each ended."""
        return {area.code: area.valid_to for area in self.areas.values() if area.valid_to}

    def folder_of(self, code: str) -> str:
        """Return the district folder of an area: its slug, `citywide` or `outside`."""
        slugs = [area.slug for area in self.ancestors(code) if area.slug]
        return slugs[0] if slugs else OUTSIDE

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that entries may lie in, below their type."""
        slugs = {area.slug for area in self.areas.values() if area.slug}
        return frozenset({*slugs, CITYWIDE, OUTSIDE})

    def terms(self, vocabulary: str) -> frozenset[str]:
        """Return the terms of a vocabulary; an unknown vocabulary has none."""
        return self._terms.get(vocabulary, frozenset())

    @cached_property
    def _terms(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(term.term for term in vocabulary.terms)
            for name, vocabulary in self.vocabularies.items()
        }

    def listed(self, codes: str) -> dict[str, Any]:
        """Return a reference list by its name, such as `schemes`: what it declares by code."""
        found: dict[str, Any] = getattr(self, codes)
        return found

    def labels_of(self, vocabulary: str) -> dict[str, dict[str, str]]:
        """Return the labels by term of a vocabulary, or by code of a reference list."""
        if vocabulary in LABELLED:
            name = LABELLED[vocabulary]
            return {code: getattr(one, name) for code, one in self.listed(vocabulary).items()}
        known = self.vocabularies.get(vocabulary)
        return {term.term: term.label for term in known.terms} if known else {}

    @cached_property
    def withdrawn(self) -> dict[tuple[str, str], str | None]:
        """The terms that are no longer used, by vocabulary, with what replaces each."""
        return {
            (name, term.term): term.replaced_by
            for name, vocabulary in self.vocabularies.items()
            for term in vocabulary.terms
            if term.withdrawn
        }

    def township_named_in(self, text: str) -> Area | None:
        """Return the township whose full name a text in the authority language holds."""
        if self._township_ends.isdisjoint(text):
            return None
        found = self._townships_in_text.search(text)
        return self._townships.get(found[0]) if found else None

    @cached_property
    def _township_ends(self) -> frozenset[str]:
        """The last characters of the names of townships: most texts hold none of them."""
        return frozenset(name[-1] for name in self._townships)

    @cached_property
    def _townships(self) -> dict[str, Area]:
        return {area.name[self.authority]: area for area in self.areas.values()
                if area.level == "township"}

    @cached_property
    def _townships_in_text(self) -> re.Pattern[str]:
        """All names, those of one first character together: a text is done with sooner."""
        by_start: dict[str, list[str]] = {}
        for name in sorted(self._townships, key=len, reverse=True):
            by_start.setdefault(name[0], []).append(re.escape(name[1:]))
        starts = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_start.items()]
        return re.compile("|".join(starts) or "(?!)")

    @cached_property
    def outlines(self) -> dict[str, Outline]:
        """The outlines of the districts by code; empty where no file holds them."""
        path = self.folder / "geometry/districts.geojson"
        if not path.exists():
            return {}
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {feature["properties"]["code"]: Outline(feature["geometry"])
                for feature in features}

    def is_unsafe(self, host: str) -> bool:
        """Return whether sources on this host are cited without a link."""
        parts = host.lower().split(".")
        return any(".".join(parts[i:]) in self.unsafe_hosts for i in range(len(parts)))
