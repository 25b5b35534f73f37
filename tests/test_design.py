"""The colours of the site: each contrast in docs/design.md is worked out from the style sheet, none is typed."""

from __future__ import annotations

from pathlib import Path

from registry.site.card_drawing import HEAD, TEXT
from registry.site.palette import colours

ROOT = Path(__file__).parent.parent
ENOUGH = 4.5
PAIRS = (("text on paper", "--md-typeset-color", "--site-paper"), ("quiet text on paper", "--site-quiet", "--site-paper"),
         ("quiet text on a card", "--site-quiet", "--site-card"), ("link on paper", "--md-typeset-a-color", "--site-paper"),
         ("link on a card", "--md-typeset-a-color", "--site-card"), ("text on tint", "--site-tint-text", "--site-tint"),
         ("warning on its ground", "--site-warn", "--site-warn-paper"), ("yes on a card", "--site-yes", "--site-card"),
         ("no on a card", "--site-no", "--site-card"), ("white on the head", "white", "--md-primary-fg-color"),
         ("mark on the map", "--site-tint-text", "--site-card"))
LOOKS = tuple((palette, scheme) for palette in ("river", "orchard") for scheme in ("default", "slate"))


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def ratios(text: str, ground: str) -> list[float]:
    """Return the ratio of a pair in every palette and scheme."""
    looks = [colours(*look) for look in LOOKS]
    return [contrast(look[text], look[ground]) for look in looks]


def table() -> list[str]:
    """Return the rows of the table as the page should have them."""
    return [f"| {name} | " + " | ".join(f"{ratio:.1f}" for ratio in ratios(text, ground)) + " |"
            for name, text, ground in PAIRS]


def test_every_text_stands_out_from_its_ground() -> None:
    """At least 4.5 to 1, in both palettes, light and dark."""
    low = [(name, ratio) for name, text, ground in PAIRS for ratio in ratios(text, ground) if ratio < ENOUGH]
    assert low == []


def test_the_cards_of_shared_links_write_only_in_pairs_that_stand_out() -> None:
    """Their colours are those of the style sheet, held against each other above."""
    assert {HEAD, TEXT} <= {(text, ground) for _, text, ground in PAIRS}


def test_a_colour_of_the_dark_look_is_not_that_of_the_light_one() -> None:
    """What is read from the style sheet is what a browser makes of it."""
    light, dark = (colours("river", scheme) for scheme in ("default", "slate"))
    assert (light["--site-tint"], dark["--site-tint"]) == ("#e3eef1", "#1f3b46")
    assert (light["--site-paper"], colours("orchard")["--site-tint"]) == ("#fbfaf6", "#f3e8ef")


def test_the_page_of_the_design_says_the_contrasts_as_they_are() -> None:
    """A colour that changes changes the page."""
    written = (ROOT / "docs/design.md").read_text("utf-8").splitlines()
    assert [row for row in table() if row not in written] == []


def test_black_on_white_is_the_largest_contrast() -> None:
    """The measure itself: 21 to 1, and 1 to 1 for a colour on itself."""
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert contrast("#0d4a5f", "#0d4a5f") == 1
