"""What the generator takes from the reference files: areas, terms, and titles that fit."""

from __future__ import annotations

import re
from collections import defaultdict

from benchmarks.dice import Dice
from registry.reference import CITYWIDE, OUTSIDE, Reference

# Which share of the entries belongs to areas of which level; levels that a city lacks fall away.
TRIES = 200
"""How often a place in a district is looked for in the rectangle of the city."""
SHARES = (("township", 60), ("district", 26), ("city", 8), ("residential", 4), ("prefecture", 2))


class City:
    """A reference seen from an entry that is being made."""

    def __init__(self, reference: Reference, dice: Dice) -> None:
        self.reference = reference
        self.language = reference.authority
        self.languages = reference.languages
        self._dice = dice
        self._areas: dict[str, list[str]] = defaultdict(list)
        for area in reference.all_areas():
            code = CITYWIDE if area.code == reference.instance.root_area else area.code
            self._areas[area.level].append(code)
        self._levels = [level for level, share in SHARES if self._areas[level]
                        for _ in range(share)]

    def area(self) -> str:
        """Return the code of an area; most are townships and districts."""
        return self._dice.pick(self._areas[self._dice.pick(self._levels)])

    def folder(self, area: str) -> str:
        """Return the district folder of an area."""
        return self.reference.folder_of(area)

    def level(self, area: str) -> str:
        """Return the level that a body of this area has in the network."""
        known = self.reference.area(area)
        level = known.level if known else ""
        return level if level in self.reference.terms("org-levels") else "none"

    def name(self, area: str) -> str:
        """Return the name of an area in the language of the authority."""
        known = self.reference.area(area)
        return known.name[self.language] if known else ""

    def terms(self, vocabulary: str) -> list[str]:
        """Return the terms that many entries may bear today, in order."""
        known = self.reference.vocabularies.get(vocabulary)
        return [term.term for term in known.terms if not (term.withdrawn or term.one_per_area)] if known else []

    def label(self, vocabulary: str, term: str) -> str:
        """Return the first of a term's words, without what stands in brackets."""
        terms = self.reference.vocabularies[vocabulary].terms
        label = next(item.label[self.language] for item in terms if item.term == term)
        return re.split("[、,(（]", re.sub(r"[(（][^)）]*[)）]", "", label))[0].strip()

    def schemes(self, type_name: str, kind: str | None) -> list[str]:
        """Return the titles and programmes that an entry of this type and kind can hold alone."""
        return [
            name for name, scheme in self.reference.schemes.items()
            if not scheme.partner_kinds and not scheme.replaced_by
            and (not scheme.applies_to or type_name in scheme.applies_to)
            and (not scheme.kinds or kind is None or kind in scheme.kinds)
        ]

    def spot(self, area: str) -> tuple[str, str] | None:
        """Return longitude and latitude in the district; none where no place in it was hit upon."""
        box = self.reference.instance.bounding_box
        if box is None or self.folder(area) == OUTSIDE:
            return None
        outline = next((self.reference.outlines[one.code] for one in self.reference.ancestors(area)
                        if one.code in self.reference.outlines), None)
        for _ in range(TRIES):
            lng, lat = self._between(box.west, box.east), self._between(box.south, box.north)
            if outline is None or outline.holds(float(lng), float(lat)):
                return lng, lat
        return None

    def _between(self, low: float, high: float) -> str:
        """Return a number between two others with five decimals, counted in whole steps."""
        return f"{self._dice.whole(int(low * 100_000) + 1, int(high * 100_000) - 1) / 100_000:.5f}"

    def uscc(self) -> str | None:
        """Return a credit code with right check digits, of a district that does not exist."""
        checks = [rules.identifiers["uscc"] for rules in self.reference.rules
                  if "uscc" in rules.identifiers]
        if not checks:
            return None
        digits = f"52990000MJ{self._dice.whole(100_000, 999_999)}"
        letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        codes = (f"{digits}{a}{b}" for a in letters for b in letters)
        return next((code for code in codes if all(check(code) for check in checks)), None)
