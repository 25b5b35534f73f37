"""A database opened for questions only: whatever is asked, nothing can be written, opened or loaded."""

from __future__ import annotations

import sqlite3
from pathlib import Path

ALLOWED = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
})
STEPS = 100_000
"""After so many steps of SQLite a signal is looked for, so that Ctrl-C ends a query without end."""


def open_to_read(database: Path) -> sqlite3.Connection:
    """Open a database so that only a query of its own tables is answered."""
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    _know_search(connection)
    connection.set_authorizer(_judged)
    connection.set_progress_handler(lambda: 0, STEPS)
    return connection


def _know_search(connection: sqlite3.Connection) -> None:
    """Let SQLite set up its search tables now: it does so by a statement that is refused later."""
    query = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f'SELECT * FROM "{name}" LIMIT 0').fetchall()


def _judged(action: int, first: str | None, second: str | None, _: str | None, __: str | None) -> int:
    """Allow reading; the search index asks for one pragma by itself."""
    extension = action == sqlite3.SQLITE_FUNCTION and second == "load_extension"
    own = action == sqlite3.SQLITE_PRAGMA and first == "data_version"
    allowed = own or (action in ALLOWED and not extension)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
