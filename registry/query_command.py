"""`registry query`: asks the built database one of its questions, or any SQL, and only reads."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from registry.check_command import check_date
from registry.database.reading import open_to_read
from registry.errors import EnvironmentFault, UsageFault
from registry.query_forms import FORMS, as_table

WORDS = {
    "zh": {"rows": "{number} 行", "none": "没有一行。", "name": "名称", "title": "问题", "asks": "参数",
           "more": "回答一个:registry query q01;指定地区:registry query q01 --param area=代码或名称"},
    "en": {"rows": "rows: {number}", "none": "No row.", "name": "name", "title": "question",
           "asks": "parameters",
           "more": "Answer one: registry query q01; for an area: registry query q01 --param area=CODE-OR-NAME"},
}
TERM = "term "
_MEANT = (
    (("authoriz", "prohibited", "readonly"),
     ("这里只能查询:只接受一条 SELECT 或 EXPLAIN,数据库没有改动。",
      "This only reads: one SELECT or EXPLAIN is taken, and the database is unchanged.")),
    (("one statement",), ("一次只能运行一条 SQL。", "One SQL statement at a time.")),
    (("has no name",), ("参数要有名称,写作 :area 而不是 ?。", "A parameter needs a name: write :area, not ?.")),
)
_LACKING = re.compile(r"binding (?:parameter )?:?(\w+)")


class Stopped(Exception):
    """A signal ended the query, and whoever sent it has been told."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and how the answer is to be written."""

    database: Path
    name: str | None
    sql: str | None
    parameters: tuple[str, ...]
    form: str
    language: str


@dataclass(frozen=True, slots=True)
class _Known:
    """One question as the database has it."""

    name: str
    title: str
    note: str
    sql: str
    parameters: tuple[str, ...]
    heads: dict[str, str]
    vocabularies: dict[str, str]
    areas: frozenset[str]


def run_query(query: Query) -> str:
    """Return the answer as text, or the list of questions where none is named."""
    if query.name and query.sql is not None:
        raise UsageFault("问题名称和 --sql 只能给一个。", "Give the name of a question or --sql, not both.")
    given = _given(query.parameters)
    with closing(_opened(query.database)) as connection:
        if query.sql is not None:
            names, rows = _answered(connection, query.sql, given)
            return FORMS[query.form](names, rows)
        questions = _questions(connection, query)
        if query.name is None:
            return _list(questions, query, given)
        question = _named(query.name, questions)
        names, rows = _answered(connection, question.sql, _asked(connection, question, given))
        if query.form != "table":
            return FORMS[query.form](names, rows)
        return _page(question, names, _in_words(connection, question, names, rows, query.language), query.language)


def _page(question: _Known, names: list[str], rows: list[tuple[Any, ...]], language: str) -> str:
    """Return an answer for a person: the question, the rows, how many, how to read them."""
    words = WORDS[language]
    heads = [question.heads.get(name, name) for name in names]
    count = words["rows"].format(number=len(rows)) if rows else words["none"]
    table = f"{as_table(heads, rows)}\n" if rows else ""
    return f"{question.title}\n\n{table}{count}\n{question.note}\n"


def _in_words(
    connection: sqlite3.Connection, question: _Known, names: list[str], rows: list[tuple[Any, ...]], language: str
) -> list[tuple[Any, ...]]:
    """Return the rows with the labels of terms in the place of the terms, and areas in the language."""
    label = f"label{_suffix(connection, language)}"
    found = connection.execute(f"SELECT vocabulary, term, {label} FROM vocabulary")
    labels = {(vocabulary, term): said for vocabulary, term, said in found}
    kinds = [question.vocabularies.get(name) for name in names]
    areas = _areas(connection, language)
    named = {place: names.index(base) for place, name in enumerate(names)
             if (base := name.removesuffix("_name")) != name and base in question.areas}

    def said(place: int, row: tuple[Any, ...]) -> Any:
        value = row[place]
        if place in named:
            return areas.get(row[named[place]]) or value
        return labels.get((kinds[place], value)) or value if kinds[place] else value

    return [tuple(said(place, row) for place in range(len(names))) for row in rows]


def _areas(connection: sqlite3.Connection, language: str) -> dict[str, str]:
    """Return the names of areas in a language, where the city has them in it."""
    found = connection.execute(f"SELECT code, name{_suffix(connection, language)} FROM areas")
    return dict(found.fetchall())


def _given(parameters: Sequence[str]) -> dict[str, str]:
    given = {}
    for one in parameters:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise UsageFault(f"--param 要写成 名称=值,如 area=…;所写的是“{one}”。",
                             f"--param is written name=value, such as area=…; this is “{one}”.")
        name = name.strip().removeprefix(":")
        if name in given:
            raise UsageFault(f"参数 {name} 写了两次。", f"The parameter {name} is given twice.")
        given[name] = value.strip()
    return given


def _opened(database: Path) -> sqlite3.Connection:
    if database.is_dir():
        raise UsageFault(f"{database} 是文件夹;数据库是其中的 registry.db。",
                         f"{database} is a folder; the database is the file registry.db in it.")
    if not database.is_file():
        raise UsageFault(
            f"还没有数据库 {database}:请先运行 make build,或用 --database 指明文件。",
            f"There is no database {database} yet: run make build first, or name the file with --database.")
    try:
        connection = open_to_read(database)
        connection.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.Error as fault:
        raise UsageFault(f"{database} 不是登记册的数据库:{fault}。请运行 make build 重新生成。",
                         f"{database} is no database of the registry: {fault}. Run make build again.") from fault
    return connection


def _questions(connection: sqlite3.Connection, query: Query) -> dict[str, _Known]:
    """Read the questions; an older database has none."""
    try:
        suffix = _suffix(connection, query.language)
        found = connection.execute(f"SELECT question, title{suffix}, note{suffix}, sql FROM questions ORDER BY rowid")
        asked = connection.execute("SELECT question, parameter FROM question_parameters ORDER BY 1, position")
        heads = connection.execute(f"SELECT question, name, title{suffix}, shows FROM question_columns")
        parameters, columns = asked.fetchall(), heads.fetchall()
        return {
            name: _Known(name, title, note, sql, tuple(one for of, one in parameters if of == name),
                         {column: head for of, column, head, _ in columns if of == name},
                         {column: shows.removeprefix(TERM) for of, column, _, shows in columns
                          if of == name and (shows or "").startswith(TERM)},
                         frozenset(column for of, column, _, shows in columns if of == name and shows == "area"))
            for name, title, note, sql in found.fetchall()
        }
    except sqlite3.Error as fault:
        raise UsageFault(f"{query.database} 是旧版的数据库,没有问题:请运行 make build 重新生成。",
                         f"{query.database} is of an older version without questions: run make build again.") from fault


def _suffix(connection: sqlite3.Connection, language: str) -> str:
    """Return what stands behind the columns of a language; nothing for the authority's."""
    columns = {row[0] for row in connection.execute("SELECT * FROM questions LIMIT 0").description}
    return f"_{language}" if f"title_{language}" in columns else ""


def _list(questions: dict[str, _Known], query: Query, given: dict[str, str]) -> str:
    if given:
        raise UsageFault("--param 属于一个问题:请写出问题的名称,或用 --sql。",
                         "--param belongs to a question: name one, or use --sql.")
    words = WORDS[query.language]
    rows = [(one.name, one.title, " ".join(one.parameters)) for one in questions.values()]
    if query.form != "table":
        return FORMS[query.form](("name", "title", "parameters"), rows)
    return f"{as_table((words['name'], words['title'], words['asks']), rows)}\n{words['more']}\n"


def _named(name: str, questions: dict[str, _Known]) -> _Known:
    found = questions.get(name) or questions.get(name.lower())
    if found:
        return found
    padded = [one for one in questions if one.replace("0", "") == name.lower()]
    near = padded or get_close_matches(name.lower(), questions, 1, 0.5)
    zh, en = (f"您要的是 {near[0]} 吗?", f"Did you mean {near[0]}? ") if near else ("", "")
    raise UsageFault(f"没有名为“{name}”的问题。{zh}运行 registry query 列出全部。",
                     f"There is no question “{name}”. {en}Run registry query for all of them.")


def _asked(connection: sqlite3.Connection, question: _Known, given: dict[str, str]) -> dict[str, str]:
    unknown = [name for name in given if name not in question.parameters]
    if unknown:
        known = ", ".join(question.parameters)
        raise UsageFault(
            f"{question.name} 没有参数“{unknown[0]}”;{'它的参数是:' + known if known else '它没有参数'}。",
            f"{question.name} has no parameter “{unknown[0]}”; {'it has: ' + known if known else 'it has none'}.")
    asked = dict.fromkeys(question.parameters, "") | given
    if asked.get("as_of"):
        check_date(asked["as_of"])
    if asked.get("area"):
        asked["area"] = _area(connection, asked["area"])
    return asked


def _area(connection: sqlite3.Connection, said: str) -> str:
    """Return the code of an area that was named by its code or by a name that only one has."""
    found = connection.execute("SELECT * FROM areas")
    columns = [part[0] for part in found.description]
    named = [place for place, name in enumerate(columns) if name in ("name", "slug") or name.startswith("name_")]
    codes: dict[str, set[str]] = {}
    for row in found:
        for text in {row[0], *(row[place] for place in named)} - {None}:
            codes.setdefault(text, set()).add(row[0])
    if said in codes and len(codes[said]) == 1:
        return next(iter(codes[said]))
    if said in codes:
        several = ", ".join(sorted(codes[said])[:9])
        raise UsageFault(f"有几个地区叫“{said}”,请写代码:{several}。",
                         f"Several areas are called “{said}”; write the code: {several}.")
    begun = sorted(name for name in codes if name.lower().startswith(said.lower()))[:3]
    near = begun or get_close_matches(said, codes, 3, 0.6)
    zh, en = (f"相近的有:{'、'.join(near)}。", f" Near to it: {', '.join(near)}.") if near else ("", "")
    raise UsageFault(f"没有地区“{said}”。{zh}", f"There is no area “{said}”.{en}")


def _answered(
    connection: sqlite3.Connection, sql: str, parameters: dict[str, str]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the names of the columns and the rows; what cannot be run is told in words."""
    try:
        cursor = connection.execute(sql, parameters)
        rows = cursor.fetchall()
    except (sqlite3.Error, sqlite3.Warning) as fault:
        raise _told(fault) from fault
    if cursor.description is None:
        raise UsageFault("--sql 里没有查询。", "There is no query in --sql.")
    names = [part[0] for part in cursor.description]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageFault(f"有两列都叫“{twice}”:请用 as 另起名称。",
                         f"Two columns are called “{twice}”: give one another name with “as”.")
    return names, rows


def _told(fault: Exception) -> Exception:
    """Return what a fault of SQLite means to whoever asked."""
    said = str(fault)
    lacking = _LACKING.search(said)
    if said == "interrupted":
        return Stopped()
    if "malformed" in said or "disk I/O" in said:
        return EnvironmentFault(f"数据库文件已损坏:{said}。请运行 make build 重新生成。",
                                f"The database file is damaged: {said}. Run make build again.")
    if lacking:
        return UsageFault(f"缺少参数 {lacking[1]}:请加 --param {lacking[1]}=值。",
                          f"The parameter {lacking[1]} is missing: add --param {lacking[1]}=value.")
    known = next((sentences for words, sentences in _MEANT if any(word in said for word in words)), None)
    return UsageFault(*known) if known else UsageFault(f"这条 SQL 不能运行:{said}",
                                                       f"This SQL cannot be run: {said}")
