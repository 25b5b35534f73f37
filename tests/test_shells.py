"""Shells: what MkDocs renders, with the leaks of the theme mended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from registry.errors import EnvironmentFault, RegistryError, UsageFault
from registry.site.content_security import PLACE, add_policy
from registry.site.locales import FOLDER, _flat, locale
from registry.site.navigation import mark_current
from registry.site.project import ShellTask, written_pages
from registry.site.shells import Shells, build_shells

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TASK = ShellTask(
    ("zh", "en"),
    {
        "organizations": {"zh": "机构", "en": "Organizations"},
        "places": {"zh": "场所", "en": "Places"},
    },
)


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> Shells:
    """The shells of the repository's own pages."""
    return build_shells(DOCS, ROOT / "mkdocs.yml", TASK, tmp_path_factory.mktemp("shells"))


def _whole(shells: Shells, language: str, section: str = "home") -> str:
    parts = shells.generated[language][section].parts
    return "".join(f"@@{part}@@" if i % 2 else part for i, part in enumerate(parts))


def test_the_engine_has_nothing_to_complain_about(shells: Shells) -> None:
    """A link between hand-written pages that leads nowhere would be a warning."""
    assert shells.warnings == ()


def test_every_language_has_the_same_written_pages(shells: Shells) -> None:
    """English readers are given as much as Chinese ones."""
    assert sorted(shells.pages["zh"]) == sorted(shells.pages["en"])
    assert {"", "about/", "about/cite/", "data/", "contribute/"} <= set(shells.pages["zh"])


def test_there_is_a_shell_for_each_type_and_for_each_view(shells: Shells) -> None:
    """Each marks its own tab as the current one."""
    assert set(shells.generated["en"]) == {
        "home", "find", "this-week", "for", "organizations", "places", "districts", "network", "policy", "indicators"}


@pytest.mark.parametrize(("section", "tab"), [
    ("organizations", "organizations"), ("places", "organizations"), ("this-week", "this-week"),
    ("for", "for"), ("districts", "districts"), ("policy", "policy")])
def test_the_tab_and_the_drawer_of_a_section_are_marked_once(shells: Shells, section: str, tab: str) -> None:
    """No other section is marked with it; the lists of all types share one tab, which leads to the first."""
    html = _whole(shells, "en", section)
    assert html.count("md-tabs__item--active") == 1
    assert html.count("md-nav__item--active") == 1
    assert f'href="@@base@@en/{tab}/" class="md-tabs__link md-tabs__link--active"' in html
    assert f'href="@@base@@en/{section}/" class="md-nav__link md-nav__link--active"' in html


def test_every_address_in_a_shell_begins_at_the_base(shells: Shells) -> None:
    """So the shell serves a page of any depth."""
    for language in ("zh", "en"):
        found = re.findall(r'<[^<>]*\s(?:href|src)="([^"]*)"', _whole(shells, language))
        assert found
        assert [a for a in found if not a.startswith(("@@base@@", "#"))] == []


def test_nothing_in_a_shell_comes_from_another_host(shells: Shells) -> None:
    """No fonts, no icons, no scripts from elsewhere."""
    assert "//" not in re.sub(r"<svg.*?</svg>", "", _whole(shells, "zh"), flags=re.DOTALL)


def test_search_and_sitemap_are_not_used(shells: Shells) -> None:
    """The theme looks for exactly this attribute and would fetch a sitemap for it."""
    html = _whole(shells, "zh")
    assert 'rel="alternate"' not in html
    assert "md-search" not in html


def test_the_inline_scripts_are_the_same_in_every_shell(shells: Shells) -> None:
    """So one policy with constant hashes holds at any depth and in every language."""
    policies = set()
    for language, pages in shells.generated.items():
        for section in pages:
            text = _whole(shells, language, section).replace("@@compiles@@", "")
            policies.add(re.search(r"script-src[^;]*", text)[0])
    for language, written in shells.pages.items():
        for path in written:
            text = "".join(shells.pages[language][path].parts[::2])
            policies.add(re.search(r"script-src[^;]*", text)[0])
    assert len(policies) == 1
    assert policies.pop().count("'sha256-") == 3


def test_the_policy_stands_before_anything_that_loads(shells: Shells) -> None:
    """A policy in a meta element holds only for what follows it."""
    html = _whole(shells, "zh")
    assert html.index("Content-Security-Policy") < html.index("<link")
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "unsafe" not in html


def test_the_skip_link_leads_to_the_main_heading(shells: Shells) -> None:
    """People who use a keyboard can pass the navigation."""
    html = _whole(shells, "zh")
    assert re.search(r'<a href="[^"]*#main" class="md-skip">', html)
    assert '<h1 id="main">' in html


def test_the_language_of_the_page_is_a_slot(shells: Shells) -> None:
    """An instance may have a language in which the theme has no words."""
    assert '<html lang="@@lang@@"' in _whole(shells, "zh")


def test_a_theme_without_the_tab_is_a_loud_fault() -> None:
    """If the theme changes its navigation, the build says so instead of marking nothing."""
    with pytest.raises(RegistryError, match="0 places of md-tabs"):
        mark_current("<nav></nav>", "organizations/")


def test_an_inline_script_with_a_slot_is_refused() -> None:
    """Its hash would be another on each page."""
    with pytest.raises(RegistryError, match="inline script"):
        add_policy(f"{PLACE}<script>x='@@base@@'</script>")


def test_a_theme_without_a_place_for_the_policy_is_refused() -> None:
    """No page may be written without the policy."""
    with pytest.raises(RegistryError, match="no place for the policy"):
        add_policy("<head></head>")


def test_notes_without_a_section_are_not_rendered(tmp_path: Path) -> None:
    """Notes for maintainers beside the pages stay out of the site."""
    (tmp_path / "index.md").write_text("---\ntitle: x\nsection: home\n---\n# x\n", "utf-8")
    (tmp_path / "notes.md").write_text("# about drafts\n", "utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.md").write_text("---\ntitle: y\nsection: home\n---\n# y\n", "utf-8")
    assert list(written_pages(tmp_path, "zh")) == ["index.md"]
    assert written_pages(tmp_path, "en") == {"index.md": tmp_path / "en" / "index.md"}


def test_a_missing_home_page_is_said(tmp_path: Path) -> None:
    """The sentence names the file that is missing."""
    with pytest.raises(EnvironmentFault, match=r"index\.md"):
        written_pages(tmp_path, "zh")


def test_an_unknown_section_is_said(tmp_path: Path) -> None:
    """A page with a misspelt section would be reachable from nowhere."""
    (tmp_path / "index.md").write_text("---\ntitle: x\nsection: hoem\n---\n# x\n", "utf-8")
    task = ShellTask(("zh",), {})
    with pytest.raises(EnvironmentFault, match="section must be one of"):
        build_shells(tmp_path, ROOT / "mkdocs.yml", task, tmp_path / "work")


def test_missing_theme_settings_are_said(tmp_path: Path) -> None:
    """The sentence names the file that cannot be read."""
    with pytest.raises(EnvironmentFault, match=r"nowhere\.yml"):
        build_shells(DOCS, tmp_path / "nowhere.yml", TASK, tmp_path / "work")


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    """Only engines that have been tried can be named."""
    with pytest.raises(UsageFault, match="no engine named press"):
        build_shells(DOCS, ROOT / "mkdocs.yml", TASK, tmp_path, engine="press")


def test_the_settings_of_an_operator_cannot_add_plugins(tmp_path: Path) -> None:
    """Plugins and hooks are code; the settings give the look alone."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        (ROOT / "mkdocs.yml").read_text("utf-8")
        .replace("plugins: []", "plugins: [search]\nhooks: [steal.py]"), "utf-8")  # fmt: skip
    build_shells(DOCS, config, TASK, tmp_path / "work")
    assert not (tmp_path / "work" / "zh" / "site" / "search").exists()


def test_both_languages_have_the_same_words() -> None:
    """A key that one language lacks would stop the build for its readers."""
    keys = [set(_flat(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))))
            for name in ("zh", "en")]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [("zh", "2025-09-08", "2025年9月8日"), ("en", "2025-09-08", "8 September 2025"),
     ("zh", "2025-09", "2025年9月"), ("en", "2025-09", "September 2025"),
     ("en", "2025", "2025"), ("zh", "2019-2020-x", "2019-2020-x")],
)
def test_dates_are_written_as_people_write_them(language: str, written: str, expected: str) -> None:
    """A date may be known to the day, the month or the year; anything else is left alone."""
    assert locale(language).date(written) == expected


def test_a_language_the_tool_does_not_speak_borrows_the_english_words() -> None:
    """The page still says which language it is in."""
    words = locale("fr")
    assert (words.tag, words.own_name, words("unknown")) == ("fr", "fr", "Unknown")
