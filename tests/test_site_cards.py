"""The pictures of shared links: which there are, what they show, and what they do about letters they lack."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from registry.errors import EnvironmentFault
from registry.site.card_drawing import Drawn, draw
from registry.site.card_face import BOLD, CUT, drawable, fitted
from registry.site.cards import Cards
from registry.site.palette import colours, palette_of
from registry.site.publisher import Publisher
from registry.site.queries import Area, Registry
from registry.site.shelf import Shelf
from registry.site.social import Subject

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "examples" / "mkdocs.yml"
COLOURS = colours("orchard")
WEST, EAST, SOUTH = (Area(code, {"en": code}, "district", None, code, tile=tile)
                     for code, tile in (("west", (1, 1)), ("east", (1, 2)), ("south", (2, 2))))


def cards_of(database: Path, folder: Path) -> tuple[Cards, Publisher]:
    """Return the cards of a registry, its entries on the shelf, with nothing else of a site."""
    registry = Registry(database)
    shelf = Shelf(registry)
    for kind in registry.types:
        for entry in registry.entries(kind):
            shelf.add(entry)
    shelf.settle()
    publisher = Publisher(registry, None, folder, "https://example.org/")  # type: ignore[arg-type]
    return Cards(publisher, shelf, CONFIG), publisher


def written(database: Path, folder: Path) -> dict[str, bytes]:
    """Return every card of a registry by its name after the folder of all cards."""
    cards, publisher = cards_of(database, folder)
    cards.write()
    publisher.registry.close()
    root = folder / "assets" / "cards"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.png"))}


@pytest.fixture(scope="module")
def pictures(fictional_dist: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The cards of the fictional city."""
    return written(fictional_dist / "registry.db", tmp_path_factory.mktemp("cards"))


@pytest.fixture
def changed(fictional_dist: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of the fictional city at `registry.db`, to be changed."""
    shutil.copyfile(fictional_dist / "registry.db", tmp_path / "registry.db")
    with sqlite3.connect(tmp_path / "registry.db") as database:
        yield database


def test_there_is_a_card_for_each_type_each_district_and_each_type_a_district_has(
    pictures: dict[str, bytes], fictional_dist: Path
) -> None:
    """In each language; none for an entry, none for a list that is empty."""
    with sqlite3.connect(f"file:{fictional_dist / 'registry.db'}?mode=ro", uri=True) as database:
        kinds = [kind for (kind,) in database.execute("SELECT DISTINCT type FROM fields")]
        slugs = [slug for (slug,) in database.execute("SELECT slug FROM areas WHERE level = 'district'")]
        held = database.execute(
            "SELECT DISTINCT type, slug FROM entries e JOIN areas ON code = e.district"
            " WHERE status NOT IN ('closed', 'merged') AND level = 'district'").fetchall()
    names = {"site", *kinds, *(f"district-{slug}" for slug in slugs), *(f"{kind}-{slug}" for kind, slug in held)}
    assert len(kinds) * len(slugs) > len(held) > len(slugs)
    assert set(pictures) == {f"{language}/{name}.png" for language in ("en", "zh") for name in names}


def test_every_card_is_a_picture_of_the_usual_size_and_small(pictures: dict[str, bytes]) -> None:
    """What services that show links ask for; no two say the same."""
    for name, content in pictures.items():
        image = Image.open(BytesIO(content))
        image.load()
        assert (image.format, image.size) == ("PNG", (1200, 630)), name
        assert len(content) < 30_000, name
    assert len(set(pictures.values())) == len(pictures)


def test_a_card_is_drawn_in_the_colours_of_the_instance(pictures: dict[str, bytes]) -> None:
    """The head in the first colour, the ground in its tint, exactly as the style sheet has them."""
    assert palette_of(CONFIG) == "orchard"
    image = Image.open(BytesIO(pictures["en/places-hill.png"])).convert("RGB")
    assert [f"#{bytes(image.getpixel(at)).hex()}" for at in ((5, 5), (5, 625))] == [
        COLOURS["--md-primary-fg-color"], COLOURS["--site-tint"]]


def test_the_square_of_the_district_is_filled_and_the_others_are_not() -> None:
    """Where its neighbours expect it."""
    squares = (WEST, EAST, SOUTH)
    west, east, south = (_filled(area.code) for area in squares)
    assert west[0] < west[2] < east[0]
    assert west[1] == east[1] < east[3] < south[1]
    assert _filled(*(area.code for area in squares)) == (west[0], west[1], east[2], south[3])


def _filled(*codes: str) -> tuple[int, int, int, int]:
    """Return the box around the filled squares of a card without a word."""
    content = draw(Drawn("", "", "", frozenset(codes)), (WEST, EAST, SOUTH), COLOURS)
    below = Image.open(BytesIO(content)).convert("RGB").crop((0, 116, 1200, 630))
    first = tuple(bytes.fromhex(COLOURS["--md-primary-fg-color"][1:]))
    lines = [(x, y) for y in range(0, 514, 4) for x in range(0, 1200, 4)
             if all(below.getpixel((x + dx, y)) == first for dx in (-6, 0, 6) if 0 <= x + dx < 1200)
             and all(below.getpixel((x, y + dy)) == first for dy in (-6, 0, 6) if 0 <= y + dy < 514)]
    return (min(x for x, _ in lines), min(y for _, y in lines), max(x for x, _ in lines), max(y for _, y in lines))


def test_a_city_whose_districts_have_no_place_has_cards_without_squares(
    changed: sqlite3.Connection, tmp_path: Path, pictures: dict[str, bytes]
) -> None:
    """All have one, or none is drawn."""
    changed.execute("UPDATE areas SET tile_row = NULL WHERE slug = 'hill'")
    changed.commit()
    cards = written(tmp_path / "registry.db", tmp_path / "out")
    bare = draw(Drawn("Lantern Bay Learning Registry", "Places", "Harbour District"), (), COLOURS)
    assert cards["en/places-harbour.png"] == bare != pictures["en/places-harbour.png"]


@pytest.mark.parametrize(("name", "other", "shown"), [
    ("항구", "港口区", "港口区"),
    ("Har\u202ebour", "港口区", "港口区"),
    ("항구", "😀", ""),
    ("Harbour <b>&", "港口区", "Harbour <b>&"),
])
def test_a_name_the_face_has_no_letters_for_gives_way_to_the_other_language(
    changed: sqlite3.Connection, tmp_path: Path, name: str, other: str, shown: str
) -> None:
    """Or is left out: never an empty box."""
    changed.execute("UPDATE areas SET name = ?, name_zh = ?, tile_row = NULL WHERE slug = 'harbour'", (name, other))
    changed.commit()
    cards, publisher = cards_of(tmp_path / "registry.db", tmp_path)
    labels = publisher.labels("en", "")
    place = next(code for code, area in publisher.registry.areas.items() if area.slug == "harbour")
    assert cards._drawn(Subject("places", place), labels) == Drawn(
        "Lantern Bay Learning Registry", "Places", shown, frozenset((place,)))
    publisher.registry.close()


def test_the_face_knows_which_letters_it_has() -> None:
    """Chinese and Latin, with their marks; nothing that would be a box."""
    assert [drawable(text) for text in ("上海 Jing'an é", "“学习”·《册》…", "")] == [True] * 3
    assert [drawable(text) for text in ("한국", "ไทย", "a\u202eb", "😀", "a\tb")] == [False] * 5


def test_a_page_has_the_card_nearest_to_what_it_is_about(fictional_dist: Path, tmp_path: Path) -> None:
    """A township that of its district, what is elsewhere that of its type, the rest that of the site."""
    cards, publisher = cards_of(fictional_dist / "registry.db", tmp_path)
    registry, labels = publisher.registry, publisher.labels("zh", "")
    hill = next(code for code, area in registry.areas.items() if area.slug == "hill")
    town = next(code for code, area in registry.areas.items() if area.parent == hill)
    root = registry.meta["root_area"]
    found = [cards.picture(subject, labels) for subject in (
        Subject("places", town), Subject("walks", hill), Subject("walks", root), Subject("walks", "nowhere"),
        Subject(area=town), Subject(area=None), Subject())]
    assert [picture.path.removeprefix("assets/cards/zh/") for picture in found] == [
        "places-hill.png", "walks.png", "walks.png", "walks.png", "district-hill.png", "site.png", "site.png"]
    assert [picture.said for picture in (found[0], found[1], found[6])] == [
        "山丘区 · 学习场所 · 灯湾学习登记册", "人文行走 · 灯湾学习登记册", "灯湾学习登记册"]
    registry.close()


def test_a_long_name_takes_a_smaller_size_and_in_the_end_is_cut() -> None:
    """Every line fits, none begins with a comma, no Chinese character is left alone on the last."""
    for text, most in (("Universities for older people " * 4, 3), ("学习，" * 40, 2), ("Llanfairpwllgwyngyll" * 4, 2)):
        block = fitted(text, BOLD, (90, 60), 600, most)
        assert len(block.lines) <= most
        assert block.lines[-1].endswith(CUT)
        assert max(block.font.getlength(line) for line in block.lines) <= 600
        assert not [line for line in block.lines if line.startswith(("，", " "))]
    assert fitted("灯湾学习登记册", BOLD, (90,), 600, 3).lines == ("灯湾学习", "登记册")


def test_a_palette_that_the_style_sheet_lacks_is_said(tmp_path: Path) -> None:
    """With those it has."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("theme: {palette: {primary: indigo}}\n", "utf-8")
    with pytest.raises(EnvironmentFault, match="river, orchard"):
        palette_of(config)
