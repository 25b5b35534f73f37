"""The site: every page from the database alone, every link followed, hostile texts inert."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

import site_fixture
from registry.errors import EnvironmentFault
from registry.findings.codes import CODES
from registry.site import sitemap
from registry.site.brief import brief
from registry.site.link_check import broken_links
from registry.site.links import Links
from registry.site.publish import SiteReport, build_site

ROOT = Path(__file__).parent.parent
UNCONFIRMED = "依公开资料整理,尚未经机构确认"


class City:
    """A built site with its report, to read pages from."""

    def __init__(self, folder: Path, report: SiteReport) -> None:
        self.folder, self.report = folder, report

    def page(self, path: str) -> str:
        """Return the HTML of a page."""
        return (self.folder / path / "index.html").read_text("utf-8")

    def text(self, path: str) -> str:
        """Return the words a reader of a page sees, without its frame."""
        body = self.page(path).split("<article", 1)[1].partition(">")[2].split("</article>", 1)[0]
        reader = _Words()
        reader.feed(body)
        return " ".join(" ".join(reader.words).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.attributes += attrs


def build(folder: Path, database: Path, url: str | None = None, city: str = "") -> City:
    """Build a site with the settings of the first or of the fictional city."""
    out = folder / "site"
    report = build_site(database, ROOT / "docs", ROOT / city / "mkdocs.yml", out, url)
    return City(out, report)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city whose authority language is Chinese, at no known address."""
    folder = tmp_path_factory.mktemp("city")
    site_fixture.write_city(folder / "registry.db")
    return build(folder, folder / "registry.db")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A city whose authority language is English, below a path of its host."""
    folder = tmp_path_factory.mktemp("english")
    site_fixture.write_city(folder / "registry.db", "en", "zh")
    return build(folder, folder / "registry.db", "https://example.org/repo", "examples")


def test_no_link_of_any_page_is_broken(city: City, english: City) -> None:
    """Addresses, anchors and assets, in both languages and below a path."""
    assert city.report.broken_links == ()
    assert english.report.broken_links == ()
    assert city.report.warnings == ()


def test_the_report_counts_what_was_written(city: City) -> None:
    """The closing summary of a build can be believed."""
    assert city.report.files == sum(path.is_file() for path in city.folder.rglob("*"))
    assert city.report.pages == len(list(city.folder.rglob("index.html")))


def test_every_entry_has_a_page_in_every_language(city: City) -> None:
    """At its address, the authority's language at the root."""
    with sqlite3.connect(city.folder.parent / "registry.db") as database:
        entries = [row[0] for row in database.execute("SELECT entry FROM entries")]
    assert len(entries) > 60
    for entry in entries:
        assert (city.folder / entry / "index.html").is_file()
        assert (city.folder / "en" / entry / "index.html").is_file()


def test_an_entry_shows_all_its_fields(city: City) -> None:
    """Labels come from the descriptions of the fields, terms from the vocabularies."""
    words = city.text("organizations/river-school")
    for expected in ("河边社区学校", "River Community School", "社区学校", "北区", "河边街道",
                     "1996年", "未登记的学院", "021-5555 0101", "river-evening-school"):
        assert expected in words
    assert 'href="tel:021-55550101"' not in city.page("organizations/river-school")
    assert 'href="tel:02155550101"' in city.page("organizations/river-school")


def test_sources_are_numbered_and_linked_only_where_the_address_is_published(city: City) -> None:
    """Links to other sites lend no trust and tell them nothing."""
    page = city.page("organizations/river-school")
    assert '<li id="source-1">' in page
    assert '<li id="source-2">' in page
    link = '<a href="https://example.org/a" rel="nofollow noopener noreferrer ugc">招生简章</a>'
    assert link in page
    assert '<p class="source-title">没有链接的来源</p>' in page
    assert "示例区教育局" in page
    assert "2029年9月" in page


def test_a_title_points_at_the_source_that_proves_it(city: City) -> None:
    """With its state and its level."""
    page = city.page("organizations/river-school")
    assert '<a href="#source-2">依据：来源 2</a>' in page
    words = city.text("organizations/river-school")
    assert "学习之星 有效 级别 市级 年份 2028年" in words


def test_an_unconfirmed_entry_says_so_in_both_languages(city: City) -> None:
    """Plainly, before anything else about it."""
    assert UNCONFIRMED in city.text("organizations/river-school")
    assert "not yet confirmed by the institution" in city.text("en/organizations/river-school")


def test_what_points_at_an_entry_is_listed_on_its_page(city: City) -> None:
    """The places and the courses of an organization, the courses of a place."""
    words = city.text("organizations/river-school")
    assert "所管理的场所 1 河边图书馆" in words
    assert "开设的课程 3" in words
    assert "在此开设的课程 2" in city.text("places/river-library")


def test_a_text_missing_in_a_language_is_shown_in_the_other_and_marked(city: City) -> None:
    """A screen reader then reads it in the right voice."""
    assert '<h1 id="main"><span lang="zh-CN">河边图书馆</span></h1>' in city.page(
        "en/places/river-library"
    )
    assert '<span lang="zh-CN">' not in city.page("places/river-library")


def test_words_that_stand_as_found_are_marked_where_they_are_in_another_language(english: City) -> None:
    """Titles and publishers of sources, which nobody translates: a screen reader knows that they are Chinese."""
    page = english.page("organizations/river-school")
    assert re.search(r'<a href="https://example.org/a" lang="zh-CN" rel="[^"]*">招生简章</a>', page)
    assert '<p class="source-title" lang="zh-CN">没有链接的来源</p>' in page
    assert '<span lang="zh-CN">示例区教育局</span>' in page
    assert 'lang="zh-CN">示例区教育局' not in english.page("zh/organizations/river-school")


def test_unknown_is_said_where_people_ask_for_it(city: City) -> None:
    """Hours, access, address, telephone and fee; never as zero."""
    words = city.text("places/bare-place")
    for label in ("地址", "开放时间", "无障碍"):
        assert re.search(f"{label}[^。]*? 未知", words)
    assert "电话 未知" in city.text("organizations/old-school")
    assert "费用 未知" in city.text("courses/undated-course")
    assert "学时 未知" not in city.text("courses/undated-course")


def test_free_is_said_in_words(city: City) -> None:
    """An amount of 0 that is on record is not the same as an unknown one."""
    assert "金额 免费" in city.text("courses/brush-now")


def test_a_course_whose_runs_have_ended_is_past(city: City) -> None:
    """It is never shown as open for enrolment, whatever its entry says."""
    words = city.text("courses/brush-past")
    assert "以往开设" in words
    assert "已结束" in words
    assert "报名中" not in words


def test_a_course_with_a_current_run_shows_its_enrolment(city: City) -> None:
    """With its sessions."""
    words = city.text("courses/brush-now")
    assert "2030年3月1日至2030年6月30日开设" in words
    assert "报名中" in words
    assert "2030年3月1日 09:00–10:30" in words


def test_a_course_without_a_dated_run_says_the_year_of_its_source(city: City) -> None:
    """It is neither past nor current: nobody knows."""
    assert "开课时间未知（来源年份：2029 年）" in city.text("courses/undated-course")
    assert "year of the source, 2029" in city.text("en/courses/undated-course")


def test_a_merged_entry_keeps_its_page_and_leaves_the_lists(city: City) -> None:
    """The page says where to look instead."""
    page = city.page("organizations/old-school")
    assert "已并入其他条目" in page
    assert '<a href="../../organizations/river-school/">河边社区学校</a>' in page
    assert "旧学校" not in city.text("organizations")


def test_a_former_id_keeps_answering(city: City) -> None:
    """A link on a printed sheet still leads to the entry."""
    assert "river-evening-school" in city.text("organizations/river-evening-school")
    assert 'href="../../organizations/river-school/"' in city.page(
        "organizations/river-evening-school"
    )


def test_long_lists_are_cut_into_pages_that_need_no_script(city: City) -> None:
    """Each page leads to its neighbours; together they hold every entry once."""
    first, second = city.page("courses"), city.page("courses/page/2")
    assert '<a rel="next" href="../courses/page/2/">' in first
    assert '<a rel="prev" href="../../../courses/">' in second
    cards = first.count('<li class="card">'), second.count('<li class="card">')
    assert cards == (50, 13)


def test_every_count_on_the_home_page_is_true_and_leads_to_its_list(city: City) -> None:
    """The number on the link equals the number of entries behind it."""
    counts = re.findall(
        r'<a href="\./([^"]*)"><span class="number">(\d+)</span>', city.page("")
    )
    assert len(counts) == 3 + 3
    for path, number in counts:
        words = city.text(path)
        if path.startswith("districts"):
            own = city.page(path).partition('<ul class="counts">')[2].partition("</ul>")[0]
            shown = re.findall(r'<a [^>]*><span class="number">(\d+)</span>', own)
            assert sum(map(int, shown)) == int(number)
        else:
            assert f"共 {number} 条" in words


def test_a_district_without_entries_of_a_type_says_what_that_means(city: City) -> None:
    """Not on record does not mean that there is nothing."""
    assert "没有登记不等于没有" in city.text("districts/south/places")


def test_the_other_language_is_one_link_away_on_every_page(city: City) -> None:
    """The link leads to the same page, not to the home page."""
    page = city.page("districts/north/courses")
    assert '<a class="site-language" href="../../../en/districts/north/courses/"' in page
    back = '<a class="site-language" href="../../../../districts/north/courses/"'
    assert back in city.page("en/districts/north/courses")


def test_without_an_address_there_are_no_canonical_links_and_no_sitemap(city: City) -> None:
    """They would have to be absolute."""
    assert "canonical" not in city.page("")
    assert "hreflang=" not in city.page("").split("</head>")[0]
    assert not (city.folder / "sitemap.xml").exists()


def test_with_an_address_the_languages_of_a_page_name_each_other(english: City) -> None:
    """Absolute, reciprocal, and invisible to the theme's script."""
    for path in ("", "zh/"):
        head = english.page(f"{path}organizations/river-school").split("</head>")[0]
        own = f"https://example.org/repo/{path}organizations/river-school/"
        assert f'<link rel="canonical" href="{own}">' in head
        assert re.findall(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)"', head) == [
            ("en", "https://example.org/repo/organizations/river-school/"),
            ("zh-CN", "https://example.org/repo/zh/organizations/river-school/"),
            ("x-default", "https://example.org/repo/organizations/river-school/"),
        ]


def test_a_shared_link_to_any_page_shows_what_it_is_and_a_picture(english: City) -> None:
    """The picture is there; addresses are absolute; title, sentence and language are those of the page."""
    for path in sorted(english.folder.rglob("index.html")):
        html = path.read_text("utf-8")
        shown, own = _metas(html), f"https://example.org/repo/{path.parent.relative_to(english.folder).as_posix()}/"
        own = own.removesuffix("./")
        title = re.search("<title>(.*?)</title>", html, re.DOTALL)
        assert shown["og:url"] == own
        assert title and unescape(title[1]).startswith(shown["og:title"])
        assert shown["og:description"] == shown["description"]
        assert (shown["og:locale"], shown["og:locale:alternate"]) == (
            ("zh_CN", "en_GB") if "/repo/zh/" in own else ("en_GB", "zh_CN"))
        assert (shown["twitter:card"], shown["og:image:width"], shown["og:image:height"]) == (
            "summary_large_image", "1200", "630")
        assert (english.folder / shown["og:image"].removeprefix("https://example.org/repo/")).is_file()
        assert shown["og:site_name"] in shown["og:image:alt"]


def test_the_picture_of_a_page_names_type_and_district(english: City) -> None:
    """In the language of the page; a page of neither has that of the site."""
    found = {path: _metas(english.page(path)) for path in (
        "organizations/river-school", "zh/districts/north/places", "courses", "districts/south", "policy")}
    assert [(one["og:image"].rpartition("/cards/")[2], one["og:image:alt"]) for one in found.values()] == [
        ("en/organizations-north.png", "North District · Organizations · Example City Learning Registry"),
        ("zh/places-north.png", "北区 · 场所 · 示例市学习登记册"),
        ("en/courses.png", "Courses · Example City Learning Registry"),
        ("en/district-south.png", "South District · Example City Learning Registry"),
        ("en/site.png", "Example City Learning Registry"),
    ]


def test_a_hostile_name_stays_a_text_where_its_link_is_shared(english: City) -> None:
    """Title and sentence of the page, as they were written."""
    shown = _metas(english.page("organizations/hostile-school"))
    assert shown["og:title"].startswith(site_fixture.HOSTILE_NAME)
    assert site_fixture.HOSTILE_NAME.startswith(shown["og:description"].removesuffix("…"))


def test_every_page_says_in_a_sentence_what_it_holds(english: City) -> None:
    """More than its title, no longer than search engines show, and the pages of a list differ."""
    seen = {}
    for path in sorted(english.folder.rglob("index.html")):
        shown = _metas(path.read_text("utf-8"))
        seen[path.parent.relative_to(english.folder).as_posix()] = shown["description"]
        assert shown["og:title"] != shown["description"], path
        assert 0 < len(shown["description"]) <= 160, path
    assert seen["districts/north"] == "North District · Organizations 1 · Places 1 · Courses 3"
    assert seen["districts/south/places"].startswith("South District · Places · Nothing is on record here yet")
    assert seen["courses/page/2"].startswith("Courses (page 2) · Entries on record: 63 · Series 4")
    assert seen["courses"] != seen["courses/page/2"]


def test_without_an_address_a_shared_link_has_no_picture(city: City) -> None:
    """It would have to be absolute, so none is drawn."""
    assert {"og:title", "og:description"} == {
        name for name in _metas(city.page("")) if name in ("og:title", "og:description", "og:image", "og:url")}
    assert not (city.folder / "assets/cards").exists()


def _metas(html: str) -> dict[str, str]:
    """Return what the head of a page says, name by name, as a reader of HTML understands it."""
    found: dict[str, str] = {}

    class Head(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            name = values.get("property") or values.get("name")
            if tag == "meta" and name:
                found[name] = values["content"] or ""

    Head().feed(html.split("</head>", maxsplit=1)[0])
    return found


def test_more_pages_than_a_sitemap_may_hold_go_into_several_under_an_index(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Together they list what one would."""
    class Kept:
        languages, paths = ("en",), {"en": ["", "a/", "b/"]}
        labels = staticmethod(lambda _language, _path: SimpleNamespace(links=Links("./", "")))
        save = staticmethod(lambda name, text: (tmp_path / name).write_text(text, "utf-8"))

    monkeypatch.setattr(sitemap, "SITEMAP_LIMIT", 2)
    sitemap._write_sitemaps(Kept(), "https://example.org/")
    index = (tmp_path / "sitemap.xml").read_text("utf-8")
    parts = re.findall("<sitemap><loc>https://example.org/(.*?)</loc></sitemap>", index)
    assert [re.findall("<url><loc>(.*?)</loc></url>", (tmp_path / part).read_text("utf-8")) for part in parts] == [
        ["https://example.org/", "https://example.org/a/"], ["https://example.org/b/"]]


@pytest.mark.parametrize(("text", "said"), [
    ("Short.", "Short."),
    ("Two  lines\nin one.", "Two lines in one."),
    ("A first sentence that alone says more than half of what there is room for, is kept. " + "And more " * 20,
     "A first sentence that alone says more than half of what there is room for, is kept."),
    ("abcdef " * 30, "abcdef " * 21 + "abcdef…"),
    ("第一句话。" + "学" * 200, "第一句话。" + "学" * 154 + "…"),
    ("x" * 300, "x" * 159 + "…"),
])
def test_a_sentence_that_is_too_long_ends_where_a_reader_would_pause(text: str, said: str) -> None:
    """With a sentence, else between words; Chinese has no spaces, and a word without end has no pause."""
    assert brief(text) == said


def test_the_sitemap_lists_every_page_once(english: City) -> None:
    """Pages only, not the page for lost visitors."""
    addresses = re.findall("<loc>(.*?)</loc>", (english.folder / "sitemap.xml").read_text("utf-8"))
    assert len(addresses) == len(set(addresses)) == english.report.pages
    assert "Sitemap: https://example.org/repo/sitemap.xml" in (
        english.folder / "robots.txt"
    ).read_text("utf-8")


def test_the_authority_language_stands_at_the_root(english: City) -> None:
    """In the English city Chinese is the other language."""
    assert '<html lang="en"' in english.page("")
    assert '<html lang="zh-CN"' in english.page("zh")
    assert "River Community School" in english.text("organizations/river-school")


def test_the_page_for_lost_visitors_speaks_all_languages_at_any_depth(english: City) -> None:
    """Its addresses begin at the root of the host, below the path of the site."""
    page = (english.folder / "404.html").read_text("utf-8")
    assert "没有找到这个页面" in page
    assert "This page was not found" in page
    found = re.findall(r'<[^<>]*\s(?:href|src)="([^"#][^"]*)"', page)
    assert [address for address in found if not address.startswith("/repo/")] == []


def test_hostile_texts_are_inert_on_every_page_that_shows_them(city: City) -> None:
    """No text of an entry becomes an element, an attribute, a script, a slot or a link."""
    clean = set(_scripts(city.page("organizations/river-school")))
    for path in ("organizations/hostile-school", "organizations", "districts/south",
                 "districts/south/organizations", "en/organizations/hostile-school"):
        page = city.page(path)
        assert "evil.invalid" in page
        assert set(_scripts(page)) <= clean
        assert "<img" not in page
        elements = _Elements()
        elements.feed(page)
        assert [name for name, _ in elements.attributes if name.startswith("on")] == []
        assert [value for name, value in elements.attributes if name in ("href", "src")
                and re.match(r"javascript:|https://evil", value or "")] == []
        assert "@@body@@ @@base@@ @@csp@@" in page


def test_a_text_of_an_entry_never_becomes_an_anchor_or_a_template(city: City) -> None:
    """What looks like a template is shown as it was written."""
    assert "{{ 7 * 7 }} {% raw %} ${7*7}" in city.text("organizations/hostile-school")


def test_no_slot_is_left_open(city: City) -> None:
    """Outside the texts of entries no marker remains."""
    for path in city.folder.rglob("*.html"):
        text = path.read_text("utf-8").replace("@@body@@ @@base@@ @@csp@@", "")
        assert "@@" not in text, path


def test_every_code_of_the_checks_has_a_page_in_both_languages(city: City) -> None:
    """With what is wrong, how to mend it and an example."""
    for name, code in CODES.items():
        assert code.title["zh"] in city.text(f"errors/{name}")
        assert code.title["en"] in city.text(f"en/errors/{name}")
    assert "“…”" in city.text("errors/E104")


def test_commit_and_as_of_stand_in_one_file_and_on_the_page_of_the_edition(city: City) -> None:
    """So no other page changes with the commit, and whoever has no script finds them."""
    index = json.loads((city.folder / "api/v1/index.json").read_text("utf-8"))
    assert index["commit"] == "0" * 40
    assert index["as_of"] == "2030-05-01"
    assert index["counts"] == {"organizations": 2, "places": 2, "courses": 63}
    assert [path for path in sorted(city.folder.rglob("*.html"))
            if "0" * 40 in path.read_text("utf-8")] == [
        city.folder / "about/cite/index.html", city.folder / "en/about/cite/index.html"]


def test_the_data_page_describes_the_tables_of_the_database(city: City) -> None:
    """With the number of their rows; what they hold is said in the dictionary."""
    assert "entries 条目 68 行" in city.text("data")
    assert "entries 条目 68 行 全部条目" in city.text("data/dictionary")


def test_an_empty_registry_builds_a_site_that_says_how_to_begin(tmp_path: Path) -> None:
    """Absent is not zero: the pages are there and invite the first entry."""
    site_fixture.write_empty(tmp_path / "registry.db")
    city = build(tmp_path, tmp_path / "registry.db")
    assert city.report.broken_links == ()
    assert "这里还没有登记任何条目" in city.text("")
    assert "如何登记一条" in city.text("courses")


def test_the_same_database_gives_the_same_bytes(english: City, tmp_path: Path) -> None:
    """Pages and pictures, whatever the order of Python's sets and the folder it is built in."""
    script = (
        "import sys; from pathlib import Path; from registry.site.publish import build_site;"
        "build_site(*map(Path, sys.argv[1:5]), sys.argv[5])"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(english.folder.parent / "registry.db"), str(ROOT / "docs"),
         str(ROOT / "examples/mkdocs.yml"), str(tmp_path / "again"), "https://example.org/repo"],
        check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    again = _digest(tmp_path / "again")
    assert again == _digest(english.folder)
    assert [path for path in again if path.endswith(".png")]


def test_a_missing_database_is_said(tmp_path: Path) -> None:
    """A fault of the machine, in a sentence."""
    with pytest.raises(EnvironmentFault, match="does not exist"):
        build(tmp_path, tmp_path / "none.db")


def test_the_progress_is_followed_entry_by_entry(city: City, tmp_path: Path) -> None:
    """The bar knows how many there are before it begins."""
    seen = []

    def follow(name: str, items: object, total: int) -> object:
        seen.append((name, total))
        return items

    build_site(city.folder.parent / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml",
               tmp_path / "site", progress=follow, check_links=False)
    assert seen == [("site", 68)]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        pytest.param('<a href="gone/">x</a>', "no such page or file", id="page"),
        pytest.param('<a href="#gone">x</a>', "no such anchor", id="anchor"),
        pytest.param('<a href="../../up/">x</a>', "outside the site", id="above"),
        pytest.param('<a href="/sub/x/">x</a>', "no such page or file", id="root"),
        pytest.param('<a href="javascript:x">x</a>', "unsafe scheme", id="scheme"),
        pytest.param('<a href="data:text/html,x">x</a>', "unsafe scheme", id="data"),
        pytest.param('<a href="http://[x">x</a>', "not an address", id="nonsense"),
        pytest.param('<img src="https://e.invalid/x.png">', "loads from another host", id="image"),
        pytest.param('<script src="//e.invalid/x.js"></script>', "loads from another host",
                     id="script"),
        pytest.param('<link rel="stylesheet" href="https://e.invalid/x.css">',
                     "loads from another host", id="style"),
        pytest.param('<p id="a"></p><p id="a"></p>', "repeated id", id="twice"),
    ],
)
def test_the_link_check_finds(tmp_path: Path, html: str, reason: str) -> None:
    """Each way in which a link can be wrong."""
    (tmp_path / "index.html").write_text(html, "utf-8")
    assert [broken.reason for broken in broken_links(tmp_path)] == [reason]


def test_the_link_check_lets_good_links_pass(tmp_path: Path) -> None:
    """Pages, anchors, files, mailboxes, other sites as links, and itself."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<p id="x"></p><a href="../">up</a>', "utf-8")
    (tmp_path / "f.css").write_text("a{background:url(data:image/png;base64,x)}", "utf-8")
    (tmp_path / "robots.txt").write_text("Sitemap: https://e.org/r/sitemap.xml\n", "utf-8")
    (tmp_path / "index.html").write_text(
        '<a href="./"></a><a href="a/#x"></a><a href="a/?q=1"></a><a href="mailto:a@e.org"></a>'
        '<a href="https://e.invalid/"></a><link rel="stylesheet" href="f.css">'
        '<link rel="canonical" href="https://e.org/r/a/"><a href="/r/a/"></a><a href="#"></a>',
        "utf-8",
    )
    assert broken_links(tmp_path) == []


def test_the_link_check_reads_style_sheets(tmp_path: Path) -> None:
    """A style sheet may load too."""
    (tmp_path / "f.css").write_text('a{background:url("https://e.invalid/x")}', "utf-8")
    assert [str(broken) for broken in broken_links(tmp_path)] == [
        "f.css: https://e.invalid/x (loads from another host)"
    ]


def _scripts(html: str) -> list[str]:
    """Return the scripts of a page, the way to the root left out of them; what is only data does not run."""
    found = re.findall(r'<script\b(?! type="application/ld\+json">)[^>]*>.*?</script>', html, re.DOTALL)
    return [script.replace("../", "") for script in found]


def _digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
