"""What is allowed in an entry but worth a second look: warnings, never errors.

Of a draft nothing is advised: it is expected to be unfinished.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from registry.models.shared import Entry
from registry.reference import Reference
from registry.shapes.fields import Model, describe
from registry.shapes.terms import areas_in, terms_in
from registry.shapes.validation import FieldFault

LIVING = ("active", "paused")


def advice(
    entry: Entry, data: dict[str, Any], reference: Reference, as_of: str | None
) -> Iterator[FieldFault]:
    """Yield what is doubtful in an entry that is published.

    Args:
        entry: a validated entry.
        data: what the file holds.
        reference: the areas, schemes and vocabularies it is judged by.
        as_of: the day against which ages are counted; None asks nothing of age.
    """
    yield from _replaced_terms(type(entry), data, reference)
    yield from _replaced_schemes(entry, reference)
    if entry.status not in LIVING:
        return
    yield from _undated(entry)
    yield from _several_in_one(entry)
    yield from _titles_held_twice(entry, reference)
    missing = [one for one in reference.languages if one not in entry.name]
    if missing:
        yield FieldFault("W250", ("name",), {"languages": ", ".join(missing)})
    for name in ("website", "video"):
        address = getattr(entry.links, name, None) or ""
        if address.lower().startswith("http://"):
            yield FieldFault("W251", ("links", name), {}, address)
    yield from _township_in_name(entry, reference)
    yield from entry.advice(reference, as_of)
    if as_of:
        yield from _abolished_areas(entry, data, reference, as_of)
        yield from _stale(entry, as_of)


def _replaced_terms(
    model: type[Model], data: dict[str, Any], reference: Reference
) -> Iterator[FieldFault]:
    if not reference.withdrawn:
        return
    for path, vocabulary, term in terms_in(model, data):
        if (vocabulary, term) in reference.withdrawn:
            new = reference.withdrawn[vocabulary, term]
            params = {"term": new, "vocabulary": vocabulary}
            yield FieldFault("W240" if new else "E230", path, params, term)


def _replaced_schemes(entry: Entry, reference: Reference) -> Iterator[FieldFault]:
    for index, designation in enumerate(entry.designations):
        new = reference.schemes[designation.scheme].replaced_by
        if new:
            path = ("designations", index, "scheme")
            params = {"term": new, "vocabulary": "schemes"}
            yield FieldFault("W240", path, params, designation.scheme)


def _several_in_one(entry: Entry) -> Iterator[FieldFault]:
    """A name with a full-width comma in a list of names is probably two."""
    for name in _lists_of_names(type(entry)):
        for index, text in enumerate(getattr(entry, name)):
            if ("，" in text or "；" in text) and not re.search("[“《「]", text):
                yield FieldFault("W265", (name, index), {}, text)


@cache
def _lists_of_names(model: type[Model]) -> tuple[str, ...]:
    return tuple(item.name for item in describe(model)
                 if item.many and item.shape.kind == "string" and not item.group)


def _undated(entry: Entry) -> Iterator[FieldFault]:
    for index, designation in enumerate(entry.designations):
        if designation.year is None and designation.until is None:
            yield FieldFault("W247", ("designations", index), {}, designation.scheme)
    for index, source in enumerate(entry.sources):
        if source.date is None and source.date_note:
            yield FieldFault("W248", ("sources", index), {}, source.date_note)


def _titles_held_twice(entry: Entry, reference: Reference) -> Iterator[FieldFault]:
    held = Counter(one.scheme for one in entry.designations if reference.schemes[one.scheme].once)
    for index, designation in enumerate(entry.designations):
        if held[designation.scheme] > 1:
            path = ("designations", index, "scheme")
            yield FieldFault("W254", path, {}, designation.scheme)
            return


def _township_in_name(entry: Entry, reference: Reference) -> Iterator[FieldFault]:
    """A name that speaks of a township elsewhere than where the entry says it is."""
    code = entry.home_area(reference)
    found = reference.township_named_in(entry.name[reference.authority]) if code else None
    if not found or not code:
        return
    own = {area.code for area in reference.ancestors(code)}
    above = {area.code for area in reference.ancestors(found.code)}
    area = reference.area(code)
    if area and found.code not in own and area.code not in above:
        params = {"other": found.name[reference.authority], "area": area.name[reference.authority]}
        yield FieldFault("W245", ("name",), params, entry.name[reference.authority])


def _abolished_areas(
    entry: Entry, data: dict[str, Any], reference: Reference, as_of: str
) -> Iterator[FieldFault]:
    for path, code in areas_in(type(entry), data) if reference.abolished else ():
        until = reference.abolished.get(code)
        if until and entry.outlived(until, as_of):
            yield FieldFault("W243", path, {"until": until}, code)


def _stale(entry: Entry, as_of: str) -> Iterator[FieldFault]:
    days = entry.stale_after_days
    last = max([*(source.accessed for source in entry.sources), entry.verified_on or ""])
    if days is not None and (date.fromisoformat(as_of) - date.fromisoformat(last)).days > days:
        yield FieldFault("W249", ("sources",), {"last": last, "as_of": as_of, "days": days})
