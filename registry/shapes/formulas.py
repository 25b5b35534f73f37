"""Which texts a spreadsheet would run as a formula: the registry is also given away as tables."""

from __future__ import annotations

import re

BEGINS = frozenset("=@＝＠")
SIGNS = frozenset("+-＋－")
BLANKS = frozenset("\t\r")

# After a plus or a minus only what can be worked out: a call, a cell, a sum, a command of DDE.
# `-1层`, `+学习` and a telephone number are texts.
WORKS_OUT = re.compile(
    r"[-+＋－\s]*+(?:[=@]|[A-Za-z_][\w.]*\s*\(|[^|]*\|.*!|'[^']*'!"
    r"|\$?[A-Za-z]{1,3}\$?\d{1,7}\s*(?:[-+*/^&=<>:!,]|$)|[\d.()\s]+[-+*/^][\d.\s()*/^%+-]*$)",
    re.DOTALL,
)
TELEPHONE = re.compile(r"\+\d{1,3}[\d ()-]{5,}")


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet may run a text instead of showing it."""
    first = text[:1]
    if first in BLANKS:
        return True
    if first.isspace():
        text = text.lstrip()
        first = text[:1]
    if first in BEGINS:
        return True
    if first not in SIGNS:
        return False
    return WORKS_OUT.match(text) is not None and not TELEPHONE.fullmatch(text)


def without_formula(text: str) -> str | None:
    """Return a text without the signs that make it a formula, if anything plain is left."""
    plain = text.strip().lstrip("=@＝＠+-＋－ \t\r")
    return plain if plain and not is_formula(plain) else None
