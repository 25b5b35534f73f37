"""From a number to what is behind it, as a reader clicks, on the first city's real content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from visiting import Visit, served

Window = Callable[..., Visit]
ENTRY = re.compile(r"/(organizations|places|courses|bases|walks|cases|statistics)/[a-z0-9-]+/$")
CODES = [f"I-{number:02d}" for number in range(1, 31)]
WHY_NOTHING = re.compile("登记册中还没有它要数的条目，也没有它要读的统计。|它数的是空缺：没有条目可以列出")


@pytest.fixture(scope="module")
def shanghai(shanghai_dist: Path) -> Iterator[str]:
    """The address of the first city, built whole."""
    with served(shanghai_dist / "site") as address:
        yield address


@pytest.mark.parametrize("code", CODES)
def test_two_clicks_lead_from_an_indicator_to_an_entry(visit: Window, shanghai: str, code: str) -> None:
    """Unfold what is counted and take an entry, or take the list and an entry of it."""
    page = visit().open(f"{shanghai}indicators/{code}/")
    behind = page.locator("h2#behind ~ details").filter(has=page.locator("ul.links")).first

    if behind.count():
        if behind.get_attribute("open") is None:
            behind.locator("summary").click()
        behind.locator("ul.links a").first.click()
    elif page.locator("h2#behind ~ p .one a, h2#behind ~ p > a").count():
        assert page.get_by_text(WHY_NOTHING).is_visible()
        page.locator("h2#behind ~ p .one a, h2#behind ~ p > a").first.click()
        page.locator("main .card-name a, main ul.bodies a").first.click()
    else:
        assert page.get_by_text(WHY_NOTHING).is_visible()
        return

    assert ENTRY.search(page.url), page.url


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["indicators/", "indicators/I-02/", "indicators/I-16/",
                                  "en/indicators/I-18/", "policy/c2-8/", "districts/xuhui/"])
def test_pages_of_numbers_open_quietly_and_fit_their_width(
    visit: Window, shanghai: str, path: str, width: int
) -> None:
    """No complaint, no request to another host, nothing wider than the screen."""
    seen = visit(width)
    seen.open(shanghai + path)

    assert [] == seen.complaints
    assert all(request.startswith(shanghai) for request in seen.requests)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
