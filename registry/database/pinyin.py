"""How names written in Han are typed in pinyin: their syllables joined, or their initials.

A name is read as the dictionary of phrases reads it, and beside that in the other usual readings
of each character: no dictionary knows all names of places. Whatever the language of the column,
only characters that have a reading count.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator

# Shorter ones would drown what Latin words find: `ai` is a word of its own and the sound of 爱.
LETTERS_FROM = 4
INITIALS_FROM = 3
# A reading is usual if at least this part of the phrases with the character has it.
USUAL = 0.05
# Of so many ways to read a run, no more are followed.
WAYS = 8


def spoken(run: str) -> set[str]:
    """Return what a run of Han characters may be typed as.

    Args:
        run: Han characters only, composed (NFKC).
    """
    readings = syllables(run)
    initials = [list(dict.fromkeys(sound[0] for sound in known)) for known in readings]
    found = set()
    for start in range(len(run)):
        found.update(text for text, _ in _from(readings[start:]) if len(text) >= LETTERS_FROM)
        found.update(text for text, count in _from(initials[start:]) if count >= INITIALS_FROM)
    return found


def syllables(run: str) -> list[list[str]]:
    """Return the usual ways to type each character of a run of Han; none where it has no sound."""
    return [_with_u(known) for known in _readings(run)]


def _from(parts: list[list[str]]) -> Iterator[tuple[str, int]]:
    """Yield each text that begins with the first part, and of how many parts it is made."""
    ways = [""]
    for count, part in enumerate(parts, 1):
        if not part:
            return
        followed = part if len(ways) * len(part) <= WAYS else part[:1]
        ways = [way + sound for way in ways for sound in followed]
        yield from ((way, count) for way in ways)


def _readings(run: str) -> list[list[str]]:
    """The readings of each character: first the one in this run; none if it has no sound."""
    import pypinyin

    heard = pypinyin.lazy_pinyin(run, errors=lambda unknown: [""] * len(unknown))
    if len(heard) != len(run):
        heard = [""] * len(run)
    usual = [_usual().get(character, ()) for character in run]
    return [[sound for sound in dict.fromkeys((here, *others)) if sound.isascii() and sound]
            for here, others in zip(heard, usual, strict=True)]


def _with_u(known: list[str]) -> list[str]:
    """A keyboard has no ü: some type v, some type u."""
    return list(dict.fromkeys(typed for sound in known for typed in (sound, sound.replace("v", "u"))))


@functools.cache
def _usual() -> dict[str, tuple[str, ...]]:
    """The usual readings of characters that have more than one, as the phrases bear witness."""
    from pypinyin.constants import PHRASES_DICT
    from pypinyin.contrib.tone_convert import to_normal

    plain = functools.cache(to_normal)
    heard: dict[str, Counter[str]] = {}
    for phrase, sounds in PHRASES_DICT.items():
        for character, sound in zip(phrase, sounds, strict=False):
            heard.setdefault(character, Counter())[plain(sound[0])] += 1
    return {
        character: tuple(sound for sound, times in sorted(counts.items())
                         if times >= USUAL * counts.total())
        for character, counts in heard.items() if len(counts) > 1
    }
