"""What is on, by the clock of the city, and the page that knows from which entry a reader came."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from visiting import Visit

Window = Callable[..., Visit]
PAGES = ("this-week/", "for/", "for/older_people/", "ask/", "courses/lantern-making/",
         "contribute/?type=courses&id=lantern-making&file=content/courses/harbour/lantern-making.yaml")


def on(window: Visit, address: str, moment: str) -> Page:
    """Open the page of what is on at a moment."""
    window.page.clock.set_fixed_time(moment)
    page = window.open(address)
    page.locator("#week-presses:not([hidden])").wait_for()
    return page


def seen(page: Page) -> list[str]:
    """Return when each session that is shown begins."""
    return page.locator(".meeting:visible time").evaluate_all("all => all.map((one) => one.dateTime)")


@pytest.mark.parametrize(("moment", "sessions"), [
    ("2026-11-28T00:30:00Z", []),
    ("2026-11-28T01:30:00Z", ["2026-11-28T10:00"]),
    ("2026-11-28T12:30:00Z", ["2026-11-28T10:00"]),
    ("2026-11-28T13:30:00Z", []),
], ids=["the night before in the city", "after midnight", "while it lasts", "when it is over"])
def test_today_is_that_of_the_city(visit: Window, fictional_city: str, moment: str, sessions: list[str]) -> None:
    """An hour behind the clock of the world; what is over has gone."""
    page = on(visit(), f"{fictional_city}this-week/?when=today", moment)
    assert seen(page) == sessions
    assert page.locator("[data-week-none]").is_visible() == (not sessions)
    assert page.locator("h2:visible", has_text="Today").count() == len(sessions)


def test_presses_narrow_down_and_stand_in_the_address(visit: Window, fictional_city: str) -> None:
    """Each is read from the sessions; an address that says nonsense shows the seven days."""
    page = on(visit(390), f"{fictional_city}this-week/?when=never&only=nothing,free,&for=nobody", "2026-11-25T09:00:00Z")
    assert seen(page) == ["2026-11-25T10:00", "2026-11-30T10:00"]
    page.get_by_role("button", name="Free").click()
    week = seen(page)
    assert len(week) == 6
    page.get_by_role("button", name="Evening").click()
    assert seen(page) == [one for one in week if one[11:] >= "17"] != []
    page.get_by_role("button", name="Weekend").click()
    assert seen(page) == []
    page.get_by_role("button", name="Evening").click()
    assert seen(page) == ["2026-11-28T10:00"]
    page.get_by_role("button", name="Weekend").click()
    page.get_by_role("button", name="All with a date").click()
    assert len(seen(page)) == 24
    page.locator("#week-for").select_option(label="Older people")
    assert page.url == f"{fictional_city}this-week/?when=all&for=older_people"
    expect(page.locator("[data-week-said]")).to_contain_text(str(len(seen(page))))
    assert len(seen(page)) == 10
    again = seen(page)
    page.reload()
    page.locator("#week-presses:not([hidden])").wait_for()
    assert seen(page) == again
    expect(page.get_by_role("button", name="All with a date")).to_have_attribute("aria-pressed", "true")


def test_without_a_script_every_session_stands_there(visit: Window, fictional_city: str) -> None:
    """And no press that would do nothing."""
    page = visit(390, script=False).open(f"{fictional_city}this-week/?only=free")
    assert page.locator(".meeting:visible").count() == page.locator(".meeting").count() > 20
    assert not page.locator("#week-presses").is_visible()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_pages_fit_a_small_phone_and_a_thumb(visit: Window, fictional_city: str, language: str) -> None:
    """At 320 pixels, with no complaint and no other host."""
    window = visit(320)
    for path in PAGES:
        page = window.open(f"{fictional_city}{language}{path}")
        window.settle()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        small = page.locator("article").evaluate(
            """one => [...one.querySelectorAll(".asks a, .contacts a, .beside a, .find-press, .meeting a, .ways a")]
                 .filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < 44)
                 .map((link) => link.outerHTML)""")
        assert small == [], path
    assert window.complaints == []
    assert [one for one in window.requests if not one.startswith(fictional_city)] == []


@pytest.mark.parametrize("width", [1220, 1280])
@pytest.mark.parametrize("language", ["", "zh/"])
def test_all_tabs_fit_beside_each_other(visit: Window, fictional_city: str, width: int, language: str) -> None:
    """None has to be scrolled to, in the largest text."""
    page = visit(width).open(f"{fictional_city}{language}")
    for _ in range(2):
        page.locator(".site-text-size").click()
    page.set_viewport_size({"width": 1920, "height": 900})
    assert page.locator(".md-tabs__list").evaluate("list => list.scrollWidth <= list.clientWidth")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".site-text-size").click()
    assert page.locator(".md-tabs__list").evaluate("list => list.scrollWidth <= list.clientWidth")


@pytest.mark.parametrize(("language", "name"), [("", "Lantern making"), ("zh/", "灯笼制作")])
def test_contributing_says_from_which_entry_one_came(
    visit: Window, fictional_city: str, language: str, name: str
) -> None:
    """From the address of the entry's own link, with the file and a way back."""
    page = visit(390).open(f"{fictional_city}{language}courses/lantern-making/")
    page.locator("#mend ~ .ways a").first.click()
    said = page.locator("#correcting")
    expect(said.locator("a")).to_have_text(name)
    assert said.locator("code").all_inner_texts() == [
        "courses/lantern-making", "content/courses/harbour/lantern-making.yaml"]
    said.locator("a").click()
    assert page.url == f"{fictional_city}{language}courses/lantern-making/"


def test_what_is_not_an_id_is_not_shown_and_what_is_unknown_stays_an_id(visit: Window, fictional_city: str) -> None:
    """The address is written by anybody."""
    window = visit()
    page = window.open(f"{fictional_city}contribute/?type=cases&id=phones-without-fear&file=/etc/passwd")
    expect(page.locator("#correcting a")).to_have_text("cases/phones-without-fear")
    assert not page.locator("#correcting p").nth(2).is_visible()
    for asked in ({"type": "javascript:alert(1)//", "id": "x"}, {"type": "courses", "id": "<img src=x onerror=1>"},
                  {"type": "courses", "id": "../../about"}, {"type": "courses"}, {}):
        page = window.open(f"{fictional_city}contribute/?{urlencode(asked)}")
        window.settle()
        assert not page.locator("#correcting").is_visible(), asked
    assert window.complaints == []
