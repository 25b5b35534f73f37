"""Districts, townships, rosters and the tree: what is on record, and what is said not to be."""

from __future__ import annotations

import re

import pytest

import site_fixture
from test_site import City, build
from test_site_policy import part, row

ABSENT = "登记册中暂无"
QUIET = "areas/990002001"
"""A township that counts and has no entry."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city of sixteen districts and three townships, in Chinese first."""
    folder = tmp_path_factory.mktemp("network")
    site_fixture.write_policy_city(folder / "registry.db")
    return build(folder, folder / "registry.db")


def cells(html: str) -> list[str]:
    """Return the cells of a table that are no headings."""
    return re.findall(r"<td\b[^>]*>(.*?)</td>", html, re.DOTALL)


def tree(city: City, language: str = "") -> str:
    """Return the HTML of the tree."""
    return part(city, f"{language}network", "tree")


def test_every_cell_of_the_trio_is_a_link_or_says_that_it_is_not_on_record(city: City) -> None:
    """Sixteen districts by three kinds: 48 cells, none of them empty, none a zero."""
    found = cells(city.page("network/district-trio"))
    assert len(found) == 16 * 3 == 48
    linked = [cell for cell in found if '<a href="' in cell]
    absent = [cell for cell in found if cell == f'<span class="quiet">{ABSENT}</span>']
    assert linked == ['<a href="../../organizations/north-college/">北区社区学院</a>']
    assert len(absent) == 46


def test_a_statement_that_a_list_is_complete_is_believed(city: City) -> None:
    """Only then is it said that there is none; and it is not called missing."""
    found = cells(city.page("network/district-trio"))
    assert sum("没有（名单已声明完整）" in cell for cell in found) == 1
    assert "没有（名单已声明完整）" in city.text("districts/district-16")
    missing = part(city, "districts/district-16", "missing")
    assert "开放大学" not in missing
    assert "社区学院" in missing


def test_every_district_and_every_kind_heads_the_table(city: City) -> None:
    """A cell can be read by its row and its column, also where the columns stand in no head."""
    page = city.page("network/district-trio")
    assert len(re.findall(r'<th scope="row">', page)) == 16
    for _, kind, _ in site_fixture.TRIO:
        assert f'<th scope="col">{kind}</th>' in page
        assert page.count(f'<td data-label="{kind}">') == 16


def test_a_merged_body_fills_no_cell(city: City) -> None:
    """Neither in the table, nor on the page of its district, nor in the tree."""
    for path in ("network/district-trio", "districts/south", "network", "policy/c2"):
        assert "南区旧学院" not in city.text(path)
    assert "社区学院" in part(city, "districts/south", "missing")


def test_a_roster_counts_only_the_townships_that_count(city: City) -> None:
    """The unit that no target counts is not asked, even where it has a school."""
    page = city.page("network/township-schools")
    assert len(cells(page)) == 3
    assert "应有 3 家，登记册中已有 1 家" in city.text("network/township-schools")
    assert "南区农场" not in page
    assert "农场社区学校" not in page


def test_a_roster_says_of_each_district_how_far_the_record_goes(city: City) -> None:
    """In words where nothing is on record."""
    page = city.page("network/township-schools")
    assert "应有 2 家，登记册中已有 1 家" in row(page, "北区</a>")
    assert "应有 1 家，登记册中暂无" in row(page, "南区</a>")


def test_a_roster_names_its_clause_and_what_absence_means(city: City) -> None:
    """The reader can see who asks for it."""
    page = city.page("network/district-trio")
    assert '<a href="../../policy/c2/">人人可学</a>' in page
    assert "不等于没有" in page


def test_the_tree_goes_from_the_city_to_the_residential_level(city: City) -> None:
    """Each area stands inside the one above; of residential areas only those with an entry."""
    opened = tree(city)
    order = [opened.index(name) for name in
             ("示例市 <", "北区 <", "河边街道 <", "桥头居委会 <", "桥头学习室")]
    assert order == sorted(order)
    until_room = opened[: opened.index("桥头学习室")]
    assert until_room.count("<details") - until_room.count("</details>") == 4
    assert "桥尾居委会" not in opened


def test_the_tree_counts_what_is_in_an_area_and_below(city: City) -> None:
    """Entries that are merged or closed are not among them."""
    opened = tree(city)
    for name, number in (("河边街道", 3), ("桥头居委会", 1), ("北区", 4), ("南区", 1)):
        line = re.search(rf"<summary>{name} (.*?)</summary>", opened)
        assert line
        assert f'<span class="number">{number}</span>' in line[1], name


def test_the_tree_says_absence_in_words(city: City) -> None:
    """An area without entries is there, and is not called zero."""
    opened = tree(city)
    quiet = opened.split("静静街道", 1)[1].split("</li>", 1)[0]
    assert "暂无登记" in quiet
    assert not re.search(r">\s*0\s*<", opened)
    assert "none on record yet" in tree(city, "en/")


def test_a_district_says_what_is_on_record_and_what_is_not(city: City) -> None:
    """Its bodies, its figures and its townships; then the kinds and types without an entry."""
    words = city.text("districts/north")
    assert '<a href="../../organizations/north-college/">北区社区学院</a>' in city.page(
        "districts/north"
    )
    assert "5,000 人" in words
    missing = part(city, "districts/north", "missing")
    for name in ("开放大学", "老年大学", "规划与报告", "课程"):
        assert f"<li>{name}</li>" in missing
    for name in ("社区学院", "机构", "统计"):
        assert f"<li>{name}</li>" not in missing
    assert "不等于没有" in missing


def test_a_district_lists_its_townships_with_what_each_has(city: City) -> None:
    """Those with nothing yet stand apart, with what that means; those that do not count say so."""
    north = part(city, "districts/north", "townships")
    assert '<span class="number">3</span>' in row(north, "河边街道")
    assert "河边社区学校" in row(north, "河边街道")
    south = part(city, "districts/south", "townships")
    quiet = south.partition("还没有登记的")[2]
    assert ABSENT in quiet
    assert "静静街道" in quiet
    assert "不计入街镇" in row(south, "南区农场")
    assert "不作要求" in row(south, "南区农场")
    assert "河边街道" not in north.partition("还没有登记的")[2]
    assert not re.search(r">\s*0\s*<", north + south)


def test_all_townships_stand_on_one_page_with_their_entries(city: City) -> None:
    """Under the district they belong to; where nothing is on record there is no number."""
    page = city.page("areas")
    north = page.partition('<a href="../districts/north/">')[2].partition("<h2")[0]
    assert '<a href="../areas/990001001/">河边街道</a> <span class="tally">3</span>' in north
    quiet = page.partition('<a href="../areas/990002001/">静静街道</a>')[2].partition("</li>")[0]
    assert quiet == ""


def test_the_squares_of_a_roster_say_how_many_of_how_many(city: City) -> None:
    """Each leads to the rows of its district on the same page."""
    page = city.page("network/district-trio")
    squares = dict(re.findall(r'<a href="#area-(\d+)"[^>]*><span class="number">(.*?)</span></span>', page))
    assert {code: re.sub("<.*?>", "", said) for code, said in squares.items()} == {"990001": "1 / 3"}
    assert page.count('id="area-990001"') == 1


def test_a_district_marks_its_own_square(city: City) -> None:
    """The way to its neighbours says where one is."""
    page = city.page("districts/north")
    assert re.findall(r'<a href="([^"]*)" aria-current="page"', page) == ["../../districts/north/"]


def test_a_district_without_entries_says_so_once(city: City) -> None:
    """With a way to the first entry, and no row of empty headings."""
    page = city.page("districts/district-3").split("</head>")[1]
    assert page.count("这里还没有登记") == 1
    assert '<h2 id="organizations">' not in page
    assert not re.search(r">\s*0\s*<", page)


def test_a_township_says_what_is_on_record_and_what_is_not(city: City) -> None:
    """Its entries by type, its school, its residential areas; then what nobody has entered."""
    page = city.page("areas/990001001")
    for path in ("organizations/river-school", "cases/river-pilot", "places/bridge-room"):
        assert f'href="../../{path}/"' in page
    missing = part(city, "areas/990001001", "missing")
    assert "<li>课程</li>" in missing
    assert "<li>机构</li>" not in missing
    assert "桥头居委会" in part(city, "areas/990001001", "residential")


def test_a_township_without_entries_is_not_called_failed_or_zero(city: City) -> None:
    """It says that nobody has entered anything, and how to begin."""
    words, page = city.text(QUIET), city.page(QUIET)
    assert "这里还没有登记。没有登记不等于没有" in words
    assert f'<span class="quiet">{ABSENT}</span>' in page
    assert 'href="../../contribute/"' in page
    assert not re.search(r">\s*0\s*<", page.split("<article", 1)[1])
    for verdict in ("不合格", "未达标", "缺少", "不足", "没有达到", "answer-no", "chip-warn"):
        assert verdict not in page
    english = city.text(f"en/{QUIET}").lower()
    assert "not on record yet" in english
    assert not re.search(r"\b(fail|short of|lacks|zero)", english)


def test_a_unit_that_does_not_count_says_so_before_anything_else(city: City) -> None:
    """No roster asks of it, so no body is missing there."""
    words = city.text("areas/990002901")
    assert words.index("这个单位不计入街镇数") < words.index("农场社区学校")
    assert "街镇学校" not in words


def test_the_number_of_a_township_in_a_wider_statistic_stands_on_its_page(city: City) -> None:
    """Also a zero that a source printed."""
    assert "0 人" in part(city, "areas/990001002", "figures")


def test_no_count_of_entries_is_ever_a_zero(city: City) -> None:
    """On the home page, the districts, the lists: what is not on record is said in words."""
    for path in ("", "districts", "districts/south", "courses", "organizations", "network"):
        for language in ("", "en/"):
            page = city.page(f"{language}{path}")
            assert not re.search(r">\s*0\s*<|共 0|record: 0", page), f"{language}{path}"


def test_the_pages_of_areas_speak_both_languages(city: City) -> None:
    """The names of areas and kinds, and the words of the site."""
    assert "River School" in city.text("en/areas/990001001")
    words = city.text("en/network/district-trio")
    assert "On record so far: 1 of 48." in words
    assert "None, by a statement that the list is complete" in words
    assert "Community college" in words
    assert ABSENT not in words
