"""Full text: what the searched pages say, copied for Pagefind and indexed by its own program.

Pagefind cuts Chinese into words, and once for the pages and once for the query: what crosses the
border of a word, or is cut in another way, is lost. So the copies that it reads hold each character
of Han as a word of its own, and the script asks for them in a row: any part of a text is found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from registry.database.search import HAN
from registry.site.pagefind import run_pagefind

FOLDER = "pagefind"
SCRIPT = f"{FOLDER}/pagefind.js"
BUNDLES = "bundles.json"
PAGE = "index.html"
OTHER = "other"
"""What a page is called that is no page of an entry in the catalogue of the page “find”."""
LARGEST = 10_000
"""Pages that one run may index: it holds them all in memory, some 0.1 MB each."""
UNSEARCHED = (
    "dt", "th", "pre", "nav", ".answer-unknown", ".cards", ".cite", ".counts", ".evidence", ".jump", ".notice",
    ".now", ".paper-only", ".quiet", ".record", ".screen-only", ".site-source", ".sources dl", ".tally",
    ".entry h2", ".entry .chips",
)
"""What stands on many pages alike, or tells of other pages: found there it would say nothing."""
_PART_ENDS = re.compile(r'</(?:dd|h[1-6]|li|p|summary|td)>|(?<=</span>)\s*(?=<span class="(?:one|chip))')
"""Where a reader sees the end of what is said, though no sign says so."""
_MARK_OR_HAN = re.compile(rf"<[^>]*>|[{HAN}]+")
_BREAK = "\u200b"
_SPACE = " "
_SEGMENTED = ("zh", "ja", "ko")
_NARROW = str.maketrans({chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF5B)
                         if chr(wide).isalnum()})


@dataclass(frozen=True, slots=True)
class Copy:
    """A page for Pagefind: its address from the root of the site, and what it is called."""

    path: str
    page: str


class FullText:
    """Gathers the copies of the searched pages, and has them indexed."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._copies: list[Copy] = []

    def add(self, path: str, language: str, page: str, title: str, html: str) -> None:
        """Copy what a page says.

        Args:
            path: the address of the page from the root of the site.
            language: the tag of its language.
            page: the entry it is the page of, else `OTHER`.
            title: what it is shown as where it is found.
            html: the whole page.
        """
        said = html[html.index("<article"):html.index("</article>")].partition(">")[2]
        kind = "" if page == OTHER else ' class="entry"'
        file = self._work / "pages" / path / PAGE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
            f'<meta data-pagefind-meta="title[content]" content="{escape(title)}"></head>'
            f'<body data-pagefind-filter="page:{escape(page)}"{kind}>{spread(said, language)}</body></html>',
            "utf-8",
        )
        self._copies.append(Copy(path, page))

    def write(self, out: Path, district_of: Mapping[str, str]) -> None:
        """Index all that was gathered into the folder of the site.

        Args:
            out: the folder of the site.
            district_of: the district of each entry; where there are more than `LARGEST` pages,
                those of a district are indexed together, apart from the rest.
        """
        target, rest = out / FOLDER, self._work / "pages"
        bundles = _bundles(self._copies, district_of)
        for name, copies in bundles.items():
            part = self._work / "bundles" / name
            for copy in copies:
                (part / copy.path).mkdir(parents=True)
                (rest / copy.path / PAGE).rename(part / copy.path / PAGE)
            run_pagefind(part, target / name, UNSEARCHED)
        run_pagefind(rest, target, UNSEARCHED, engine=True)
        (target / BUNDLES).write_text(json.dumps(list(bundles)) + "\n", "utf-8")


def spread(html: str, language: str) -> str:
    """Return HTML in which each character of Han is a word, and full-width letters are plain.

    Pagefind takes a break that nobody sees for the border of a word where it cuts words at all; in
    other languages only a space is one.
    """
    border = _BREAK if language.partition("-")[0] in _SEGMENTED else _SPACE

    def apart(found: re.Match[str]) -> str:
        met = found.group()
        return met if met[0] == "<" else border.join(("", *met, ""))

    return _MARK_OR_HAN.sub(apart, _PART_ENDS.sub(r" · \g<0>", html.translate(_NARROW)))


def _bundles(copies: Sequence[Copy], district_of: Mapping[str, str]) -> dict[str, list[Copy]]:
    """Return the pages that are indexed apart, by the name of their folder; the rest stay together."""
    if len(copies) <= LARGEST:
        return {}
    groups: dict[str, list[Copy]] = {}
    for copy in copies:
        groups.setdefault(district_of.get(copy.page, ""), []).append(copy)
    pieces = {
        f"{district or OTHER}-{start // LARGEST + 1}": members[start : start + LARGEST]
        for district, members in sorted(groups.items())
        for start in range(0, len(members), LARGEST)
    }
    pieces.pop(f"{OTHER}-1", None)
    return pieces
