"""Finds entries that are likely one thing entered twice, though no field says so for certain.

Names are compared without case, width, punctuation, look-alike letters and the city and district
before them; former names and addresses count too. A telephone that two share proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from registry.catalogue import Catalogue, Record
from registry.catalogue.records import folded
from registry.checks.identity import DRAFT
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.reference import Reference
from registry.shapes.confusables import in_latin
from registry.yaml_source import Path

# How alike two names at one address are, of things of one kind, for them to be one thing.
ALIKE = 0.75

WHY = {
    "name": ("名称只差写法或地区前缀", "the names differ in spelling or in the area before them only"),
    "former": ("一方的别名就是另一方的名称", "another name of one is the name of the other"),
    "address": ("地址相同,名称相近", "the address is the same and the names are close"),
}


class _Trait(NamedTuple):
    """What of an entry is compared with what of earlier ones, and where it stands in the file."""

    why: str
    value: str
    field: Path
    against: str
    kept: str | None


def likely_duplicates(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for every entry that an earlier one in its district is likely the same as."""
    names = _Names(reference)
    seen: dict[tuple[str, str, str, str], list[Record]] = {}
    for record in catalogue.records.values():
        if record.status == "merged" or record.scope is None:
            continue
        traits = list(names.traits(record))
        found = next(_matches(record, traits, seen, names), None)
        if found:
            yield _finding(catalogue, record, *found)
        for trait in traits:
            if trait.kept:
                key = (record.type, record.scope, trait.kept, trait.value)
                seen.setdefault(key, []).append(record)


def _finding(catalogue: Catalogue, record: Record, trait: _Trait, other: Record) -> Finding:
    """It is told at the later entry; of a draft and an entry in force, at the draft."""
    field = trait.field
    if other.status == DRAFT != record.status:
        record, other = other, record
        field = trait.field if trait.why == "address" else ("name",)
    why = WHY[trait.why]
    params: dict[str, object] = {
        "other": catalogue.path(other.name), "why_zh": why[0], "why_en": why[1]}
    return finding_at(catalogue, record, "W317", field, params, record.id)


def _matches(
    record: Record, traits: list[_Trait], seen: dict[tuple[str, str, str, str], list[Record]],
    names: _Names,
) -> Iterator[tuple[_Trait, Record]]:
    for trait in traits:
        for other in seen.get((record.type, record.scope or "", trait.against, trait.value), ()):
            if not _certain(record, other) and names.agree(trait, record, other):
                yield trait, other


def _certain(record: Record, other: Record) -> bool:
    """Whether the two are alike in what identifies them: that has a finding of its own."""
    return not set(record.marks).isdisjoint(other.marks)


class _Names:
    """Compares names and addresses by what the reference files say of areas."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._before = cache(self._names_before)

    def traits(self, record: Record) -> Iterator[_Trait]:
        """Yield what of an entry may be found in another."""
        name, address = self.core(record), self._address(record)
        yield _Trait("name", name, ("name",), "name", "name")
        yield _Trait("former", name, ("name",), "also", None)
        for index, text in enumerate(record.also):
            also = self._stripped(text, self._before(record.folder))
            yield _Trait("former", also, ("also_known_as", index), "name", "also")
        if address:
            yield _Trait("address", address, ("address",), "address", "address")

    def agree(self, trait: _Trait, record: Record, other: Record) -> bool:
        """Return whether nothing else speaks against the two being one."""
        addresses = {one for one in map(self._address, (record, other)) if one}
        if trait.why == "name":
            return len(addresses) < 2
        return trait.why == "former" or self._close(record, other)

    def _close(self, record: Record, other: Record) -> bool:
        one, two = self.core(record), self.core(other)
        if self._township(record) != self._township(other):
            return False
        if one in two or two in one:
            return True
        alike = SequenceMatcher(None, one, two, autojunk=False).ratio()
        return record.kind == other.kind and alike >= ALIKE

    def _township(self, record: Record) -> str | None:
        """The township in a name: a house may hold the schools of two, not one school of both."""
        found = self._reference.township_named_in(record.title[self._reference.authority])
        return found.code if found else None

    def core(self, record: Record) -> str:
        """Return the name without what many names of the district begin with."""
        return self._stripped(record.title[self._reference.authority], self._before(record.folder))

    def _address(self, record: Record) -> str:
        if not record.address:
            return ""
        areas = self._reference.ancestors(record.area) if record.area else []
        above = [folded(area.name[self._reference.authority]) for area in reversed(areas)]
        return self._stripped(record.address, tuple(above))

    def _names_before(self, folder: str) -> tuple[str, ...]:
        """The names of the city and of the district of a folder, the larger first."""
        authority = self._reference.authority
        district = next((area for area in self._reference.areas.values() if area.slug == folder), None)
        areas = self._reference.ancestors(district.code) if district else []
        return tuple(folded(area.name[authority]) for area in reversed(areas))

    def _stripped(self, text: str, before: tuple[str, ...]) -> str:
        plain = folded(in_latin(text))
        for area in before:
            plain = plain.removeprefix(area) or plain
        return plain
