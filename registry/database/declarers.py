"""Names the organizations that promise a list is whole, once it is known which are published."""

from __future__ import annotations

import sqlite3

from registry.database.publication import Publisher


def name_declarers(connection: sqlite3.Connection, publisher: Publisher) -> None:
    """Give each promise the name of its organization, and no link where that is not published."""
    languages = publisher.reference.languages
    names = [f"declared_by_name_{one}" if index else "declared_by_name"
             for index, one in enumerate(languages)]
    filled = ", ".join(f'"{name}" = ?' for name in names)
    query = "SELECT number, declared_by FROM completeness WHERE declared_by IS NOT NULL"
    for number, organization in connection.execute(query).fetchall():
        key = f"organizations/{organization}"
        title = publisher.title(key) or {languages[0]: organization}
        connection.execute(
            f"UPDATE completeness SET declared_by = ?, {filled} WHERE number = ?",
            (organization if key in publisher.published else None,
             *(title.get(language) for language in languages), number))
