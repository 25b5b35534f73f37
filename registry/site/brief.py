"""Sentences for search engines and shared links: short enough, and cut where a reader would pause."""

from __future__ import annotations

import re

LONGEST = 160
_CUT = "…"
_LEAST = LONGEST // 2
_SENTENCE = re.compile(r"[。！？]|[.!?](?=\s)")
_PAUSE = re.compile(r"\s|(?<=[，、；：])|\s(?=·)")
_INSIDE_A_WORD = re.compile(r"[^\W\u2e80-\u9fff][’'-]?\Z")


def brief(text: str) -> str:
    """Return a text in one line of no more than 160 characters.

    It ends with its last sentence that fits, if that is at least half; else at a pause; never inside a word
    of a language that has spaces, unless the word alone is too long.
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    room = line[: LONGEST - len(_CUT)]
    ends = [found.end() for found in _SENTENCE.finditer(line[: LONGEST + 1]) if found.end() <= LONGEST]
    if ends and ends[-1] >= _LEAST:
        return line[: ends[-1]]
    pauses = [found.start() for found in _PAUSE.finditer(line[:LONGEST]) if _LEAST <= found.start() < LONGEST]
    if pauses and _INSIDE_A_WORD.search(room):
        room = line[: pauses[-1]]
    return room.rstrip(" ·,，、;；:：") + _CUT
