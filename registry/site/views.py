"""What a page shows, before it is HTML: texts with their language, links, facts, sections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text on a page: in which language if not the page's, and where it leads.

    Attributes:
        text: the words.
        lang: language tag where it differs from the page's.
        href: address it links to.
        outside: whether the address is on another site, to which no trust is lent.
        mark: a name for its look, such as `yes`, `no`, `unknown`.
        datetime: for dates, the form a machine reads.
    """

    text: str
    lang: str | None = None
    href: str | None = None
    outside: bool = False
    mark: str | None = None
    datetime: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its values, for example the telephone numbers of an organization."""

    label: Shown
    values: tuple[Shown, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; an empty cell is an empty tuple."""

    heads: tuple[Shown, ...]
    rows: tuple[tuple[tuple[Shown, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an entry's page: a heading, an anchor, and facts in one or more cards."""

    anchor: str
    title: Shown
    cards: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as it stands in a list."""

    name: Shown
    kind: Shown | None
    area: Shown | None
    note: Shown | None
    summary: Shown | None
    status: Shown | None
    unconfirmed: bool
    figure: Shown | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that can be followed: what is counted, how many, and the list that shows them.

    Attributes:
        of: how many there should be, where that is known.
    """

    label: Shown
    number: int
    href: str
    of: int | None = None
