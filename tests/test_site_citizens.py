"""The pages for citizens: what is on, what is for whom, what people ask first; the gaps are said in words."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import find_truth

LISTED = "status NOT IN ('closed', 'merged')"
CITIES = ("fictional", "shanghai")
ITEM = re.compile(r'<li class="meeting" data-over="([^"]*)" data-marks="([^"]*)" data-for="([^"]*)">(.*?)</li>', re.DOTALL)


class Built:
    """A built city: its pages, and its database to ask."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, folder / "registry.db"

    def page(self, path: str) -> str:
        """Return what stands between the frame of a page."""
        html = (self.folder / "site" / path / "index.html").read_text("utf-8")
        return html.split("<article", 1)[1].split("</article>", 1)[0]

    def text(self, path: str) -> str:
        """Return the words of a page."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.page(path))).split())

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Return the rows of a query."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            return connection.execute(sql, values).fetchall()

    def number(self, **chosen: str) -> int:
        """Return how many entries have a value of each facet."""
        sets = [{entry for entry, known in find_truth.values(self.database, facet, "").items() if value in known}
                for facet, value in chosen.items()]
        return len(set.intersection(*sets))


@pytest.fixture(params=CITIES)
def city(request: pytest.FixtureRequest) -> Built:
    """The fictional city and the real one."""
    return Built(request.getfixturevalue(f"{request.param}_dist"))


@pytest.fixture
def fictional_city(fictional_dist: Path) -> Built:
    """The fictional city, whose authority is English."""
    return Built(fictional_dist)


@pytest.fixture
def shanghai_city(shanghai_dist: Path) -> Built:
    """The real city, whose authority is Chinese."""
    return Built(shanghai_dist)


def count_beside(page: str, href: str) -> int | None:
    """Return the number in the link to an address; None where it is said that there is none on record."""
    found = re.search(rf'<a href="[^"]*{re.escape(href)}"[^>]*>(?:<span class="number">(\d+)</span>)?', page)
    assert found, href
    return int(found[1]) if found[1] else None


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_session_of_eight_weeks_stands_there_with_what_one_asks_of_it(
    fictional_city: Built, folder: str
) -> None:
    """None is hidden without a script; cost, entrance and ways in are those of the database."""
    page = fictional_city.page(f"{folder}this-week/")
    (as_of,), = fictional_city.rows("SELECT value FROM meta WHERE key = 'as_of'")
    last = (date.fromisoformat(as_of) + timedelta(weeks=8)).isoformat()
    rows = fictional_city.rows(f"""
        SELECT coalesce(ends, starts), starts, courses.entry, fee_amount = 0,
          starts LIKE '%T17%' OR starts LIKE '%T18%' OR starts LIKE '%T19%' OR starts LIKE '%T2%',
          strftime('%w', starts) IN ('0', '6'), coalesce(sessions.enrolment, 'open') = 'open' AND EXISTS (
            SELECT 1 FROM entry_terms AS way WHERE way.entry = courses.entry AND way.term = 'walk_in'), seen.answer
        FROM sessions JOIN courses USING (entry)
        LEFT JOIN (SELECT id, access_step_free_entrance AS answer FROM places) AS seen ON seen.id = sessions.place
        WHERE starts >= ? AND starts < ? AND courses.{LISTED} ORDER BY starts""", as_of, last)
    items = ITEM.findall(page)
    assert len(items) == len(rows) > 20
    for (over, marks, _, inside), (ends, starts, entry, free, evening, weekend, walk_in, steps) in zip(
            items, rows, strict=True):
        assert (over, f"{entry}/" in inside, f'datetime="{starts}"' in inside) == (ends, True, True)
        said = {"free": free, "evening": evening, "weekend": weekend, "walk_in": walk_in}
        assert set(marks.split()) == {mark for mark, holds in said.items() if holds}
        assert (f"answer-{steps or 'unknown'}" in inside, "answer-unknown" in inside) == (
            True, steps is None or free is None)
    assert "<section data-day" in page
    assert 'id="week-presses" hidden' in page
    assert len(rows) == int(re.search(r"data-week-said>[^<]*?(\d+)</p>", page)[1])


def test_what_has_no_date_is_counted_and_can_be_looked_at(city: Built) -> None:
    """Of the courses on record; the finder lists the same."""
    courses = city.rows(f"SELECT entry FROM courses WHERE {LISTED}")
    dated = {entry for (entry,) in city.rows(
        "SELECT entry FROM offerings WHERE coalesce(enrolment, '') != 'cancelled'")}
    undated = sum(entry not in dated for (entry,) in courses)
    section = city.page("this-week/").split('id="undated"')[1].split("<h2")[0]
    assert [str(len(courses)), str(undated)] == re.findall(r"\d+", section.split("</h2>")[1].split("</p>")[0])
    assert 'href="../find/?type=courses&amp;when=unknown"' in section
    assert undated == city.number(type="courses", when="unknown")


def test_where_nothing_has_a_date_the_page_says_so_and_whom_to_ask(shanghai_city: Built) -> None:
    """No press that would do nothing; every telephone on record, every district."""
    page = shanghai_city.page("this-week/")
    assert "没有任何场次登记了日期。这不表示没有活动" in page
    assert "find-press" not in page
    phones = shanghai_city.rows(f"""
        SELECT contact_phone FROM organizations WHERE contact_phone IS NOT NULL AND {LISTED}
        UNION SELECT contact_phone FROM places WHERE contact_phone IS NOT NULL AND {LISTED}""")
    numbers = {re.sub(r"\D", "", one) for (written,) in phones for one in re.split("[、,;]", written)}
    assert numbers
    assert {re.sub(r"\D", "", one) for one in re.findall(r'href="tel:([^"]*)"', page)} == numbers
    for (slug,) in shanghai_city.rows("SELECT slug FROM areas WHERE slug IS NOT NULL"):
        assert f'href="../districts/{slug}/"' in page


def test_every_audience_of_the_vocabulary_has_a_page_that_says_no_zero(city: Built) -> None:
    """Also those that no entry names, under their stage of life."""
    index = city.page("for/")
    terms = city.rows("SELECT term, life_stage FROM vocabulary WHERE vocabulary = 'audiences'")
    for term, _ in terms:
        number = city.number(audience=term)
        assert count_beside(index, f"{term}/") == (number or None)
        page = city.page(f"for/{term}/")
        assert not re.search(r'class="number">0<', page)
        assert ('class="notice"' in page) == (not number)
        assert 'id="ask"' in page
    heads = re.findall(r"<h2>([^<]*)</h2>", index)
    assert len(heads) == len({stage for _, stage in terms}) == 4


def test_the_ways_in_of_an_audience_count_what_the_finder_counts(city: Built) -> None:
    """By strand, by district and for the first choices; what nobody has said leads to whom one can ask."""
    page, term = city.page("for/older_people/"), "older_people"
    for facet, value in (("fee", "free"), ("smartphone", "not_needed")):
        number = city.number(audience=term, **{facet: value})
        if number:
            assert count_beside(page, f"?audience={term}&amp;{facet}={value}") == number
        else:
            assert f"{facet}={value}" not in page
    for (strand,) in city.rows("SELECT term FROM vocabulary WHERE vocabulary = 'strands'"):
        number = city.number(audience=term, strand=strand)
        assert (f"strand={strand}" in page) == bool(number)
        if number:
            assert count_beside(page, f"?audience={term}&amp;strand={strand}") == number
    for slug in {slug for (slug,) in city.rows("SELECT slug FROM areas WHERE slug IS NOT NULL")}:
        assert count_beside(page, f"?audience={term}&amp;district={slug}") == (
            city.number(audience=term, district=slug) or None)


def test_a_long_list_is_cut_and_leads_to_the_rest(shanghai_city: Built) -> None:
    """Twelve courses, then the finder with all."""
    section = shanghai_city.page("for/older_people/").split('id="courses"')[1].split("<h2")[0]
    assert section.count('<li class="card">') == 12
    number = shanghai_city.number(audience="older_people", type="courses")
    rest = re.search(r'href="[^"]*\?audience=older_people&amp;type=courses">([^<]*)<', section)[1]
    assert re.findall(r"\d+", rest) == [str(number)]


def test_each_question_says_what_is_known_and_of_how_many_it_is_not(city: Built) -> None:
    """In numbers of the finder; nothing on record is told in words."""
    page = city.page("ask/")
    sections = dict(re.findall(r'<section>\s*<h2 id="(\w+)">(.*?)</section>', page, re.DOTALL))
    assert len(sections) == 10
    for key, facet, value in (("smartphone", "smartphone", "not_needed"), ("free", "fee", "free"),
                              ("steps", "step_free", "yes")):
        number, section = city.number(**{facet: value}), sections[key]
        assert (f'?{facet}={value}"' in section) == bool(number)
        assert not number or f'<span class="number">{number}</span>' in section
        assert ('class="notice"' in section) >= (not number)
        silent = find_truth.counts(city.database, facet, "").get("unknown", 0)
        assert str(silent) in re.findall(r"\d+", section.split('class="quiet"')[1])
    calls = city.rows("""SELECT recruiting_teachers_url, recruiting_volunteers_url FROM organizations
                         WHERE coalesce(recruiting_teachers_url, recruiting_volunteers_url) IS NOT NULL""")
    assert {address for row in calls for address in row if address} == set(
        re.findall(r'href="(https?:[^"]*)"', sections["teach"]))


def test_home_leads_to_each_question(city: Built) -> None:
    """Straight to what answers it, else to its part of the page of questions."""
    home = city.page("").split('id="questions"')[1].split("</ul>")[0]
    ways = re.findall(r'<a href="([^"]*)"', home)
    assert len(ways) == 10
    for way, facet in zip((1, 3), ("smartphone", "fee"), strict=True):
        value = {"smartphone": "not_needed", "fee": "free"}[facet]
        assert (f"{facet}={value}" in ways[way]) == bool(city.number(**{facet: value}))
        assert ways[way].startswith(("./find/?", "./ask/#"))


def test_a_course_that_is_full_or_over_names_others_like_it(fictional_city: Built) -> None:
    """One that is open does not."""
    full = fictional_city.page("courses/lantern-making/").split('id="alternatives"')[1].split("<h2")[0]
    assert "?type=courses&amp;audience=families" in full
    assert "?type=courses&amp;audience=families&amp;enrolment=open,walk_in" in full
    assert "audience=residents" not in full, "no other course names them"
    assert 'id="alternatives"' in fictional_city.page("courses/crane-driving/")
    assert 'id="alternatives"' not in fictional_city.page("courses/smartphones-for-all/")
    assert 'id="alternatives"' not in fictional_city.page("courses/brush-and-ink/")


def test_the_lists_of_all_types_lead_to_each_other(fictional_city: Built) -> None:
    """They share one tab."""
    page = fictional_city.page("places/").split('class="beside"')[1].split("</nav>")[0]
    assert '<a href="../places/" aria-current="page">' in page
    assert page.count("<a ") == 7
