"""The page of the questions: each with today's answer, how to read it, its SQL, and where to ask on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.site.answers import FIRST_ROWS, answer_table, states
from registry.site.asked import QUESTIONS
from registry.site.citing import COMMAND, Cite, citation
from registry.site.fulltext import OTHER
from registry.site.labels import Labels
from registry.site.publisher import Page, Publisher
from registry.site.queries import Registry, Row
from registry.site.views import Shown


def write_question_pages(publisher: Publisher) -> None:
    """Write the page of all questions in every language."""
    registry = publisher.registry
    questions = list(registry.rows("SELECT * FROM questions ORDER BY rowid"))
    answers = {row["question"]: registry.answer(row["question"]) for row in questions}
    for language in publisher.languages:
        labels = publisher.labels(language, QUESTIONS)
        context = {"questions": [_question(publisher, row, answers[row["question"]], labels)
                                 for row in questions]}
        title = labels.words("questions.title")
        back = Shown(labels.words("nav.data"), href=labels.links.page("data/"))
        publisher.write(Page(QUESTIONS, title, "questions.html", context, crumbs=(back,),
                             description=labels.words("questions.intro"),
                             sql="SELECT * FROM questions", searched=OTHER), labels)


def _question(
    publisher: Publisher, row: Row, rows: list[Row], labels: Labels
) -> dict[str, Any]:
    registry, name = labels.registry, row["question"]
    columns = _of(registry, "question_columns", name)
    datasette = (registry.meta.get("datasette_url") or "").rstrip("/")
    return {
        "name": name,
        **{part: labels.text(registry.text(row, part)) for part in ("title", "answers", "note")},
        "parameters": [
            (one["parameter"], *(labels.text(registry.text(one, part)) for part in ("title", "description")))
            for one in _of(registry, "question_parameters", name)
        ],
        "table": answer_table(columns, rows, labels) if rows else None,
        "states": states(columns, rows, labels),
        "number": len(rows),
        "first": min(len(rows), FIRST_ROWS),
        "sql": row["sql"],
        "command": f"{COMMAND} {name}",
        "datasette": labels.link(f"{datasette}/{name}") if datasette else None,
        "cite": _cite(publisher, row, datasette, labels),
    }


def _cite(publisher: Publisher, row: Row, datasette: str, labels: Labels) -> Cite:
    """Return the citation of an answer; it is asked again by its name, so that its parameters may be."""
    name = row["question"]
    title = labels.text(labels.registry.text(row, "title"))
    return replace(citation(publisher, labels, QUESTIONS, title, name=name), sql=row["sql"],
                   href=f"{datasette}/{name}" if datasette else None, command=f"{COMMAND} {name}")


def _of(registry: Registry, table: str, question: str) -> list[Row]:
    return list(registry.rows(f"SELECT * FROM {table} WHERE question = ? ORDER BY position", question))
