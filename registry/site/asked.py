"""Which questions of the data belong to which page of the site."""

from __future__ import annotations

from registry.site.queries import Registry, Text

QUESTIONS = "data/questions/"
"""The page of all questions; each has its name as an anchor there."""


def questions_by_page(registry: Registry) -> dict[str, list[tuple[str, Text]]]:
    """Return the names and titles of the questions of each page, in the order of all questions."""
    found: dict[str, list[tuple[str, Text]]] = {}
    rows = registry.rows(
        "SELECT question_pages.page, questions.* FROM question_pages JOIN questions USING (question)"
        " ORDER BY questions.rowid")
    for row in rows:
        found.setdefault(row["page"], []).append((row["question"], registry.text(row, "title")))
    return found
