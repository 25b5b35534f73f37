"""The page of an entry: what is asked first, and where its mistakes are told."""

from __future__ import annotations

import re
import sqlite3
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import site_fixture
from registry.site.forge import Forge
from registry.site.publish import SiteReport, build_site

ROOT = Path(__file__).parent.parent


def built(folder: Path, url: str | None = None, **meta: str) -> tuple[Path, SiteReport]:
    """Build a small city whose instance says what is given."""
    database = folder / "registry.db"
    site_fixture.write_city(database)
    with sqlite3.connect(database) as db:
        db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", meta.items())
    return folder / "site", build_site(database, ROOT / "docs", ROOT / "mkdocs.yml", folder / "site", url)


def read(site: Path, path: str) -> str:
    """Return the HTML of a page."""
    return (site / path / "index.html").read_text("utf-8")


def glance(page: str) -> dict[str, str]:
    """Return what stands in the first box of a page, label by label, as HTML."""
    (box,) = re.findall(r'<dl class="facts glance">(.*?)</dl>', page, re.DOTALL)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", box, re.DOTALL))


def links(page: str) -> dict[str, str]:
    """Return the addresses by the words of their links."""
    found = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', page)
    return {text: unescape(href) for href, text in found}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city that has no repository and names no contact."""
    site, report = built(tmp_path_factory.mktemp("bare"))
    assert report.broken_links == ()
    return site


def test_a_course_begins_with_the_telephone_of_its_provider_and_says_whose_it_is(bare: Path) -> None:
    """As something to press, with place, cost and steps of the place beside it."""
    facts = glance(read(bare, "courses/brush-now"))
    assert 'href="tel:02155550101"' in facts["电话"]
    assert "河边社区学校" in facts["电话"]
    assert "河边图书馆" in facts["地点"]
    assert facts["费用"] == "免费"
    assert "未知" in facts["入口无台阶"]


def test_what_nobody_has_written_is_said_to_be_unknown_on_the_first_screen(bare: Path) -> None:
    """Neither free, nor barred, nor without a telephone."""
    facts = glance(read(bare, "courses/undated-course"))
    assert all("未知" in facts[label] for label in ("地点", "费用", "入口无台阶"))
    english = glance(read(bare, "en/places/bare-place"))
    assert "Unknown" in english["Telephone"]
    assert "Unknown" in english["Entrance without steps"]


def test_a_place_without_a_telephone_gives_that_of_its_host(bare: Path) -> None:
    """And its own address."""
    facts = glance(read(bare, "en/places/river-library"))
    assert "River Community School" in facts["Telephone"]
    assert "1 River Road" in facts["Where"]


def test_where_nothing_else_is_known_mistakes_lead_to_contributing_with_the_entry_named(bare: Path) -> None:
    """The address names type and id, and so does the page, for those who copy it."""
    page = read(bare, "places/river-library")
    for words in ("报告错误", "更新这一条"):
        address = urlsplit(links(page.split('id="mend"')[1])[words])
        assert address.path == "../../contribute/"
        assert parse_qs(address.query) == {"type": ["places"], "id": ["river-library"],
                                           "file": ["content/places/north/river-library.yaml"]}
    assert "<code>places/river-library</code>" in page


def test_a_repository_takes_mistakes_as_issues_with_title_and_body(tmp_path: Path) -> None:
    """Hostile names stay inside the values of the address."""
    site, report = built(tmp_path, "https://example.org/repo", repository_url="https://example.org/git/city/",
                         contact="021-5555 0100")
    assert report.broken_links == ()
    page = read(site, "en/organizations/hostile-school").split('id="mend"')[1]
    issue = urlsplit(links(page)["Report a mistake"])
    assert issue._replace(query="").geturl() == "https://example.org/git/city/issues/new"
    asked = parse_qs(issue.query)
    assert set(asked) == {"title", "body"}
    assert site_fixture.HOSTILE_NAME in asked["title"][0]
    assert "organizations/hostile-school" in asked["body"][0]
    assert "https://example.org/repo/en/organizations/hostile-school/" in asked["body"][0]
    assert links(page)["Update this entry"] == (
        "https://example.org/git/city/blob/HEAD/content/organizations/north/hostile-school.yaml")
    assert links(page)["021-5555 0100"] == "tel:02155550100"


@pytest.mark.parametrize(("host", "address"), [
    ("https://gitlab.example.org/city", "https://gitlab.example.org/city/-/issues/new"),
    ("https://gitee.com/city/registry", "https://gitee.com/city/registry/issues/new")])
def test_other_hosts_of_repositories_are_asked_in_their_own_way(
    tmp_path: Path, host: str, address: str
) -> None:
    """They call title and body otherwise."""
    site, _ = built(tmp_path, repository_url=host)
    issue = urlsplit(links(read(site, "places/river-library").split('id="mend"')[1])["报告错误"])
    assert issue._replace(query="").geturl() == address
    assert set(parse_qs(issue.query)) == {"issue[title]", "issue[description]"}


@pytest.mark.parametrize(("host", "address"), [
    ("https://github.com/city/registry", "https://github.com/city/registry/pull/7"),
    ("https://gitlab.example.org/city", "https://gitlab.example.org/city/-/merge_requests/7"),
    ("https://gitee.com/city/registry", "https://gitee.com/city/registry/pulls/7"),
    ("https://gitea.example.org/city", "https://gitea.example.org/city/pulls/7"),
    ("https://codeberg.org/city/registry/", "https://codeberg.org/city/registry/pulls/7")])
def test_other_hosts_of_repositories_keep_their_pull_requests_elsewhere(host: str, address: str) -> None:
    """Three words for one thing."""
    assert Forge(host).request(7) == address


def test_a_mailbox_takes_mistakes_with_a_subject(tmp_path: Path) -> None:
    """Where there is no repository."""
    site, report = built(tmp_path, contact="registry@example.org")
    assert report.broken_links == ()
    mail = urlsplit(links(read(site, "places/river-library").split('id="mend"')[1])["报告错误"])
    assert (mail.scheme, mail.path) == ("mailto", "registry@example.org")
    assert parse_qs(mail.query)["subject"] == ["内容有误：河边图书馆（places/river-library）"]


def test_every_page_names_itself_and_its_other_language_and_the_other_does_so_too(tmp_path: Path) -> None:
    """Absolute, reciprocal, and unseen by the theme's script, which looks for the exact word."""
    site, report = built(tmp_path, "https://example.org/repo")
    assert report.broken_links == ()
    own = "https://example.org/repo/"
    for path in sorted(page.parent.relative_to(site).as_posix() for page in site.glob("*/*/index.html")):
        if path.startswith("en/"):
            continue
        versions = [_versions(read(site, one)) for one in (path, f"en/{path}")]
        assert versions[0] == versions[1]
        assert versions[0] == {"zh-CN": f"{own}{path}/", "en": f"{own}en/{path}/", "x-default": f"{own}{path}/"}
        assert f'<link rel="canonical" href="{own}en/{path}/">' in read(site, f"en/{path}")


def _versions(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)">', page))


def test_an_entry_without_a_summary_is_described_by_what_and_where_it_is(bare: Path) -> None:
    """Search engines show more than its name."""
    assert '<meta name="description" content="河边图书馆 · 图书馆 · 北区">' in read(bare, "places/river-library")


def test_programs_find_what_the_site_holds_in_one_file(bare: Path) -> None:
    """Every address in it leads to a page or a file."""
    text = (bare / "llms.txt").read_text("utf-8")
    addresses = re.findall(r"\]\((/[^)]*)\)", text)
    assert {"/organizations/", "/places/", "/courses/", "/data/"} <= set(addresses)
    for address in addresses:
        target = bare / address.lstrip("/")
        assert target.is_file() or (target / "index.html").is_file()
