"""How pages are cited, and the queries that give their data again."""

from __future__ import annotations

import html
import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from building import AS_OF, EXAMPLES, ROOT, build
from registry.database.literals import quoted
from registry.site.citing import shell_word

BLOCK = re.compile(r'<details class="cite".*?</details>', re.DOTALL)
COMMAND = re.compile(r'id="cite-page-sql">(.*?)</code>', re.DOTALL)
DATABASE = "https://data.example.org/registry"


@pytest.fixture
def dist(fictional_dist: Path) -> Path:
    """The fictional city, built without an address."""
    return fictional_dist


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with an address below a path, and a public Datasette."""
    folder = tmp_path_factory.mktemp("online")
    shutil.copytree(ROOT / "examples", folder / "examples")
    instance = folder / "examples/reference/instance.yaml"
    text = instance.read_text(encoding="utf-8")
    assert text.count("datasette_url:\n") == 1
    instance.write_text(text.replace("datasette_url:\n", f"datasette_url: {DATABASE}\n"),
                        encoding="utf-8")
    done = build(*EXAMPLES[:2], "--reference", folder / "examples/reference", *AS_OF,
                 "--out", folder / "dist", "--site-url", "https://example.org/registry/")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "dist"


def block(dist: Path, path: str) -> str:
    """Return the one citation of a page."""
    (found,) = BLOCK.findall((dist / "site" / path / "index.html").read_text(encoding="utf-8"))
    return str(found)


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("path", [
    "places/observatory-museum/", "places/", "districts/", "policy/", "network/", "data/",
    "data/dictionary/",
])
def test_pages_say_how_they_are_cited(dist: Path, language: str, path: str) -> None:
    """In the language of the page, without the commit or the day, with the way to both."""
    said = block(dist, f"{language}{path}")

    assert ("灯湾学习登记册（灯湾市）" if language else "Lantern Bay Learning Registry (Lantern Bay)") in said
    assert 'data-live="as_of"' in said
    assert 'data-live="commit"' in said
    assert 'data-live="today"' in said
    assert f'{language}about/cite/">' in said
    assert AS_OF[1] not in said


def test_pages_that_are_nobodys_data_are_not_cited(dist: Path) -> None:
    """What a code means is help, and a former id is a signpost."""
    for path in ("errors", "errors/E101", "contribute"):
        assert not BLOCK.findall((dist / f"site/{path}/index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["", "zh/"])
def test_without_script_the_edition_stands_on_its_page(dist: Path, language: str) -> None:
    """As-of and commit as `meta` has them."""
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        meta = dict(opened.execute("select key, value from meta").fetchall())
    page = (dist / f"site/{language}about/cite/index.html").read_text(encoding="utf-8")

    assert f'<span data-live="as_of">{meta["as_of"]}</span>' in page
    if meta["commit"]:
        assert f'<span data-live="commit">{meta["commit"]}</span>' in page


def _entries(page: str) -> set[str]:
    return set(re.findall(r'class="card-name"><a href="(?:\.\./)+([a-z]+/[a-z0-9-]+)/"', page))


@pytest.mark.parametrize("paths", ["*", "districts/*", "districts/*/*", "policy/*/*", "areas/*"])
def test_the_query_of_a_list_gives_what_the_list_shows(dist: Path, paths: str) -> None:
    """Every list of every district, clause and township, entry by entry."""
    compared = 0
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        types = {kind for (kind,) in opened.execute("select distinct type from fields")}
        for file in sorted((dist / "site").glob(f"{paths}/index.html")):
            page = file.read_text(encoding="utf-8")
            own = file.parent.relative_to(dist / "site").as_posix()
            listed = _entries(page)
            if "cite-page-sql" not in page or 'class="pager"' in page or (
                    paths in ("*", "districts/*/*", "policy/*/*") and own.split("/")[-1] not in types):
                continue
            whole = not re.search(r'class="more"|list\.all', page)
            *_, sql = shlex.split(html.unescape(COMMAND.findall(page)[0]))
            found = {row[0] for row in opened.execute(sql)}
            assert listed <= found, own
            if paths != "districts/*" and whole:
                assert listed == found, own
            compared += bool(listed)
    assert compared > 0


def test_the_query_of_an_entry_gives_that_entry(dist: Path) -> None:
    """The command can be typed as it stands."""
    words = shlex.split(html.unescape(COMMAND.findall(block(dist, "places/observatory-museum"))[0]))

    assert words[:3] == [".venv/bin/registry", "query", "--sql"]
    with closing(sqlite3.connect(dist / "registry.db")) as opened:
        assert [row[0] for row in opened.execute(words[3])] == ["places/observatory-museum"]


def test_where_the_city_runs_a_datasette_the_query_is_a_link(online: Path) -> None:
    """And the address of the page is known without script."""
    said = block(online, "zh/places/observatory-museum")
    (href,) = re.findall(rf'href="({re.escape(DATABASE)}[^"]*)"', said)

    assert parse_qs(urlsplit(html.unescape(href)).query)["sql"] == [
        "SELECT * FROM entries WHERE entry = 'places/observatory-museum'"]
    assert "https://example.org/registry/zh/places/observatory-museum/" in said
    assert 'data-live="address"' not in said
    assert "registry query" not in said


@pytest.mark.parametrize("text", ["plain", "it's", 'a "b"', "$HOME `id` \\ !", "中文"])
def test_any_text_passes_sql_and_shell_unchanged(text: str) -> None:
    """Whatever a name holds, it stays a value."""
    with closing(sqlite3.connect(":memory:")) as opened:
        assert opened.execute(f"select {quoted(text)}").fetchone() == (text,)
    assert shlex.split(shell_word(text)) == [text]


def test_a_title_cannot_break_out_of_bibtex(
    tmp_path: Path, school: Callable[..., Path], few_areas: Path
) -> None:
    """Braces and commands of TeX in a name are letters."""
    school("tex-school", "甲 {乙} \\input & 50% 学校")
    done = build("--content", tmp_path / "content", "--reference", few_areas, *AS_OF,
                 "--out", tmp_path / "out")
    assert done.returncode == 0, done.stdout + done.stderr

    said = html.unescape(block(tmp_path / "out", "organizations/tex-school"))
    assert r"title = {{甲 \{乙\} \textbackslash{}input \& 50\% 学校}}" in said
