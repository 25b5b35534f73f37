"""Reads the questions: each is one SQL file whose first comment says in YAML what it asks.

The SQL runs in any city. What several begin with alike stands in `shared/` and is put in place of
`/* include name */`, so that what is published runs as it stands. `words.yaml` says once what
parameters and columns mean, so that a word means the same in every answer.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent
_INCLUDED = re.compile(r"/\* include (?P<name>\w+) \*/")
_HEADED = re.compile(r"\A/\*\n(?P<about>.*?)\n\*/\n(?P<sql>.*)\Z", re.DOTALL)


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wording(_Closed):
    """A text in the languages that the tool speaks."""

    zh: str
    en: str


class Question(_Closed):
    """One question: what it asks, what its answer means, and where on the site it belongs.

    Attributes:
        name: what it is called in commands and addresses; the stem of its file.
        title: the question as people ask it.
        answers: what a row of the answer is.
        note: what an empty cell and an empty answer mean.
        parameters: what can be asked for; each may be left empty.
        indicators: those that measure the same; a city without one has the question all the same.
        pages: the parts of the site that offer it, beside the clauses of its indicators.
        sql: the query.
    """

    name: str
    title: Wording
    answers: Wording
    note: Wording
    parameters: tuple[Literal["area", "as_of"], ...]
    indicators: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    sql: str


class Parameter(_Closed):
    """What can be asked for."""

    title: Wording
    description: Wording


class Column(_Closed):
    """What a column of an answer is called and means.

    `shows` says what its values are, where they are not plain: `area`, `entry`, `type`, `date`, `period`,
    `link`, `text` in the authority's language, `term <vocabulary>` or `listed <list>`. A column `x_name` beside `x` names the same thing.
    """

    title: Wording
    description: Wording | None = None
    shows: str | None = None


class Words(_Closed):
    """The words that all questions share."""

    parameters: dict[str, Parameter]
    columns: dict[str, Column]


@cache
def questions() -> tuple[Question, ...]:
    """Return every question: those of researchers first, then those of citizens."""
    files = sorted(FOLDER.glob("*.sql"), key=lambda path: (path.stem[0] != "q", path.stem))
    return tuple(read_question(path.stem, path.read_text("utf-8")) for path in files)


def read_question(name: str, text: str) -> Question:
    """Return the question that stands in the text of a file."""
    found = _HEADED.match(text)
    if found is None:
        raise ValueError(f"{name}: a question begins with a comment that says what it asks")
    sql = _INCLUDED.sub(lambda part: _shared(part["name"]), found["sql"])
    return Question(name=name, sql=sql.strip(), **yaml.safe_load(found["about"]))


@cache
def _shared(name: str) -> str:
    """Return what several questions begin with."""
    return (FOLDER / "shared" / f"{name}.sql").read_text("utf-8").strip()


@cache
def words() -> Words:
    """Return what the parameters and columns of all questions mean."""
    return Words.model_validate(yaml.safe_load((FOLDER / "words.yaml").read_text("utf-8")))
