"""The words of the pages in Chromium: found as the pages have them, filtered as the names are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import full_text
import pytest
from playwright.sync_api import Page, Route, expect
from visiting import Visit, served

import find_truth
import site_fixture
from registry.site import fulltext
from registry.site.publish import build_site

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-25"
Window = Callable[..., Visit]


def _ask(window: Visit, address: str) -> Page:
    """Open the page with a query in its address, and wait for what the pages say."""
    window.page.clock.set_fixed_time(f"{DAY}T12:00:00Z")
    page = window.open(address)
    _answered(page)
    return page


def _answered(page: Page) -> None:
    page.locator("#find-text:not([hidden]):not([aria-busy])").wait_for()


def _mentioned(page: Page) -> list[str]:
    """Return the entries listed below the names, all of them."""
    more = page.locator("#find-text-more")
    cards = page.locator("#find-text-results .card-name a")
    while more.is_visible():
        before = cards.count()
        more.click()
        expect(cards.nth(before)).to_be_focused()
    return ["/".join(link.strip("/").split("/")[-2:])
            for link in cards.evaluate_all("all => all.map((one) => one.pathname)")]


@pytest.fixture
def shanghai_city(shanghai_dist: Path) -> Iterator[str]:
    """The address of the first city."""
    with served(shanghai_dist / "site") as address:
        yield address


def test_thirty_queries_find_what_the_pages_say_and_nothing_else(
    visit: Window, shanghai_city: str, shanghai_dist: Path
) -> None:
    """Wherever in a word a query begins or ends: each finds all of it, and only it."""
    entries = find_truth.listed(shanghai_dist / "registry.db")
    page = visit().open(f"{shanghai_city}find/")
    said = full_text.said(page, shanghai_city, entries, ", ".join(fulltext.UNSEARCHED))
    for name, queries in full_text.QUERIES.items():
        answers = full_text.found(page, shanghai_city, entries, list(queries))
        judged = [
            full_text.Judged(query, frozenset(one for one in entries if full_text.says(said[one], query)),
                             frozenset(answer))
            for query, answer in zip(queries, answers, strict=True)
        ]
        told = f"{name}\n{full_text.table(judged)}"
        assert sum(bool(one.true) for one in judged) >= 8, told
        assert min(one.recall for one in judged) == 1.0, told
        assert min(one.precision for one in judged) == 1.0, told


def test_below_the_names_come_entries_whose_pages_have_the_words(
    visit: Window, fictional_city: str, fictional_dist: Path
) -> None:
    """Under the same filters, counted apart, and none that was found by its name."""
    page = _ask(visit(390), f"{fictional_city}find/?q=lantern")
    named = page.locator("#find-results .card-name a").evaluate_all("all => all.map((one) => one.pathname)")
    whole = _mentioned(page)
    assert "places/ropewalk-library" in whole
    assert not {f"/{entry}/" for entry in whole} & set(named)
    expect(page.locator("#find-text-said")).to_contain_text(f"{len(whole)} more on record")
    assert page.locator("#find-text-results mark").first.inner_text().lower() == "lantern"

    page.locator("#find-quick button[data-facet=fee][data-value=free]").click()
    _answered(page)
    free = {entry for entry, known in find_truth.values(fictional_dist / "registry.db", "fee", DAY).items()
            if "free" in known}
    kept = _mentioned(page)
    assert kept
    assert set(kept) == set(whole) & free

    others = page.locator("#find-others a").evaluate_all("all => all.map((one) => one.href)")
    assert others
    page.goto(others[0])
    assert "lantern" in page.locator("article").inner_text().lower()
    assert page.evaluate("!location.hash || Boolean(document.getElementById(location.hash.slice(1)))")


def test_nothing_of_it_is_loaded_before_two_letters_are_typed(visit: Window, fictional_city: str) -> None:
    """Then it is told to those who listen, by the keyboard alone, from this host alone."""
    window = visit()
    page = window.open(f"{fictional_city}zh/find/")
    page.locator("#find:not([hidden])").wait_for()
    page.locator("#find-q").focus()
    page.keyboard.type("航")
    window.settle()
    assert [one for one in window.requests if "/pagefind/" in one] == []
    page.keyboard.type("海")
    _answered(page)
    said = page.get_by_role("status").filter(has_text="正文里提到的")
    expect(said).to_have_count(1)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator("#find-text a:focus").count():
            break
    expect(page.locator("#find-text a:focus")).to_have_count(1)
    page.locator("#find-q").fill("")
    expect(page.locator("#find-text")).to_be_hidden()
    expect(page.locator("#find-text-said")).to_be_empty()
    assert window.complaints == []
    assert [one for one in window.requests if not one.startswith(fictional_city)] == []


def test_an_answer_that_comes_late_is_not_shown(visit: Window, fictional_city: str) -> None:
    """Who types on sees what was typed last, whichever answer comes first."""
    window, held, late = visit(), [], [True]

    def hold(route: Route) -> None:
        if late:
            held.append(route)
        else:
            route.continue_()

    window.page.route("**/*.pf_fragment", hold)
    with window.page.expect_request("**/*.pf_fragment"):
        page = window.open(f"{fictional_city}find/?q=lantern")
    page.locator("#find-q").fill("zzzzqq")
    _answered(page)
    late.clear()
    for route in held:
        route.continue_()
    window.settle()
    expect(page.locator("#find-text-said")).to_contain_text(": 0 more on record; other pages: 0")
    assert page.locator("#find-text li").count() == 0


def test_where_the_words_do_not_come_the_names_still_do(visit: Window, fictional_city: str) -> None:
    """The page says so, and asks again at the next word."""
    window = visit()
    window.page.route("**/pagefind/*.pf_meta", lambda route: route.abort())
    page = window.open(f"{fictional_city}find/?q=lantern")
    expect(page.locator("#find-text-said")).to_contain_text("could not be loaded")
    assert page.locator("#find-results .card").count() > 0
    assert page.locator("#find-text-results li").count() == 0


def test_hostile_words_stay_texts(visit: Window, city: str) -> None:
    """In the excerpt of an entry and of another page they are shown, and never run."""
    window = visit()
    page = _ask(window, f"{city}find/?q=onerror%20南区")
    assert _mentioned(page) == ["organizations/hostile-school"]
    page.locator("#find-q").fill("onerror")
    expect(page.locator("#find-others li").first).to_contain_text("<img")
    assert page.locator("#find img, #find script").count() == 0
    assert page.evaluate("window.hurt") is None
    window.settle()
    assert window.complaints == []
    assert [one for one in window.requests if not one.startswith(city)] == []


def test_a_city_of_many_pages_is_searched_as_one(
    visit: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indexed in parts, below a path of its host, nothing of it is lost or found twice."""
    monkeypatch.setattr(fulltext, "LARGEST", 50)
    site_fixture.write_city(tmp_path / "registry.db")
    build_site(tmp_path / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", tmp_path / "host" / "repo",
               "https://example.org/repo/", check_links=False)
    shutil.copyfile(tmp_path / "host/repo/404.html", tmp_path / "host/404.html")
    assert {path.name for path in (tmp_path / "host/repo/pagefind").glob("*-[0-9]")} == {
        "citywide-1", "north-1", "south-1", "south-2", "south-3"}
    with served(tmp_path / "host") as address:
        page = _ask(visit(), f"{address}repo/find/?q=某校")
        found = _mentioned(page)
        assert sorted(found) == [f"courses/series-{number:02d}" for number in range(60)]
        page.locator("#find-text-results a").first.click()
        assert "某校" in page.locator("article").inner_text()
