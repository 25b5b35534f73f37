"""What a visitor asks first: whom to call, where it is, what it costs, whether there are steps.

It stands above everything else on an entry's page. What the entry does not say itself is taken from
those it belongs to, and said to be theirs: a course from its provider and the places it is held at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from registry.models import TYPES
from registry.models.place import NOT_ON_THE_GROUND
from registry.site.labels import Labels
from registry.site.queries import Entry, Field
from registry.site.views import Fact, Shown

SHOWN_HERE = frozenset({"address", "step_free_route"})
"""Fields that need not be told again below where they are on record."""
_BETWEEN = re.compile(r"\s*[、,，;；]\s*")
_WHOLE = re.compile(r"\+?[0-9][0-9 ()-]{6,20}")
_FROM_AFAR = frozenset({"online", "broadcast"})
Body = dict[str, Any]


class Glances:
    """Telephones and entrances of all entries, by entry, for those that refer to them."""

    def __init__(self) -> None:
        self._phones: dict[str, list[str]] = {}
        self._steps: dict[str, str] = {}

    def add(self, entry: Entry) -> None:
        """Keep of an entry what others tell of it."""
        if phones := telephones(entry.body):
            self._phones[entry.entry] = phones
        if answer := (entry.body.get("access") or {}).get("step_free_entrance"):
            self._steps[entry.entry] = answer

    def facts(self, entry: Entry, fields: tuple[Field, ...], labels: Labels) -> tuple[Fact, ...]:
        """Return the first facts of an entry; types that nobody visits have none."""
        paths = {inner.path for field in fields for inner in (field, *field.fields)}
        if not paths & {"contact", "access", "fee", "stops", "stations"}:
            return ()
        facts = [self._telephone(entry, labels), self._where(entry, labels)]
        if "fee" in paths:
            facts.append(Fact(labels.word("glance.cost"), cost(entry.body.get("fee"), labels)))
        return tuple(fact for fact in (*facts, self._step_free(entry, paths, labels)) if fact)

    def _telephone(self, entry: Entry, labels: Labels) -> Fact:
        phones, hours = telephones(entry.body), (entry.body.get("contact") or {}).get("phone_hours")
        label = labels.word("glance.telephone")
        if phones:
            said = tuple(labels.telephone(phone) for phone in phones)
            return Fact(label, (*said, Shown(hours)) if hours else said)
        owner = _owner(entry)
        theirs = self._phones.get(f"organizations/{owner}", []) if isinstance(owner, str) else []
        if not theirs:
            return Fact(label, (labels.unknown,))
        whose = labels.reference(owner, ("organizations",))
        return Fact(label, (*(labels.telephone(phone) for phone in theirs), whose))

    def _where(self, entry: Entry, labels: Labels) -> Fact:
        body, label = entry.body, labels.word("glance.where")
        places = _places(body)
        if places:
            return Fact(label, tuple(labels.reference(place, ("places",)) for place in places))
        if body.get("mode") in _FROM_AFAR:
            return Fact(label, (replace(labels.term("modes", body["mode"]), mark=None),))
        address = (labels.text(body["address"]),) if body.get("address") else ()
        area = labels.area(entry.area)[-1:] if entry.area and entry.type != "courses" else ()
        return Fact(label, (*address, *area) or (labels.unknown,))

    def _step_free(self, entry: Entry, paths: set[str], labels: Labels) -> Fact | None:
        body = entry.body
        if body.get("kind") in NOT_ON_THE_GROUND or body.get("mode") in _FROM_AFAR:
            return None
        if "stops" in paths:
            return Fact(labels.word("glance.step_free_route"), (_answer(body.get("step_free_route"), labels),))
        label = labels.word("glance.step_free")
        if "access" in paths:
            return Fact(label, (_answer((body.get("access") or {}).get("step_free_entrance"), labels),))
        if "offerings" not in paths:
            return None
        answers = [self._steps.get(f"places/{place}") if isinstance(place, str) else None
                   for place in _places(body)]
        # Of several places the entrances are told one by one, on their own pages.
        same = answers[0] if len(set(answers)) == 1 else None
        if len(set(answers)) > 1:
            return Fact(label, (labels.word("glance.differs"),))
        return Fact(label, (_answer(same, labels),))


def cost(fee: Body | None, labels: Labels) -> tuple[Shown, ...]:
    """Return what something costs, in words; unknown where nobody has written it."""
    if not fee or fee.get("amount") is None:
        return (labels.unknown,)
    if float(fee["amount"]) == 0:
        return (labels.word("free"),)
    currency = fee.get("currency") or labels.registry.meta.get("currency") or ""
    key = "glance.price_per" if fee.get("per") else "glance.price"
    return (labels.word(key, amount=fee["amount"], currency=currency, per=fee.get("per")),)


def telephones(body: Body) -> list[str]:
    """Return the numbers one by one; what stands between them may be part of the shorter ones."""
    phone = (body.get("contact") or {}).get("phone") or []
    found = []
    for written in phone if isinstance(phone, list) else [phone]:
        parts = _BETWEEN.split(written)
        found += parts if all(_WHOLE.fullmatch(part) for part in parts) else [written]
    return found


def _owner(entry: Entry) -> Any:
    value = entry.body.get((TYPES[entry.type].owner if entry.type in TYPES else None) or "")
    return value[0] if isinstance(value, list) and value else value


def _places(body: Body) -> list[Any]:
    """Return where a course is held, each place once: by its runs, else by the course."""
    runs = [run["place"] for run in body.get("offerings") or [] if run.get("place")]
    found: list[Any] = []
    for place in runs or (body.get("places") or []):
        if place not in found:
            found.append(place)
    return found


def _answer(term: str | None, labels: Labels) -> Shown:
    return labels.term("answers", term) if term else labels.unknown


def without(fields: Iterable[Field], body: Body) -> tuple[Field, ...]:
    """Return the fields that are not told at a glance already."""
    return tuple(field for field in fields if field.path not in SHOWN_HERE or not body.get(field.name))
