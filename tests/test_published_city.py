"""The whole result for the first city: nothing of a draft, no unsafe host, every page and link."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from building import ROOT
from registry.findings import CODES
from registry.generate_command import systems_page
from registry.models import TYPES
from registry.reference import Reference
from registry.site.link_check import broken_links


@pytest.fixture
def dist(shanghai_dist: Path) -> Path:
    """The first city, built whole and strictly."""
    return shanghai_dist


def texts(dist: Path) -> dict[str, bytes]:
    """Return every file of the result but the database, which has a test of its own."""
    return {
        path.relative_to(dist).as_posix(): path.read_bytes()
        for path in dist.rglob("*")
        if path.is_file() and path.suffix != ".db"
    }


def test_every_file_of_content_is_published_or_a_draft(dist: Path) -> None:
    """Nothing was set aside, and the account is whole."""
    files = [path for path in (ROOT / "content").rglob("*") if path.is_file()]
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        rows = opened.execute("select outcome, count(*) from ledger group by 1 order by 1")
        outcomes = dict(rows.fetchall())

    assert {"draft", "published"} == set(outcomes)
    assert len(files) == sum(outcomes.values())


def test_no_id_of_a_draft_is_in_any_file(dist: Path) -> None:
    """No page, link, list or index knows it."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        drafts = opened.execute("select type, id from ledger where outcome = 'draft'").fetchall()
        spine = {row[0] for row in opened.execute("select entry from entries")}
    keys = {f"{kind}/{entry}" for kind, entry in drafts}
    named = re.compile(rb"(?:organizations|places|courses|bases|walks)/[a-z0-9-]+")

    told = {match.decode() for data in texts(dist).values() for match in named.findall(data)}

    assert len(keys) > 100
    assert not keys & spine
    assert not keys & told


def test_no_unsafe_host_is_in_any_file(dist: Path, shanghai: Reference) -> None:
    """The database included: sources there are cited by title."""
    hosts = re.compile(b"|".join(re.escape(host.encode()) for host in shanghai.unsafe_hosts))
    files = {**texts(dist), "registry.db": (dist / "registry.db").read_bytes()}
    cited = sqlite3.connect(dist / "registry.db").execute(
        "select count(*) from sources where url is null"
    )

    assert cited.fetchone()[0] > 0
    cited.connection.close()
    assert [] == [name for name, data in files.items() if hosts.search(data)]


def test_every_link_of_every_page_leads_somewhere(dist: Path) -> None:
    """Pages, anchors and assets."""
    assert [] == broken_links(dist / "site")


def test_everything_the_policy_names_lives_somewhere(dist: Path) -> None:
    """Each location of the table of systems exists: type, field, term, list, check, page."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        def column(query: str) -> set[str]:
            return {row[0] for row in opened.execute(query)}

        known = {
            "type": set(TYPES),
            "field": column("select type || '.' || path from fields"),
            "term": column("select vocabulary || '/' || term from vocabulary"),
            "scheme": column("select scheme from schemes"),
            "measure": column("select measure from measures"),
            "indicator": column("select indicator from indicators"),
            "document": column("select document from documents"),
            "table": column("select name from sqlite_master where type = 'table'"),
            "check": set(CODES),
        }
        rows = opened.execute("select place_kind, at from system_locations").fetchall()
    known["page"] = {at for kind, at in rows
                     if kind == "page" and (dist / f"site{at}index.html").is_file()}

    assert set(known) == {kind for kind, _ in rows}
    assert [] == [(kind, at) for kind, at in rows if at not in known[kind]]


def test_an_indicator_says_which_lists_must_be_complete(dist: Path) -> None:
    """A reader learns what a number rests on, each list by the name it has elsewhere."""
    page = (dist / "site/en/indicators/I-10/index.html").read_text(encoding="utf-8")
    venues = page[page.index('id="definition"'):page.index('id="sql"')]

    assert "Lists that must be complete" in venues
    for name in ("Courses", "Library", "Museum", "Sports venue"):
        assert name in venues


def test_every_indicator_has_a_page_that_never_says_zero_percent_for_want_of_data(dist: Path) -> None:
    """A number stands only where its state is value; the rest is what is on record."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        rows = opened.execute(
            "SELECT indicator, max(state = 'value') FROM indicator_values GROUP BY 1").fetchall()

    assert len(rows) == 30
    for code, stands in rows:
        page = (dist / f"site/indicators/{code}/index.html").read_text(encoding="utf-8")
        numbers = re.sub(r"<[^>]+>", " ", page[page.index('id="numbers"'):page.index('id="behind"')])
        if not stands:
            assert not re.search(r"(?<![\d,.])0(?![\d,.])", numbers), code


def test_townships_without_a_school_are_said_to_be_not_on_record(dist: Path) -> None:
    """The whole table of townships: a name or “not on record yet”, and nothing like a failure."""
    page = (dist / "site/network/township-schools/index.html").read_text(encoding="utf-8")
    table = page[page.index("<table"):page.index("</table>")]

    assert table.count("登记册中暂无") > 150
    assert "不等于没有" in page
    assert not re.search("未达|不合格|缺失|没有学校|answer-no", table)


@pytest.mark.parametrize("page", ["about", "en/about"])
def test_what_is_never_entered_is_said(dist: Path, page: str) -> None:
    """Learners, teachers, families, party-building, money, walking time, live enrolment."""
    text = (dist / f"site/{page}/index.html").read_text(encoding="utf-8")
    never = text[text.index('id="never"'):]

    assert len(re.findall("<li>", never[:never.index("<h2", 1)])) == 7


def test_the_table_of_systems_in_the_docs_is_that_of_today() -> None:
    """The committed page says what `registry gen` would write."""
    text = systems_page(ROOT / "content", ROOT / "reference")

    assert text == (ROOT / "docs/policy-systems.md").read_text(encoding="utf-8")
