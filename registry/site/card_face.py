"""The face of the cards: which letters it has, and how a text is set into the room there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from registry.site.npm_packages import npm_packages

REGULAR, BOLD = "400Regular", "700Bold"
CUT = "…"
_FAMILY = "@expo-google-fonts/noto-sans-sc"
_NO_CHARACTER = "\U0010ffff"
_PROBE = 24
_LEADING = 1.28
# What is not torn apart at the end of a line: a word with the space before it, or one Chinese character
# with the signs that may not begin a line.
_PIECE = re.compile(
    r"\s*(?:[^\s\u2e80-\u9fff\uff00-\uffef]+|[\u2e80-\u9fff\uff00-\uffef])"
    r"[\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines of one size.

    Attributes:
        lines: the lines, each of which fits the width.
        font: the face in that size.
        leading: how far below a line the next one stands.
    """

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int

    @property
    def height(self) -> int:
        """The room that the lines take."""
        return self.leading * len(self.lines)


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the face in a weight and a size."""
    return ImageFont.truetype(_file(weight), size, layout_engine=ImageFont.Layout.BASIC)


def drawable(text: str) -> bool:
    """Tell whether the face has every character of a text; it would draw others as empty boxes."""
    return all(letter == " " or _has(letter) for letter in text)


def fitted(text: str, weight: str, sizes: tuple[int, ...], width: int, most: int) -> Block:
    """Return a text in the largest size in which it takes no more than so many lines.

    A text too long even for the smallest size is cut, and says so.
    """
    for size in sizes:
        face = font(weight, size)
        lines = _lines(text, face, width)
        if len(lines) <= most and all(face.getlength(line) <= width for line in lines):
            lines = _even(text, face, width, len(lines))
            break
    else:
        lines = [_cut(line, face, width) for line in lines[:most]]
        rest = "".join(lines[:most]) != text
        if rest and not lines[-1].endswith(CUT):
            lines[-1] = _cut(f"{lines[-1]}{CUT}", face, width)
    return Block(tuple(lines), face, round(size * _LEADING))


def _lines(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        longer = lines[-1] + piece
        if lines[-1] and face.getlength(longer) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return lines


def _even(text: str, face: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """Return the lines at the least width that needs no more of them, so that none is left with a word."""
    low, high = width // count, width
    while low < high:
        middle = (low + high) // 2
        lines = _lines(text, face, middle)
        if len(lines) > count or any(face.getlength(line) > middle for line in lines):
            low = middle + 1
        else:
            high = middle
    return _lines(text, face, high)


def _cut(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    if face.getlength(line) <= width:
        return line
    kept = line.removesuffix(CUT)
    while kept and face.getlength(kept + CUT) > width:
        kept = kept[:-1]
    return kept.rstrip() + CUT


@cache
def _has(letter: str) -> bool:
    return _picture(letter) != _picture(_NO_CHARACTER)


@cache
def _picture(letter: str) -> bytes:
    image = Image.new("1", (_PROBE * 2, _PROBE * 2))
    ImageDraw.Draw(image).text((_PROBE // 2, 0), letter, fill=1, font=font(REGULAR, _PROBE))
    return image.tobytes()


@cache
def _file(weight: str) -> Path:
    return npm_packages() / _FAMILY / weight / f"NotoSansSC_{weight}.ttf"
