"""What is indexed of the pages, in which parts, and what of Pagefind the site holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import site_fixture
from registry.errors import EnvironmentFault
from registry.site import fulltext, pagefind
from registry.site.fulltext import OTHER, FullText, spread
from registry.site.publish import build_site

ROOT = Path(__file__).parent.parent
PAGE = "<html><body><nav>菜单</nav><article class='x'><h1>{0}</h1><p>{0}</p></article></body></html>"


def _pages(folder: Path) -> dict[str, str]:
    """Return what Pagefind has kept of each page, by its address."""
    kept = (json.loads(gzip.decompress(path.read_bytes())[len("pagefind_dcd"):])
            for path in (folder / "fragment").iterdir())
    return {one["url"]: one["content"].replace("\u200b", "") for one in kept}


def _write(folder: Path, pages: dict[str, str]) -> Path:
    """Index small pages, each called as its address says, those of `a/` in a district."""
    gathered = FullText(folder / "work")
    for path, said in pages.items():
        name = path.strip("/") if path.startswith("a/") else OTHER
        gathered.add(path, "zh-CN", name, said, PAGE.format(said))
    gathered.write(folder / "site", {"a/1": "north", "a/2": "north", "a/3": "south"})
    return folder / "site/pagefind"


def test_each_character_of_han_is_a_word_and_no_tag_is_touched() -> None:
    """Where Pagefind cuts words a break that nobody sees does, elsewhere a space."""
    assert spread('<a title="书">书法 AI</a>', "zh-CN") == '<a title="书">\u200b书\u200b法\u200b AI</a>'
    assert spread('<a title="书">书法 AI</a>', "en") == '<a title="书"> 书 法  AI</a>'
    assert spread("<b>ＡＩ２，（</b>", "en") == "<b>AI2，（</b>"


def test_what_a_reader_sees_apart_is_kept_apart() -> None:
    """The end of one value and the beginning of the next make no word."""
    assert spread('<dd>a</dd><dd><span class="one">b</span><span class="one">c</span></dd>', "en") == (
        '<dd>a · </dd><dd><span class="one">b</span> · <span class="one">c</span> · </dd>')


def test_pages_of_things_are_searched_and_lists_are_not(shanghai_dist: Path) -> None:
    """Nor the page itself, the home page, former ids, or pages for those who write entries."""
    folder = shanghai_dist / "site"
    pages = _pages(folder / "pagefind")
    here = {path for path in pages if not path.startswith("/en/")}
    assert {f"/en{path}" for path in here} == set(pages) - here
    parts = {path.strip("/").split("/")[0] for path in here}
    assert parts == {"about", "areas", "bases", "cases", "contribute", "courses", "data", "districts", "indicators",
                     "organizations", "places", "policy", "statistics", "walks"}
    assert not {"/", "/find/", "/policy/", "/organizations/", "/districts/", "/districts/xuhui/places/"} & here
    assert all((folder / path.strip("/") / "index.html").is_file() for path in pages)


def test_what_stands_on_every_page_is_not_searched(shanghai_dist: Path) -> None:
    """Labels, unknowns, the citation, the history: found there they would say nothing."""
    pages = _pages(shanghai_dist / "site/pagefind")
    entry = pages["/places/songjiang-cultural-center/"]
    for word in ("引用", "版本记录", "报告错误", "未知", "尚未经机构确认", "查阅日期"):
        assert word not in entry
    assert "松江区文化馆" in entry
    assert "谷阳南路24号" in entry


def test_the_site_holds_of_pagefind_what_it_loads(fictional_dist: Path) -> None:
    """No interface of Pagefind's own, no style, no worker."""
    names = {path.name.split(".")[0] if path.suffix == ".pf_meta" else path.name
             for path in (fictional_dist / "site/pagefind").iterdir()}
    assert names == {"pagefind.js", "pagefind-entry.json", "pagefind", "wasm.en.pagefind", "wasm.unknown.pagefind",
                     "index", "filter", "fragment", "bundles.json"}


def test_only_the_page_that_searches_may_compile(fictional_dist: Path) -> None:
    """All other pages keep the stricter policy."""
    site = fictional_dist / "site"
    allowed = {path.relative_to(site).as_posix() for path in site.rglob("*.html")
               if "wasm-unsafe-eval" in path.read_text("utf-8")}
    assert allowed == {"find/index.html", "zh/find/index.html"}


def test_too_many_pages_for_one_run_are_indexed_by_district(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No run takes more than it may, and each page is in one part."""
    said = {"a/1/": "一", "a/2/": "二", "a/3/": "三", "b/1/": "甲", "b/2/": "乙", "b/3/": "丙"}
    monkeypatch.setattr(fulltext, "LARGEST", 2)
    folder = _write(tmp_path, said)
    bundles = json.loads((folder / "bundles.json").read_text("utf-8"))
    assert bundles == ["other-2", "north-1", "south-1"]
    parts = {name: set(_pages(folder / name)) for name in ("", *bundles)}
    assert parts == {"": {"/b/1/", "/b/2/"}, "other-2": {"/b/3/"},
                     "north-1": {"/a/1/", "/a/2/"}, "south-1": {"/a/3/"}}
    assert not (folder / "north-1/pagefind.js").exists()


def test_the_same_pages_give_the_same_bytes_whatever_the_machine_is_set_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings of another site, in the environment, are not followed."""
    said = {f"a/{number}/": f"书法 {number}" for number in range(20)}
    first = _write(tmp_path / "first", said)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    second = _write(tmp_path / "second", said)
    files = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("program", "told"), [
    (None, ("没有适用于本机系统的版本", "has no program for this machine's system")),
    ("#!/bin/sh\necho disk full >&2\nexit 1\n", ("没有完成。(disk full)", "did not finish. (disk full)")),
], ids=["none", "failing"])
def test_a_program_that_is_missing_or_fails_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, told: tuple[str, str]
) -> None:
    """A fault of the machine, in both languages."""
    if program:
        place = tmp_path / "@pagefind/some-machine/bin/pagefind_extended"
        place.parent.mkdir(parents=True)
        place.write_text(program, "utf-8")
        place.chmod(0o755)
    monkeypatch.setattr(pagefind, "npm_packages", lambda: tmp_path)
    with pytest.raises(EnvironmentFault) as fault:
        _write(tmp_path, {"a/1/": "书法"})
    assert all(sentence in str(fault.value) for sentence in told)


def test_without_the_index_the_page_offers_names_alone(tmp_path: Path) -> None:
    """It says nothing of texts, and keeps the stricter policy."""
    site_fixture.write_empty(tmp_path / "registry.db")
    build_site(tmp_path / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", tmp_path / "site",
               check_links=False, full_text=False)
    page = (tmp_path / "site/find/index.html").read_text("utf-8")
    assert 'data-fulltext=""' in page
    assert "find-text" not in page
    assert "wasm" not in page
    assert not (tmp_path / "site/pagefind").exists()
