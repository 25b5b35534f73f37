"""Why an answer cannot be taken, and what can be chosen instead."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be named: its code, and the words people know it by.

    Attributes:
        value: what the file holds.
        label: how it is shown.
        names: what it may be called, whole or in part.
        also: what it may be called only in full.
    """

    value: str
    label: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


class UnclearError(Exception):
    """An answer that is wrong or may mean several things; the sentence says so in zh and en."""

    def __init__(self, zh: str, en: str, choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(zh)
        self.sentence = {"zh": zh, "en": en}
        self.choices = choices


@dataclass(slots=True)
class Notes:
    """What is to be told of how answers were taken.

    Attributes:
        understood: words that were taken for something else, with what that is.
        unlinked: names of entries that are none, with the ids of those they may mean.
    """

    understood: list[tuple[str, str]] = field(default_factory=list)
    unlinked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, written: str, choice: Choice) -> None:
        """Remember what was no whole name, so that people see what it was taken for."""
        pair = (written, f"{choice.value} {choice.label}".strip())
        whole = (choice.value, choice.label, *choice.names)
        if written not in whole and pair not in self.understood:
            self.understood.append(pair)
