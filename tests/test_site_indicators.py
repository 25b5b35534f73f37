"""The pages of indicators, clauses and districts: what is a number, what is not, and what is behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture
def site(fictional_dist: Path) -> Path:
    """The fictional city, half-filled as it is."""
    return fictional_dist / "site"


def words(site: Path, path: str, start: str, end: str = "<h2") -> str:
    """Return the words of a part of a page, from the heading with an anchor to the next."""
    page = (site / path / "index.html").read_text(encoding="utf-8")
    begins = page.index(f'id="{start}"')
    text = page[begins:page.index(end, begins + 1)]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_number_is_shown_with_what_it_is_made_of_and_when(site: Path) -> None:
    """Value, numerator, denominator, period, and how exact it is."""
    areas = words(site, "indicators/L-02", "areas")

    assert "More than 11.25 % 3,500 / 31,100 (2025)" in areas
    assert "About 5.97 %" in areas
    assert "Orchard District Not reported" in areas


def test_chart_draws_only_areas_with_a_number_and_says_over_how_many(site: Path) -> None:
    """The third district is neither the shortest bar nor a gap."""
    page = (site / "indicators/L-02/index.html").read_text(encoding="utf-8")
    chart = page[page.index('<figure class="chart">'):page.index("</figure>")]

    assert "2 of 3 districts have a number; only these are drawn." in chart
    assert re.findall(r"<li><span>([^<]+)</span>", chart) == ["Hill District", "Harbour District"]
    assert '<rect width="11.3%"' in chart


def test_number_that_nobody_reported_says_what_is_missing_and_whom_to_ask(site: Path) -> None:
    """The city itself has no report."""
    numbers = words(site, "indicators/L-02", "numbers")

    assert "Not reported: Older learners" in numbers
    assert "Ask: The city learning office" in numbers
    assert "0" not in numbers


def test_list_that_is_not_complete_says_at_least_and_names_the_list(site: Path) -> None:
    """One ward of eight is on record; a promised district says a zero that is one."""
    assert "at least 1 (of 8)" in words(site, "indicators/L-01", "numbers")
    assert "promises that these lists are complete: Learning point" in words(
        site, "indicators/L-01", "numbers")
    areas = words(site, "indicators/L-01", "areas")
    assert "Harbour District 0 % · 0 / 2".replace(" ·", "") in areas.replace(" ·", "")
    assert "Orchard District not on record yet (of 3)" in areas


def test_comparison_says_nothing_until_every_district_has_a_number(site: Path) -> None:
    """No spread over two of three."""
    numbers = words(site, "indicators/L-03", "numbers", "<h3")

    assert "List not declared complete For each number: Waterside ÷ upland Largest ÷ smallest Nobody promises" in numbers
    assert not re.search(r"\d", numbers)


def test_page_leads_to_the_entries_behind_a_number_in_one_click(site: Path) -> None:
    """The counted place, the two statistics that were read."""
    for code, entry in (("L-01", "places/top-step-learning-point"),
                        ("L-02", "statistics/older-learners-2025"), ("L-02", "statistics/residents-2025")):
        page = (site / f"indicators/{code}/index.html").read_text(encoding="utf-8")
        behind = page[page.index('id="behind"'):page.index('id="definition"')]
        assert f'href="../../{entry}/"' in behind


def test_page_shows_the_query_that_was_run(site: Path) -> None:
    """The definition's own lines, and the rest around them."""
    sql = words(site, "indicators/L-01", "sql", "</main>")

    assert "WHERE p.kind = &#39;learning_point&#39;" in sql
    assert "area_ancestors" in sql


def test_clause_says_of_each_target_whether_it_is_met(site: Path) -> None:
    """Not met where the list is promised, not complete elsewhere, with the day it is due."""
    targets = words(site, "policy/c1", "targets")

    assert "Whole city: List not declared complete" in targets
    assert "Districts: List not declared complete 1, Not met yet 2" in targets
    assert "By 31 December 2027" in targets


def test_district_shows_its_numbers_and_counts_those_that_say_nothing(site: Path) -> None:
    """Only what is on record or reported stands in its table."""
    harbour = words(site, "districts/harbour", "indicators")
    orchard = words(site, "districts/orchard", "indicators")

    assert "About 5.97 %" in harbour
    assert "%" not in orchard
    assert "No number yet for 3 more indicators." in orchard


def test_chinese_pages_speak_chinese(site: Path) -> None:
    """Not a word of the site itself is left in the other language."""
    page = words(site, "zh/indicators/L-02", "numbers", '<h2 id="behind"')

    assert "没有人上报" in page
    assert "超过 11.25% 3,500 / 31,100（2025年）" in page.replace("超过11", "超过 11")
    assert "Not reported" not in page
