"""Slips of the fingers and of the input method: what Chinese typing does to YAML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from planted_entry import Edit, Entry, Node, Slip, World, kind, quoted

CODES = ("term", "listed", "area", "reference", "date", "partial_date", "time", "year", "integer",
         "decimal", "url", "telephone", "mail", "boolean", "period")
WIDE_SPACE = "\u3000"
HARD_SPACE = "\u00a0"


def _inline(entry: Entry) -> list[Node]:
    """The keyed values on one line with their key, outside brackets."""
    return [node for node in entry.keyed if node.kind == "scalar"
            and entry.text[node.own_key : node.start] == ": " and not _in_flow(entry, node)]


def _in_flow(entry: Entry, node: Node) -> bool:
    return any(one.flow and one.start < node.start < one.end for one in entry.nodes)


def _blocks(entry: Entry) -> list[Node]:
    return [node for node in entry.keyed if node.kind != "scalar" and not node.flow
            and entry.text[node.own_key : node.own_key + 2] == ":\n"]


def _items(entry: Entry) -> list[Node]:
    return [node for node in entry.nodes if node.dash is not None
            and entry.text[node.dash : node.dash + 2] == "- "]


def _after_dash(entry: Entry, node: Node) -> bool:
    assert node.key
    return entry.text[entry.line_start(node.key[0]) : node.key[0]].strip() == "-"


def _where(entry: Entry, node: Node) -> str:
    if _after_dash(entry, node):
        return "after a dash"
    return "at the root" if len(node.path) == 1 else "nested"


def _colons(name: str, where: str, new: str, old: str = ": ") -> None:
    @kind(f"{name} {where}", most=10)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _inline(entry):
            if _where(entry, node) == where:
                yield Slip((Edit(node.own_key, node.own_key + len(old), new),), tag=node.path[0])


for _place in ("at the root", "nested", "after a dash"):
    _colons("full-width colon and space", _place, "： ")
    _colons("full-width colon without space", _place, "：")
    _colons("no space after the colon", _place, ":")
    _colons("no colon", _place, " ")
    _colons("semicolon for a colon", _place, "; ")
    _colons("full-width semicolon for a colon", _place, "；")
    _colons("equals sign for a colon", _place, " = ")
_colons("equals sign without spaces for a colon", "nested", "=")
_colons("two colons", "nested", ":: ")
_colons("full-width colon after a space", "nested", " ：")
_colons("full-width colon and a full-width space", "nested", f"：{WIDE_SPACE}")
_colons("small colon of the input method", "nested", "﹕ ")


def _block_colons(name: str, new: str) -> None:
    @kind(f"{name} before a block")
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _blocks(entry):
            yield Slip((Edit(node.own_key, node.own_key + 1, new),), tag=node.path[0])


_block_colons("full-width colon", "：")
_block_colons("no colon", "")
_block_colons("semicolon", "；")


def _spaces(name: str, before: str, new: str, where: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _inline(entry) if where == "colon" else _items(entry):
            start = node.own_key + 1 if where == "colon" else (node.dash or 0) + 1
            assert entry.text[start : start + len(before)] == before
            yield Slip((Edit(start, start + len(before), new),), tag=node.shape)


_spaces("full-width space for the space after the colon", " ", WIDE_SPACE, "colon")
_spaces("full-width space besides the space after the colon", " ", f" {WIDE_SPACE}", "colon")
_spaces("full-width space for the space after the dash", " ", WIDE_SPACE, "dash")
_spaces("full-width space besides the space after the dash", " ", f" {WIDE_SPACE}", "dash")
_spaces("hard space for the space after the colon", " ", HARD_SPACE, "colon")
_spaces("hard space besides the space after the colon", " ", f" {HARD_SPACE}", "colon")
_spaces("hard space for the space after the dash", " ", HARD_SPACE, "dash")
_spaces("no space after the dash", " ", "", "dash")
_spaces("a second dash after the dash", " ", " - ", "dash")
_spaces("two dashes without a space", " ", "- ", "dash")


def _ends(name: str, new: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _inline(entry):
            yield Slip((Edit(node.end, node.end, new),), tag=node.shape)


_ends("full-width space after a value", WIDE_SPACE)
_ends("hard space after a value", HARD_SPACE)


def _code_ends(name: str, new: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(*CODES):
            fragment = new.startswith("#") and node.shape == "url"
            if not entry.raw(node).startswith(('"', "'")) and not _in_flow(entry, node) and not fragment:
                yield Slip((Edit(node.end, node.end, new),), tag=node.shape)


_code_ends("full-width comma after a code", "，")
_code_ends("full stop after a code", "。")
_code_ends("semicolon after a code", ";")
_code_ends("comma after a code", ",")
_code_ends("remark in brackets after a code", "（见通知）")
_code_ends("comment without a space after a code", "#见通知")


def _indentations(name: str, make: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in [*entry.keyed, *_items(entry)]:
            at = node.key[0] if node.key else node.dash or 0
            start = entry.line_start(at)
            if at > start and not entry.text[start:at].strip():
                new = {"wide": WIDE_SPACE * ((at - start) // 2), "hard": HARD_SPACE * (at - start),
                       "tab": "\t" * ((at - start) // 2), "all wide": WIDE_SPACE * (at - start)}[make]
                yield Slip((Edit(start, at, new),), tag=node.shape)


_indentations("full-width spaces for the indentation", "wide")
_indentations("as many full-width spaces for the indentation", "all wide")
_indentations("hard spaces for the indentation", "hard")
_indentations("tab for the indentation", "tab")


def _steps(name: str, step: int, *, items: bool) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _items(entry) if items else [*_inline(entry), *_blocks(entry)]:
            at = (node.dash or 0) if items else (node.key or (0, 0))[0]
            start = entry.line_start(at)
            if entry.text[start:at].strip() or at + step < start or not start:
                continue
            if items and _alone(entry, node):
                continue
            if not items and _only_key(entry, node):
                continue
            yield Slip((Edit(start, at, " " * (at - start + step)),), tag=node.path[0])


def _alone(entry: Entry, node: Node) -> bool:
    """Whether a list has this item only: then it may stand anywhere."""
    return sum(one.path[:-1] == node.path[:-1] for one in _items(entry)) < 2


def _only_key(entry: Entry, node: Node) -> bool:
    """Whether a group has this key only: then it may stand anywhere."""
    same = [one for one in entry.keyed if one.path[:-1] == node.path[:-1]]
    return len(same) < 2


_steps("key indented by one space less", -1, items=False)
_steps("key indented by one space more", 1, items=False)
_steps("key indented by two spaces more", 2, items=False)
_steps("item indented by one space less", -1, items=True)
_steps("item indented by one space more", 1, items=True)


def _dashes(name: str, mark: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _items(entry):
            yield Slip((Edit(node.dash or 0, (node.dash or 0) + 2, mark),), tag=(node.path[0], node.kind))


_dashes("full-width dash as list mark", "－ ")
_dashes("full-width dash without space as list mark", "－")
_dashes("em dash as list mark", "— ")
_dashes("double em dash as list mark", "——")
_dashes("en dash as list mark", "– ")
_dashes("bullet as list mark", "• ")
_dashes("middle dot as list mark", "· ")
_dashes("asterisk as list mark", "* ")
_dashes("number as list mark", "1. ")
_dashes("Chinese number as list mark", "1、")


@kind("all dashes of a list full-width")
def _all_dashes(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for one in entry.nodes:
        dashes = [node.dash for node in entry.below(one) if node in _items(entry)]
        if one.kind == "list" and dashes:
            yield Slip(tuple(Edit(at, at + 1, "－") for at in dashes if at is not None))


@kind("no dash before an item")
def _no_dash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _items(entry):
        if node.kind == "scalar":
            yield Slip((Edit(node.dash or 0, node.start, ""),), tag=node.shape)


@kind("dash before a key at the root")
def _root_dash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.keyed:
        if len(node.path) == 1:
            yield Slip((Edit(node.key[0], node.key[0], "- "),))


@kind("dash before a nested key")
def _nested_dash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        if len(node.path) > 1 and not _after_dash(entry, node):
            yield Slip((Edit(node.key[0], node.key[0], "- "),), tag=node.path[0])


@kind("dash without space before a nested key")
def _tight_dash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        if len(node.path) > 1 and not _after_dash(entry, node):
            yield Slip((Edit(node.key[0], node.key[0], "-"),), tag=node.path[0])


@kind("dash before a single value")
def _value_dash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        yield Slip((Edit(node.start, node.start, "- "),), tag=node.shape)


def _quotes(left: str, right: str) -> None:
    for shapes in (("date", "partial_date", "time", "period"), ("integer", "decimal", "year"),
                   ("term", "listed"), ("area",), ("reference",), ("url", "telephone", "mail")):
        _quotes_around(left, right, shapes)


def _quotes_around(left: str, right: str, shapes: tuple[str, ...]) -> None:
    @kind(f"{left}…{right} around {shapes[0]}", most=3)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(*shapes):
            yield Slip((entry.written(node, f"{left}{node.value}{right}"),), tag=node.shape)


for _left, _right in ("“”", "‘’", "＂＂", "「」", "”“", '"”', '“"', "'’", "‘'", "＇＇", "””"):
    _quotes(_left, _right)


@kind("one half-width and one full-width quote around a text")
def _uneven(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.prose:
        if not set(node.value) & set("\"'“”"):
            yield Slip((entry.written(node, f'"{node.value}”'),), tag=node.shape)


@kind("unclosed double quote")
def _unclosed(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if '"' not in node.value:
            yield Slip((entry.written(node, f'"{node.value}'),), tag=node.shape)


@kind("unclosed single quote")
def _unclosed_single(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if "'" not in node.value:
            yield Slip((entry.written(node, f"'{node.value}"),), tag=node.shape)


@kind("closing quote only")
def _closing(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of(*CODES):
        yield Slip((entry.written(node, f'{node.value}"'),), tag=node.shape)


def _turned(entry: Entry, node: Node, text: str, bare: str | None = None) -> Slip:
    """A text that was meant as it stands, but YAML reads it otherwise."""
    return Slip((entry.written(node, bare or text),), right=((entry.written(node, quoted(text)),),),
                tag=node.shape)


@kind("text after a closing quote")
def _after_quote(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.prose:
        if len(node.value) > 4 and '"' not in node.value:
            yield _turned(entry, node, f'"{node.value[:3]}"{node.value[3:]}')


@kind("colon and space inside a text")
def _colon_inside(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.prose:
        if len(node.value) > 4 and not set(node.value) & set("\"'#"):
            yield _turned(entry, node, f"{node.value[:2]}: {node.value[2:]}")


@kind("colon at the end of a text")
def _colon_last(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("words"):
        if not set(node.value) & set("\"'#"):
            yield Slip((entry.written(node, f"{node.value}:"),), tag=node.shape, right=(
                (entry.written(node, quoted(node.value + ":")),), ()))


@kind("hash inside a text")
def _hash(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.prose:
        if len(node.value) > 4 and not set(node.value) & set("\"'#"):
            yield _turned(entry, node, f"{node.value[:3]} #{node.value[3:]}")


@kind("hash of a house number")
def _house(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.prose:
        if not set(node.value) & set("\"'#"):
            yield _turned(entry, node, f"{node.value} #12")


def _openings(sign: str) -> None:
    @kind(f"text that begins with {sign}", most=5)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.prose:
            if not set(node.value) & set("\"'#:") and not _in_flow(entry, node):
                yield _turned(entry, node, sign + node.value)


for _sign in ("@", "`", "%", "&", "*", "!", "|", ">", "[", "{", "]", "}", ", ", "[新] ", "{新} ",
              "# ", "? ", "*重点* "):
    _openings(_sign)


@kind("text that begins with a dash and a space")
def _dash_opening(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("words"):
        if not set(node.value) & set("\"'#:") and not _in_flow(entry, node):
            yield Slip((entry.written(node, f"- {node.value}"),),
                       right=((entry.written(node, quoted(f"- {node.value}")),), ()))


def _flows(entry: Entry) -> list[Node]:
    return [node for node in entry.nodes if node.flow and node.kind == "list"]


def _flow_signs(name: str, old: str, new: str) -> None:
    @kind(name)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _flows(entry):
            raw = entry.raw(node)
            if old in raw[1:-1]:
                yield Slip((entry.written(node, raw[0] + raw[1:-1].replace(old, new) + raw[-1]),),
                           tag=node.path[0])


_flow_signs("full-width comma in a flow list", ", ", "，")
_flow_signs("full-width comma and space in a flow list", ", ", "， ")
_flow_signs("enumeration comma in a flow list", ", ", "、")
_flow_signs("semicolon in a flow list", ", ", "; ")
_flow_signs("space for the comma in a flow list", ", ", " ")


def _brackets(left: str, right: str) -> None:
    @kind(f"{left}{right} around a list", most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _flows(entry):
            yield Slip((entry.written(node, left + entry.raw(node)[1:-1] + right),), tag=node.path[0])


for _left, _right in ("【】", "［］", "〔〕", "（）", "()", "{}", "[】", "［]", "｛｝"):
    _brackets(_left, _right)
_brackets("[", "")
_brackets("", "]")


@kind("full-width brackets and commas of a list")
def _all_wide(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _flows(entry):
        inner = entry.raw(node)[1:-1].replace(", ", "，")
        yield Slip((entry.written(node, f"【{inner}】"),), tag=node.path[0])


@kind("quotes “ ” inside a flow list")
def _flow_quotes(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _flows(entry):
        inner = ", ".join(f"“{one}”" for one in entry.raw(node)[1:-1].split(", "))
        yield Slip((entry.written(node, f"[{inner}]"),), tag=node.path[0])


def _texts_in_flow(entry: Entry) -> Iterator[tuple[Node, str]]:
    for node in entry.nodes:
        if node.flow and node.kind == "map":
            for one in entry.below(node):
                if one.name == "zh" and len(one.value) > 4:
                    yield one, one.value


@kind("comma inside the text of a flow mapping")
def _flow_comma(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, value in _texts_in_flow(entry):
        yield _turned(entry, node, f"{value[:2]}, {value[2:]}")


@kind("full-width colon in a flow mapping")
def _flow_colon(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, _ in _texts_in_flow(entry):
        yield Slip((Edit(node.own_key, node.own_key + 2, "："),))


@kind("no space after the colon in a flow mapping")
def _flow_tight(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, _ in _texts_in_flow(entry):
        yield Slip((Edit(node.own_key, node.own_key + 2, ":"),))


@kind("full-width braces of a mapping")
def _flow_braces(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        if node.flow and node.kind == "map":
            yield Slip((entry.written(node, "｛" + entry.raw(node)[1:-1] + "｝"),))


def _joined(name: str, sign: str) -> None:
    @kind(f"two terms in one item with {name}", most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.nodes:
            if node.kind == "list" and not node.flow:
                items = [one for one in entry.below(node) if one.shape in ("term", "reference", "listed")
                         and one.kind == "scalar"]
                for one, after in pairwise(items):
                    yield Slip((Edit(one.end, after.start, sign),), tag=node.path[0])


_joined("a full-width comma", "，")
_joined("an enumeration comma", "、")
_joined("a comma", ", ")
_joined("a space", " ")
_joined("a semicolon", "；")
_joined("a slash", "/")


@kind("two names in one item with a full-width comma")
def _joined_names(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        if node.kind == "list" and not node.flow and node.name in ("offers", "also_known_as", "tracks"):
            items = entry.below(node)
            for one, after in pairwise(items):
                if len(one.value) < 8 and len(after.value) < 8:
                    yield Slip((Edit(one.end, after.start, "，"),), tag=node.path[0])
