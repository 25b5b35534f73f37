"""Search in Datasette's own box: everything a person may type finds its row, nothing else does."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest
from datasette.utils import escape_fts
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.database.search import SEPARATOR, SearchTable, sounds, tokens, write_search_index
from searching import runs

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
    "爱心驿站",
    "长宁区绿色银行",
    "Long Wei Hall",
    "".join(chr(0x4E00 + number) for number in range(60)),
]
UNSEEN = "\ufe0f\ufe00\U000e0100\u200b\u200d\u2060\ufeff\u00ad\u3000\u2028\0\U0010ffff社区学"
BREAKS = "\0" + SEPARATOR
WORD = re.compile(r"[A-Za-z0-9]+")


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


@settings(max_examples=300)
@given(st.text(st.one_of(st.sampled_from(UNSEEN), st.characters(exclude_categories=["Cs"])), max_size=30))
def test_any_name_is_found_by_its_han_and_its_words(name: str) -> None:
    """Variation selectors, joiners, controls and the index's own separator hide no row."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.execute("create table places (id text primary key, name text)")
        opened.execute("insert into places values ('p', ?)", [name])
        write_search_index(opened, SearchTable("places", ("name",)))
        seen = "".join(c for c in name if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
        for query in runs(seen.translate(dict.fromkeys(map(ord, BREAKS), " ")), longest=4):
            assert {"p"} == found(opened, query), query


def test_name_is_found_by_its_pinyin(indexed: sqlite3.Connection) -> None:
    """Syllables without spaces from any character on, or initials."""
    for query in ("xuhui", "xuhuiqu", "shequxueyuan", "XuHui", "sqxy", "xhq"):
        assert "p0" in found(indexed, query), query
    assert {"p2"} == found(indexed, "gongzuofang")
    assert {"p0"} == found(indexed, "yeyudaxue")


def test_short_pinyin_does_not_drown_words(indexed: sqlite3.Connection) -> None:
    """`AI` is a word; 爱心 is found by `aixin`."""
    assert {"p2", "p14"} == found(indexed, "AI")
    assert {"p16"} == found(indexed, "aixin")
    assert set() == found(indexed, "ax")


def test_every_usual_reading_finds_a_name(indexed: sqlite3.Connection) -> None:
    """A dictionary of phrases does not know every place; a keyboard has no ü."""
    for query in ("changning", "changningqu", "yinhang", "lvse", "luse", "lüse"):
        assert {"p17"} == found(indexed, query), query


def test_pinyin_of_parts_or_of_texts_finds_nothing(indexed: sqlite3.Connection) -> None:
    """Whole syllables only, and of names only."""
    assert set() == found(indexed, "shequxueyua")
    assert set() == found(indexed, "zhelixuexi")


def test_word_of_a_name_is_found_beside_what_sounds_so(indexed: sqlite3.Connection) -> None:
    """The two are told apart by asking for the letters themselves."""
    assert {"p3", "p18"} == found(indexed, "long")
    rows = indexed.execute("select id from places where name like '%long%'")
    assert [("p18",)] == rows.fetchall()


def test_pinyin_of_a_long_name_of_many_readings_stays_small() -> None:
    """Ways to read a name do not multiply without end."""
    assert 40 * 41 / 2 * 16 > len(sounds("长行" * 20))


@settings(max_examples=300)
@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=40))
def test_any_han_has_small_latin_sounds_or_none(name: str) -> None:
    """Characters without a known sound break a run and nothing else."""
    assert all(sound.isascii() and sound.islower() for sound in sounds(name))


def test_sounds_are_read_when_the_index_is_built_and_only_then() -> None:
    """The dictionary of sounds costs a check nothing."""
    code = "import sys, registry.database.build; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False" == done.stdout.strip()


def test_tokens_of_nothing_are_none() -> None:
    """An empty text adds nothing to the index."""
    assert tokens("") == set()


def test_long_text_is_capped_so_that_the_index_stays_small() -> None:
    """A run in a text is at most twelve characters; a page of text costs what it must."""
    assert max(len(token) for token in tokens("学" * 200)) == 12
