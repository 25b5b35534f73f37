"""Pages in Chromium: nothing complains, nothing leaves the host, nothing scrolls sideways."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from visiting import Visit, served

PATHS = (
    "",
    "courses/",
    "courses/brush-now/",
    "organizations/river-school/",
    "organizations/hostile-school/",
    "places/river-library/",
    "districts/",
    "districts/north/",
    "errors/E101/",
    "data/",
    "data/dictionary/",
    "about/cite/",
    "contribute/",
)
POLICY_PATHS = (
    "policy/",
    "policy/c2/",
    "policy/c3/",
    "policy/c2/organizations/",
    "network/",
    "network/district-trio/",
    "network/township-schools/",
    "districts/",
    "districts/north/",
    "districts/district-3/",
    "areas/990001001/",
    "areas/990002001/",
    "areas/990002901/",
    "statistics/",
    "statistics/learners-a/",
    "cases/",
    "cases/river-pilot/",
)
LOOKS = ((1280, "light", ""), (390, "dark", ""), (390, "light", "en/"), (320, "light", ""),
         (320, "dark", "en/"))
Window = Callable[..., Visit]


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_pages_open_quietly_and_fit_their_width(
    visit: Window, city: str, width: int, scheme: str, language: str
) -> None:
    """No complaint, no request to another host or for a sitemap, no sideways scroll."""
    _open_all(visit(width, scheme), city, language, PATHS, width)


@pytest.mark.parametrize(("width", "scheme", "language"), LOOKS)
def test_pages_of_policy_and_network_open_quietly_and_fit_their_width(
    visit: Window, policy_city: str, width: int, scheme: str, language: str
) -> None:
    """Also with all that can be unfolded open: clauses, rosters, trees, districts, townships."""
    _open_all(visit(width, scheme), policy_city, language, POLICY_PATHS, width)


def _open_all(window: Visit, city: str, language: str, paths: tuple[str, ...], width: int) -> None:
    for path in paths:
        page = window.open(f"{city}{language}{path}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("window.hurt") is None
    window.settle()
    assert window.complaints == []
    assert [url for url in window.requests if not url.startswith(city)] == []
    assert [url for url in window.requests if "sitemap" in url] == []


@pytest.mark.parametrize("path", ["policy/", "policy/c2/", "network/district-trio/",
                                  "network/township-schools/", "districts/", "districts/north/",
                                  "statistics/learners-a/"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_on_a_phone_no_table_hides_anything_at_its_side(
    visit: Window, policy_city: str, path: str, language: str
) -> None:
    """A row becomes a paragraph, and each of its cells says what it is."""
    page = visit(320).open(f"{policy_city}{language}{path}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    wraps = page.locator(".table-wrap").evaluate_all(
        "all => all.map((one) => [one.scrollWidth, one.clientWidth])")
    assert wraps
    assert [one for one in wraps if one[0] > one[1]] == []
    unlabelled = page.locator("table.stack td:not([data-label])").evaluate_all(
        "all => all.map((one) => one.textContent.trim()).filter(Boolean)")
    assert unlabelled == []


@pytest.mark.parametrize("path", ["", "districts/south/", "districts/district-3/", "courses/"])
def test_on_a_phone_no_word_leaves_its_tile(visit: Window, policy_city: str, path: str) -> None:
    """In the longer language too, where a count is said in words."""
    page = visit(320).open(f"{policy_city}en/{path}")
    tiles = page.locator(".counts a, .card").evaluate_all(
        "all => all.map((one) => [one.textContent.trim(), one.scrollWidth - one.clientWidth,"
        " Math.min(...[...one.children].map((inner) => inner.getBoundingClientRect().left))"
        " - one.getBoundingClientRect().left])")
    assert [text for text, right, left in tiles if right > 0 or left < 0] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["policy/c2/", "network/", "districts/south/", "areas/990002001/"])
def test_what_is_not_on_record_is_readable(
    visit: Window, policy_city: str, path: str, scheme: str
) -> None:
    """Quiet words are no faint ones."""
    page = visit(1280, scheme).open(policy_city + path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.evaluate(_CONTRAST) == []


def test_pages_below_a_path_work_the_same(visit: Window, repository_city: str) -> None:
    """All addresses are relative, so a site can stand anywhere."""
    window = visit()
    for path in ("", "zh/", "courses/brush-now/", "zh/districts/north/courses/", "data/"):
        window.open(repository_city + path)
    window.settle()
    assert window.complaints == []
    assert [url for url in window.requests if not url.startswith(repository_city)] == []


@pytest.mark.parametrize("path", ["gone/", "en/a/b/c/gone/"])
def test_lost_visitors_find_a_page_in_both_languages(visit: Window, city: str, path: str) -> None:
    """At any depth, with its style and with ways back that work."""
    window = visit(390)
    page = window.open(city + path)
    assert page.locator("h2").all_inner_texts() == ["没有找到这个页面", "This page was not found"]
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).borderTopStyle") == (
        "solid"
    )
    page.locator("section[lang=en] a").first.click()
    assert page.url == f"{city}en/"
    assert [text for text in window.complaints if "404" not in text] == []


def test_lost_visitors_of_a_site_below_a_path_find_back(
    visit: Window, repository_city: str
) -> None:
    """The page is served from the root of the host, for addresses of the site."""
    page = visit().open(f"{repository_city}gone/far/away/")
    page.locator("section[lang=en] a").first.click()
    assert page.url == repository_city


@pytest.mark.parametrize("path", ["", "courses/brush-now/", "districts/north/courses/", "data/"])
def test_the_language_link_leads_to_the_same_page_and_back(
    visit: Window, city: str, path: str
) -> None:
    """There and back is the same address."""
    page = visit(390).open(city + path)
    page.locator(".site-language").click()
    assert page.url == f"{city}en/{path}"
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator(".site-language").click()
    assert page.url == city + path


def test_the_colours_follow_the_system_and_can_be_chosen(visit: Window, city: str) -> None:
    """The choice holds on the next page and in the other language."""
    window = visit(1280, "dark")
    page = window.open(city)
    scheme = page.locator("body")
    assert scheme.get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for=__palette_1]").click()
    assert scheme.get_attribute("data-md-color-scheme") == "default"
    page.goto(f"{city}en/courses/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert window.complaints == []


def test_body_text_is_large_and_its_lines_have_room(visit: Window, city: str) -> None:
    """At least 18 pixels, and 1.7 times that from line to line."""
    page = visit(390).open(f"{city}organizations/river-school/")
    size, line = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.lead'));"
        "return [parseFloat(s.fontSize), parseFloat(s.lineHeight)] })()"
    )
    assert size >= 18
    assert line / size >= 1.7


def test_what_one_presses_is_large_enough(visit: Window, city: str) -> None:
    """Links that stand alone are at least 44 pixels high."""
    page = visit(390).open(f"{city}organizations/river-school/")
    for selector in (".jump a", ".site-foot a", ".site-language", "ul.links a"):
        heights = page.locator(selector).evaluate_all("all => all.map(a => a.offsetHeight)")
        assert heights
        assert min(heights) >= 44, selector


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("city_name", ["city", "repository_city"])
def test_texts_stand_out_from_their_ground(
    visit: Window, request: pytest.FixtureRequest, scheme: str, city_name: str
) -> None:
    """A contrast of at least 4.5 to 1 in both palettes, light and dark."""
    address = request.getfixturevalue(city_name)
    page = visit(1280, scheme).open(f"{address}courses/brush-past/")
    assert page.evaluate(_CONTRAST) == []


def test_a_list_needs_no_script(visit: Window, city: str) -> None:
    """Counts, pages and entries can be followed without it."""
    page = visit(390, script=False).open(city)
    page.locator(".counts a[href='./courses/']").click()
    page.locator("a[rel=next]").click()
    assert page.url == f"{city}courses/page/2/"
    page.locator(".card-name a").first.click()
    assert page.locator("h1").inner_text().startswith("系列课")


def test_the_version_is_filled_in_when_viewed(visit: Window, city: str) -> None:
    """Commit and as-of come from the small file, the day from the reader's clock."""
    page = visit().open(f"{city}about/cite/")
    page.wait_for_function("document.querySelector('[data-live=commit]').textContent[0] === '0'")
    assert page.locator("[data-live=as_of]").first.inner_text() == "2030-05-01"
    assert page.locator("[data-live=today]").inner_text()[:2] == "20"


def test_the_keyboard_reaches_the_content_at_once(visit: Window, city: str) -> None:
    """The first press of the tab key offers to skip the navigation."""
    page = visit().open(f"{city}courses/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList[0]") == "md-skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


_CONTRAST = """() => {
  const channel = (v) => (v /= 255, v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = (s) => (s.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0.9) return c;
    }
    return [255, 255, 255];
  };
  const faults = [];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const box = e.getBoundingClientRect();
    if (!own || !box.width || !e.checkVisibility({opacityProperty: true})) continue;
    if (e.closest('.md-header__topic, script, svg')) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faults.push(`${e.className || e.tagName}: ${ratio.toFixed(2)}`);
  }
  return faults;
}"""


@pytest.mark.parametrize("path", ["", "find/", "courses/*/", "policy/"])
def test_a_first_visit_loads_less_than_200_kilobytes(visit: Window, shanghai_dist: Path, path: str) -> None:
    """Everything a browser that was never here asks for, compressed as hosts send it, in the first city."""
    site = shanghai_dist / "site"
    if "*" in path:
        path = min(site.glob(path)).relative_to(site).as_posix() + "/"
    with served(site) as address:
        window = visit(390)
        window.open(f"{address}{path}")
        window.settle()
        asked = {url.removeprefix(address).partition("?")[0] for url in window.requests}
        files = [site / one / "index.html" if one.endswith("/") or not one else site / one for one in asked]
        sizes = {file.relative_to(site).as_posix(): len(gzip.compress(file.read_bytes(), 6)) for file in files}
    assert len(sizes) > 4
    assert sum(sizes.values()) < 200_000, sizes
