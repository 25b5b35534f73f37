"""The page that explains the tables, and its diagram."""

from __future__ import annotations

import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from registry.site.diagram import LETTERS, diagrams
from registry.site.queries import Registry

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture
def dist(fictional_dist: Path) -> Path:
    """The fictional city, built."""
    return fictional_dist


@pytest.fixture
def registry(dist: Path) -> Iterator[Registry]:
    """Its database."""
    opened = Registry(dist / "registry.db")
    yield opened
    opened.close()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_table_column_and_term_is_on_the_page(dist: Path, language: str) -> None:
    """And every link between tables leads to its table."""
    page = (dist / f"site/{language}data/dictionary/index.html").read_text(encoding="utf-8")
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        columns = opened.execute('select table_name, column_name from "columns"').fetchall()
        terms = opened.execute("select distinct vocabulary from vocabulary").fetchall()

    anchors = set(re.findall(r'id="((?:table|vocabulary)-[^"]+)"', page))
    assert anchors == {f"table-{table}" for table, _ in columns} | {
        f"vocabulary-{name}" for (name,) in terms}
    assert set(re.findall(r'href="[^"]*#((?:table|vocabulary)-[^"]+)"', page)) <= anchors
    assert page.count('<th scope="row"><code>') == sum(bool(column) for _, column in columns)


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_list_of_tables_leads_to_the_dictionary(dist: Path, language: str) -> None:
    """The page of the data names every table once and explains none."""
    page = (dist / f"site/{language}data/index.html").read_text(encoding="utf-8")
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        names = {name for (name,) in opened.execute('select distinct table_name from "columns"')}

    assert names == set(re.findall(r'data/dictionary/#table-([^"]+)"', page))


def test_the_diagram_can_be_read_aloud_and_followed(dist: Path) -> None:
    """It has a title and a description in the language of the page, and each box is a link."""
    for language, word in (("", "Entries"), ("zh/", "条目")):
        page = (dist / f"site/{language}data/dictionary/index.html").read_text(encoding="utf-8")
        drawn = [ET.fromstring(found) for found in SVG.findall(page) if 'class="diagram"' in found]
        assert len(drawn) == 2
        assert word in (drawn[0].findtext("title") or "")
        for one in drawn:
            assert one.findtext("desc")
            assert one.get("aria-labelledby") == one.find("title").get("id")
            assert len(one.findall("a")) == len(one.findall("a/rect")) == len(one.findall("a/text"))
            assert not one.findall(".//*[@style]")


def test_no_box_of_the_diagram_covers_another_or_is_too_narrow(registry: Registry) -> None:
    """Whatever tables the database has."""
    for diagram in diagrams(registry):
        for box in diagram.boxes:
            assert box.x >= 0
            assert 0 <= box.y <= box.y + box.height <= diagram.height
            assert all(len(line) <= LETTERS for line in (box.name, *box.key, *box.others))
            for other in diagram.boxes:
                apart = box.x != other.x or box.y + box.height <= other.y or (
                    other.y + other.height <= box.y)
                assert box is other or apart, (box.name, other.name)


def test_the_diagram_holds_every_table_that_is_a_part_or_a_whole(registry: Registry) -> None:
    """The seven types and their parts, the reference and its parts; each once."""
    drawn = [box.name for diagram in diagrams(registry) for box in diagram.boxes]
    wanted = {row["table_name"] for row in registry.rows(
        "SELECT table_name FROM columns WHERE section IN ('entries', 'parts', 'reference')")}

    assert len(drawn) == len(set(drawn))
    assert wanted <= set(drawn)
