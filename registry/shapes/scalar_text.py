"""Writes one text as a YAML scalar on one line, as plainly as YAML allows."""

from __future__ import annotations

import re

from registry.yaml_source import quoted

# Begins with a letter, holds no mark that means something in YAML, and ends with no space.
PLAIN = re.compile(r"[^\W\d_](?:[\w ()（）·《》“”、，。！？—…/&'.+-]*[\w)）》”。！？])?")
MEANT = frozenset({"null", "Null", "NULL", "true", "false", "yes", "no", "on", "off", "y", "n"})


def as_scalar(text: str) -> str | None:
    """Return the text as it is written in YAML; None where it has several lines."""
    if "\n" in text:
        return None
    if PLAIN.fullmatch(text) and text.casefold() not in MEANT and text not in MEANT:
        return text
    return quoted(text)
