"""The diagram of the tables: boxes with their keys, and lines from each part to its whole.

It is laid out here, since every layout program is a binary of its own and the rule is simple: what
a table is a part of stands to its left. All other links are written in the box, for a line each
would hide the rest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from registry.site.dictionary import links_between
from registry.site.queries import Registry

SPINE = "entries"
WIDTH, LINE, PAD = 236, 18, 8
GAP_X, GAP_Y = 64, 12
LETTERS = 29
"""How many letters of a line fit into a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A table: its name, its key, and the tables it points to besides the one it is a part of."""

    name: str
    key: tuple[str, ...]
    others: tuple[str, ...]
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        """The height that its lines need."""
        return 2 * PAD + LINE * (1 + len(self.key) + len(self.others))

    @property
    def middle(self) -> int:
        """Where lines arrive and leave."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and lines within a width and a height."""

    name: str
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    width: int
    height: int
    box_width: int = WIDTH


class _Tables:
    """What the database tells of its tables: keys, links, sections."""

    def __init__(self, registry: Registry) -> None:
        self.sections = {row["table_name"]: row["section"] for row in registry.rows(
            "SELECT table_name, section FROM columns WHERE column_name = '' ORDER BY rowid")}
        self.keys: dict[str, list[str]] = defaultdict(list)
        for row in registry.rows("SELECT table_name, column_name FROM columns"
                                 " WHERE key_position IS NOT NULL ORDER BY table_name, key_position"):
            self.keys[row["table_name"]].append(row["column_name"])
        self.links: dict[str, list[str]] = defaultdict(list)
        self.wholes: dict[str, str] = {}
        for row in links_between(registry):
            table, target = row["table_name"], row["target_table"]
            self.links[table].append(target)
            part = row["key_position"] is not None or row["column_name"] == "entry"
            if part and table != target:
                self.wholes.setdefault(table, target)

    def of(self, *sections: str) -> list[str]:
        """Return the tables of sections, as they stand in the database."""
        return [name for name, section in self.sections.items() if section in sections]

    def parts(self, whole: str) -> list[str]:
        """Return the tables whose rows are parts of a row of another."""
        return [name for name in self.sections if self.wholes.get(name) == whole]

    def box(self, name: str) -> Box:
        """Return a table as a box without a place."""
        others = sorted(set(self.links[name]) - {self.wholes.get(name)})
        return Box(name, _wrapped(self.keys[name], ""), _wrapped(others, "→ "))


def diagrams(registry: Registry) -> list[Diagram]:
    """Return the diagram of the entries with all their parts, and that of the reference."""
    tables = _Tables(registry)
    return [one for one in (_entries(tables), _reference(tables)) if one.boxes]


def _entries(tables: _Tables) -> Diagram:
    """The spine in the middle, the types to its left, what belongs to entries to its right."""
    types = tables.of("entries")
    left = [tables.box(name) for name in types if name != SPINE]
    owned = [name for whole in types for name in tables.parts(whole) if name not in types]
    right = [tables.box(name) for name in owned]
    if SPINE not in types:
        return Diagram(SPINE, (), (), 0, 0)
    height = max(_height(left), _height(right), tables.box(SPINE).height)
    middle = _column([tables.box(SPINE)], 1, height)[0]
    left, right = _column(left, 0, height), _column(right, 2, height)
    placed = {box.name: box for box in (*left, middle, *right)}
    wholes = [(placed[tables.wholes[box.name]], box) for box in right]
    lines = [_line(box, middle, GAP_X // 2) for box in left]
    lines += [_line(whole, box, GAP_X // (2 if whole is middle else 4)) for whole, box in wholes]
    return Diagram(SPINE, (*left, middle, *right), tuple(lines), 3 * WIDTH + 2 * GAP_X, height)


def _reference(tables: _Tables) -> Diagram:
    """Each list of the reference with its parts beside it."""
    inside = set(tables.of("reference", "computed"))
    roots = [name for name in tables.of("reference") if tables.wholes.get(name) not in inside]
    boxes: list[Box] = []
    lines: list[str] = []
    top = 0
    for name in roots:
        below = [part for part in tables.parts(name) if part in inside]
        parts, bottom = _stacked([tables.box(part) for part in below], 1, top)
        (root,), own = _stacked([tables.box(name)], 0, top)
        root = replace(root, y=top + max(0, bottom - own) // 2)
        boxes += [root, *parts]
        lines += [_line(root, part, GAP_X // 2) for part in parts]
        top = max(bottom, own)
    return Diagram("reference", tuple(boxes), tuple(lines), 2 * WIDTH + GAP_X, max(0, top - GAP_Y))


def _height(boxes: list[Box]) -> int:
    return sum(box.height + GAP_Y for box in boxes) - GAP_Y if boxes else 0


def _column(boxes: list[Box], place: int, height: int) -> list[Box]:
    """Place boxes below one another, spread over a height."""
    free = (height - _height(boxes)) / (len(boxes) + 1) if boxes else 0
    placed, top = [], free
    for box in boxes:
        placed.append(replace(box, x=place * (WIDTH + GAP_X), y=round(top)))
        top += box.height + GAP_Y + free
    return placed


def _stacked(boxes: list[Box], place: int, top: int) -> tuple[list[Box], int]:
    """Place boxes below one another from a height on; return where the next begins too."""
    placed = []
    for box in boxes:
        placed.append(replace(box, x=place * (WIDTH + GAP_X), y=top))
        top += box.height + GAP_Y
    return placed, top


def _line(whole: Box, part: Box, bend: int) -> str:
    """Return the path between two boxes, with the bend just before the one on the right."""
    left, right = sorted((whole, part), key=lambda box: box.x)
    return f"M{left.x + WIDTH} {left.middle}H{right.x - bend}V{right.middle}H{right.x}"


def _wrapped(words: list[str], mark: str) -> tuple[str, ...]:
    """Return names in lines that fit into a box."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) + 2 <= LETTERS:
            lines[-1] += f", {word}"
        else:
            lines.append(f"{mark}{word}")
    return tuple(lines)
