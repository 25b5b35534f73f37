"""The pages of the policy: what each clause has on record, what it has not, and how numbers read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import site_fixture
from test_site import City, build

ABSENT = "登记册中暂无"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city with a policy, in Chinese first."""
    folder = tmp_path_factory.mktemp("policy")
    site_fixture.write_policy_city(folder / "registry.db")
    return build(folder, folder / "registry.db")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The same city with English first, below a path of its host."""
    folder = tmp_path_factory.mktemp("english")
    site_fixture.write_policy_city(folder / "registry.db", "en", "zh")
    return build(folder, folder / "registry.db", "https://example.org/repo", "examples")


def part(city: City, path: str, anchor: str) -> str:
    """Return the HTML of one section of a page, from its heading to the next."""
    return city.page(path).split(f'<h2 id="{anchor}">', 1)[1].split("<h2", 1)[0]


def row(html: str, name: str) -> str:
    """Return the row of a table that holds a name."""
    rows = (one.split("</tr>", 1)[0] for one in html.split("<tr")[1:])
    return next(one for one in rows if name in one)


def test_every_link_of_the_policy_and_the_network_leads_somewhere(
    city: City, english: City
) -> None:
    """Pages, anchors of measures, schemes, indicators and documents, in both cities."""
    assert city.report.broken_links == ()
    assert english.report.broken_links == ()


def test_every_clause_has_a_page_in_every_language(city: City) -> None:
    """At its address, with its heading and a summary that says whose words it is in."""
    for prefix, heading, owned in (("", "人人可学", "我们自己的概括"),
                                   ("en/", "Open to all", "words of our own")):
        words = city.text(f"{prefix}policy/c2")
        assert heading in city.page(f"{prefix}policy/c2")
        assert owned in words
        assert heading in city.text(f"{prefix}policy")


def test_a_clause_shows_who_holds_its_titles(city: City) -> None:
    """With the year, and with how many there are in words."""
    programmes = part(city, "policy/c2", "programmes")
    assert '<a href="../../organizations/river-school/">河边社区学校</a>' in programmes
    assert "2028年" in programmes
    assert "登记册中有 1 个" in programmes


def test_a_title_that_nobody_is_known_to_hold_is_not_on_record(city: City) -> None:
    """It stands among the programmes, and among what is not on record; nowhere as a zero."""
    lost = part(city, "policy/c2", "programmes").split("失落奖", 1)[1]
    assert ABSENT in lost.split("</summary>", 1)[0]
    missing = part(city, "policy/c2", "missing")
    assert "<li>失落奖</li>" in missing
    assert "<li>河边奖</li>" not in missing


def test_a_note_for_those_who_enter_says_that_it_is_one(city: City) -> None:
    """A citizen would not know what to do with it."""
    assert "登记说明：写在 note" in city.text("policy/c2")


def test_a_clause_shows_its_entries_and_cases(city: City) -> None:
    """By type, each entry a link."""
    page = city.page("policy/c2")
    assert '<h2 id="organizations">机构 <span class="tally">1</span></h2>' in page
    assert '<h2 id="cases">案例 <span class="tally">1</span></h2>' in page
    assert '<a href="../../cases/river-pilot/">河边实验</a>' in page


def test_what_is_closed_answers_to_no_clause(city: City) -> None:
    """It keeps its page, but is neither listed nor counted, and its numbers are not said."""
    assert "关闭的实验" not in city.text("policy/c2")
    assert "关闭的实验" in city.page("cases/closed-pilot")
    assert "777" not in city.text("policy/c2")
    assert '<span class="number">4</span>' in row(city.page("policy"), "人人可学")


def test_a_clause_without_entries_says_so_and_invites_the_first(city: City) -> None:
    """What it asks for, and what every clause is shown by, is named as not on record."""
    page = city.page("policy/c3")
    assert "没有登记不等于没有" in page
    assert 'href="../../contribute/">如何登记一条</a>' in page
    missing = part(city, "policy/c3", "missing")
    for kind in ("场所", "案例", "统计"):
        assert f"<li>{kind}</li>" in missing
    assert "机构" not in missing


def test_the_table_of_clauses_says_absence_in_words(city: City) -> None:
    """Never as zero."""
    line = row(city.page("policy"), "远处的事")
    assert line.count("暂无登记") == 2
    assert not re.search(r">\s*0\s*<|0 项", line)
    assert "3 项中 2 项有登记" in row(city.page("policy"), "人人可学")


def test_what_a_clause_names_is_counted_where_entries_can_show_it(city: City) -> None:
    """A document is on record by being there; a page or the list of all entries shows nothing."""
    systems = part(city, "policy/c2", "systems")
    assert '<td data-label="条目">1</td>' in row(systems, "河边奖的评选")
    assert ABSENT in row(systems, "失落奖的评选")
    for name in ("修订意见", "学习地图", "全部条目"):
        assert "不以条目计" in row(systems, name)
    assert "99" not in row(systems, "全部条目")
    missing = part(city, "policy/c2", "missing")
    assert "失落奖的评选" in missing
    for name in ("河边奖的评选", "修订意见", "学习地图", "全部条目"):
        assert name not in missing


def test_a_number_that_is_not_exact_is_shown_as_printed(city: City) -> None:
    """With its qualifier in words, wherever it stands."""
    figures = part(city, "policy/c2", "figures")
    assert "超过 3,500,000 人" in figures
    assert "350余万" in figures
    for path in ("statistics/learners-a", "statistics"):
        assert "超过 3,500,000 人" in city.text(path)
    assert "350余万" in city.text("statistics/learners-a")
    assert "More than 3,500,000 people" in city.text("en/statistics/learners-a")
    assert "350余万" in city.text("en/statistics/learners-a")


def test_figures_that_differ_are_both_shown(city: City) -> None:
    """In the heading of the measure, and each with its statistic."""
    figures = part(city, "policy/c2", "figures")
    heading = re.search(r"<summary>学员(.*?)</summary>", figures, re.DOTALL)
    assert heading
    assert "超过 3,500,000 人 或 3,600,000 人（2029年）" in heading[1]
    assert "1,234" not in heading[1]
    for name in ("learners-a", "learners-b", "learners-old"):
        assert f'<a href="../../statistics/{name}/">' in figures


def test_the_number_of_one_group_is_not_said_of_all(city: City) -> None:
    """A measure with numbers of groups alone has no number in its heading, only how many."""
    heading = re.search(r"<summary>试点(.*?)</summary>", part(city, "policy/c2", "figures"),
                        re.DOTALL)
    assert heading
    assert "6 人" not in heading[1]
    assert "2 条数据" in heading[1]
    assert '<p class="card-figure">2 条数据</p>' in city.page("statistics")


def test_a_measure_without_a_number_is_named(city: City) -> None:
    """Among what is not on record, where links to it lead."""
    assert '<li id="measures-teachers">教师</li>' in part(city, "policy/c2", "missing")


def test_a_zero_that_a_source_printed_stays_a_zero(city: City) -> None:
    """It is a number, not an absence."""
    assert "0 人" in city.text("statistics/residents")


def test_an_answer_about_a_measure_is_no_verdict(city: City) -> None:
    """That areas do not add up is nothing that failed."""
    words = city.text("statistics/learners-a")
    assert "各地区相加等于合计 否" in words
    assert "answer-no" not in city.page("statistics/learners-a")


def test_an_indicator_names_each_part_once_and_links_it(city: City) -> None:
    """Its definition stands on its own page, and what nobody reported is no number."""
    definition = part(city, "indicators/I-1", "definition")
    link = '<a href="../../policy/c2/#measures-learners">学员数</a>'
    assert definition.count(link) == definition.count("学员数") == 1
    assert "没有上报" in part(city, "indicators/I-1", "numbers")


def test_a_clause_lists_its_indicators_with_what_can_be_said(city: City) -> None:
    """From the clause to the page of the number."""
    indicators = part(city, "policy/c2", "indicators")
    assert '<a href="../../indicators/I-1/">学员率</a>' in indicators
    assert "没有上报" in indicators
    assert "不表示没有做到" in indicators


def test_measures_and_documents_of_no_clause_stand_on_the_page_of_the_policy(city: City) -> None:
    """Nothing that is listed is without a place."""
    assert 'id="measures-residents"' in part(city, "policy", "figures")
    assert 'id="measures-learners"' not in city.page("policy")
    assert 'href="https://example.org/policy"' in part(city, "policy", "documents")


def test_points_are_written_as_people_write_them(city: City) -> None:
    """A hundred is not 100.0, and half a point is kept."""
    standards = part(city, "policy", "standards")
    assert "满分 100，90 分合格" in standards
    assert '<td data-label="分值">7.5</td>' in standards


def test_the_pages_of_clauses_speak_the_language_of_the_page(city: City, english: City) -> None:
    """Not a word of the site itself is left in the other language."""
    for page in (city.text("en/policy/c2"), english.text("policy/c2")):
        assert "Not on record yet" in page
        assert "not counted in entries" in page
        assert "More than 3,500,000 people or 3,600,000 people (2029)" in page
        assert ABSENT not in page
    assert ABSENT in english.text("zh/policy/c2")


def test_an_empty_registry_has_pages_of_policy_and_network(tmp_path: Path) -> None:
    """They say that nothing is on record, and count nothing."""
    site_fixture.write_empty(tmp_path / "registry.db")
    city = build(tmp_path, tmp_path / "registry.db")
    assert "没有登记不等于没有" in city.text("policy/c1")
    assert not re.search(r'class="(number|tally)">\s*0', city.page("network") + city.page(""))
