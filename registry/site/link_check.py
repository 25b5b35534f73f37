"""Following every link of the written pages: pages, anchors, files, nothing from elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s([^<>]*)>")
_ATTRIBUTE = re.compile(r'(?:^|\s)(href|src|id|rel|name|srcset|action|poster|data)="([^"]*)"')
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
_LOADING_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest",
                      "preconnect", "dns-prefetch"}


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link that leads nowhere, or a thing that would be loaded from another host."""

    page: str
    address: str
    reason: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        return f"{self.page}: {self.address} ({self.reason})"


@dataclass(frozen=True, slots=True)
class _Page:
    links: tuple[tuple[str, bool], ...]
    anchors: frozenset[str]
    repeated: tuple[str, ...]


def broken_links(site: Path) -> list[BrokenLink]:
    """Return every broken link of a written site, sorted by page."""
    return _Check(site).broken()


class _Check:
    """The pages, anchors and files of a site, against which each of its links is held."""

    def __init__(self, site: Path) -> None:
        self.site = site
        paths = (path for path in site.rglob("*") if path.is_file())
        self.files = {path.relative_to(site).as_posix() for path in paths}
        self.pages = {
            name: _read(site / name) for name in sorted(self.files) if name.endswith(".html")
        }
        self.own = _own_address(site)
        self._known: dict[tuple[str, str, bool], str | None] = {}

    def broken(self) -> list[BrokenLink]:
        """Return what is wrong in all pages and style sheets."""
        found = list(self._style_faults())
        for name, page in self.pages.items():
            found += [BrokenLink(name, anchor, "repeated id") for anchor in page.repeated]
            for address, loads in page.links:
                reason = self._remembered(name, address, loads=loads)
                if reason:
                    found.append(BrokenLink(name, address, reason))
        return sorted(found)

    def _remembered(self, name: str, address: str, *, loads: bool) -> str | None:
        """Judge an address once for all pages of a folder; most pages share most links."""
        on_page = not address or address.startswith("#")
        key = (name if on_page else name.rpartition("/")[0], address, loads)
        if key not in self._known:
            self._known[key] = self._fault(name, address, loads=loads)
        return self._known[key]

    def _fault(self, name: str, address: str, *, loads: bool) -> str | None:
        """Return what is wrong with a link, or nothing."""
        if self.own and address.startswith(self.own):
            return self._inside("index.html", address[len(self.own) :])
        try:
            parts = urlsplit(address)
        except ValueError:
            return "not an address"
        if parts.scheme or parts.netloc:
            return _elsewhere(parts.scheme, loads=loads)
        if not address.startswith("/"):
            return self._inside(name, address)
        start = urlsplit(self.own).path if self.own else "/"
        inside = address.startswith(start)
        return self._inside("index.html", address[len(start) :]) if inside else "outside the site"

    def _inside(self, name: str, address: str) -> str | None:
        parts = urlsplit(address)
        target = _target(name, unquote(parts.path))
        if target.startswith("../"):
            return "outside the site"
        if target not in self.files:
            return "no such page or file"
        fragment = unquote(parts.fragment)
        lost = target in self.pages and fragment not in self.pages[target].anchors
        return "no such anchor" if fragment and lost else None

    def _style_faults(self) -> Iterator[BrokenLink]:
        """Style sheets may load too: only what is embedded, or lies beside them."""
        for name in sorted(self.files):
            if name.endswith(".css"):
                for found in _STYLE_ADDRESS.findall((self.site / name).read_text("utf-8")):
                    address = next(filter(None, found)).strip()
                    reason = self._fault(name, address, loads=True)
                    if reason:
                        yield BrokenLink(name, address, reason)


def _elsewhere(scheme: str, *, loads: bool) -> str | None:
    """Return what is wrong with an address that has a scheme or a host."""
    if loads:
        return None if scheme == "data" else "loads from another host"
    return None if scheme in ("http", "https", "mailto", "tel") else "unsafe scheme"


def _target(name: str, path: str) -> str:
    """Return the file that a relative path on a page means."""
    if not path:
        return name
    whole = normpath(f"./{name.rpartition('/')[0]}/{path}")
    if not path.endswith(("/", ".")) and whole != ".":
        return whole
    return "index.html" if whole == "." else f"{whole}/index.html"


def _read(path: Path) -> _Page:
    links: list[tuple[str, bool]] = []
    anchors: list[str] = []
    for tag, text in _TAG.findall(path.read_text("utf-8")):
        values = dict(_ATTRIBUTE.findall(text))
        if "id" in values:
            anchors.append(unescape(values["id"]))
        loads = tag != "a" and not (
            tag == "link" and not _LOADING_RELATIONS & set(values.get("rel", "").split())
        )
        links += [(sys.intern(unescape(values[key])), loads)
                  for key in ("href", "src", "srcset", "poster", "data") if key in values]
    repeated = sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})
    return _Page(tuple(dict.fromkeys(links)), frozenset(anchors), tuple(repeated))


def _own_address(site: Path) -> str | None:
    """Return where the site says it stands, so that absolute links to itself are followed too."""
    robots = site / "robots.txt"
    text = robots.read_text("utf-8") if robots.is_file() else ""
    found = re.search(r"^Sitemap: (.*)sitemap\.xml$", text, re.MULTILINE)
    return found[1] if found else None
