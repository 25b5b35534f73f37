"""Pages of entries as a visitor holds them: on a telephone, at a certain time, on paper."""

from __future__ import annotations

import re
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


CUSTOMS_HOUSE = "places/old-quay-customs-house/"
LANTERNS = "courses/lantern-making/"


@pytest.mark.parametrize(("moment", "said"), [
    ("2026-11-25T19:00:00Z", "Open now by the hours on record, until 21:00."),
    ("2026-11-25T09:30:00Z", "Closed now by the hours on record; opens today at 09:00."),
    ("2026-11-25T23:30:00Z", "Closed now by the hours on record."),
    ("2026-11-29T12:00:00Z", "Closed now by the hours on record."),
    ("2026-12-25T12:00:00Z", "Closed now by the hours on record."),
    ("2027-09-01T12:00:00Z", "Closed now by the hours on record."),
])
def test_a_place_says_whether_it_is_open_by_the_clock_of_its_city(
    visit: Window, fictional_city: str, moment: str, said: str
) -> None:
    """The fictional city is an hour behind; single days and seasons count."""
    window = visit()
    window.page.clock.set_fixed_time(moment)
    page = window.open(f"{fictional_city}{CUSTOMS_HOUSE}")
    page.locator(".now:visible").wait_for()
    assert page.locator(".now").inner_text() == said
    assert window.complaints == []


@pytest.mark.parametrize(("moment", "said", "chips"), [
    ("2026-08-25T12:00:00Z", "Not begun yet. Next meeting: 8 September 2026 18:30–20:00. "
                             "Enrolling now, until 4 September 2026.", ["To come", "To come"]),
    ("2026-11-24T21:00:00Z", "Under way. Next meeting: 27 November 2026 18:30–20:00.",
     ["In progress", "To come"]),
    ("2027-02-01T12:00:00Z", "Held in the past: every run on record has ended", ["Ended", "Ended"]),
])
def test_a_course_says_how_it_stands_when_it_is_viewed(
    visit: Window, fictional_city: str, moment: str, said: str, chips: list[str]
) -> None:
    """Whatever was true when the page was built; what is over is open to nobody."""
    window = visit()
    window.page.clock.set_fixed_time(moment)
    page = window.open(f"{fictional_city}{LANTERNS}")
    page.locator(".now:visible").wait_for()
    assert page.locator(".now").inner_text() == said
    assert page.locator("[data-state]").all_inner_texts() == chips
    assert page.locator("[data-enrolment]:visible").count() == sum(chip != "Ended" for chip in chips)
    assert window.complaints == []


def test_without_a_script_a_course_gives_its_dates_and_claims_nothing_of_today(
    visit: Window, fictional_city: str
) -> None:
    """The sentence stays true on any day."""
    page = visit(script=False).open(f"{fictional_city}{LANTERNS}")
    assert page.locator("#when + p").inner_text() == "Runs from 7 September 2026 to 18 January 2027"
    assert page.locator(".now:visible").count() == 0
    assert page.locator("[data-state]:visible").count() == 0


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_fullest_entries_print_on_one_sheet_with_everything_open(
    visit: Window, fictional_city: str, language: str
) -> None:
    """Without what only works on a screen, and with the addresses of sources."""
    for path in (CUSTOMS_HOUSE, LANTERNS, "organizations/old-quay-community-school/",
                 "walks/ropes-and-lanterns/", "bases/seafaring-base/"):
        page = visit().open(f"{fictional_city}{language}{path}")
        sheets = re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))
        assert len(sheets) == 1, path
        page.emulate_media(media="print")
        for hidden in (".md-header", ".jump", "#mend", ".cite", ".md-footer"):
            assert page.locator(f"{hidden}:visible").count() == 0, hidden
        after = page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
        assert "https://" in after


def test_what_is_folded_is_open_on_paper_and_folded_again_after(visit: Window, fictional_city: str) -> None:
    """All meetings of a course are on the sheet."""
    page = visit().open(f"{fictional_city}{LANTERNS}")
    folded = "document.querySelectorAll('details:not(.cite)[open]').length"
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == 0


def test_paper_carries_a_code_back_to_the_page_where_its_address_is_known(
    visit: Window, repository_city: str, city: str
) -> None:
    """It is drawn, not loaded, and is not on the screen."""
    page = visit().open(f"{repository_city}zh/places/river-library/")
    assert page.locator(".qr:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".qr:visible").count() == 1
    assert page.locator(".paper-address p").inner_text() == "https://example.org/repo/zh/places/river-library/"
    assert visit().open(f"{city}places/river-library/").locator(".qr").count() == 0
