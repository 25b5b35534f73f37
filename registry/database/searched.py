"""Which tables Datasette's search box covers."""

from __future__ import annotations

from registry.database.search import SearchTable
from registry.models import TYPES


def search_tables(languages: tuple[str, ...]) -> list[SearchTable]:
    """Return which tables Datasette's search box covers, and their names and texts."""
    def columns(name: str) -> tuple[str, ...]:
        return (name, *(f"{name}_{language}" for language in languages[1:]))

    entries = [SearchTable(name, columns("name"), columns("summary"), key="entry",
                           within="entries" if name in TYPES else None)
               for name in ("entries", *TYPES)]
    return [*entries, SearchTable("areas", columns("name")),
            SearchTable("schemes", columns("label")), SearchTable("measures", columns("label")),
            SearchTable("documents", columns("title"))]
