"""Search in Datasette's own box: everything a person may type finds its row, nothing else does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from datasette.utils import escape_fts
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.database.search import SEPARATOR, SearchTable, tokens, write_search_index
from searching import WORD, runs

NAMES = [
    "上海市徐汇区社区学院",
    "静安区图书馆（北馆）",
    "3D打印与AI4社区工作坊",
    "“龙华·人文”行走",
    "Wi-Fi 与智能手机",
    "Café René",
    "O'Neil & Sons <Learning> Hall",
    "第一（1）居民委员会",
    "2024年（第20届）全民终身学习活动周",
    "㐀𠀀罕用字学堂",
    "上海市普陀区长寿路街道社区（老年）学校长寿新村第二居民委员会居民学习点示范点分站",
    "ＡＢＣ全角学校",
    "带\ufe0f变体选择符的名字",
    "⻘浦区⻚边学校",
    "AI4All 与 C919 科普",
    "Jing’an e-learning Hall",
    "".join(chr(0x4E00 + number) for number in range(60)),
]


@pytest.fixture(scope="module")
def indexed() -> Iterator[sqlite3.Connection]:
    """A table of tricky names with its index."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.executescript(
            "create table places (id text primary key, entry text, name text, summary text);"
            "create table entry_values (entry text, field text, position integer, value text);"
        )
        for number, name in enumerate(NAMES):
            row = [f"p{number}", f"places/p{number}", name, f"这里学习{name[::-1]}"]
            opened.execute("insert into places values (?, ?, ?, ?)", row)
        opened.execute("insert into entry_values values (?, ?, 1, ?)",
                       ["places/p0", "also_known_as", "徐汇业余大学"])
        write_search_index(opened, SearchTable("places", ("name",), ("summary",), key="entry"))
        yield opened


def found(opened: sqlite3.Connection, query: str) -> set[str]:
    """Ask as Datasette does and return the ids."""
    sql = ("select id from places where rowid in (select rowid from places_fts"
           " where places_fts match ?)")
    return {row[0] for row in opened.execute(sql, [escape_fts(query)])}


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_every_run_of_han_of_any_length_finds_exactly_its_rows(
    indexed: sqlite3.Connection, number: int
) -> None:
    """Recall and precision are 1 against plain substrings of all indexed text."""
    texts = dict(indexed.execute("select id, name || char(10) || summary from places"))
    texts["p0"] += "\n徐汇业余大学"

    for run in runs(NAMES[number], longest=60):
        expected = {key for key, text in texts.items() if run in text}
        assert expected == found(indexed, run), run


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_every_latin_word_and_its_prefixes_from_two_find_the_row(
    indexed: sqlite3.Connection, number: int
) -> None:
    """Also where they touch Han, and whatever the case."""
    for word in WORD.findall(NAMES[number]):
        for end in range(2, len(word) + 1):
            for query in (word[:end], word[:end].upper(), word[:end].lower()):
                assert f"p{number}" in found(indexed, query), query


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_whole_name_as_printed_finds_the_row(indexed: sqlite3.Connection, number: int) -> None:
    """Copied from a page with its brackets, dots and marks."""
    assert f"p{number}" in found(indexed, f'"{NAMES[number]}"')


def test_other_names_find_the_entry(indexed: sqlite3.Connection) -> None:
    """A former name leads to the present one."""
    assert {"p0"} == found(indexed, "业余大学")


def test_several_words_must_all_be_there(indexed: sqlite3.Connection) -> None:
    """No word is ignored because it is short."""
    assert {"p1"} == found(indexed, "静安 北馆")
    assert set() == found(indexed, "静安 徐汇区社区")


def test_half_width_letters_find_a_full_width_name(indexed: sqlite3.Connection) -> None:
    """A keyboard types half width."""
    assert {"p11"} == found(indexed, "abc")


def test_part_of_a_word_after_a_digit_or_a_mark_finds_the_row(
    indexed: sqlite3.Connection,
) -> None:
    """Typed letter by letter, a word with a hyphen or an apostrophe is never lost on the way."""
    for query in ("All", "al", "919", "4All"):
        assert {"p14"} == found(indexed, query), query
    for query in ("Jing'a", "jing’a", "Jing'an", "e-l", "E-learn", "learn"):
        assert "p15" in found(indexed, query), query


@settings(max_examples=2000)
@given(st.text(max_size=40))
def test_no_query_is_an_error(indexed: sqlite3.Connection, query: str) -> None:
    """Whatever is typed gives rows or none; a lone quotation mark Datasette itself refuses."""
    typed = query.replace("\0", "").replace(SEPARATOR, "").replace('"', "")
    if typed.strip():
        found(indexed, typed)


def test_tokens_of_nothing_are_none() -> None:
    """An empty text adds nothing to the index."""
    assert tokens("") == set()


def test_long_text_is_capped_so_that_the_index_stays_small() -> None:
    """A run in a text is at most twelve characters; a page of text costs what it must."""
    assert max(len(token) for token in tokens("学" * 200)) == 12
