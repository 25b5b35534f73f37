"""Every kind of page held against axe-core: wide and narrow, light and dark, both languages, every text size."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from visiting import Visit

Window = Callable[..., Visit]
Look = tuple[int, str, str, int]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHOICES: tuple[tuple[Any, ...], ...] = ((390, 1280), ("light", "dark"), ("", "zh/"), (0, 1, 2))
"""Width, colours, language, and how often the text was made larger."""
EVERY_LOOK: tuple[Look, ...] = tuple(product(*CHOICES))
# Each kind of page is looked at in one of these, in turn: every two choices meet in one of them, as a
# test below says. All kinds in all looks are left to make test-full.
LOOKS: tuple[Look, ...] = (
    (390, "light", "", 0), (1280, "dark", "zh/", 1), (390, "dark", "", 2), (1280, "light", "zh/", 2),
    (390, "dark", "zh/", 0), (1280, "light", "", 1), (390, "light", "zh/", 1), (1280, "dark", "", 0),
)
KINDS = {
    "home": "",
    "search": "find/?q=lantern",
    "list": "organizations/",
    "organization": "organizations/harbour-community-college/",
    "place": "places/ropewalk-library/",
    "course": "courses/lantern-making/",
    "base": "bases/seafaring-base/",
    "walk": "walks/ropes-and-lanterns/",
    "case": "cases/phones-without-fear/",
    "statistic": "statistics/course-seats-2025-2026/",
    "districts": "districts/",
    "district": "districts/harbour/",
    "township": "areas/LB101/",
    "policy": "policy/",
    "clause": "policy/c1/",
    "indicators": "indicators/",
    "indicator": "indicators/L-02/",
    "network": "network/",
    "roster": "network/district-bodies/",
    "questions": "data/questions/",
    "dictionary": "data/dictionary/",
    "data": "data/",
    "edition": "about/cite/",
    "contribute": "contribute/?type=courses&id=lantern-making",
    "codes": "errors/",
    "code": "errors/E101/",
    "404": "gone/",
    "this week": "this-week/?only=free",
    "for whom": "for/",
    "audience": "for/older_people/",
    "first questions": "ask/",
}
# What these unfold is long and alike; it is looked at by make test-full.
LONG = ("dictionary", "questions", "contribute", "data")


def faults(page: Page, within: str | None = None, *, unfolded: bool = True) -> list[str]:
    """Return what axe finds wrong, on the page or in a part of it, as a rule with all that can be unfolded open."""
    if unfolded:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = Axe().run(page, within, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    return [f"{fault['id']}: {node['html'][:200]} {node['failureSummary']}"
            for fault in found["violations"] for node in fault["nodes"]]


def open_as(visit: Window, city: str, kind: str, look: Look) -> Page:
    """Open a page of a kind in a width, colours, a language and a text size."""
    width, scheme, language, size = look
    page = visit(width, scheme).open(f"{city}{language}{KINDS[kind]}")
    for _ in range(size):
        page.locator(".site-text-size").click()
    return page


@pytest.mark.parametrize(("place", "kind"), list(enumerate(KINDS)))
def test_no_page_keeps_anybody_out(visit: Window, fictional_city: str, place: int, kind: str) -> None:
    """Each kind of page in one of the looks that make all pairs."""
    look = LOOKS[place % len(LOOKS)]
    page = open_as(visit, fictional_city, kind, look)
    assert faults(page, unfolded=kind not in LONG) == [], look


@pytest.mark.full
@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_keeps_anybody_out_in_any_look(
    visit: Window, fictional_city: str, kind: str, look: Look
) -> None:
    """Each kind of page in all combinations."""
    assert faults(open_as(visit, fictional_city, kind, look)) == []


def test_any_two_choices_meet() -> None:
    """Every two choices stand together in one of the looks."""
    for one, other in combinations(range(len(CHOICES)), 2):
        met = {(look[one], look[other]) for look in LOOKS}
        assert met == set(product(CHOICES[one], CHOICES[other])), (one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_drawer_keeps_nobody_out(visit: Window, fictional_city: str, scheme: str) -> None:
    """Also one level down."""
    page = visit(390, scheme).open(fictional_city)
    page.locator(".md-header label[for=__drawer] button").press("Enter")
    page.evaluate(_STILL)
    assert faults(page) == []
    page.locator(".md-nav__item--nested > label button").first.press("Enter")
    page.evaluate(_STILL)
    assert faults(page) == []


def test_axe_would_find_a_fault(visit: Window, fictional_city: str) -> None:
    """A picture without words and faint text are told."""
    page = visit(390).open(fictional_city)
    page.evaluate("""() => {
      const place = document.querySelector("main article");
      place.append(Object.assign(new Image(), {src: "assets/registry/icon.svg"}));
      document.querySelector("main h2").style.color = "#ccc";
    }""")
    found = {fault.partition(":")[0] for fault in faults(page)}
    assert {"image-alt", "color-contrast"} <= found


_STILL = "Promise.all(document.getAnimations().map((one) => one.finished)).then(() => true)"
