"""The page of the questions in Chromium: it fits every width, and each page leads to its answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from visiting import Visit

LOOKS = ((1280, "light", ""), (390, "dark", ""), (390, "light", "zh/"), (320, "light", ""),
         (320, "dark", "zh/"))
Window = Callable[..., Visit]


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_the_questions_fit_their_width(
    visit: Window, fictional_city: str, width: int, scheme: str, language: str
) -> None:
    """Nothing scrolls sideways, nothing complains; on a phone each cell says what it is."""
    window = visit(width, scheme)
    page = window.open(f"{fictional_city}{language}data/questions/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 400:
        wraps = page.locator(".table-wrap").evaluate_all(
            "all => all.map((one) => [one.scrollWidth, one.clientWidth])")
        assert len(wraps) > 10
        assert [one for one in wraps if one[0] > one[1]] == []
    assert page.locator("table.stack td:not([data-label])").evaluate_all(
        "all => all.map((one) => one.textContent.trim()).filter(Boolean)") == []
    window.settle()
    assert window.complaints == []


@pytest.mark.parametrize("language", ["", "zh/"])
def test_two_clicks_lead_from_a_list_to_what_answers(
    visit: Window, fictional_city: str, language: str
) -> None:
    """Without a script: the question at the foot of the walks, then the walk itself."""
    page = visit(390, script=False).open(f"{fictional_city}{language}walks/")
    page.locator("a[href$='data/questions/#q10']").click()
    assert page.url.endswith(f"{language}data/questions/#q10")
    page.locator("a[href$='walks/ropes-and-lanterns/']").first.click()
    assert page.url.endswith(f"{language}walks/ropes-and-lanterns/")
