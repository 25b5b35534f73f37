"""The citation in Chromium: filled in when viewed, copied by keyboard, true without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from visiting import Visit

Window = Callable[..., Visit]
def filled(page: Page) -> None:
    """Wait until the script has said which edition is read."""
    expect(page.locator("#cite-page-text [data-live=commit]")).to_contain_text("0" * 40)


@pytest.mark.parametrize("language", ["", "en/"])
def test_edition_address_and_day_are_filled_in(visit: Window, city: str, language: str) -> None:
    """The sentence is whole, in the language of the page."""
    address = f"{city}{language}organizations/river-school/"
    page = visit().open(address)
    page.locator(".cite summary").click()
    filled(page)
    said = page.locator("#cite-page-text").inner_text()

    assert "2030-05-01" in said
    assert "0" * 40 in said
    assert address in said
    assert page.evaluate("new Date().getFullYear().toString()") in said
    assert "{" not in said
    assert f"url = {{{address}}}" in page.locator("#cite-page-bibtex").inner_text()


def test_below_a_path_the_edition_is_found_and_the_address_is_the_permanent_one(
    visit: Window, repository_city: str
) -> None:
    """The address is the one the site was built for, wherever it is read."""
    page = visit().open(f"{repository_city}zh/organizations/river-school/")
    page.locator(".cite summary").click()
    filled(page)

    said = page.locator("#cite-page-text").inner_text()
    assert "https://example.org/repo/zh/organizations/river-school/" in said
    assert "127.0.0.1" not in said


@pytest.mark.parametrize("width", [320, 1280])
def test_a_citation_is_copied_with_the_keyboard_alone(
    visit: Window, city: str, width: int
) -> None:
    """Open, reach the button, press it; the page says what happened."""
    page = visit(width).open(f"{city}en/organizations/river-school/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".cite summary").focus()
    page.keyboard.press("Enter")
    filled(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cite [role=status]").first).to_have_text("Copied")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-page-text").inner_text()


def test_where_copying_is_refused_the_text_is_selected(visit: Window, city: str) -> None:
    """So it can be copied by hand."""
    window = visit()
    window.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = window.open(f"{city}en/organizations/river-school/")
    page.locator(".cite summary").click()
    filled(page)
    page.locator(".cite [data-copy]").first.click()
    expect(page.locator(".cite [role=status]").first).to_contain_text("Sel")

    assert page.evaluate("getSelection().toString().trim()") == (
        page.locator("#cite-page-text").inner_text())
    assert window.complaints == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_without_script_nothing_false_is_said(visit: Window, city: str, language: str) -> None:
    """No empty button, no half-filled BibTeX; the page of the edition has what is missing."""
    window = visit(390, script=False)
    page = window.open(f"{city}{language}organizations/river-school/")
    page.locator(".cite summary").click()
    said = page.locator(".cite").inner_text()

    assert "2030" not in said
    assert page.locator(".cite button:visible, #cite-page-bibtex:visible").count() == 0
    page.locator(".cite a").first.click()
    assert page.url == f"{city}{language}about/cite/"
    assert page.locator("[data-live=as_of]").first.inner_text() == "2030-05-01"
    assert page.locator("[data-live=commit]").first.inner_text() == "0" * 40
