"""Pages of entries as a visitor holds them: on a telephone, at a certain time, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from visiting import Visit

Window = Callable[..., Visit]


@pytest.mark.parametrize(("path", "rows"), [("places/old-quay-customs-house/", 4),
                                            ("courses/lantern-making/", 4),
                                            ("zh/courses/lantern-making/", 4),
                                            ("organizations/city-learning-office/", 2)])
def test_the_first_screen_of_a_telephone_holds_what_is_asked_first(
    visit: Window, fictional_city: str, path: str, rows: int
) -> None:
    """Name, kind, telephone, place, cost and steps; the telephone is large enough for a thumb."""
    page = visit(390).open(f"{fictional_city}{path}")
    page.set_viewport_size({"width": 390, "height": 844})
    facts = page.locator(".glance > div")
    assert facts.count() == rows
    for fact in (page.locator("h1"), page.locator(".chips"), *facts.all()):
        box = fact.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
    telephone = page.locator(".glance .telephone").bounding_box()
    assert telephone is not None
    assert telephone["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
