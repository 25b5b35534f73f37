"""Reading in comfort: three text sizes, a drawer for the keyboard, a way on for lost visitors, this week."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import Visit

Window = Callable[..., Visit]
SIZES = {"A": 1.0, "A+": 1.25, "A++": 1.5}
FOCUSED = "document.activeElement"


def root_size(page: Page) -> float:
    """Return the size of the root's text in pixels."""
    size: float = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    return size


def in_drawer(page: Page) -> bool:
    """Tell whether the keyboard is in the drawer."""
    inside: bool = page.evaluate(f"Boolean({FOCUSED}.closest('.md-sidebar--primary'))")
    return inside


def opener(page: Page) -> Locator:
    """Return the button that opens the drawer."""
    return page.locator(".md-header label[for=__drawer] button")


@pytest.mark.parametrize("width", [390, 1280, 1700, 2100])
def test_the_text_grows_in_two_steps_and_returns(visit: Window, fictional_city: str, width: int) -> None:
    """By keyboard alone; each step is what it says, at every width."""
    page = visit(width).open(fictional_city)
    button = page.locator(".site-text-size")
    first = root_size(page)
    button.focus()
    for mark, factor in SIZES.items():
        expect(button).to_have_text(mark)
        expect(button).to_have_attribute("aria-label", re.compile(re.escape(f"({mark})")))
        assert root_size(page) == pytest.approx(first * factor)
        page.keyboard.press("Enter")
    expect(button).to_have_text("A")
    assert root_size(page) == first


def test_the_text_size_is_remembered_on_other_pages_and_in_the_other_language(
    visit: Window, fictional_city: str
) -> None:
    """Before anything is drawn, so that nothing jumps."""
    window = visit(390)
    page = window.open(fictional_city)
    first = root_size(page)
    page.locator(".site-text-size").click()
    page.goto(f"{fictional_city}zh/courses/", wait_until="commit")
    expect(page.locator("html")).to_have_class(re.compile("text-large"))
    expect(page.locator(".site-text-size")).to_have_attribute("aria-label", re.compile("大（A\\+）"))
    assert root_size(page) == pytest.approx(first * 1.25)
    assert window.complaints == []


def test_where_nothing_may_be_stored_the_size_still_changes(visit: Window, fictional_city: str) -> None:
    """For this page; and nothing complains."""
    window = visit(390)
    window.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    page = window.open(f"{fictional_city}contribute/")
    first = root_size(page)
    page.locator(".site-text-size").click()
    assert root_size(page) == pytest.approx(first * 1.25)
    assert [text for text in window.complaints if "text-size" in text] == []


def test_without_script_there_is_no_button_that_does_nothing(visit: Window, fictional_city: str) -> None:
    """What only works with a script is shown by it."""
    page = visit(390, script=False).open(fictional_city)
    assert page.locator("button:visible").all_inner_texts() == ["Find"]


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("path", ["", "find/", "organizations/", "courses/lantern-making/", "districts/harbour/",
                                  "indicators/I-02/", "policy/c1/", "network/", "data/dictionary/", "contribute/"])
def test_no_page_scrolls_sideways_in_any_text_size(
    visit: Window, fictional_city: str, path: str, language: str
) -> None:
    """At 320 pixels, with all that can be unfolded open; what one presses in the head stays in it."""
    page = visit(320).open(fictional_city + language + path.replace("I-02", "L-02"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    for _ in SIZES:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        for one in page.locator(".md-header :is(button, a.site-language, label.md-header__button):visible").all():
            box = one.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert min(box["width"], box["height"]) >= 44
        page.locator(".site-text-size").click()


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("width", [320, 1280])
def test_each_district_is_a_square_large_enough_to_press(
    visit: Window, fictional_city: str, width: int, size: int
) -> None:
    """No word leaves it, in any text size, in the language with the longer names."""
    page = visit(width).open(fictional_city)
    for _ in range(size):
        page.locator(".site-text-size").click()
    boxes = page.locator(".tiles a").evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight, one.scrollWidth - one.clientWidth])")
    assert boxes
    assert min(min(wide, high) for wide, high, _ in boxes) >= 44
    assert max(over for _, _, over in boxes) <= 0


@pytest.mark.parametrize("path", ["", "courses/lantern-making/"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_opens_and_closes_by_keyboard(
    visit: Window, fictional_city: str, path: str, key: str
) -> None:
    """In, along its links and no further, and back to where one came from."""
    page = visit(390).open(fictional_city + path)
    button = opener(page)
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator(".md-sidebar--primary").evaluate("one => one.inert")
    button.focus()
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert in_drawer(page)
    assert page.locator(".md-content").evaluate("one => one.inert")
    page.keyboard.press("Tab")
    assert in_drawer(page)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.evaluate(f"{FOCUSED}.closest('label').htmlFor") == "__drawer"
    assert not page.locator(".md-content").evaluate("one => one.inert")


def test_a_closed_drawer_is_never_in_the_way_of_the_keyboard(visit: Window, fictional_city: str) -> None:
    """Thirty presses of the tab key on a phone reach nothing that is hidden."""
    page = visit(390).open(fictional_city)
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not in_drawer(page)


def test_a_level_of_the_drawer_is_entered_and_left_by_keyboard(visit: Window, fictional_city: str) -> None:
    """The pages of a section cannot be reached before it is open, nor what it covers while it is."""
    page = visit(390).open(f"{fictional_city}courses/")
    opener(page).press("Enter")
    level = page.locator(".md-nav__item--nested").first
    button = level.locator("> label button")
    assert level.locator("> nav").evaluate("one => one.inert")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(f"Boolean({FOCUSED}.closest('.md-nav__item--nested > nav'))")
    assert page.locator(".md-nav--primary > ul > li").first.evaluate("one => one.inert")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(opener(page)).to_have_attribute("aria-expanded", "true")


def test_a_link_of_the_drawer_is_followed_by_touch_and_by_keyboard(visit: Window, fictional_city: str) -> None:
    """As before the script came; the lists stand one level down."""
    page = visit(390).open(fictional_city)
    page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-nav__item--nested > label button", has_text="Lists").first.click()
    page.locator(".md-nav--primary a[href='./places/']").click()
    assert page.url == f"{fictional_city}places/"
    opener(page).press("Enter")
    page.locator(".md-nav__item--nested > label button", has_text="Lists").first.press("Enter")
    page.locator(".md-nav--primary a[href='../courses/']").press("Enter")
    assert page.url == f"{fictional_city}courses/"


def test_on_a_wide_screen_the_navigation_stays_reachable(visit: Window, fictional_city: str) -> None:
    """A window that grows gives back what the drawer had closed."""
    page = visit(390).open(fictional_city)
    opener(page).press("Enter")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("!document.querySelector('.md-content').inert")
    assert not page.evaluate("document.querySelector('.md-sidebar--primary').inert")
    assert not page.evaluate("document.querySelector('.md-tabs').inert")


@pytest.mark.parametrize(("lang", "prefix"), [("en", ""), ("zh-CN", "zh/")])
def test_lost_visitors_can_search_and_find_types_and_districts(
    visit: Window, fictional_city: str, lang: str, prefix: str
) -> None:
    """In the language they read; the word they typed goes with them."""
    page = visit(390).open(f"{fictional_city}lost/at/sea/")
    part = page.locator(f"section[lang={lang}]")
    assert part.locator(f"a[href='/{prefix}courses/']").count() == 1
    assert part.locator(f"a[href='/{prefix}districts/harbour/']").count() == 1
    part.locator("input[name=q]").fill("lantern")
    part.locator("input[name=q]").press("Enter")
    page.wait_for_url(f"{fictional_city}{prefix}find/?q=lantern")


@pytest.mark.parametrize("script", [True, False])
def test_a_word_typed_on_the_home_page_arrives(visit: Window, fictional_city: str, *, script: bool) -> None:
    """With and without a script; the page it leads to has something to follow."""
    page = visit(390, script=script).open(fictional_city)
    page.get_by_role("searchbox").fill("灯笼")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url(re.compile(r"/find/\?q=%E7%81%AF%E7%AC%BC"))
    assert page.locator("main a[href='../courses/']").count() >= 1


@pytest.mark.parametrize(("moment", "shown"), [
    (datetime(2026, 11, 28, 9, tzinfo=UTC), range(28, 31)), (datetime(2031, 1, 1, tzinfo=UTC), None)])
def test_this_week_is_the_readers_week(
    visit: Window, fictional_city: str, moment: datetime, shown: range | None
) -> None:
    """What is past has gone; where nothing is known, that is said."""
    window = visit(390)
    window.page.clock.install(time=moment)
    page = window.open(fictional_city)
    expect(page.locator("[data-week-said]")).to_contain_text("from today")
    days = page.locator(".week li:visible").evaluate_all("all => all.map((one) => one.dataset.starts)")
    if shown is None:
        assert days == []
        assert page.locator("[data-week-none]").is_visible()
    else:
        assert days
        assert min(days) >= moment.date().isoformat()
        assert max(days) < "2026-12-05"
        assert page.locator("[data-week-none]").is_hidden()
