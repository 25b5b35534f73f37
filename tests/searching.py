"""What a row must be found by and by nothing else, and where a built file does otherwise."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from datasette.utils import escape_fts
from pypinyin import lazy_pinyin

from registry.database.search import SearchTable, sounds

HAN = re.compile(r"[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff"
                 r"\uf900-\ufaff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[A-Za-z]+|[0-9]+")
BOUNDED = re.compile(rf"{HAN.pattern[:-1]}|[a-z]+|[0-9]+")
NOT_ONE_TERM = re.compile(r'[\s"]')
ANY_LENGTH = 100
IN_TEXT = 12

Rows = set[int]
Truth = dict[str, Rows]
Search = Callable[[str], Rows]


def runs(text: str, longest: int) -> set[str]:
    """Return every run of Han characters up to a length."""
    return {
        run[start:end]
        for run in HAN.findall(text)
        for start in range(len(run))
        for end in range(start + 1, min(start + longest, len(run)) + 1)
    }


class Searched:
    """The rows of one table of a built file as plain text, and its search."""

    def __init__(self, opened: sqlite3.Connection, table: SearchTable) -> None:
        self.opened, self.table = opened, table
        columns = (*table.names, *table.texts)
        others = _other_names(opened) if table.key else {}
        select = ", ".join(f'"{name}"' for name in (table.key or columns[0], *columns))
        self.names: dict[int, list[str]] = {}
        self.texts: dict[int, list[str]] = {}
        for rowid, key, *values in opened.execute(f'select rowid, {select} from "{table.table}"'):
            named = [*values[: len(table.names)], *others.get(key, ())]
            self.names[rowid] = [name for name in named if name]
            self.texts[rowid] = [text for text in values[len(table.names):] if text]
        self.ask: Search = cache(self._ask)

    def _ask(self, query: str) -> Rows:
        """Ask as Datasette does."""
        index = f'"{self.table.table}_fts"'
        sql = f"select rowid from {index} where {index} match ?"
        return {row[0] for row in self.opened.execute(sql, [escape_fts(query)])}

    def han(self) -> Truth:
        """Every run of Han: of any length in names, up to twelve characters in texts."""
        return _truth(self._rows(lambda name: runs(name, ANY_LENGTH), lambda text: runs(text, IN_TEXT)))

    def words(self) -> Truth:
        """Every whole word of letters or digits, and its beginnings from two."""
        return _truth(self._rows(_words, _words))

    def pieces(self) -> Truth:
        """Every part of a name from one word or character to another, signs between them included."""
        return _truth(self._rows(_pieces, lambda _: ()))

    def holds(self, rowid: int, piece: str) -> bool:
        """Tell whether a row has a piece of text in what is searched."""
        return any(piece in text.lower() for text in (*self.names[rowid], *self.texts[rowid]))

    def spoken(self) -> Truth:
        """Every run of syllables from four letters and of initials from three, as names are read."""
        return _truth(self._rows(_spoken, lambda _: ()))

    def sounding(self) -> Truth:
        """All the pinyin that may find a row, with every usual reading."""
        return _truth(self._rows(sounds, lambda _: ()))

    def _rows(
        self, of_name: Callable[[str], Iterable[str]], of_text: Callable[[str], Iterable[str]]
    ) -> Iterator[tuple[int, set[str]]]:
        for rowid, names in self.names.items():
            found = {query for name in names for query in of_name(name)}
            yield rowid, found.union(*map(of_text, self.texts[rowid]))


def differing(truth: Truth, ask: Search, apart: Truth | None = None) -> list[tuple[str, Rows, Rows]]:
    """Return each query with the rows it loses and those it finds wrongly.

    Args:
        truth: the rows that a query must find.
        ask: the search.
        apart: rows a query may find beside that for another reason, which are counted apart.
    """
    wrong = []
    for query, rows in truth.items():
        found = ask(query)
        also = apart.get(query, set()) if apart else set()
        if found != rows and (lost := rows - found) | (more := found - rows - also):
            wrong.append((query, lost, more))
    return wrong


def inside(words: Truth) -> Truth:
    """The rest of each word without its beginning, which finds only what begins so."""
    asked = {query[start:] for query in words for start in range(1, len(query) - 1)}
    return {query: words.get(query, set()) for query in asked}


def skipping(truth: Truth) -> Truth:
    """What nobody wrote unless it is in the truth: runs with a character left out."""
    asked = {query[0] + query[2:] for query in truth if 3 <= len(query) <= 5}
    return {query: truth.get(query, set()) for query in asked}


def _words(text: str) -> Iterator[str]:
    for word in WORD.findall(text.lower()):
        yield from (word[:end] for end in range(min(2, len(word)), len(word) + 1))


def _pieces(name: str) -> Iterator[str]:
    ends = [found.span() for found in BOUNDED.finditer(name.lower())]
    for number, (start, _) in enumerate(ends):
        for _, end in ends[number:]:
            if not NOT_ONE_TERM.search(piece := name.lower()[start:end]):
                yield piece


def _spoken(name: str) -> Iterator[str]:
    for run in HAN.findall(name):
        heard = lazy_pinyin(run)
        for start in range(len(heard)):
            for end in range(start + 1, len(heard) + 1):
                joined = "".join(heard[start:end])
                if len(joined) >= 4:
                    yield joined
                if end - start >= 3:
                    yield "".join(sound[0] for sound in heard[start:end])


def _truth(rows: Iterable[tuple[int, set[str]]]) -> Truth:
    truth: Truth = defaultdict(set)
    for rowid, queries in rows:
        for query in queries:
            truth[query].add(rowid)
    return dict(truth)


def _other_names(opened: sqlite3.Connection) -> dict[str, list[str]]:
    others: dict[str, list[str]] = defaultdict(list)
    sql = "select entry, value from entry_values where field = 'also_known_as'"
    for entry, value in opened.execute(sql):
        others[entry].append(value)
    return others
