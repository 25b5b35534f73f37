"""How the texts of an entry are spelt: letters that only look right, and links that do.

Nearly every file consists of common characters and is done with one look at its bytes; only in the
others each text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.shapes.confusables import composed, half_width, misleading_label, unmixed
from registry.shapes.scalar_text import as_scalar
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path

# Characters in which nothing is misspelt. A backslash may hide any other in double quotes.
COMMON = re.compile(
    "[\t\n\r -\\[\\]-~\u00a1-\u02ff\u2010-\u2022\u2026\u2030-\u2033\u203b\u3001-\u3098\u309b-\u9fff"
    "！-／：-＠［-｀｛-～]*"
)
FOREIGN_HOST = re.compile(rb"://[^/\s\"']*?(?:[\x80-\xff]|[Xx][Nn]--)")
HOST = re.compile(r"(?i)https?://([^/?#:]*)")
UNREADABLE = "\ufffd"
NAMES = frozenset({"name", "also_known_as"})


def spelling(raw: bytes, data: dict[str, Any]) -> Iterator[FieldFault]:
    """Yield what is misspelt or misleading in an entry.

    Args:
        raw: the bytes of its file, which say whether there is anything to look for.
        data: what the file holds.
    """
    if COMMON.fullmatch(raw.decode("utf-8", "replace")) and not FOREIGN_HOST.search(raw):
        return
    for path, text in _texts(data, ()):
        address = HOST.match(text)
        if address:
            yield from _host(path, text, address[1].lower())
        else:
            yield from _letters(path, text)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif value:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _texts(inner, (*path, key))


def _letters(path: Path, text: str) -> Iterator[FieldFault]:
    forms = [("W255", unmixed), ("W257", composed)]
    if NAMES & set(path):
        forms.append(("W256", half_width))
    for code, mend in forms:
        if mend(text) != text:
            better = mend(text)
            yield FieldFault(code, path, {"better": better}, text, as_scalar(better))


def _host(path: Path, address: str, host: str) -> Iterator[FieldFault]:
    labels = host.split(".")
    if any(misleading_label(shown) for shown in map(_shown, labels)):
        yield FieldFault("W258", path, {"host": ".".join(map(_written, labels))}, address)


def _shown(label: str) -> str:
    """A label as a browser may show it; one that cannot be read is as bad as a misleading one."""
    if not label.startswith("xn--"):
        return label
    try:
        shown = label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return UNREADABLE
    return UNREADABLE if shown.isascii() else shown


def _written(label: str) -> str:
    """A label as it stands in the network, where no letter looks like another."""
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode").decode("ascii")
