"""The home page: ways in by what is on record, what is on, what is new; nothing unsaid is a zero."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

import site_fixture
from registry.site.publish import build_site
from test_site import City, build

ROOT = Path(__file__).parent.parent
TILE = re.compile(r'<li(?: class="([^"]*)")?><a href="([^"]*)"[^>]*>(?:<span class="number">(\d+)</span>)?')


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city with strands, audiences, sessions and history, in Chinese and English."""
    folder = tmp_path_factory.mktemp("home")
    path = folder / "registry.db"
    site_fixture.write_city(path)
    with sqlite3.connect(path) as database:
        _add_terms(database)
        _add_dates(database)
    return build(folder, path)


def _add_terms(database: sqlite3.Connection) -> None:
    database.executescript("""
        INSERT INTO fields (type, path, position, shape, title, vocabulary, many, required) VALUES
          ('organizations', 'strands', 90, 'term', '教育类型', 'strands', 1, 0),
          ('organizations', 'serves', 91, 'term', '服务人群', 'audiences', 1, 0);
        INSERT INTO vocabulary (vocabulary, term, label, label_en) VALUES
          ('strands', 'community', '社区教育', 'Community'), ('strands', 'degree', '学历教育', 'Degree'),
          ('audiences', 'older_people', '老年人', 'Older people'), ('audiences', 'youth', '青少年', 'Young people');
        UPDATE entries SET body = json_set(body, '$.strands', json('["community"]'), '$.serves', json('["older_people"]'))
          WHERE entry = 'organizations/river-school';
        UPDATE entries SET body = json_set(body, '$.strands', json('["degree"]'))
          WHERE entry = 'organizations/old-school';
    """)


def _add_dates(database: sqlite3.Connection) -> None:
    database.executescript("""
        DELETE FROM sessions;
        INSERT INTO sessions (entry, offering, starts, ends) VALUES
          ('courses/brush-now', 1, '2030-04-30T09:00', '2030-04-30T10:00'),
          ('courses/brush-now', 1, '2030-05-01T09:00', '2030-05-01T10:00'),
          ('courses/brush-now', 1, '2030-05-08T09:00', NULL),
          ('courses/brush-now', 1, '2030-06-26T09:00', NULL);
        INSERT INTO meta (key, value) VALUES ('history', 'full');
        INSERT INTO commits (hash, date) VALUES ('a', '2030-04-01'), ('b', '2030-04-20');
        INSERT INTO entry_versions (entry, valid_from, valid_to, "commit") VALUES
          ('organizations/river-school', '2030-04-01', '2030-04-20', 'a'),
          ('organizations/river-school', '2030-04-20', NULL, 'b'),
          ('organizations/old-school', '2030-04-20', NULL, 'b'),
          ('places/river-library', '2030-04-20', NULL, 'b');
        INSERT INTO field_changes (entry, number, field, date, "commit") VALUES
          ('organizations/river-school', 1, 'contact.phone', '2030-04-20', 'b'),
          ('organizations/river-school', 2, 'summary', '2030-04-20', 'b');
    """)


def test_search_comes_first_and_is_sent_without_a_script(home: City) -> None:
    """A plain form whose address carries the word, before any list."""
    page = home.page("").split("<article", 1)[1]
    form = page.index('<form class="search" role="search" action="./find/" method="get">')
    assert 'name="q"' in page[form:]
    assert form < page.index("<ul")
    assert 'action="../en/find/"' in home.page("en")


def test_the_page_a_search_leads_to_has_every_list(home: City) -> None:
    """Also for those who have no script."""
    for path in ("find", "en/find"):
        page = home.page(path)
        assert page.count('<li><a href="') >= len(("organizations", "places", "courses"))
        for kind in ("organizations", "places", "courses"):
            assert f"{kind}/" in page


def test_a_strand_counts_the_entries_that_name_it_and_what_is_closed_is_not_counted(home: City) -> None:
    """One school teaches for the community; the one for degrees has been merged away."""
    page = home.page("")
    assert '<a href="./find/?strand=community"><span class="number">1</span>' in page
    assert '<a href="./find/?strand=degree" class="unrecorded"><span class="none">暂无登记</span>' in page


def test_audiences_without_an_entry_are_said_in_words(home: City) -> None:
    """No zero; their pages say what is not known and whom to ask."""
    assert '<a href="./for/older_people/"><span class="number">1</span>' in home.page("")
    assert '<a href="./for/youth/">青少年</a>' in home.page("")
    assert "还没有登记标明面向这些人群的条目（不等于没有）： 青少年 。" in home.text("")
    assert not re.search(r'class="number">0<', home.page(""))


def test_districts_without_a_place_in_the_drawing_flow_by_code(home: City) -> None:
    """Nothing is drawn that no reference file says."""
    page = home.page("")
    assert "tiles-placed" not in page
    assert "这是示意" not in home.text("")
    tiles = TILE.findall(page.split('<ul class="tiles">')[1].split("</ul>")[0])
    assert [(place, href) for place, href, _ in tiles] == [("", "./districts/north/"), ("", "./districts/south/")]


def test_districts_stand_from_north_to_south_where_reference_places_them(tmp_path: Path) -> None:
    """In the order they are read too; the city as a whole stands beside."""
    site_fixture.write_city(tmp_path / "registry.db")
    with sqlite3.connect(tmp_path / "registry.db") as database:
        database.executescript("""
            UPDATE areas SET tile_row = 2, tile_column = 3 WHERE code = '990001';
            UPDATE areas SET tile_row = 1, tile_column = 1 WHERE code = '990002';
        """)
    city = build(tmp_path, tmp_path / "registry.db")
    squares = city.page("").split('<ul class="tiles tiles-placed">')[1].split("</ul>")[0]
    assert [(place, href) for place, href, _ in TILE.findall(squares)] == [
        ("row-1 column-1", "./districts/south/"), ("row-2 column-3", "./districts/north/")]
    assert "这是示意，不是地图" in city.text("")


def test_the_style_has_a_class_for_every_place_a_reference_file_uses() -> None:
    """A square without its class would fall out of the drawing."""
    style = (ROOT / "registry/site/theme/assets/registry/site.css").read_text("utf-8")
    for folder in ("reference", "examples/reference"):
        areas = (ROOT / folder / "areas.yaml").read_text("utf-8")
        places = set(re.findall(r'tile_(row|column): "?(\d+)', areas))
        assert places
        for axis, number in places:
            assert f".{axis}-{number} {{ grid-{axis}: {number}; }}" in style


def test_the_week_of_the_data_stands_there_and_later_weeks_wait(home: City) -> None:
    """What is past is left out; what comes later is hidden until a reader comes in its week."""
    items = re.findall(r'<li data-starts="([^"]+)"[^>]*?( hidden)?>', home.page(""))
    assert items == [("2030-05-01T09:00", ""), ("2030-05-08T09:00", " hidden")]
    assert "2030年5月1日 起七天内，已登记日期的场次" in home.text("")


def test_without_a_dated_session_nothing_is_said_of_the_week(tmp_path: Path) -> None:
    """An empty block would look like a city where nothing happens."""
    site_fixture.write_city(tmp_path / "registry.db")
    with sqlite3.connect(tmp_path / "registry.db") as database:
        database.execute("DELETE FROM sessions")
    assert "data-week" not in build(tmp_path, tmp_path / "registry.db").page("")


def test_news_are_the_newest_and_say_what_changed(home: City) -> None:
    """Each entry once a day, with its fields; a merged school is no news."""
    news = home.text("").split("新登记与新修改")[1].split("看懂一条登记")[0]
    assert " ".join(news.split()) == ("2030年4月20日 机构 河边社区学校 修改了 电话、简介 "
                                      "2030年4月20日 场所 河边图书馆 首次公布 2030年4月1日 机构 河边社区学校 首次公布")
    assert 'href="./organizations/river-school/#history"' in home.page("")


def test_where_history_is_not_whole_no_first_version_is_news(tmp_path: Path) -> None:
    """The earliest version known need not be the first."""
    path = tmp_path / "registry.db"
    site_fixture.write_city(path)
    with sqlite3.connect(path) as database:
        _add_dates(database)
        database.execute("UPDATE meta SET value = 'shallow' WHERE key = 'history'")
    words = build(tmp_path, path).text("")
    assert "首次公布" not in words
    assert "修改了" in words


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_count_of_the_fictional_city_is_true(fictional_dist: Path, folder: str) -> None:
    """A strand's number is that of its entries, asked for in another way."""
    page = (fictional_dist / "site" / folder / "index.html").read_text("utf-8")
    shown = dict(re.findall(r'\?strand=(\w+)"><span class="number">(\d+)<', page))
    with sqlite3.connect(fictional_dist / "registry.db") as database:
        rows = database.execute(
            "SELECT term, count(DISTINCT entry) FROM (SELECT entry, term FROM entry_terms WHERE vocabulary = 'strands'"
            " UNION SELECT 'courses/' || id, strand FROM courses WHERE strand IS NOT NULL) JOIN entries USING (entry)"
            " WHERE status NOT IN ('closed', 'merged') GROUP BY term")
        assert {term: str(number) for term, number in rows} == shown
        as_of = date.fromisoformat(database.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()[0])
        week = [(as_of + timedelta(days=ahead)).isoformat() for ahead in range(7)]
        known = {starts for (starts,) in database.execute("SELECT starts FROM sessions") if starts[:10] in week}
    visible = set(re.findall(r'<li data-starts="([^"]+)">', page))
    assert known
    assert visible == known


def test_two_builds_of_the_home_page_are_the_same(home: City, tmp_path: Path) -> None:
    """The same database, the same bytes."""
    build_site(home.folder.parent / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == (home.folder / "index.html").read_bytes()
