"""Turns what git holds of each entry into versions and changes, as the public may see them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from registry.catalogue import Catalogue, Record
from registry.database.publication import LedgerRow, Publisher
from registry.database.rows import Row, body_text
from registry.database.spool import Spool
from registry.history import History, OldEntries, Step
from registry.history.log import Commit
from registry.history.reading import NONE, Today
from registry.models import TYPES
from registry.shapes.fields import Model, describe

Body = dict[str, Any]
NOTHING = "{}"


class State(NamedTuple):
    """What the public could read of an entry from a day on; an empty body is nothing at all."""

    date: str
    commit: Commit | None
    body: Body
    text: str


def history_rows(  # noqa: PLR0913 - the parts of one build
    history: History, catalogue: Catalogue, spool: Spool, publisher: Publisher, rows: list[LedgerRow],
    as_of: str,
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of the history of every published entry.

    Where the file of today is not the one of the last commit, the entry as it is published gets a
    version of its own, from the day that is built for, without a commit.
    """
    if history.state != NONE:
        entries = sorted(publisher.published)
        taken = frozenset(f"{row.type}/{row.id}" for row in rows)
        records = [catalogue.records[entry] for entry in entries]
        today = (Today(record, catalogue.raw(record.name)) for record in records)
        old = OldEntries(publisher.reference, catalogue.records)
        touching: set[str] = set()
        for record, steps, (_, text) in zip(records, history.steps(today, taken), spool.read(entries),
                                            strict=True):
            states = _states(record, steps, text, publisher, old, as_of)
            touching |= {state.commit.hash for state in states if state.commit and state.body}
            yield from _versions(record, states)
            yield from _changes(record, states)
        for commit in history.log:
            if commit.hash in touching:
                yield "commits", {"hash": commit.hash, "date": commit.date,
                                  "pull_request": commit.pull_request}
    yield "meta", {"key": "history", "value": history.state}


def _states(  # noqa: PLR0913 - a version and all it is judged by
    record: Record, steps: list[Step], text: str, publisher: Publisher, old: OldEntries, as_of: str
) -> list[State]:
    """Return what the public could read, each differing from the one before it."""
    body: Body = json.loads(text)
    current = publisher.public(record.type, body)
    states = [State("", None, {}, NOTHING)]

    def become(shown: Body, date: str, commit: Commit | None) -> None:
        said = body_text(shown)
        if said != states[-1].text:
            states.append(State(date, commit, shown, said))

    for step in steps:
        shown = current if step.current else _public(step, record, body, publisher, old)
        if shown is not None:
            become(shown, step.commit.date, step.commit)
    become(current, max(as_of, states[-1].date), None)
    return states[1:]


def _public(
    step: Step, record: Record, today: Body, publisher: Publisher, old: OldEntries
) -> Body | None:
    """Return what was public after a step; None where that cannot be told, so that nothing changes."""
    if step.gone or step.raw is None:
        return {} if step.gone else None
    read = old.read(step.raw, record, today)
    return publisher.public(record.type, read) if read else read


def _versions(record: Record, states: list[State]) -> Iterator[tuple[str, Row]]:
    """Yield one row for each stretch of days; of several states of a day the last one counts."""
    open_since: State | None = None
    for state in {state.date: state for state in states}.values():
        if open_since and open_since.text == state.text:
            continue
        if open_since:
            yield _version(record, open_since, state.date)
        open_since = state if state.body else None
    if open_since:
        yield _version(record, open_since, None)


def _version(record: Record, state: State, until: str | None) -> tuple[str, Row]:
    return "entry_versions", {
        "entry": record.entry,
        "valid_from": state.date,
        "valid_to": until,
        "commit": state.commit.hash if state.commit else None,
        "body": state.text,
    }


def _changes(record: Record, states: list[State]) -> Iterator[tuple[str, Row]]:
    """Yield the fields that differ from what was last to be read, whatever lay between."""
    shown = [state for state in states if state.body]
    number = 0
    for before, after in pairwise(shown):
        old, new = (dict(_fields(TYPES[record.type], state.body)) for state in (before, after))
        for path in dict.fromkeys([*new, *old]):
            if old.get(path) != new.get(path):
                number += 1
                yield "field_changes", {
                    "entry": record.entry,
                    "number": number,
                    "field": path,
                    "old": body_text(old[path]) if path in old else None,
                    "new": body_text(new[path]) if path in new else None,
                    "date": after.date,
                    "commit": after.commit.hash if after.commit else None,
                }


def _fields(model: type[Model], body: Body, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each field that is filled, by its path; a list is one value."""
    for item in describe(model):
        if item.name not in body:
            continue
        if item.group and not item.many:
            yield from _fields(item.group, body[item.name], f"{prefix}{item.name}.")
        else:
            yield f"{prefix}{item.name}", body[item.name]
