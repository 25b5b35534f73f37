"""The plug-in of the project's own server: what it makes of a search, whatever is typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from registry.database import server_plugin
from registry.database.search import SEPARATOR, SearchTable, write_search_index
from registry.database.server_plugin import forgiving_escape
from searching import runs


@pytest.mark.parametrize(("typed", "quoted"), [
    ("社区 老年", '"社区" "老年"'),
    ("ＡＩ应用", '"AI应用"'),
    ("《沪剧》", '"沪剧"'),
    ("课程。", '"课程"'),
    ("C++", '"C"'),
    ("图书馆（北馆）", '"图书馆(北馆"'),
    ("社\u200b区\ufe0f", '"社区"'),
    ("社区\u3000学校", '"社区" "学校"'),
    ('"Learning  Center"', '"Learning Center"'),
    ("“Learning Center”", '"Learning" "Center"'),
    ('社"区', '"社" "区"'),
    ("jing’an", '"jing\'an"'),
    ("⻘浦", '"⻘浦"'),
    ("社\U0010ffff区", '"社" "区"'),
    ("……", '""'),
    ("", '""'),
])
def test_search_is_tidied_term_by_term(typed: str, quoted: str) -> None:
    """Each term stays whole and is quoted, as Datasette would."""
    assert quoted == forgiving_escape(typed)


def test_plugin_cuts_where_the_index_does() -> None:
    """It stands alone, so it repeats the sign that separates tokens."""
    assert SEPARATOR == server_plugin.SEPARATOR


@pytest.fixture(scope="module")
def indexed() -> Iterator[sqlite3.Connection]:
    """One name with its index, on a connection the plug-in has prepared."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.execute("create table places (id text primary key, name text)")
        opened.execute("insert into places values ('p', '静安区图书馆（北馆）AI4社区')")
        write_search_index(opened, SearchTable("places", ("name",)))
        server_plugin.prepare_connection(opened)
        yield opened


def found(opened: sqlite3.Connection, query: str) -> int:
    """Return how many rows a search finds."""
    sql = "select count(*) from places_fts where places_fts match escape_fts(?)"
    (number,) = opened.execute(sql, [query]).fetchone()
    return int(number)


@settings(max_examples=1000)
@given(st.text(max_size=40))
@example('"')
@example("\0")
@example(SEPARATOR)
@example('a"b')
def test_no_text_breaks_a_search(indexed: sqlite3.Connection, typed: str) -> None:
    """Quotes, controls and the index's own separator included."""
    found(indexed, typed)


@settings(max_examples=300)
@given(st.sampled_from(sorted(runs("静安区图书馆", longest=6))),
       st.text("\u200b\u200d\ufe0f\ufeff\u2060\u00ad", max_size=2), st.text("（）《》“”。，、·—…!?'\"", max_size=3),
       st.integers(0, 6))
def test_what_is_unseen_or_around_a_term_is_forgiven(
    indexed: sqlite3.Connection, run: str, unseen: str, signs: str, place: int
) -> None:
    """The row is found as if they had not been typed."""
    assert 1 == found(indexed, f"{signs}{run[:place]}{unseen}{run[place:]}{signs}")
