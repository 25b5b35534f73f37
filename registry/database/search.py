"""Chinese search that works in Datasette's own search box, with nothing but the file.

Datasette quotes each word of a query and asks for it as one token. SQLite's tokenizers either take
a whole run of Han characters for one token or cannot find two of them, so the tokens are made
here: every run of characters a person may type is a token of its own, and the index answers an
exact match. Never 'rebuild' it: SQLite would fill it again from the plain text.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Characters of every category belong to tokens: only one that no keyboard types stands between two
# tokens. So no query ever becomes a phrase, which an index without positions (detail=none) refuses.
SEPARATOR = "\U0010ffff"
TOKENIZE = f"unicode61 categories 'L* M* N* P* S* Z* C*' separators '{SEPARATOR}'"
TEXT_RUN = 12
NAME_RUN = 48
PREFIX_FROM = 2
WHOLE_UP_TO = 60

ATOM = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
                  r"|[^\W_\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
                  r"\U00020000-\U0003ffff]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A table that can be searched, and which of its columns are names and which longer texts.

    Attributes:
        table: the table, whose rows the index points to.
        names: columns of which any run of characters is found.
        texts: longer columns, of which runs of up to twelve characters are found.
        key: the column that names the entry, where other names of entries are found too.
    """

    table: str
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    key: str | None = None


def tokens(text: str, longest: int = TEXT_RUN) -> set[str]:
    """Return everything by which a text can be found.

    Args:
        text: a name or a longer text.
        longest: the most atoms in a run; an atom is a Han character, a word or a sign.
    """
    found: set[str] = set()
    for form in _forms(text):
        found.update(_runs(form, longest))
        if len(form) <= WHOLE_UP_TO and form:
            found.add(form)
    return found


def _forms(text: str) -> set[str]:
    """The text as typed, and as a keyboard would type it: half width, without invisible marks."""
    plain = unicodedata.normalize("NFKC", text).lower()
    visible = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
    forms = {text.lower(), plain, visible}
    return {" ".join(form.split()) for form in forms}


def _runs(text: str, longest: int) -> Iterator[str]:
    atoms = ATOM.findall(text)
    solid = [atom[0].isalnum() for atom in atoms]
    for start, atom in enumerate(atoms):
        if not solid[start]:
            continue
        if len(atom) > PREFIX_FROM:
            yield from (atom[:end] for end in range(PREFIX_FROM, len(atom)))
        run = ""
        for end in range(start, min(start + longest, len(atoms))):
            run += atoms[end]
            if solid[end]:
                yield run


def write_search_index(connection: sqlite3.Connection, searched: SearchTable) -> None:
    """Create and fill the index of one table of entries, inside the caller's transaction.

    Datasette finds the index by its `content=` option; what is indexed differs from that table:
    the tokens, and for the first name also the other names of the entry.
    """
    columns = (*searched.names, *searched.texts)
    quoted = ", ".join(f'"{name}"' for name in columns)
    index = f'"{searched.table}_fts"'
    connection.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({quoted}, "
        f'tokenize="{TOKENIZE}", detail=none, content="{searched.table}")'
    )
    slots = ", ".join("?" * (len(columns) + 1))
    insert = f"INSERT INTO {index} (rowid, {quoted}) VALUES ({slots})"
    others = _other_names(connection) if searched.key else {}
    key = f'"{searched.key}"' if searched.key else "NULL"
    select = f'SELECT rowid, {key}, {quoted} FROM "{searched.table}" ORDER BY rowid'
    for rowid, entry, *values in connection.execute(select).fetchall():
        texts = list(_indexed(searched, values, others.get(entry, [])))
        connection.execute(insert, [rowid, *texts])


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
        named = position < len(searched.names)
        found = tokens(value or "", NAME_RUN if named else TEXT_RUN)
        for other in others if position == 0 else ():
            found |= tokens(other, NAME_RUN)
        yield SEPARATOR.join(sorted(found))
