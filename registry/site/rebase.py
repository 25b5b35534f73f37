"""Addresses inside a rendered page, turned into ones that hold at any depth and in any language.

A shell is rendered once but serves pages of every depth, so each address becomes the slot `base`
followed by a path from the root of the site.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from registry.site.fill import MARK, slot

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
_ELSEWHERE = re.compile(rf"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|{MARK}|$")
_ANY_HOST = "http://site.invalid/"


def rebase(html: str, path: str, prefix: str) -> str:
    """Return the page with every address of this site written from the slot `base`.

    Args:
        html: the page as rendered.
        path: where it was rendered, from the root of its language.
        prefix: where its language stands on the site: nothing, or for example `en/`.
    """

    def rewritten(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(
            lambda found: found[1] + from_root(found[2], path, prefix) + found[3], tag.group()
        )

    return _TAG.sub(rewritten, html)


def from_root(address: str, path: str, prefix: str) -> str:
    """Return one address from the slot `base`; files are shared, pages belong to a language."""
    if _ELSEWHERE.match(address):
        return address
    whole = urlsplit(urljoin(_ANY_HOST + path, address))
    inside = whole.path.lstrip("/")
    language = "" if is_file(inside) else prefix
    query = f"?{whole.query}" if whole.query else ""
    fragment = f"#{whole.fragment}" if whole.fragment else ""
    return f"{slot('base')}{language}{inside}{query}{fragment}"


def is_file(path: str) -> bool:
    """Tell whether a path names a file (`data/registry.db`) and not a page (`data/`)."""
    return "." in path.rsplit("/", 1)[-1]


def way_up(path: str) -> str:
    """Return the relative way from a page to the root of the site."""
    return "../" * path.count("/") or "./"
