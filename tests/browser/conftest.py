"""A browser and two built sites for the tests that look at pages as people do."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from visiting import Visit, served

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import site_fixture  # noqa: E402 - stands beside the other tests
from registry.site.publish import build_site  # noqa: E402

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: the one named, the one found, or Playwright's own."""
    path = (os.environ.get("REGISTRY_CHROMIUM") or shutil.which("chromium-headless-shell")
            or shutil.which("chromium"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a city in Chinese and English, at the root of its host."""
    folder = tmp_path_factory.mktemp("city")
    site_fixture.write_city(folder / "registry.db")
    build_site(folder / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", folder / "site")
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="session")
def policy_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a city with a policy, rosters and figures, in Chinese and English."""
    folder = tmp_path_factory.mktemp("policy")
    site_fixture.write_policy_city(folder / "registry.db")
    build_site(folder / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", folder / "site")
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="session")
def fictional_city(fictional_dist: Path) -> Iterator[str]:
    """The address of the fictional city of `examples/`, in English and Chinese."""
    with served(fictional_dist / "site") as address:
        yield address


@pytest.fixture(scope="session")
def repository_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a city in English and Chinese that stands below a path, as on Pages."""
    folder = tmp_path_factory.mktemp("below")
    site_fixture.write_city(folder / "registry.db", "en", "zh")
    host = folder / "host"
    build_site(folder / "registry.db", ROOT / "docs", ROOT / "examples" / "mkdocs.yml",
               host / "repo", "https://example.org/repo/")
    shutil.copyfile(host / "repo" / "404.html", host / "404.html")
    with served(host) as address:
        yield f"{address}repo/"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """A function that opens a window of a width, light or dark."""
    contexts = []

    def window(width: int = 1280, scheme: str = "light", *, script: bool = True) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900},
                                      color_scheme=scheme, java_script_enabled=script)
        contexts.append(context)
        return Visit(context.new_page())

    yield window
    for context in contexts:
        context.close()
