"""The ten questions of citizens, from the home page on, as a person answers them: by touch and by keyboard.

Each takes at most three acts: a tap, a choice in a list, a word typed. What stands at the end is held
against the database.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from visiting import served

import find_truth
from registry.site.locales import locale

DAY, NEXT_WEEK = "2026-11-25", "2026-12-02"
NOON = f"{DAY}T12:00:00Z"
MOST = 3
Act = tuple[str, ...]
Truth = Callable[[Path], set[str]]


class Person:
    """Someone who reads what stands there, and touches it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.acts = page, 0
        page.goto(address)

    def do(self, act: str, *words: str) -> None:
        """Do one thing, and count it."""
        self.acts += 1
        getattr(self, act)(*words)

    def tap(self, words: str) -> None:
        """Press the link that says so, and wait until the page has followed."""
        links = self.page.get_by_role("main").get_by_role("link")
        link = links.filter(has_text=re.compile(re.escape(words))).first
        with self.page.expect_navigation():
            link.click()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_role("combobox", name=label).select_option(label=option)

    def write(self, label: str, word: str) -> None:
        """Type a word and send it."""
        self.page.get_by_label(label).fill(word)
        self._send()

    def _send(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


class AtTheKeyboard(Person):
    """Someone who has no pointer: everything is reached by the tab key."""

    def tap(self, words: str) -> None:
        """Go to the link or button and press it."""
        self._reach(words, "a, button")
        if self.page.evaluate("document.activeElement.matches('a')"):
            self._send()
        else:
            self.page.keyboard.press("Space")

    def choose(self, label: str, option: str) -> None:
        """Go to the list and type the first word of what is wanted."""
        self._reach(label, "select, input")
        self.page.keyboard.type(option.split(maxsplit=1)[0])

    def write(self, label: str, word: str) -> None:
        """Go to the field, type and send."""
        self._reach(label, "select, input")
        self.page.keyboard.type(word)
        self._send()

    def _reach(self, words: str, kind: str) -> None:
        self.page.locator("#find[hidden], #week-presses[hidden]").wait_for(state="detached")
        for _ in range(100):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(_NAME, kind):
                return
        raise AssertionError(f"The tab key does not reach: {words}")


_NAME = """(kind) => {
  const one = document.activeElement;
  return !one.matches(kind) ? "" : one.ariaLabel ?? (one.labels?.length ? one.labels[0].firstChild.textContent : one.textContent);
}"""


def having(database: Path, **chosen: str) -> set[str]:
    """Return the entries that have one of the values of each facet, joined by commas."""
    sets = [{entry for entry, known in find_truth.values(database, facet, DAY).items() if known & set(wanted.split(","))}
            for facet, wanted in chosen.items()]
    return set.intersection(*sets)


def asked(database: Path, sql: str) -> set[str]:
    """Return the first column of an answer."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return {row[0] for row in connection.execute(sql)}


def walk_in(database: Path) -> set[str]:
    """Return the courses that one can walk into in the seven days from the day."""
    return asked(database, f"""
        SELECT sessions.entry FROM sessions JOIN entry_terms USING (entry)
        WHERE term = 'walk_in' AND coalesce(enrolment, 'open') = 'open'
          AND starts < '{NEXT_WEEK}' AND coalesce(ends, starts) >= '{DAY}T11:00'""")


def wanted_helpers(database: Path) -> set[str]:
    """Return the organizations that look for teachers or volunteers."""
    return asked(database, """
        SELECT entry FROM organizations WHERE status NOT IN ('closed', 'merged')
          AND coalesce(recruiting_teachers_url, recruiting_volunteers_url) IS NOT NULL""")


TRUTHS: dict[str, Truth] = {
    "smartphone": lambda city: having(city, smartphone="not_needed"),
    "walk_in": walk_in,
    "free": lambda city: having(city, fee="free"),
    "steps": lambda city: having(city, step_free="yes"),
    "evening": lambda city: having(city, times="evening,weekend"),
    "children": lambda city: having(city, type="bases,walks"),
    "enrol": lambda city: having(city, enrolment="open,walk_in,later"),
    "credit": lambda city: having(city, credit="bank,award"),
    "teach": wanted_helpers,
}
SAY = locale("en")
PATHS: dict[str, tuple[tuple[Act, ...], Truth]] = {
    key: ((("tap", SAY(f"ask.{key}.title")),), truth) for key, truth in TRUTHS.items()
} | {
    "near": ((("tap", "What is near me?"), ("choose", "District", "Harbour District"),
              ("choose", "Township", "Ropewalk")), lambda city: find_truth.inside(city, "LB102")),
    "enrol": ((("tap", "How do I enrol"), ("tap", "Courses to enrol for")), TRUTHS["enrol"]),
    "full": ((("write", "Find an organization", "lantern m"), ("tap", "Lantern making"), ("tap", "More: Families")),
             lambda city: having(city, type="courses", audience="families")),
    "mother": ((("tap", "Older people"), ("tap", "No smartphone needed")),
               lambda city: having(city, audience="older_people", smartphone="not_needed")),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for all questions, with the clock of the day."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.clock.set_fixed_time(NOON)
    yield opened
    context.close()


@pytest.fixture(scope="module")
def shanghai_city(shanghai_dist: Path) -> Iterator[str]:
    """The address of the real city."""
    with served(shanghai_dist / "site") as address:
        yield address


def answer(page: Page) -> set[str]:
    """Return the entries at the end of a path: what is found, what is on, or who looks for people."""
    page.locator("#find[hidden], #week-presses[hidden]").wait_for(state="detached")
    links = page.locator("#find-results .card-name a, .meeting .card-name a, #teach ~ .contacts strong a")
    seen = links.evaluate_all("all => all.filter((one) => one.checkVisibility()).map((one) => one.pathname)")
    return {"/".join(link.strip("/").split("/")[-2:]) for link in seen}


@pytest.mark.parametrize("hands", [Person, AtTheKeyboard], ids=["touch", "keyboard"])
@pytest.mark.parametrize("question", PATHS)
def test_a_question_is_answered_in_three_acts_from_home(
    page: Page, fictional_city: str, fictional_dist: Path, question: str, hands: type[Person]
) -> None:
    """What stands at the end is what the database says, no more and no less."""
    acts, truth = PATHS[question]
    person = hands(page, fictional_city)
    for act in acts:
        person.do(*act)
    assert person.acts <= MOST
    expected = truth(fictional_dist / "registry.db")
    assert expected
    found = answer(page)
    if question == "near":
        head = page.locator("#find-results h3 + ul").first
        assert len(expected) == head.locator("li.card").count()
        assert expected <= found
    else:
        assert found == expected


@pytest.mark.parametrize("question", TRUTHS)
def test_on_real_content_a_question_ends_in_an_honest_page(
    page: Page, shanghai_city: str, shanghai_dist: Path, question: str
) -> None:
    """What is on record; else that nothing is, of how many it is unknown, and whom to ask by telephone."""
    words, person = locale("zh"), Person(page, shanghai_city)
    person.do("tap", words(f"ask.{question}.title"))
    expected = TRUTHS[question](shanghai_dist / "registry.db")
    if expected and question != "enrol":
        assert answer(page) == expected
        return
    assert page.url.endswith(f"/ask/#{question}")
    section = page.locator("section", has=page.locator(f"#{question}"))
    if not expected:
        expect(section).to_contain_text("暂无登记，这不表示没有")
        section.get_by_role("link", name="可以问谁").first.click()
        assert page.url.endswith("#whom")
    assert page.locator("a[href^='tel:']").first.is_visible()
    if question not in ("teach", "children"):
        expect(section).to_contain_text("还不知道：")


def test_on_real_content_the_mother_finds_what_is_known_and_whom_to_ask(
    page: Page, shanghai_city: str, shanghai_dist: Path
) -> None:
    """Nobody has written whether enrolling takes a smartphone; the page of older people says so."""
    person = Person(page, shanghai_city)
    person.do("tap", "老年人")
    courses = len(having(shanghai_dist / "registry.db", audience="older_people", type="courses"))
    assert f"{courses} 门课程中，{courses} 门没有写报名要不要智能手机。" in page.get_by_role("main").inner_text()
    person.do("tap", "报名不用智能手机的")
    assert page.url.endswith("/for/older_people/#ask")
    assert page.locator("#ask ~ .contacts a[href^='tel:']").first.is_visible()
    assert person.acts <= MOST


def test_on_real_content_near_me_lists_a_district(page: Page, shanghai_city: str, shanghai_dist: Path) -> None:
    """By name, without a position."""
    person = Person(page, shanghai_city)
    person.do("tap", "离我近的有哪些？")
    person.do("choose", "区", "嘉定区")
    head = page.locator("#find-results h3").first
    expect(head).to_contain_text("嘉定区")
    expect(head).to_contain_text(str(len(find_truth.inside(shanghai_dist / "registry.db", "310114"))))


def test_on_a_phone_the_drawer_leads_to_this_week_by_keyboard(
    page: Page, fictional_city: str, fictional_dist: Path
) -> None:
    """Open it, go to what is on, and press what is free."""
    page.set_viewport_size({"width": 390, "height": 900})
    person = AtTheKeyboard(page, fictional_city)
    page.locator(".site-toggle").first.wait_for()
    person.do("tap", "Navigation")
    person.do("tap", "This week")
    person.do("tap", "Free")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.url == f"{fictional_city}this-week/?only=free"
    assert answer(page) == asked(fictional_dist / "registry.db", f"""
        SELECT sessions.entry FROM sessions JOIN courses USING (entry) WHERE fee_amount = 0
          AND starts < '{NEXT_WEEK}' AND coalesce(ends, starts) >= '{DAY}T11:00'""")
