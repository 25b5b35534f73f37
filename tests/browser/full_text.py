"""Queries for the full text of the first city, and what its pages say, read from the pages alone."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from playwright.sync_api import Page

from registry.database.search import HAN_RUN

QUERIES = {
    "whole words": ("沪剧", "书法", "太极拳", "非遗", "志愿者", "智能手机", "民乐", "土布", "海派文化", "银发族"),
    "from inside a word to inside another": (
        "社区学", "街道社", "区老年", "年学校", "能手机", "市民学", "化体验", "手做手工", "海老年", "剧学"),
    "several words, digits, signs, letters": (
        "沪剧 越剧", "老年 手机", "2025年12月", "2008年起", "昆曲与京剧", "大家唱，沪剧", "《沪剧》团队", "社区(老年)学校",
        "ＡＩ", "g60工业"),
}
"""Ten that people would type, ten that begin and end inside words, ten that are not of Han alone."""

_SAID = """async ([root, entries, unsearched]) => Object.fromEntries(await Promise.all(entries.map(async (entry) => {
  const html = await (await fetch(`${root}${entry}/`)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  page.body.className = "entry";
  const article = page.querySelector("article");
  for (const one of article.querySelectorAll(unsearched)) one.remove();
  for (const one of article.querySelectorAll("dd, h1, li, p, summary, td, .one")) one.append("\\n");
  return [entry, article.textContent];
})))"""

_FOUND = """async ([script, engine, entries, queries]) => {
  const { FullText } = await import(script);
  const fulltext = new FullText(engine);
  return Promise.all(queries.map(async (query) => {
    const found = await Promise.all((await fulltext.find(query, entries)).map((one) => one.data()));
    return found.map(({ filters }) => filters.page[0]);
  }));
}"""


def says(text: str, query: str) -> bool:
    """Tell whether a text holds each part of a query: Han anywhere, other letters where a word begins."""
    plain = unicodedata.normalize("NFKC", text).lower()
    parts = re.findall(r"\w+", unicodedata.normalize("NFKC", query).lower())
    return all(re.search(("" if HAN_RUN.search(part) else r"\b") + part, plain) for part in parts)


class Judged(NamedTuple):
    """A query, the entries whose pages say it, and those that were found."""

    query: str
    true: frozenset[str]
    found: frozenset[str]

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return len(self.true & self.found) / len(self.true) if self.true else 1.0

    @property
    def precision(self) -> float:
        """How much of what was found is there."""
        return len(self.true & self.found) / len(self.found) if self.found else 1.0


def said(page: Page, root: str, entries: list[str], unsearched: str) -> dict[str, str]:
    """Return what the page of each entry says, as a reader of the page has it."""
    return page.evaluate(_SAID, [root, entries, unsearched])


def found(page: Page, root: str, entries: list[str], queries: list[str]) -> list[list[str]]:
    """Return what the site's own script finds for each query."""
    script, engine = f"{root}assets/registry/find/fulltext.js", f"{root}pagefind/pagefind.js"
    return page.evaluate(_FOUND, [script, engine, entries, queries])


def table(judged: list[Judged]) -> str:
    """Return the queries as lines."""
    return "\n".join(f"{one.query}\t{len(one.true)} true, {len(one.found)} found, "
                     f"recall {one.recall:.2f}, precision {one.precision:.2f}" for one in judged)
