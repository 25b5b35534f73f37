"""Letters of other scripts that look Latin, and words that mix the two.

The list is made by hand and short on purpose. The tables of Unicode name thousands of pairs, most of
which nobody types by mistake, and the libraries that hold them cost more to import than a whole
check of one entry.
"""

from __future__ import annotations

import re
import unicodedata

CYRILLIC = dict(zip("АВЕЅІӀЈКМНОРСТУХҮԚԜаеорсухѕіӏјԛԝһԁүѵ",
                    "ABESIIJKMHOPCTYXYQWaeopcyxsiljqwhdyv", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ", "ABEZHIKMNOPTYXaikvopu", strict=True))
LOOK_LATIN = str.maketrans(CYRILLIC | GREEK)

# Cyrillic letters that are taken for a Latin one only beside Latin letters.
NEARLY = str.maketrans({"в": "b", "к": "k", "м": "m", "н": "h", "т": "t", "з": "3", "г": "r",
                        "п": "n", "и": "u"})

LATIN = "A-Za-z\u00c0-\u024f"
OTHER = "\u0370-\u03ff\u0400-\u052f"
WORD = re.compile(f"[{LATIN}{OTHER}]+")
IN_LATIN = re.compile(f"[{LATIN}]")
IN_OTHER = re.compile(f"[{OTHER}]")
FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
HALF_WIDTH = {0xFF00 + code: chr(0x20 + code) for code in range(1, 0x5F) if chr(0x20 + code).isalnum()}


def in_latin(text: str) -> str:
    """Return a text with Latin letters where others only look like them, to compare names by."""
    return text.translate(LOOK_LATIN)


def unmixed(text: str) -> str:
    """Return a text in which no word mixes scripts: what looks Latin in such a word is made so.

    A capital that stands alone among letters of no alphabet is such a word too: `А区`. A word that
    keeps a letter of its own script, such as Russian or a unit like μm, is left alone.
    """
    if not IN_OTHER.search(text):
        return text
    alone = not any(len(word) > 1 and not IN_LATIN.search(word) for word in WORD.findall(text))
    return WORD.sub(lambda word: _unmixed(word[0], alone=alone), text)


def _unmixed(word: str, *, alone: bool) -> str:
    mixed = IN_LATIN.search(word) and IN_OTHER.search(word)
    if not mixed and not (alone and len(word) == 1 and word.isupper() and word in CYRILLIC):
        return word
    made = in_latin(word)
    made = made.translate(NEARLY) if IN_OTHER.search(made) else made
    return word if IN_OTHER.search(made) else made


def half_width(text: str) -> str:
    """Return a text with its full-width letters and digits as plain ones."""
    return text.translate(HALF_WIDTH)


def composed(text: str) -> str:
    """Return a text in the composed form of Unicode (NFC), the one that keyboards type."""
    return unicodedata.normalize("NFC", text)


def misleading_label(label: str) -> bool:
    """Return whether a part of a host name looks like what it is not.

    That is: letters of two alphabets, letters that all look Latin, or a form that browsers change.
    """
    if label.isascii():
        return False
    if unicodedata.normalize("NFKC", label) != label:
        return True
    if not all(char.isalnum() or char == "-" or unicodedata.combining(char) for char in label):
        return True
    other = IN_OTHER.search(label) is not None
    return other and (IN_LATIN.search(label) is not None or in_latin(label).isascii())
