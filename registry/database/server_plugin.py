"""What the project's own server adds to Datasette; the file of entries does without it.

This file is copied to `dist/datasette/plugins/`, where Datasette loads it. So it stands alone and
imports nothing of the registry.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata

from datasette import hookimpl

# One value of so many bytes is enough for any row, and too little to fill the server's memory.
LONGEST_VALUE = 8_000_000
TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
UNSEEN = ("Cc", "Cf", "Cs", "Mn", "Me")
SEPARATOR = "\U0010ffff"  # stands between two tokens of the index
RADICALS = re.compile("[\u2e80-\u2fdf]")  # signs to Unicode, characters to people
APOSTROPHES = str.maketrans("‘’ʼ", "'''")


def forgiving_escape(query: str) -> str:
    """Quote each term of a search, as Datasette does, after tidying what was typed.

    Full-width letters become plain ones, what cannot be seen is left out, and so are the signs
    around a term: 《沪剧》 is 沪剧.
    """
    plain = unicodedata.normalize("NFKC", query)
    seen = "".join(" " if c.isspace() else c for c in plain.replace(SEPARATOR, " ")
                   if c.isspace() or unicodedata.category(c) not in UNSEEN)
    found = TERM.findall(seen.translate(APOSTROPHES))
    terms = (_bare(quoted or single) for quoted, single in found)
    # An empty pair of quotes finds nothing; no quotes at all would be an error.
    return " ".join(f'"{term}"' for term in terms if term) or '""'


def _bare(term: str) -> str:
    """A term without the signs and spaces at its edges."""
    kept = [place for place, character in enumerate(term) if not _is_sign(character)]
    return " ".join(term[kept[0] : kept[-1] + 1].split()) if kept else ""


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZ" and not RADICALS.match(character)


# Datasette has the same hook: the one that comes last is the one that counts.
@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Set the search and the longest value of each connection."""
    conn.create_function("escape_fts", 1, forgiving_escape)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
