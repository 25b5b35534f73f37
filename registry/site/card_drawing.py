"""How a card looks: the head of the site, what the card names, and the districts as squares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from registry.site.card_face import BOLD, REGULAR, Block, fitted
from registry.site.queries import Area
from registry.site.social import PICTURE_SIZE

WIDTH, HEIGHT = PICTURE_SIZE
HEAD, TEXT = ("white", "--md-primary-fg-color"), ("--site-tint-text", "--site-tint")
"""Each colour of text with its ground, by the names they have in the style sheet."""
_SQUARE, _CHOSEN = "--site-card", "--md-primary-fg-color"
_MARGIN, _BETWEEN, _HEAD_HEIGHT = 64, 20, 116
_FIELD = (404, 430)
_GAP, _LARGEST, _LINE = 8, 116, 2
_HEAD_SIZES, _TITLE_SIZES, _PLACE_SIZES = (44, 38, 32), (92, 80, 68, 58), (56, 48, 42)
_STEPS = 14


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a card shows.

    Attributes:
        head: the name over it.
        title: what it is about.
        place: where; nothing for all of the city.
        chosen: the codes of the districts whose squares are filled.
    """

    head: str
    title: str
    place: str
    chosen: frozenset[str] = frozenset()


def draw(card: Drawn, squares: Sequence[Area], colours: Mapping[str, str]) -> bytes:
    """Return a card as PNG; the same card gives the same bytes.

    Args:
        card: what it shows.
        squares: the districts that have a place in the drawing of equal squares; none if not all have one.
        colours: those of the instance, by the names they have in the style sheet.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), colours[TEXT[1]])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, _HEAD_HEIGHT), fill=colours[HEAD[1]])
    head = fitted(card.head, BOLD, _HEAD_SIZES, WIDTH - 2 * _MARGIN, 1)
    _write(pen, head, (_HEAD_HEIGHT - head.height) // 2, colours[HEAD[0]])
    end = _draw_squares(pen, squares, card.chosen, colours) if squares else WIDTH
    _write_texts(pen, card, end - 2 * _MARGIN, colours[TEXT[0]])
    return _png(image, colours)


def _write_texts(pen: ImageDraw.ImageDraw, card: Drawn, room: int, colour: str) -> None:
    """Write title and place one below the other, in the middle of the height."""
    texts = ((card.title, BOLD, _TITLE_SIZES, 3), (card.place, REGULAR, _PLACE_SIZES, 2))
    blocks = [fitted(text, weight, sizes, room, most) for text, weight, sizes, most in texts if text]
    height = sum(block.height + _BETWEEN for block in blocks) - _BETWEEN
    top = _HEAD_HEIGHT + (HEIGHT - _HEAD_HEIGHT - height) // 2
    for block in blocks:
        _write(pen, block, top, colour)
        top += block.height + _BETWEEN


def _write(pen: ImageDraw.ImageDraw, block: Block, top: int, colour: str) -> None:
    for number, line in enumerate(block.lines):
        middle = top + block.leading * number + block.leading // 2
        pen.text((_MARGIN, middle), line, fill=colour, font=block.font, anchor="lm")


def _draw_squares(
    pen: ImageDraw.ImageDraw, squares: Sequence[Area], chosen: frozenset[str], colours: Mapping[str, str]
) -> int:
    """Draw the districts at the right side; return where they begin."""
    places = [(area, area.tile) for area in squares if area.tile]
    rows, columns = (max(tile[side] for _, tile in places) for side in (0, 1))
    step = min(_FIELD[0] // columns, _FIELD[1] // rows, _LARGEST)
    left = WIDTH - _MARGIN - step * columns + _GAP
    top = _HEAD_HEIGHT + (HEIGHT - _HEAD_HEIGHT - step * rows + _GAP) // 2
    for area, (row, column) in places:
        x, y = left + (column - 1) * step, top + (row - 1) * step
        pen.rectangle((x, y, x + step - _GAP, y + step - _GAP), outline=colours[TEXT[0]], width=_LINE,
                      fill=colours[_CHOSEN if area.code in chosen else _SQUARE])
    return left


def _png(image: Image.Image, colours: Mapping[str, str]) -> bytes:
    """Return the picture in the few colours it has, which makes it a third of the size."""
    few = Image.new("P", (1, 1))
    few.putpalette(_shades(colours))
    file = BytesIO()
    image.quantize(palette=few, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _shades(colours: Mapping[str, str]) -> list[int]:
    """Return the steps from each colour to its ground, which the edges of letters are drawn in."""
    shades: list[int] = list(ImageColor.getrgb(colours[_SQUARE]))
    for text, ground in (HEAD, TEXT):
        one, other = ImageColor.getrgb(colours[text]), ImageColor.getrgb(colours[ground])
        for step in range(_STEPS + 1):
            shades += [round(a + (b - a) * step / _STEPS) for a, b in zip(one, other, strict=True)]
    return shades
