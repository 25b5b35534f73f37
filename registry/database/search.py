"""Chinese search that works in Datasette's own search box, with nothing but the file.

Datasette quotes each word of a query and asks for it as one token. SQLite's tokenizers either take
a whole run of Han characters for one token or cannot find two of them, so the tokens are made
here: every run of characters a person may type is a token of its own, and the index answers an
exact match. Names are found by their pinyin too. Never 'rebuild' the index: SQLite would fill it
again from the plain text.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.database.pinyin import spoken

# Characters of every category belong to tokens: only one that no keyboard types stands between two
# tokens. So no query ever becomes a phrase, which an index without positions (detail=none) refuses.
SEPARATOR = "\U0010ffff"
TOKENIZE = f"unicode61 categories 'L* M* N* P* S* Z* C*' separators '{SEPARATOR}'"
TEXT_RUN = 12
NAME_RUN = 96
PREFIX_FROM = 2
WHOLE_UP_TO = 60

# The radicals are here because text copied from a PDF holds them in place of the characters.
HAN = (r"\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff\uf900-\ufaff"
       r"\U00020000-\U0003ffff")
ATOM = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+|\d+|.", re.DOTALL)
HAN_RUN = re.compile(rf"[{HAN}]+")
SOLID = re.compile(rf"[{HAN}]|[^\W_]")
# Where a Latin word, typed letter by letter, ends: Han has no prefixes but its own runs.
WORD_ENDS = re.compile(rf"[{HAN}\s]")
# What SQLite would end a token or a text at.
CUTS = str.maketrans(dict.fromkeys(("\0", SEPARATOR), " "))
APOSTROPHES = str.maketrans("‘’ʼ", "'''")


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A table that can be searched, and which of its columns are names and which longer texts.

    Attributes:
        table: the table, whose rows the index points to.
        names: columns of which any run of characters is found.
        texts: longer columns, of which runs of up to twelve characters are found.
        key: the column that names the entry, where other names of entries are found too.
        within: the table that holds all its rows with the same names and texts, if one does.
    """

    table: str
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    key: str | None = None
    within: str | None = None


def tokens(text: str, longest: int = TEXT_RUN) -> set[str]:
    """Return everything by which a text can be found.

    Args:
        text: a name or a longer text.
        longest: the most atoms in a run; an atom is a Han character, letters, digits or a sign.
    """
    found: set[str] = set()
    for form in _forms(text):
        found.update(_runs(form, longest))
        if len(form) <= WHOLE_UP_TO and form:
            found.add(form)
    return found


def sounds(name: str) -> set[str]:
    """Return the pinyin by which the Han characters of a name can be found."""
    return {sound for run in HAN_RUN.findall(visible(name)) for sound in spoken(run)}


def visible(text: str) -> str:
    """Return a text as a keyboard types it: half width, in small letters, nothing unseen."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn", "Me"))


def _forms(text: str) -> set[str]:
    """The text as written, and as a keyboard types it: plain marks, nothing unseen."""
    typed = visible(text)
    forms = {text.lower(), unicodedata.normalize("NFKC", text).lower(), typed,
             typed.translate(APOSTROPHES)}
    return {" ".join(form.translate(CUTS).split()) for form in forms}


def _runs(text: str, longest: int) -> Iterator[str]:
    """Every run of atoms that starts and ends on a character, and the prefixes of its last word."""
    atoms = ATOM.findall(text)
    solid = [SOLID.match(atom) is not None for atom in atoms]
    for start in (place for place, is_solid in enumerate(solid) if is_solid):
        run, in_word = "", True
        for end in range(start, min(start + longest, len(atoms))):
            atom = atoms[end]
            in_word = in_word and WORD_ENDS.match(atom) is None
            if in_word and solid[end]:
                first = 1 if run else PREFIX_FROM
                yield from (run + atom[:length] for length in range(first, len(atom)))
            run += atom
            if solid[end]:
                yield run


def write_search_indexes(connection: sqlite3.Connection, tables: Iterable[SearchTable]) -> None:
    """Create and fill the index of each table, inside the caller's transaction."""
    every = list(tables)
    for table in every:
        if table.within is None:
            write_search_index(connection, table, [one for one in every if one.within == table.table])


def write_search_index(
    connection: sqlite3.Connection, searched: SearchTable, parts: Sequence[SearchTable] = ()
) -> None:
    """Create and fill the index of a table, and those of the tables in which its rows stand again.

    Datasette finds an index by its `content=` option; what is indexed differs from that table: the
    tokens, and for the first name also the other names of the entry. They are made once for a row.
    """
    columns = ", ".join(f'"{name}"' for name in (*searched.names, *searched.texts))
    inserts = {table: _create(connection, table, searched) for table in
               (searched.table, *(part.table for part in parts))}
    others = _other_names(connection) if searched.key else {}
    again = {entry: (part.table, rowid) for part in parts for rowid, entry in connection.execute(
        f'SELECT rowid, "{part.key}" FROM "{part.table}"')}
    key = f'"{searched.key}"' if searched.key else "NULL"
    select = f'SELECT rowid, {key}, {columns} FROM "{searched.table}" ORDER BY rowid'
    for rowid, entry, *values in connection.execute(select).fetchall():
        texts = list(_indexed(searched, values, others.get(entry, [])))
        connection.execute(inserts[searched.table], [rowid, *texts])
        if entry in again:
            table, place = again[entry]
            connection.execute(inserts[table], [place, *texts])


def _create(connection: sqlite3.Connection, table: str, searched: SearchTable) -> str:
    """Create the empty index of a table and return the statement that fills it."""
    names = (*searched.names, *searched.texts)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({columns}, '
        f'tokenize="{TOKENIZE}", detail=none, content="{table}")'
    )
    slots = ", ".join("?" * (len(names) + 1))
    return f'INSERT INTO "{table}_fts" (rowid, {columns}) VALUES ({slots})'


def _other_names(connection: sqlite3.Connection) -> dict[str, list[str]]:
    others: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT entry, value FROM entry_values WHERE field = 'also_known_as' ORDER BY entry, value"
    )
    for entry, value in rows:
        others.setdefault(entry, []).append(value)
    return others


def _indexed(
    searched: SearchTable, values: list[str | None], others: list[str]
) -> Iterator[str]:
    for position, value in enumerate(values):
        if position < len(searched.names):
            names = [value or "", *(others if position == 0 else ())]
            found = {token for name in names for token in tokens(name, NAME_RUN) | sounds(name)}
        else:
            found = tokens(value or "")
        yield SEPARATOR.join(sorted(found))
