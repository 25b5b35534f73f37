"""The map of the page “find”: the same results as points, loaded when asked for, by keyboard too, holding nobody."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from test_browser_accessibility import faults
from visiting import Visit

import find_truth

Window = Callable[..., Visit]
COUNT = "all => all.reduce((sum, one) => sum + Number(one.dataset.count ?? 1), 0)"
PRESS = "#find-map-ground .find-map-press"


def _placed(database: Path) -> set[str]:
    """Return the listed places that have coordinates, by SQL."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT entry FROM places WHERE location_lng IS NOT NULL").fetchall()
    finally:
        connection.close()
    return {entry for (entry,) in rows} & set(find_truth.listed(database))


def _open(window: Visit, address: str) -> Page:
    page = window.open(address)
    page.locator("#find:not([hidden])").wait_for()
    return page


def _points(page: Page) -> int:
    """Return how many entries stand on the map; it has been drawn when this returns."""
    page.locator(PRESS).first.wait_for()
    return page.locator(PRESS).evaluate_all(COUNT)


def _everything_somewhere(route: Route) -> None:
    """Give every entry coordinates: the first two the same, the others on a line to the north-east."""
    data = route.fetch().json()
    columns = data["entries"]
    for place in range(len(columns["id"])):
        step = max(place - 1, 0) * 0.004
        columns["lng"][place], columns["lat"][place] = 10 + step, 50 + step
    route.fulfill(json=data)


def test_the_map_is_loaded_when_asked_for_and_has_every_published_position(
    visit: Window, fictional_city: str, fictional_dist: Path
) -> None:
    """It follows the filters, says how many have no position, and comes back with the address."""
    window = visit()
    page = _open(window, f"{fictional_city}find/")
    assert [one for one in window.requests if "/npm/" in one or "drawing" in one] == []
    database = fictional_dist / "registry.db"
    placed, all_listed = _placed(database), len(find_truth.listed(database))
    every = len(placed)
    expect(page.locator("#find-map-open")).to_have_text(f"Show {every} on a map")
    page.locator("#find-map-open").click()
    assert _points(page) == every
    expect(page.locator("#find-map-rest")).to_contain_text(f"{all_listed - every} more have no position on record")
    page.locator("#find-facets input[name=district][value=hill]").check()
    expect(page.locator("#find-map-rest")).not_to_contain_text(f"{all_listed - every} ")
    districts = find_truth.values(database, "district", "2026-11-25")
    some = len([entry for entry in placed if districts[entry] == {"hill"}])
    assert 0 < some < every
    assert _points(page) == some
    assert page.url.endswith("?district=hill&map=1")
    page.reload()
    assert _points(page) == some
    page.locator("#find-map-open").click()
    expect(page.locator("#find-map-ground")).to_be_hidden()
    assert page.url.endswith("?district=hill")


def test_an_entry_is_opened_from_the_map_by_keyboard(visit: Window, fictional_city: str) -> None:
    """A cluster comes closer until it falls apart or cannot; the focus stays, and Escape gives it back."""
    window = visit()
    window.page.route("**/find.json", _everything_somewhere)
    page = _open(window, f"{fictional_city}find/")
    page.locator("#find-map-open").press("Enter")
    assert _points(page) == 28
    page.locator(PRESS).first.focus()
    panel = page.locator("#find-map-panel")
    scale = page.locator("#find-map-ground .leaflet-control-scale-line")
    for _ in range(20):
        before = scale.inner_text()
        page.keyboard.press("Enter")
        page.wait_for_function(
            """before => !document.getElementById("find-map-panel").hidden
                 || document.querySelector(".leaflet-control-scale-line").textContent !== before
                    && document.activeElement.matches(".find-map-press")""", arg=before)
        if panel.is_visible():
            break
    links = panel.locator(".card-name a")
    assert links.count() == 2
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.count") == "2"
    page.keyboard.press("Enter")
    expect(page.locator("#find-map-panel-title")).to_be_focused()
    page.keyboard.press("Tab")
    target = links.first.evaluate("link => link.href")
    assert page.locator("#find-results .card-name a").evaluate_all("all => all.map((one) => one.href)").count(target) == 1
    page.keyboard.press("Enter")
    page.wait_for_url(target)


@pytest.mark.parametrize(("language", "width", "scheme"), [("", 1280, "light"), ("zh/", 320, "dark")])
def test_the_open_map_keeps_nobody_out_and_asks_no_other_host(
    visit: Window, fictional_city: str, language: str, width: int, scheme: str
) -> None:
    """With a panel open: axe has nothing to say, nothing is too small or too wide, nothing was refused.

    Who wants less motion gets none.
    """
    window = visit(width, scheme)
    window.page.emulate_media(reduced_motion="reduce" if width == 320 else "no-preference")
    page = _open(window, f"{fictional_city}{language}find/?map=1")
    page.locator(f"{PRESS}:not(.find-map-cluster)").first.click()
    expect(page.locator("#find-map-panel .card-name a")).to_have_count(1)
    assert page.locator(".leaflet-proxy").count() == int(width != 320)
    page.evaluate("scrollTo(0, 0)")  # or the head of the page lies over the map
    assert faults(page, "#find-map") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("#find-map").evaluate(
        """root => [...root.querySelectorAll("button")].filter((one) => one.checkVisibility()
             && Math.min(one.offsetHeight, one.offsetWidth) < 44).map((one) => one.outerHTML)""")
    assert small == []
    window.settle()
    assert window.complaints == []
    assert [one for one in window.requests if not one.startswith(fictional_city)] == []


def test_whoever_scrolls_past_the_map_is_not_held(browser: Browser, fictional_city: str) -> None:
    """Neither wheel nor finger moves it before it was pressed; pressing outside lets go again."""
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True)
    page = _open(Visit(context.new_page()), f"{fictional_city}find/?map=1&district=hill")
    assert _points(page) == 1
    ground = page.locator("#find-map-ground")
    ground.scroll_into_view_if_needed()
    scale, top = page.locator(".leaflet-control-scale-line").inner_text(), page.evaluate("scrollY")
    ground.hover(position={"x": 20, "y": 100})
    page.mouse.wheel(0, -100)
    page.wait_for_function("top => scrollY < top", arg=top)
    assert page.locator(".leaflet-control-scale-line").inner_text() == scale
    acts = "one => getComputedStyle(one).touchAction"
    assert ground.evaluate(acts) == "auto"
    ground.tap(position={"x": 20, "y": 100})
    assert ground.evaluate(acts) == "none"
    page.locator("#find-map-note").tap()
    assert ground.evaluate(acts) == "auto"
    context.close()


def test_the_walk_is_drawn_around_a_position_given_on_request_only(visit: Window, fictional_city: str) -> None:
    """A township chosen is no position."""
    window = visit()
    window.page.context.grant_permissions(["geolocation"])
    window.page.context.set_geolocation({"longitude": 10.1235, "latitude": 50.1235})
    page = _open(window, f"{fictional_city}find/?near=LB102&map=1")
    _points(page)
    assert page.locator(".find-map-circle").count() == 0
    page.locator("#find-position").click()
    expect(page.locator(".find-map-circle")).to_have_count(1)
    expect(page.locator("#find-map-walk")).to_be_visible()
    page.locator(f"{PRESS}[data-entry='places/old-quay-customs-house']").click()
    expect(page.locator("#find-map-panel .card-note")).to_have_text("about 10 m")


def test_where_no_result_has_coordinates_a_sentence_says_so(visit: Window, city: str) -> None:
    """And nothing that draws is loaded, whatever the address asks."""
    window = visit()
    page = _open(window, f"{city}find/?map=1")
    expect(page.locator("#find-map-none")).to_be_visible()
    assert not page.locator("#find-map-open").is_visible()
    window.settle()
    assert [one for one in window.requests if "/npm/" in one] == []


def test_hostile_names_stay_texts_on_the_map(visit: Window, city: str) -> None:
    """On the points, in the panel, among the names of districts."""
    window = visit()
    window.page.route("**/find.json", _everything_somewhere)
    page = _open(window, f"{city}find/?q=%3Cimg&map=1")
    page.locator(PRESS).first.wait_for()
    while not page.locator("#find-map-panel").is_visible():
        page.locator(PRESS).first.press("Enter")
    expect(page.locator("#find-map-panel .card").first).to_contain_text("<img")
    assert page.evaluate("window.hurt") is None
    assert page.locator("#find-map img, #find-map script").count() == 0
    window.settle()
    assert [one for one in window.requests if not one.startswith(city)] == []
