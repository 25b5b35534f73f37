"""Checks of how bodies stand to each other: one of a kind, partners, the level above."""

from __future__ import annotations

from collections.abc import Iterator

from registry.catalogue import Catalogue, Record
from registry.checks.places_in_files import finding_at
from registry.findings import Finding
from registry.models.sums import LEVELS
from registry.reference import Reference
from registry.shapes.vocabularies import BUILT_IN


def two_of_a_kind(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a second active body of a kind of which an area should have one."""
    vocabulary = reference.vocabularies.get("org-kinds")
    labels = {term.term: term.label for term in (vocabulary.terms if vocabulary else ())
              if term.one_per_area}
    first: dict[tuple[str, str | None], Record] = {}
    for record in catalogue.records.values():
        if record.type != "organizations" or record.kind not in labels or record.status != "active":
            continue
        other = first.setdefault((record.kind, record.area), record)
        area = reference.area(record.area or "")
        if other is not record and area:
            label = labels[record.kind]
            authority = label[reference.authority]
            yield finding_at(catalogue, record, "E310", ("kind",), {
                "area": area.name[reference.authority], "other": catalogue.path(other.name),
                "kind_zh": label.get("zh", authority), "kind_en": label.get("en", authority),
            }, record.kind)


def partners_missing(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a programme that needs a partner of a kind and has none.

    Of a partner that is only named the kind is not known, so nothing is said.
    """
    for record in catalogue.records.values():
        for index, name in enumerate(record.schemes):
            kinds = reference.schemes[name].partner_kinds
            if not kinds or "partners" in record.unlinked:
                continue
            partners = (catalogue.records.get(link.entry) for link in record.links
                        if link.field[0] == "partners")
            if not any(one and one.kind in kinds for one in partners):
                params: dict[str, object] = {"scheme": name, "kinds": ", ".join(kinds)}
                path = ("designations", index, "scheme")
                yield finding_at(catalogue, record, "E311", path, params, name)


def parents_of_another_level(catalogue: Catalogue, reference: Reference) -> Iterator[Finding]:
    """Yield a finding for a body whose parent is not of its own level or the one above, around it."""
    for record in catalogue.records.values():
        link = record.link("parent")
        parent = catalogue.records.get(link.entry) if link else None
        if not parent or record.level not in LEVELS or parent.level not in LEVELS:
            continue
        above = {area.code for area in reference.ancestors(record.area or "")}
        home = reference.area(parent.area or "")
        up = LEVELS.index(record.level) - LEVELS.index(parent.level)
        if not (up in (0, 1) and home and home.code in above):
            zh, en = BUILT_IN["org-levels"][parent.level]
            params: dict[str, object] = {"parent": parent.id, "level_zh": zh, "level_en": en}
            yield finding_at(catalogue, record, "W312", ("parent",), params, parent.id)
