"""The page “find” in Chromium, on the fictional city: what it counts and lists is what SQL says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import Visit

import find_truth

DAYS = ("2026-11-25", "2026-12-16", "2027-02-10", "2027-06-01")
DAY = DAYS[0]
Window = Callable[..., Visit]


@pytest.fixture
def database(fictional_dist: Path) -> Path:
    """The database that the page is made from."""
    return fictional_dist / "registry.db"


def _open(window: Visit, address: str, day: str = DAY) -> Page:
    window.page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page = window.open(address)
    page.locator("#find:not([hidden])").wait_for()
    return page


def _shown(page: Page) -> list[str]:
    """Return the entries in the list, all of them."""
    while page.locator("#find-more").is_visible():
        page.locator("#find-more").click()
    links = page.locator("#find-results .card-name a").evaluate_all("all => all.map((one) => one.pathname)")
    return ["/".join(link.strip("/").split("/")[-2:]) for link in links]


def _counts(page: Page) -> dict[str, dict[str, int]]:
    """Return the number beside each value of each facet."""
    return page.locator("#find-facets").evaluate(
        """panel => Object.fromEntries([...panel.querySelectorAll("fieldset")].map((facet) => [
             facet.dataset.facet, Object.fromEntries([...facet.querySelectorAll("label")].map((label) => [
               label.querySelector("input").value, Number(label.querySelector(".find-tally").textContent)]))]))""")


def _press(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"#find-quick button[data-facet={facet}][data-value={value}]")


def _box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"#find-facets input[name={facet}][value={value}]")


def _having(database: Path, **chosen: str) -> set[str]:
    """Return the entries that have a value of each facet."""
    sets = [{entry for entry, known in find_truth.values(database, facet, DAY).items() if value in known}
            for facet, value in chosen.items()]
    return set.intersection(*sets)


@pytest.mark.parametrize("day", DAYS)
def test_every_facet_counts_what_the_database_says_on_the_day(
    visit: Window, fictional_city: str, database: Path, day: str
) -> None:
    """Unknown is counted apart; a facet of which nothing is known in the city is not shown."""
    page = _open(visit(), f"{fictional_city}find/", day)
    truth = {facet: find_truth.counts(database, facet, day) for facet in find_truth.FACETS}
    assert _counts(page) == {facet: known for facet, known in truth.items() if set(known) - {"unknown"}}
    assert page.locator("#find-count").inner_text().startswith(f"{len(find_truth.listed(database))} of ")


@pytest.mark.parametrize("facet", sorted(find_truth.FACETS))
def test_each_value_lists_the_entries_that_have_it(
    visit: Window, fictional_city: str, database: Path, facet: str
) -> None:
    """Whoever chooses a value finds those and no others, its own other values still counted."""
    page = _open(visit(), f"{fictional_city}find/")
    whole = find_truth.counts(database, facet, DAY)
    for value in whole:
        _box(page, facet, value).check()
        assert set(_shown(page)) == _having(database, **{facet: value})
        assert _counts(page)[facet] == whole
        _box(page, facet, value).uncheck()


def test_a_facet_is_counted_with_the_others_applied(
    visit: Window, fictional_city: str, database: Path
) -> None:
    """Between facets “and”, within a facet “or”."""
    page = _open(visit(), f"{fictional_city}find/")
    _box(page, "strand", "elderly").check()
    _box(page, "type", "courses").check()
    both = _having(database, strand="elderly", type="courses")
    assert set(_shown(page)) == both
    for facet in ("when", "audience", "smartphone"):
        known = {value: count for value, count in _counts(page)[facet].items() if count}
        assert known == find_truth.counts(database, facet, DAY, both)
    assert _counts(page)["strand"]["community"] == len(_having(database, strand="community", type="courses"))

    _box(page, "strand", "vocational").check()
    assert set(_shown(page)) == both | _having(database, strand="vocational", type="courses")


@pytest.mark.parametrize("prefix", ["", "zh/"])
@pytest.mark.parametrize(("word", "entry"), [
    ("lantern mak", "courses/lantern-making"), ("灯笼", "courses/lantern-making"),
    ("denglong", "courses/lantern-making"), ("dlzz", "courses/lantern-making"),
    ("MAKING lantern", "courses/lantern-making"), ("ＡＩ通", "courses/ai-in-plain-words"), ("shufa", "courses/brush-and-ink"),
])
def test_names_are_found_by_any_part_in_any_language(
    visit: Window, fictional_city: str, prefix: str, word: str, entry: str
) -> None:
    """In Chinese also by pinyin and by initials, on the pages of either language."""
    page = _open(visit(), f"{fictional_city}{prefix}find/")
    page.locator("#find-q").fill(word)
    found = _shown(page)
    assert entry in found
    assert len(found) < 6


def test_short_letters_are_no_pinyin(visit: Window, fictional_city: str) -> None:
    """Three letters of a syllable find no Han: they would find too much."""
    page = _open(visit(), f"{fictional_city}find/")
    page.locator("#find-q").fill("den")
    assert "courses/lantern-making" not in _shown(page)


def test_what_was_chosen_stands_in_the_address(visit: Window, fictional_city: str) -> None:
    """So it can be sent to someone, and back and forward work."""
    page = _open(visit(), f"{fictional_city}find/")
    page.locator("#find-q").press_sequentially("la")
    _press(page, "fee", "free").click()
    page.select_option("#find-district", "LB1")
    page.locator("#find-only").check()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["la"], "near": ["LB1"], "only": ["1"], "fee": ["free"]}
    found, sent = _shown(page), page.url

    other = _open(visit(), sent)
    assert _shown(other) == found
    assert other.locator("#find-q").input_value() == "la"
    assert other.locator("#find-district").input_value() == "LB1"
    assert other.locator("#find-only").is_checked()
    assert _box(other, "fee", "free").is_checked()
    assert _press(other, "fee", "free").get_attribute("aria-pressed") == "true"

    for _ in range(3):
        page.go_back()
    expect(page.locator("#find-active li")).to_have_count(1)
    assert page.locator("#find-q").input_value() == "la"
    page.go_back()
    expect(page.locator("#find-active li")).to_have_count(0)
    page.go_forward()
    expect(page.locator("#find-q")).to_have_value("la")


def test_an_address_that_makes_no_sense_shows_everything(visit: Window, fictional_city: str) -> None:
    """Areas that are none, numbers that are none, names of nothing one could choose by."""
    window = visit()
    page = _open(window, f"{fictional_city}find/?fee=,&near=ZZ&shown=-4&nothing=1")
    expect(page.locator("#find-active li")).to_have_count(0)
    assert page.locator("#find-results .card").count() == 20
    assert window.complaints == []


def test_twenty_are_shown_and_more_when_asked(visit: Window, fictional_city: str, database: Path) -> None:
    """The focus goes to the first that is new."""
    page = _open(visit(), f"{fictional_city}find/")
    number = len(find_truth.listed(database))
    assert page.locator("#find-results .card").count() == 20
    page.locator("#find-more").click()
    assert page.locator("#find-results .card").count() == number
    assert page.locator(".card-name a").nth(20).evaluate("one => one === document.activeElement")
    assert page.url.endswith("?shown=40")


def test_the_keyboard_alone_finds_and_opens(visit: Window, fictional_city: str) -> None:
    """Type a word, press a filter, open the first result."""
    page = _open(visit(), f"{fictional_city}find/")
    page.locator("#find-q").focus()
    page.keyboard.type("smart")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("data-value") == "free"
    page.keyboard.press("Space")
    assert page.locator(":focus").get_attribute("aria-pressed") == "true"
    expect(page.locator("#find-count")).to_have_text("1 of 28 on record by name")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator("#find-results a:focus").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/**")


def test_the_number_found_is_told_to_those_who_listen(visit: Window, fictional_city: str) -> None:
    """The place that says it is a live region."""
    page = _open(visit(), f"{fictional_city}find/")
    assert page.locator("#find-count").get_attribute("role") == "status"
    _press(page, "times", "evening").click()
    expect(page.get_by_role("status").filter(has_text="of 28 on record")).to_have_count(1)


@pytest.mark.parametrize(("asked", "said"), [
    ("audience=nobody", "For whom: nobody"), ("language=wuu", "Language: wuu"),
    ("fee=free&type=%3Cb%3Eships", "What: <b>ships")])
def test_what_no_entry_has_finds_nothing_and_can_be_taken_away(
    visit: Window, fictional_city: str, asked: str, said: str
) -> None:
    """A link sent long ago does not show everything as though it were what was asked for."""
    page = _open(visit(), f"{fictional_city}find/?{asked}")
    expect(page.locator("#find-count")).to_have_text("0 of 28 on record")
    assert page.locator("#find-none").is_visible()
    page.locator("#find-active").get_by_text(said).click()
    expect(page.locator("#find-count")).not_to_have_text("0 of 28 on record")


def test_nothing_found_says_what_is_on_record_and_whom_to_ask(
    visit: Window, fictional_city: str, database: Path
) -> None:
    """Never that there is none."""
    page = _open(visit(), f"{fictional_city}find/")
    _press(page, "smartphone", "not_needed").click()
    _press(page, "step_free", "yes").click()
    expect(page.locator("#find-count")).to_have_text("0 of 28 on record")
    none = page.locator("#find-none")
    assert "does not mean that there is nothing" in none.inner_text()
    assert none.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))") == [
        "../network/", "../contribute/"]
    left = _having(database, smartphone="not_needed")
    button = page.locator("#find-without button")
    assert button.inner_text().endswith(f": {len(left)} on record")
    button.click()
    assert set(_shown(page)) == left


def test_near_me_begins_in_the_township(visit: Window, fictional_city: str, database: Path) -> None:
    """Two choices do; then come those elsewhere in the district, then all others."""
    page = _open(visit(390), f"{fictional_city}find/")
    page.select_option("#find-district", "LB1")
    page.select_option("#find-township", "LB102")
    heads = page.locator("#find-results h3").all_inner_texts()
    assert [head.rpartition(" ")[0] for head in heads] == [
        "In Ropewalk", "Elsewhere in Harbour District", "Elsewhere, or for the whole city"]
    here, there = (find_truth.inside(database, area) for area in ("LB102", "LB1"))
    assert "places/ropewalk-library" in here
    found = _shown(page)
    assert set(found[:len(here)]) == here
    assert set(found[:len(there)]) == there
    page.locator("#find-only").check()
    assert set(_shown(page)) == here
    assert page.locator("#find-township option").all_inner_texts() == [
        "All townships", "Old Quay", "Ropewalk", "Free Port"]


def test_a_position_is_asked_for_only_when_wanted_and_stays_here(
    visit: Window, fictional_city: str
) -> None:
    """Within 800 metres come first; the address and the host learn nothing."""
    window = visit()
    window.page.context.grant_permissions(["geolocation"])
    window.page.context.set_geolocation({"longitude": 10.1235, "latitude": 54.5})
    page = _open(window, f"{fictional_city}find/?type=places")
    asked, address = len(window.requests), page.url
    page.locator("#find-position").click()
    expect(page.locator("#find-position-said")).to_contain_text("stays on this device")
    heads = page.locator("#find-results h3").all_inner_texts()
    assert heads[-1].startswith("No coordinates on record")
    assert page.locator(".card-note").count() > 0
    assert page.url == address
    assert len(window.requests) == asked


@pytest.mark.parametrize(("facets", "choices"), [
    (("audience", "smartphone"), [("audience", "older_people"), ("smartphone", "not_needed")]),
    (("when", "enrolment"), [("when", "week"), ("enrolment", "walk_in")]),
    (("fee",), [("fee", "free")]),
    (("step_free", "toilet"), [("step_free", "yes"), ("toilet", "yes")]),
    (("times",), [("times", "evening")]),
    (("times",), [("times", "weekend")]),
], ids=["mother", "this-week", "free", "wheelchair", "evenings", "weekends"])
def test_a_question_takes_three_taps_on_a_phone(
    visit: Window, fictional_city: str, database: Path, facets: tuple[str, ...], choices: list[tuple[str, str]]
) -> None:
    """What has no press of its own is behind one tap more."""
    page = _open(visit(390), f"{fictional_city}find/")
    taps = 0
    for facet, value in choices:
        if _press(page, facet, value).count():
            _press(page, facet, value).click()
        else:
            page.locator("#find-filters > summary").click()
            _box(page, facet, value).check()
            taps += 1
        taps += 1
    assert taps <= 3
    assert tuple(facet for facet, _ in choices) == facets
    truth = _having(database, **dict(choices))
    assert truth
    assert set(_shown(page)) == truth


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_it_fits_complains_of_nothing_and_asks_no_other_host(
    visit: Window, fictional_city: str, width: int, scheme: str, language: str
) -> None:
    """Whatever is chosen; targets can be hit with a thumb."""
    window = visit(width, scheme)
    page = _open(window, f"{fictional_city}{language}find/?near=LB101&audience=older_people,unknown")
    page.locator("#find-filters").evaluate("one => { one.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("#find").evaluate(
        """root => [...root.querySelectorAll("button, select, input[type=search], label.find-value, summary")]
             .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
             .map((one) => one.outerHTML)""")
    assert small == []
    window.settle()
    assert window.complaints == []
    assert [one for one in window.requests if not one.startswith(fictional_city)] == []


def test_without_a_script_two_taps_lead_to_an_entry(visit: Window, fictional_city: str) -> None:
    """The page is a page of lists then, and shows no control that does nothing."""
    page = visit(390, script=False).open(f"{fictional_city}find/")
    assert not page.locator("#find").is_visible()
    page.locator("a[href='../districts/harbour/places/']").click()
    page.locator("a[href$='places/ropewalk-library/']").first.click()
    assert page.url.endswith("/places/ropewalk-library/")


def test_lists_remain_where_the_file_does_not_come(visit: Window, fictional_city: str) -> None:
    """The page says so and shows no control that does nothing."""
    window = visit()
    window.page.route("**/find.json", lambda route: route.abort())
    page = window.open(f"{fictional_city}find/")
    expect(page.locator("#find-failed")).to_be_visible()
    assert not page.locator("#find").is_visible()
    assert page.locator("#lists").is_visible()


def test_hostile_names_stay_texts(visit: Window, city: str) -> None:
    """What an entry says is shown, searched and counted, and never runs."""
    window = visit()
    page = _open(window, f"{city}find/")
    page.locator("#find-q").fill("<img")
    expect(page.locator("#find-results .card").first).to_contain_text("<img")
    assert page.evaluate("window.hurt") is None
    assert page.locator("#find img, #find script").count() == 0
    window.settle()
    assert [one for one in window.requests if not one.startswith(city)] == []
