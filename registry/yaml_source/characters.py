"""Which characters no entry may hold, and which full-width ones stand for half-width ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from registry.findings import Span
from registry.yaml_source.source import Fault

# Control, bidirectional, zero-width and separator characters and noncharacters. Variation
# selectors (U+FE00-FE0F) stay: they belong to how some Han characters are written.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000efffe-\U000effff"
    "\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)

# What nearly every file consists of; only the others are searched for the characters above.
ORDINARY = re.compile("[\t\n\r -~\u3001-\u9fff\uff00-\uffef·—‘’“”…]*")
MOST_TOLD = 20

# Marks that a Chinese keyboard types where YAML or a code wants the ASCII one.
_MARKS = str.maketrans({
    "，": ",", "、": ",", "。": ".", "：": ":", "﹕": ":", "∶": ":", "；": ";", "？": "?", "！": "!",
    "“": '"', "”": '"', "„": '"', "＂": '"', "‘": "'", "’": "'", "＇": "'",
    "【": "[", "】": "]", "〔": "(", "〕": ")", "《": "<", "》": ">",
    "—": "-", "–": "-", "－": "-", "−": "-", "‐": "-", "‑": "-", "～": "~",
    "　": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
})


def halfwidth(text: str) -> str:
    """Return a text with its full-width letters, digits and marks as the half-width ones."""
    return unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)


def hidden_characters(text: str) -> Iterator[Fault]:
    """Yield a fault for each forbidden character, at most so many of one file."""
    for number, match in enumerate(FORBIDDEN.finditer(text)):
        if number == MOST_TOLD:
            return
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        span = Span(line, column, line, column + 1)
        yield Fault("E110", span, {"point": point(match.group())}, suggestion="")


def point(character: str) -> str:
    """Return a character as people name one that cannot be seen: U+200B."""
    return f"U+{ord(character):04X}"
