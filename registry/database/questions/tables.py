"""The tables of the questions: a stranger who has only the file finds them there, to run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from registry.database.questions.question import Question, Wording, questions, words
from registry.database.schema import Column, Table, by_language, column

Row = dict[str, Any]
QUESTION = column("question", "问题", "Question", "问题的名称", "The name of the question",
                  points_to=("questions", "question"))
POSITION = column("position", "序号", "Position", "从 1 开始", "From 1", "INTEGER")
FALLBACK = "en"


def question_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the table of the questions and those of what each has several of."""
    def each(item: Column) -> tuple[Column, ...]:
        return tuple(by_language(item, languages))

    title = column("title", "标题", "Title", "给人看的名称", "What people read")
    description = column("description", "说明", "Description", "它的意思", "What it means")
    return [
        Table("questions", {"zh": "问题", "en": "Questions"},
              {"zh": "人们常问的问题,每个都是一条可以直接运行的 SQL",
               "en": "The questions people bring, each as SQL that runs as it stands"},
              (column("question", "问题", "Question", "命令和网址中的名称", "Its name in commands and addresses"),
               *each(column("title", "标题", "Title", "人们怎么问", "As people ask it")),
               *each(column("answers", "答案", "Answer", "答案的每一行是什么", "What a row of the answer is")),
               *each(column("note", "怎样读", "How to read it", "空着的格和没有行各是什么意思",
                            "What an empty cell and an empty answer mean")),
               column("sql", "SQL", "SQL", "可以直接运行;参数空着即全市、截至日",
                      "Runs as it is; an empty parameter is the whole city or the as-of day")), ("question",)),
        Table("question_parameters", {"zh": "问题的参数", "en": "Parameters of questions"},
              {"zh": "每个问题可以指定什么,都可以空着", "en": "What can be asked for; each may be left empty"},
              (QUESTION, POSITION, column("parameter", "参数", "Parameter", "SQL 中冒号后的名称", "Its name after the colon in the SQL"), *each(title),
               *each(description)), ("question", "position")),
        Table("question_columns", {"zh": "答案的列", "en": "Columns of answers"},
              {"zh": "每个答案的每一列叫什么、是什么意思", "en": "What each column of each answer is called and means"},
              (QUESTION, POSITION, column("name", "列", "Column", "答案中的列名", "Its name in the answer"), *each(title), *each(description),
               column("shows", "显示", "Shows", "值是什么:area 地区,entry 条目,term 词表中的词,listed 清单中的编号等",
                      "What its values are: an area, an entry, a term of a vocabulary, a code of a list and so on")),
              ("question", "position")),
        Table("question_indicators", {"zh": "问题与指标", "en": "Questions and indicators"},
              {"zh": "问题和哪个指标说的是同一件事", "en": "Which indicators measure what a question asks"},
              (QUESTION, column("indicator", "指标", "Indicator", "指标的编号", "Its id",
                               points_to=("indicators", "indicator"))),
              ("question", "indicator")),
        Table("question_pages", {"zh": "问题所在的页面", "en": "Pages of questions"},
              {"zh": "网站的哪些页面列出这个问题;areas/ 是各街镇的页面",
               "en": "The pages of the site that offer a question; areas/ is the page of every township"},
              (QUESTION, column("page", "页面", "Page", "网站内的地址,如 policy/…/", "Its address within the site")), ("question", "page")),
    ]


def question_rows(
    connection: sqlite3.Connection, languages: tuple[str, ...]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows of all questions; their columns are what the database answers with."""
    def said(name: str, wording: Wording | None) -> Row:
        texts = wording.model_dump() if wording else {}
        return {f"{name}_{one}" if index else name: texts.get(one, texts.get(FALLBACK))
                for index, one in enumerate(languages)}

    known = {row[0] for row in connection.execute("SELECT indicator FROM indicators")}
    for question in questions():
        key = {"question": question.name}
        yield "questions", {
            **key, **said("title", question.title), **said("answers", question.answers),
            **said("note", question.note), "sql": question.sql}
        for position, name in enumerate(question.parameters, 1):
            parameter = words().parameters[name]
            yield "question_parameters", {
                **key, "position": position, "parameter": name, **said("title", parameter.title),
                **said("description", parameter.description)}
        for position, name in enumerate(columns_of(connection, question), 1):
            meant = words().columns[name]
            yield "question_columns", {
                **key, "position": position, "name": name, **said("title", meant.title),
                **said("description", meant.description), "shows": meant.shows}
        measured = [one for one in question.indicators if one in known]
        for indicator in measured:
            yield "question_indicators", {**key, "indicator": indicator}
        for page in sorted({*question.pages, *_clause_pages(connection, measured),
                            *(f"indicators/{one}/" for one in measured)}):
            yield "question_pages", {**key, "page": page}


def columns_of(connection: sqlite3.Connection, question: Question) -> list[str]:
    """Return the names of the columns of an answer."""
    nothing = dict.fromkeys(question.parameters, "")
    asked = connection.execute(f"SELECT * FROM ({question.sql}) LIMIT 0", nothing)
    return [part[0] for part in asked.description]


def _clause_pages(connection: sqlite3.Connection, indicators: list[str]) -> Iterator[str]:
    """Yield the pages of the clauses whose indicators measure what is asked."""
    for indicator in indicators:
        found = connection.execute("SELECT clause FROM indicators_clauses WHERE indicator = ?", [indicator])
        yield from (f"policy/{clause}/" for (clause,) in found.fetchall())
