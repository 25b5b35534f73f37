"""The content security policy of the pages: nothing runs or loads but what the site holds."""

from __future__ import annotations

import base64
import hashlib
import re

from markupsafe import Markup

from registry.errors import RegistryError
from registry.site.fill import MARK, slot

PLACE = "<!-- policy -->"
COMPILES = Markup(" 'wasm-unsafe-eval'")
"""What a page adds whose scripts may compile WebAssembly; no text is run by it."""
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def add_policy(html: str) -> str:
    """Put the policy into the head; only the inline scripts that stand in the page may run."""
    scripts = _INLINE_SCRIPT.findall(html)
    if any(MARK in script for script in scripts):
        raise RegistryError(
            "主题的内嵌脚本中含有占位符,每页的指纹会不同。",
            "An inline script of the theme holds a slot, so its hash would differ on each page.",
        )
    if html.count(PLACE) != 1:
        raise RegistryError(
            "主题页头中没有安全策略的位置。", "The head of the theme has no place for the policy."
        )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return html.replace(PLACE, meta)


def policy(scripts: list[str]) -> str:
    """Return the policy that lets exactly these inline scripts run, with a slot for `COMPILES`."""
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in scripts})
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)) + slot("compiles"),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
