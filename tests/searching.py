"""What a name must be found by, and what of it a built file does not find."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from datasette.utils import escape_fts

HAN = re.compile(r"[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff"
                 r"\uf900-\ufaff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[A-Za-z0-9]+")


def runs(text: str, longest: int) -> set[str]:
    """Return every run of Han characters up to a length."""
    return {
        run[start:end]
        for run in HAN.findall(text)
        for start in range(len(run))
        for end in range(start + 1, min(start + longest, len(run)) + 1)
    }


def missing(database: Path, table: str, column: str) -> list[tuple[str, str]]:
    """Return names and what should find them but does not, on a built file."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        rows = opened.execute(
            f'select rowid, "{column}" from "{table}" where "{column}" is not null'
        ).fetchall()
        hits: dict[str, set[int]] = {}
        sql = f'select rowid from "{table}_fts" where "{table}_fts" match ?'
        lost = []
        for rowid, name in rows:
            words = WORD.findall(name)
            queries = runs(name, longest=3) | {
                word[:end] for word in words for end in range(2, len(word) + 1)
            }
            for query in sorted(queries):
                if query not in hits:
                    hits[query] = {row[0] for row in opened.execute(sql, [escape_fts(query)])}
                if rowid not in hits[query]:
                    lost.append((name, query))
        return lost
