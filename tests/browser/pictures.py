"""Takes the pictures of README and `docs/design.md` from both built cities: `make pictures`.

On an annotated picture numbers stand where `docs/design.md` explains something under the same number.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from visiting import served

ROOT = Path(__file__).parent.parent.parent
IMAGES = ROOT / "docs" / "images"
REAL, FICTIONAL = "dist", "dist-example"
COLOURS = 96
"""Pages of few colours look the same in so many, in a third of the room."""
NUMBER = """([selector, number]) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const mark = document.createElement("div");
  mark.textContent = number;
  Object.assign(mark.style, {
    position: "absolute", zIndex: 99, width: "30px", height: "30px", borderRadius: "50%",
    left: `${Math.max(4, box.left + scrollX - 36)}px`, top: `${Math.max(4, box.top + scrollY)}px`,
    font: "bold 17px/30px sans-serif", textAlign: "center", color: "#fff", background: "#a3173a",
    boxShadow: "0 0 0 2px #fff",
  });
  document.body.append(mark);
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the page, the window, where it begins, and what is numbered in it, by selector."""

    name: str
    city: str
    path: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    start: str = ""
    numbered: tuple[str, ...] = ()


PICTURES = (
    Picture("home", REAL, ""),
    Picture("home-phone", REAL, "", 390, 844),
    Picture("home-dark-english", FICTIONAL, "", scheme="dark"),
    Picture("find-phone", REAL, "find/?q=书法", 390, 844),
    Picture("entry-phone", FICTIONAL, "zh/courses/lantern-making/", 390, 844),
    Picture("district-phone-dark", REAL, "districts/xuhui/", 390, 844, "dark"),
    Picture("map-english", FICTIONAL, "find/?map=1", height=900, start="#find-map"),
    Picture("design-home", REAL, "", height=1500, numbered=(
        ".md-header", ".md-content h1", ".search-line", "#questions", "#strands", "ul.tiles")),
    Picture("design-entry", FICTIONAL, "courses/lantern-making/", height=1150, numbered=(
        ".md-content h1", ".chips", ".glance", ".now:not([hidden])", ".lead", ".jump")),
)


def take(browser: Browser, picture: Picture, address: str) -> Image.Image:
    """Return what a window shows of a page once it asks for nothing more."""
    context = browser.new_context(viewport={"width": picture.width, "height": picture.height},
                                  color_scheme=picture.scheme, device_scale_factor=1)
    page = context.new_page()
    page.goto(f"{address}{picture.path}", wait_until="networkidle")
    if picture.start:
        page.locator(picture.start).evaluate("one => one.scrollIntoView()")
    for number, selector in enumerate(picture.numbered, start=1):
        page.evaluate(NUMBER, [selector, str(number)])
    image = shot(page)
    context.close()
    return image


def shot(page: Page) -> Image.Image:
    """Return a picture of the window in few colours."""
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def beside(browser: Browser, address: str) -> Image.Image:
    """Return an entry here and, on the right, the same words in Material as it comes."""
    context = browser.new_context(viewport={"width": 720, "height": 900})
    page = context.new_page()
    page.goto(f"{address}courses/lantern-making/", wait_until="networkidle")
    ours, words = shot(page), page.inner_text("article")
    with tempfile.TemporaryDirectory() as folder:
        as_it_comes(Path(folder), words)
        with served(Path(folder) / "site") as stock:
            page.goto(stock, wait_until="load")
            both = Image.new("RGB", (ours.width * 2 + 12, ours.height), "#888")
            both.paste(ours, (0, 0))
            both.paste(shot(page), (ours.width + 12, 0))
    context.close()
    return both


def as_it_comes(folder: Path, words: str) -> None:
    """Render words with Material as it comes."""
    title, *lines = [line for line in words.splitlines() if line.strip()]
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(f"# {title}\n\n" + "\n\n".join(lines), "utf-8")
    settings = {"site_name": "Lantern Bay Learning Registry", "use_directory_urls": True,
                "theme": {"name": "material", "font": False}, "plugins": []}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True,
                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def save(image: Image.Image, name: str) -> None:
    """Write a picture where README and the docs show it."""
    IMAGES.mkdir(exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


def main() -> None:
    """Take all pictures; both cities must have been built."""
    path = os.environ.get("REGISTRY_CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright, served(ROOT / REAL / "site") as real, \
            served(ROOT / FICTIONAL / "site") as fictional:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for picture in PICTURES:
            save(take(browser, picture, real if picture.city == REAL else fictional), picture.name)
        save(beside(browser, fictional), "beside-material")
        browser.close()


if __name__ == "__main__":
    main()
