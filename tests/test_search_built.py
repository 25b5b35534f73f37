"""Search of the built files, tried with everything that can be asked of their names and texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from registry.database.searched import search_tables
from searching import Searched, differing, inside, skipping

CITIES = ("shanghai_dist", "fictional_dist")
TABLES = [table.table for table in search_tables(("zh", "en"))]


@pytest.fixture(scope="module", params=CITIES)
def built(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """The file of one city, as people get it."""
    out = request.getfixturevalue(request.param)
    with closing(sqlite3.connect(out / "registry.db")) as opened:
        yield opened


@pytest.fixture(params=TABLES)
def searched(request: pytest.FixtureRequest, built: sqlite3.Connection) -> Searched:
    """One table that can be searched."""
    (languages,) = built.execute("select value from meta where key = 'languages'").fetchone()
    tables = {table.table: table for table in search_tables(tuple(json.loads(languages)))}
    return Searched(built, tables[request.param])


def test_han_finds_every_row_that_has_it_and_no_other(searched: Searched) -> None:
    """Every run of a name, every run up to twelve characters of a text: recall and precision 1."""
    truth = searched.han()

    assert truth
    assert [] == differing(truth, searched.ask)
    assert [] == differing(skipping(truth), searched.ask)


def test_word_finds_every_row_where_a_word_begins_so(searched: Searched) -> None:
    """Letters and digits as whole words and beginnings from two, never from inside a word.

    What a name sounds like may be spelled as a word is: such rows are counted apart.
    """
    truth, apart = searched.words(), searched.sounding()

    assert [] == differing(truth, searched.ask, apart)
    assert [] == differing(inside(truth), searched.ask, apart)


def test_part_of_a_name_with_its_signs_finds_the_row(searched: Searched) -> None:
    """Copied from a page: brackets, dots, letters and digits among Han, but no space."""
    for piece, rows in searched.pieces().items():
        found = searched.ask(piece)
        assert rows <= found, piece
        if not piece.isascii():
            assert all(searched.holds(rowid, piece) for rowid in found - rows), piece


def test_pinyin_finds_every_name_that_is_read_so(searched: Searched) -> None:
    """Syllables of four letters or more, initials of three or more; words written so stay found."""
    words = searched.words()
    truth = {query: rows | words.get(query, set()) for query, rows in searched.spoken().items()}

    assert [] == differing(truth, searched.ask, apart=searched.sounding())


def test_fewer_letters_find_words_only(searched: Searched) -> None:
    """A syllable of three letters or two initials would drown the words that are written so."""
    words, sounding = searched.words(), searched.sounding()
    short = {heard[:length] for heard in searched.spoken() for length in (2, 3)}
    asked = {query for query in short if query not in sounding}

    assert [] == differing({query: words.get(query, set()) for query in asked}, searched.ask)
