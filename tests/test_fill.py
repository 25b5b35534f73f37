"""Filling: cut once, join once, escape what is not already safe."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from registry.errors import RegistryError
from registry.site.fill import SLOTS, cut, slot
from registry.site.rebase import from_root, rebase, way_up


def test_a_plain_text_is_escaped_and_safe_html_is_not() -> None:
    """Only a value that says it is HTML enters a page as HTML."""
    shell = cut("<h1>@@title@@</h1>@@body@@", "a page")
    filled = shell.fill({"title": "<b>&", "body": Markup("<p>x</p>")})
    assert filled == "<h1>&lt;b&gt;&amp;</h1><p>x</p>"


def test_a_value_inside_an_attribute_cannot_end_it() -> None:
    """Quotation marks are escaped as well."""
    shell = cut('<meta content="@@description@@">', "a page")
    filled = shell.fill({"description": '" onload="x'})
    assert filled == '<meta content="&#34; onload=&#34;x">'


def test_a_text_that_looks_like_a_slot_stays_as_it_is() -> None:
    """One pass: what has been put in is never looked at again."""
    shell = cut("@@title@@|@@body@@", "a page")
    assert shell.fill({"title": "@@body@@", "body": "secret"}) == "@@body@@|secret"


def test_a_block_alone_in_a_paragraph_takes_the_paragraph_with_it() -> None:
    """Markdown wraps a lone slot; a list inside a paragraph would be invalid."""
    shell = cut("<p>@@home@@</p><p>in @@city@@</p>", "a page")
    assert shell.fill({"home": Markup("<ul></ul>"), "city": "X"}) == "<ul></ul><p>in X</p>"


def test_a_slot_that_nobody_fills_is_refused_with_the_slots_there_are() -> None:
    """A misspelt slot in a hand-written page is found when the page is cut."""
    with pytest.raises(RegistryError, match="@@citty@@") as fault:
        cut("<p>@@citty@@</p>", "about/index.md")
    assert "about/index.md" in str(fault.value)
    assert "city" in fault.value.en


def test_every_slot_is_cut_out() -> None:
    """The closed list and the pattern agree."""
    shell = cut(" ".join(slot(name) for name in SLOTS), "all")
    assert shell.parts[1::2] == SLOTS


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("../assets/a.css", "@@base@@assets/a.css", id="an asset is shared"),
        pytest.param("../", "@@base@@en/", id="the home of the language"),
        pytest.param("./", "@@base@@en/about/", id="the page itself"),
        pytest.param("cite/", "@@base@@en/about/cite/", id="a page below"),
        pytest.param("/organizations/", "@@base@@en/organizations/", id="a generated page"),
        pytest.param("/data/registry.db", "@@base@@data/registry.db", id="a shared file"),
        pytest.param("/data/#tables", "@@base@@en/data/#tables", id="an anchor on a page"),
        pytest.param("/submit/?type=x", "@@base@@en/submit/?type=x", id="a question"),
        pytest.param("#main", "#main", id="an anchor here"),
        pytest.param("https://example.org/x", "https://example.org/x", id="another site"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="a mailbox"),
        pytest.param("//example.org/x", "//example.org/x", id="another host"),
        pytest.param("@@base@@x/", "@@base@@x/", id="already from the root"),
    ],
)
def test_an_address_is_written_from_the_root_of_the_site(address: str, expected: str) -> None:
    """Pages belong to a language, files are shared, other sites are left alone."""
    assert from_root(address, "about/", "en/") == expected


def test_only_addresses_inside_tags_are_rewritten() -> None:
    """An example of code that shows a link is text."""
    html = '<a href="x/">&lt;a href="x/"&gt;</a>'
    assert rebase(html, "", "") == '<a href="@@base@@x/">&lt;a href="x/"&gt;</a>'


@pytest.mark.parametrize(
    ("path", "expected"), [("", "./"), ("a/", "../"), ("en/a/b/", "../../../")]
)
def test_the_way_up_has_a_step_for_each_folder(path: str, expected: str) -> None:
    """A page of any depth reaches the root."""
    assert way_up(path) == expected
