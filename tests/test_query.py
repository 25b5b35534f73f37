"""`registry query` as people call it: answers in three forms, clear refusals, nothing written."""

from __future__ import annotations

import csv
import io
import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from asking import ask
from building import ROOT
from registry.database.reading import open_to_read
from registry.query_forms import as_csv, as_table


@pytest.fixture
def database(fictional_dist: Path) -> Path:
    """The database of the fictional city."""
    return fictional_dist / "registry.db"


def query(*arguments: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """Run the command and return what it said."""
    command = [sys.executable, "-m", "registry.start", "query", *map(str, arguments), "--lang", lang]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_without_a_name_all_questions_are_listed(database: Path) -> None:
    """With what can be asked for, in the language asked for."""
    for lang, title in (("zh", "免费的有哪些？"), ("en", "What is free?")):
        done = query("--database", database, lang=lang)
        assert done.returncode == 0
        assert title in done.stdout
        assert "area as_of" in done.stdout
    assert 20 == len(json.loads(query("--database", database, "--format", "json").stdout))


def test_a_question_is_answered_as_table_csv_and_json(database: Path) -> None:
    """The table is for reading: terms by their labels, how many rows, how to read them."""
    table = query("q01", "--param", "area=LB1", "--database", database)
    assert table.returncode == 0
    assert "Which townships have no community school on record?" in table.stdout
    assert "rows: 2" in table.stdout
    assert "An empty number is unknown, not zero." in table.stdout
    assert ["LB1", "Harbour District", "LB102", "Ropewalk", "None", "0"] == [
        part.strip() for line in table.stdout.splitlines() if "LB102" in line
        for part in line.split("  ") if part.strip()]
    expected = ask(database, "q01", area="LB1")
    assert expected == json.loads(query("q01", "--param", "area=LB1", "--database", database,
                                        "--format", "json").stdout)
    rows = csv.DictReader(io.StringIO(query("q01", "--param", "area=LB1", "--database", database,
                                            "--format", "csv").stdout))
    assert [{key: "" if value is None else str(value) for key, value in row.items()}
            for row in expected] == list(rows)


@pytest.mark.parametrize("said", ["LB1", "Harbour District", "港口区"])
def test_an_area_is_named_by_its_code_or_by_its_name(database: Path, said: str) -> None:
    """In any language of the city."""
    done = query("q01", "--param", f"area={said}", "--database", database, "--format", "json")
    assert ["LB102", "LB101"] == [row["township"] for row in json.loads(done.stdout)]


def test_a_day_is_asked_for(database: Path) -> None:
    """After the promise has run out nobody can say none."""
    done = query("q01", "--param", "area=LB1", "--param", "as_of=2027-04-01", "--database", database,
                 "--format", "json")
    assert "list_not_complete" == json.loads(done.stdout)[0]["state"]


@pytest.mark.parametrize(("arguments", "zh", "en"), [
    (("q1",), "您要的是 q01 吗", "Did you mean q01?"),
    (("nothing",), "没有名为“nothing”的问题", "There is no question “nothing”"),
    (("q02", "--param", "as_of=2026-01-01"), "它的参数是:area", "it has: area"),
    (("q13", "--param", "area=LB1"), "它没有参数", "it has none"),
    (("q01", "--param", "area"), "名称=值", "name=value"),
    (("q01", "--param", "as_of=2026-02-30"), "不是 YYYY-MM-DD", "not a date"),
    (("q01", "--param", "area=Harbor District"), "相近的有:Harbour District", "Near to it: Harbour District"),
    (("--param", "area=LB1"), "属于一个问题", "belongs to a question"),
    (("q01", "--sql", "select 1"), "只能给一个", "not both"),
    (("--sql", "select :x"), "缺少参数 x", "The parameter x is missing"),
    (("--sql", "selec 1"), "syntax error", "syntax error"),
    (("--sql", "select * from nowhere"), "no such table", "no such table"),
    (("--sql", ""), "没有查询", "no query"),
    (("--sql", "select 1; select 2"), "一次只能运行一条", "One SQL statement at a time"),
])
def test_a_wrong_call_is_told_in_both_languages(
    database: Path, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    """Exit code 2, a sentence, no traceback, nothing on the way of the answer."""
    done = query(*arguments, "--database", database)
    assert (2, "") == (done.returncode, done.stdout)
    assert zh in done.stderr
    assert en in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("sql", [
    "delete from entries", "insert into meta values ('a', 'b')", "update meta set value = ''",
    "drop table meta", "create table x (a)", "create temp table x (a)", "attach '{there}' as x",
    "pragma query_only = off", "pragma journal_mode = wal", "vacuum", "vacuum into '{there}'", "begin",
    "explain delete from entries", "select load_extension('x')", "reindex", "analyze",
    "with x as (select 1) delete from meta",
])
def test_whatever_writes_is_refused(database: Path, tmp_path: Path, sql: str) -> None:
    """The database stays as it is, byte for byte, and no file appears."""
    before = database.read_bytes()
    there = tmp_path / "there.db"

    done = query("--sql", sql.format(there=there), "--database", database)

    assert 2 == done.returncode
    assert "只接受一条 SELECT" in done.stderr
    assert "one SELECT or EXPLAIN is taken" in done.stderr
    assert before == database.read_bytes()
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("sql", [
    "select count(*) from entries_fts where entries_fts match '\"school\"'",
    "explain query plan select * from entries",
    "with recursive n(a) as (values (1) union all select a + 1 from n limit 3) select a from n",
    "select json_extract(body, '$.status') from entries limit 1",
])
def test_any_reading_is_answered(database: Path, sql: str) -> None:
    """Search, plans, recursion and the functions of SQLite."""
    done = query("--sql", sql, "--database", database, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


def test_sql_takes_parameters(database: Path) -> None:
    """By name."""
    done = query("--sql", "select name from areas where code = :code", "--param", "code=LB2",
                 "--database", database, "--format", "csv")
    assert "name\nHill District\n" == done.stdout


def test_without_a_database_the_build_is_named(tmp_path: Path) -> None:
    """A newcomer's first call."""
    done = query("q01", "--database", tmp_path / "registry.db")
    assert 2 == done.returncode
    assert "make build" in done.stderr
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("fault", ["garbage", "other", "older"])
def test_a_file_that_cannot_answer_is_told(database: Path, tmp_path: Path, fault: str) -> None:
    """No database, one of something else, one of an older version."""
    path = tmp_path / "registry.db"
    path.write_bytes(b"garbage" if fault == "garbage" else database.read_bytes() if fault == "older" else b"")
    if fault == "older":
        with closing(sqlite3.connect(path)) as opened:
            opened.execute("PRAGMA foreign_keys = OFF")
            opened.execute("DROP TABLE questions")
    done = query("q01", "--database", path)
    assert 2 == done.returncode
    assert "make build" in done.stderr


def test_ctrl_c_ends_a_query_without_end(database: Path) -> None:
    """With the sentence of every interruption, once."""
    sql = "with recursive n(a) as (values (1) union all select a + 1 from n) select count(*) from n"
    script = ("import sys, threading, os, signal; from registry.database import reading;"
              "reading.STEPS = 10_000;"
              "old = reading.open_to_read;"
              "from registry import query_command, cli;"
              "from contextlib import closing;"
              "query_command.open_to_read = lambda path: (print('open', flush=True), old(path))[1];"
              f"sys.argv = ['registry', 'query', '--sql', {sql!r}, '--database', {str(database)!r}];"
              "cli.start(cli.commands)")
    running = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert running.stdout
    assert "open\n" == running.stdout.readline()
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    assert 70 == running.returncode
    assert 1 == said.count("Interrupted")


def test_csv_holds_nothing_that_a_spreadsheet_would_work_out() -> None:
    """An apostrophe stands before it; numbers and telephone numbers stay."""
    said = as_csv(["=name"], [["=1+1"], ["@x"], ["-1层"], [-1], ["+86 21 5555 0101"], [None], ["a,b"]])
    assert "'=name\n'=1+1\n'@x\n-1层\n-1\n+86 21 5555 0101\n\"\"\n\"a,b\"\n" == said


def test_a_table_lines_up_where_characters_are_two_wide() -> None:
    """And no character of a value commands the terminal."""
    lines = as_table(["名称", "n"], [["社区学校", 1], ["school", 12], ["\x1b[31mred\nline", None]]).splitlines()

    assert 1 == len({cell_len(line) for line in lines[:4]})
    assert "\x1b" not in "".join(lines)
    assert 5 == len(lines)


def test_the_database_cannot_be_written_behind_the_command(database: Path) -> None:
    """By the connection itself."""
    with closing(open_to_read(database)) as opened, pytest.raises(sqlite3.DatabaseError):
        opened.execute("DELETE FROM meta")


@pytest.mark.parametrize(("arguments", "said"), [
    (["--sql", "select 1 as a, 2 as a"], "Two columns are called “a”"),
    (["--sql", "select ?", "--param", "a=1"], "write :area, not ?"),
    (["q01", "--param", "area=LB1", "--param", "area=LB2"], "given twice"),
    (["q01", "--param", "area=Harb"], "Near to it: Harbour District"),
])
def test_what_would_be_lost_without_a_word_is_refused(
    database: Path, arguments: list[str], said: str
) -> None:
    """A column, a parameter or an area that nobody would miss until later."""
    done = query(*arguments, "--database", database)

    assert done.returncode == 2
    assert said in done.stderr


def test_folder_in_place_of_the_database_is_told(database: Path) -> None:
    """The name of the file is said."""
    done = query("q01", "--database", database.parent)

    assert done.returncode == 2
    assert "registry.db" in done.stderr


def test_number_beyond_all_numbers_is_valid_json(database: Path) -> None:
    """Programs read what is written."""
    done = query("--sql", "select 1e999 as far", "--format", "json", "--database", database)

    assert [{"far": "inf"}] == json.loads(done.stdout)


def test_areas_are_named_in_the_language_asked_for(database: Path) -> None:
    """In the table for people; CSV and JSON keep the columns as they are."""
    asked = ("q02", "--database", database)

    assert "港口区" in query(*asked, lang="zh").stdout
    assert "Harbour District" in query(*asked, lang="en").stdout
