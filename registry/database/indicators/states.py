"""Says of each number whether it is one: the table of states, as `docs/data` explains it."""

from __future__ import annotations

from collections.abc import Iterable

NOT_APPLICABLE = "not_applicable"
NOT_REPORTED = "not_reported"
LIST_NOT_COMPLETE = "list_not_complete"
VALUE = "value"
WORST_FIRST = (NOT_APPLICABLE, NOT_REPORTED, LIST_NOT_COMPLETE, VALUE)


def worst(states: Iterable[str]) -> str:
    """Return the worst of several states: what does not apply, then what nobody told."""
    return min(states, key=WORST_FIRST.index, default=VALUE)


def reported_state(*, applies: bool, reported: bool) -> str:
    """Return the state of a quantity that is taken from statistics."""
    if not applies:
        return NOT_APPLICABLE
    return VALUE if reported else NOT_REPORTED


def counted_state(*, applies: bool, promised: bool) -> str:
    """Return the state of a quantity that is counted from lists of entries."""
    if not applies:
        return NOT_APPLICABLE
    return VALUE if promised else LIST_NOT_COMPLETE
