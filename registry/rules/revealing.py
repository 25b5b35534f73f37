r"""A written text as its reader takes it: full-width digits as digits, escapes as what they stand for.

A number hides behind `"\\u0031"`, behind １ or behind a line that YAML joins to the next. What is
looked for in the revealed text is told at the place where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# The escapes of a text in double quotes. A pair of backslashes is one backslash and no escape.
ESCAPE = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4})"
    r"|(\r?\n[ \t]*)|([nrt_NLP])|(.))"
)

# Other forms of what telephone numbers and addresses consist of, each as long as its ASCII form.
FULL_WIDTH = {0xFF00 + code: chr(0x20 + code) for code in range(1, 0x5F)
              if chr(0x20 + code).isalnum() or chr(0x20 + code) in "-.@()+_"}
MATHEMATICAL = {0x1D7CE + code: str(code % 10) for code in range(50)}
MARKS = {**dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-"), **dict.fromkeys(map(ord, "·・•"), ".")}
SPACES = dict.fromkeys([0x00A0, 0x202F, 0x3000, *range(0x2000, 0x200B)], " ")
ASCII_FORM = {**FULL_WIDTH, **MATHEMATICAL, **MARKS, **SPACES}


@dataclass(frozen=True, slots=True)
class Revealed:
    """A revealed text and, for each of its characters, where that one is written."""

    text: str
    origins: Sequence[int]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the written text that a stretch of the revealed one stands for."""
        return self.origins[start], self.origins[end]


def reveal(text: str) -> Revealed:
    """Return a text with its escapes resolved and its digits, letters and dashes in ASCII."""
    if "\\" not in text:
        return Revealed(text.translate(ASCII_FORM), range(len(text) + 1))
    shown: list[str] = []
    origins: list[int] = []
    position = 0
    for escape in ESCAPE.finditer(text):
        char = _escaped(escape)
        shown += (text[position : escape.start()], char)
        origins += (*range(position, escape.start()), *[escape.start()] * len(char))
        position = escape.end()
    shown.append(text[position:])
    origins += range(position, len(text) + 1)
    return Revealed("".join(shown).translate(ASCII_FORM), origins)


def _escaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16))
    if escape[4]:
        return ""
    return " " if escape[5] else escape[6]
