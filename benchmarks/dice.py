"""Chance that falls the same way on every machine and in every version of Python."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Picks values by a seed.

    Only `Random.random()` is promised to give the same numbers in every version of Python, so all
    else is made from it here.
    """

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def chance(self, share: float) -> bool:
        """Return true in this share of cases."""
        return self._next() < share

    def whole(self, least: int, most: int) -> int:
        """Return a whole number between two others, both included."""
        return least + int(self._next() * (most - least + 1))

    def pick(self, values: Sequence[T]) -> T:
        """Return one of the values."""
        return values[int(self._next() * len(values))]

    def some(self, values: Sequence[T], least: int, most: int) -> list[T]:
        """Return a few different values in the order in which they are listed, if there are any."""
        left = list(range(len(values)))
        wanted = min(self.whole(least, most), len(left))
        taken = [left.pop(int(self._next() * len(left))) for _ in range(wanted)]
        return [values[index] for index in sorted(taken)]

    def day(self, first: date, last: date) -> date:
        """Return a day between two others, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))

    def maybe(self, share: float, make: Callable[[], T]) -> T | None:
        """Return what is made in this share of cases, otherwise nothing."""
        return make() if self.chance(share) else None
