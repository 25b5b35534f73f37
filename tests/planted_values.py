"""Values written as a clerk writes them in a letter: labels, names, dates, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from planted_entry import Edit, Entry, Node, Slip, World, kind
from planted_typing import _in_flow

WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in map(chr, range(0x21, 0x7F))}


def _dropped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, chance: Random) -> str:
    places = [i for i in range(len(word) - 1) if word[i] != word[i + 1]]
    at = chance.choice(places) if places else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _changed(word: str, chance: Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + chance.choice("aeiorst".replace(word[at], "")) + word[at + 1 :]


def _camel(word: str, chance: Random) -> str:
    first, *rest = word.split("_")
    return first + "".join(part.capitalize() for part in rest)


SPOILS: dict[str, Callable[[str, Random], str]] = {
    "a letter left out": _dropped,
    "a letter doubled": _doubled,
    "two letters swapped": _swapped,
    "a letter changed": _changed,
    "no underscore": lambda word, _chance: word.replace("_", ""),
    "a hyphen for the underscore": lambda word, _chance: word.replace("_", "-"),
    "a space for the underscore": lambda word, _chance: word.replace("_", " "),
    "a camel": _camel,
    "capitals": lambda word, _chance: word.upper(),
    "a capital": lambda word, _chance: word.capitalize(),
    "full-width letters": lambda word, _chance: word.translate(WIDE),
    "a Cyrillic letter": lambda word, _chance: word.replace("e", "е").replace("a", "а", 1),
}


def _misspelt_keys(name: str, spoil: Callable[[str, Random], str]) -> None:
    @kind(f"key with {name}", most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.keyed:
            key = str(node.path[-1])
            new = spoil(key, chance)
            known = {one.name for one in _siblings(node)}
            if node.field and len(key) > 3 and new != key and new not in known:
                yield Slip((Edit(*node.key, new),), tag=key)


def _siblings(node: Node) -> tuple:
    from registry.shapes.fields import describe

    return describe(node.model) if node.model else ()


def _misspelt_terms(name: str, spoil: Callable[[str, Random], str]) -> None:
    @kind(f"term with {name}", most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of("term", "listed"):
            new = spoil(node.value, chance)
            known = world.reference.labels_of(node.field.shape.vocabulary)
            if len(node.value) > 4 and new != node.value and new not in known:
                yield Slip((entry.written(node, new),), tag=node.field.shape.vocabulary)


def _misspelt_ids(name: str, spoil: Callable[[str, Random], str]) -> None:
    @kind(f"id with {name}", most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of("reference"):
            first, slash, rest = node.value.rpartition("/")
            new = first + slash + spoil(rest, chance)
            if new != node.value and new.rpartition("/")[2] not in world.ids(*world.names):
                yield Slip((entry.written(node, new),), tag=node.path[0])


for _name, _spoil in SPOILS.items():
    _misspelt_keys(_name, _spoil)
    _misspelt_terms(_name, _spoil)
    if "underscore" not in _name and _name != "a camel":
        _misspelt_ids(_name, _spoil)
_misspelt_ids("an underscore for the hyphen", lambda word, _chance: word.replace("-", "_"))
_misspelt_ids("a space for the hyphen", lambda word, _chance: word.replace("-", " "))
_misspelt_ids("no hyphen", lambda word, _chance: word.replace("-", "", 1))
_misspelt_ids("a full-width hyphen", lambda word, _chance: word.replace("-", "－"))
_misspelt_ids("the ending of the file", lambda word, _chance: f"{word}.yaml")


def _labelled_keys(name: str, language: str) -> None:
    @kind(f"{name} label for a key", most=60)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.keyed:
            if node.field is None or node.path[-1] != node.field.name:
                continue
            label = node.field.title[language]
            same = [one for one in _siblings(node) if one.title[language] == label]
            if len(same) == 1 and ":" not in label:
                yield Slip((Edit(*node.key, label),), tag=(node.model, node.field.name))


_labelled_keys("Chinese", "zh")
_labelled_keys("English", "en")


def _labels(entry: Entry, world: World, shapes: tuple[str, ...]) -> Iterator[tuple[Node, str, dict]]:
    for node in entry.of(*shapes):
        if _in_flow(entry, node):
            continue
        vocabulary = node.field.shape.vocabulary
        for term, label in world.reference.labels_of(vocabulary).items():
            yield node, term, label


def _labelled_terms(
    name: str, language: str, most: int, change: Callable[[str], str] = lambda label: label,
    shapes: tuple[str, ...] = ("term",)
) -> None:
    @kind(f"{name} for a term", most=most)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node, term, label in _labels(entry, world, shapes):
            vocabulary = node.field.shape.vocabulary
            known = world.reference.labels_of(vocabulary)
            new = change(label[language])
            same = [one for one in known.values() if change(one[language]) == new]
            if len(same) == 1 and new not in known and not set(new) & set(":#[]{}"):
                yield Slip((entry.written(node, new),), tag=(vocabulary, term),
                           right=((entry.written(node, term),),))


_labelled_terms("Chinese label", "zh", 420)
_labelled_terms("English label", "en", 100)
_labelled_terms("Chinese label of a listed code", "zh", 80, shapes=("listed",))
_labelled_terms("Chinese label in quotes “ ”", "zh", 20, lambda label: f"“{label}”")
_labelled_terms("Chinese label with a blank in it", "zh", 14, lambda label: f"{label[:2]} {label[2:]}".strip())
_labelled_terms("Chinese label without its brackets", "zh", 20, lambda label: re.sub(r"\(.*?\)", "", label))
_labelled_terms("Chinese label with full-width brackets", "zh", 14,
                lambda label: label.replace("(", "（").replace(")", "）"))
_labelled_terms("English label in small letters", "en", 60, str.lower)


def _areas(entry: Entry, world: World) -> Iterator[tuple[Node, str]]:
    for node in entry.of("area"):
        area = world.reference.area(node.value)
        if node.value[:1].isdigit() and area:
            yield node, area.name["zh"]


def _area_words(name: str, change: Callable[[str, str], str], *, most: int = 20) -> None:
    @kind(f"area by {name}", most=most)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        all_names = [change(area.name["zh"], "") for area in world.reference.areas.values()]
        for node, area_name in _areas(entry, world):
            chain = world.reference.ancestors(node.value)
            above = chain[1].name["zh"] if len(chain) > 1 else ""
            new = change(area_name, above)
            if new and new != node.value and all_names.count(change(area_name, "")) == 1:
                edit = Edit(node.start, entry.line_end(node.end), new)
                yield Slip((edit,), tag=node.value)


_area_words("its name", lambda name, _above: name, most=60)
_area_words("its name and that of its district", lambda name, above: above + name)
_area_words("its name after that of the city", lambda name, above: f"上海市{above}{name}"
            if above != "上海市" else f"上海市{name}")
_area_words("its name without the last word",
            lambda name, _above: re.sub(r"(街道|镇|区)$", "", name) if len(name) > 3 else "")
_area_words("its name without 路", lambda name, _above: name.replace("路街道", "街道")
            if "路街道" in name else "")
_area_words("its name in quotes “ ”", lambda name, _above: f"“{name}”")


def _area_codes(name: str, change: Callable[[str], str], *, comment: bool = True) -> None:
    @kind(f"area code {name}", most=14)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node, _ in _areas(entry, world):
            new = change(node.value)
            if new != node.value and not world.reference.has_area(new.strip('"')):
                end = node.end if comment else entry.line_end(node.end)
                yield Slip((Edit(node.start, end, new),), tag=node.value)


_area_codes("in full-width digits", lambda code: code.translate(WIDE))
_area_codes("with the zeros of the statistics list", lambda code: f'"{code:0<12}"')
_area_codes("with a blank in it", lambda code: f"{code[:6]} {code[6:]}".strip())


@kind("area code of the statistics list")
def _statistics_code(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("area"):
        if _in_flow(entry, node):
            continue
        for area in world.reference.areas.values():
            for alias in area.aliases.values():
                if alias not in world.reference.areas:
                    edit = Edit(node.start, entry.line_end(node.end), f'"{alias}"')
                    yield Slip((edit,), tag=alias, right=(
                        (Edit(node.start, entry.line_end(node.end), f'"{area.code}"'),),))


@kind("area code with one wrong digit", repair=False)
def _wrong_digit(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, _ in _areas(entry, world):
        for digit in "0123456789":
            new = node.value[:-1] + digit
            if not world.reference.has_area(new):
                yield Slip((Edit(node.start, entry.line_end(node.end), f'"{new}"'),), tag=new)


@kind("area code with one wrong digit beside its name")
def _wrong_digit_named(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, name in _areas(entry, world):
        new = node.value[:-1] + chance.choice("0123456789")
        named = name in entry.text[node.end : entry.line_end(node.end)]
        if named and not world.reference.has_area(new):
            yield Slip((entry.written(node, f'"{new}"'),), tag=new)


@kind("code of another area beside the name", repair=False)
def _other_area(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, name in _areas(entry, world):
        others = [code for code in world.reference.areas
                  if code[:6] == node.value[:6] and code != node.value and len(code) == len(node.value)]
        if others and name in entry.text[node.end : entry.line_end(node.end)]:
            yield Slip((entry.written(node, f'"{chance.choice(others)}"'),))


def _named(entry: Entry, world: World) -> Iterator[tuple[Node, str, str]]:
    for node in entry.of("reference"):
        first, _, rest = node.value.rpartition("/")
        for target in [first] if first else node.field.shape.targets:
            name = world.names.get(entry.type if target == "same" else target, {}).get(rest)
            if name:
                yield node, target, name


@kind("reference by the Chinese name", most=40)
def _by_name(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, target, name in _named(entry, world):
        kinds = node.field.shape.targets if "/" in node.value else (target,)
        same = [one for kind_ in kinds for one in world.names.get(kind_, {}).values() if one == name]
        if len(same) == 1:
            yield Slip((entry.written(node, name),), tag=node.value)


@kind("reference with the type before the id")
def _typed(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, target, _ in _named(entry, world):
        if "/" not in node.value:
            kind_ = entry.type if target == "same" else target
            yield Slip((entry.written(node, f"{kind_}/{node.value}"),), tag=node.path[0])


@kind("reference by the path of the file")
def _by_path(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, target, _ in _named(entry, world):
        kind_ = entry.type if target == "same" else target
        file = world.file_of(kind_, node.value.rpartition("/")[2])
        yield Slip((entry.written(node, f"content/{file}"),), tag=node.path[0])


def _mixed_references(name: str, change: Callable[[str, str], str]) -> None:
    @kind(f"case subject {name}", most=10)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of("reference"):
            first, slash, rest = node.value.partition("/")
            unique = sum(rest in ids for ids in world.names.values()) == 1
            if slash and unique:
                yield Slip((entry.written(node, change(first, rest)),))


_mixed_references("without its type", lambda _kind, rest: rest)
_mixed_references("with the type in the singular", lambda kind_, rest: f"{kind_[:-1]}/{rest}")
_mixed_references("with a colon for the slash", lambda kind_, rest: f"{kind_}:{rest}")
_mixed_references("with a full-width slash", lambda kind_, rest: f"{kind_}／{rest}")
_mixed_references("with the type in Chinese", lambda kind_, rest: {
    "organizations": "机构", "places": "学习场所", "courses": "学习项目", "bases": "体验基地",
    "walks": "人文行走"}[kind_] + f"/{rest}")


def _replaced(name: str, shapes: tuple[str, ...], bad: str, good: str | None) -> None:
    @kind(f"{shapes[0]} written {name}", repair=good is not None, most=4)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(*shapes):
            if node.name not in ("lng", "lat") and not _in_flow(entry, node):
                right = ((entry.written(node, f'"{good}"'),),) if good is not None else ((),)
                yield Slip((entry.written(node, bad),), tag=node.path[0], right=right)


for _bad, _good in (
    ("2026/11/1", "2026-11-01"), ("2026.11.1", "2026-11-01"), ("2026年11月1日", "2026-11-01"),
    ("20261101", "2026-11-01"), ("2026-11-1", "2026-11-01"), ("２０２６-１１-０１", "2026-11-01"),
    ("2026－11－01", "2026-11-01"), ("2026—11—01", "2026-11-01"), ("2026 11 01", "2026-11-01"),
    ("2026-11-01 00:00:00", "2026-11-01"), ("2026-11-01T00:00:00", "2026-11-01"),
    ("2026年11月01号", "2026-11-01"), ("二〇二六年十一月一日", "2026-11-01"), ("2026、11、1", "2026-11-01"),
    ("2026-11-31", None), ("2026-13-01", None), ("2026年11月", None), ("46327", None),
    ("11月1日", None), ("2026年秋", None), ("长期", None), ("11/01/2026", None),
):
    _replaced(_bad, ("date",), _bad, _good)
for _bad, _good in (
    ("2024年", "2024"), ("2024年5月", "2024-05"), ("2024.5", "2024-05"), ("2024/05", "2024-05"),
    ("2024-5", "2024-05"), ("2024年5月1日", "2024-05-01"), ("２０２４", "2024"), ("2024/5/1", "2024-05-01"),
    ("2024-02-30", None), ("2024-13", None), ("去年", None),
):
    _replaced(_bad, ("partial_date",), _bad, _good)
for _bad, _good in (("2024年", "2024"), ("２０２４", "2024"), ("２０２４年", "2024"), ("二〇二四", "2024"),
                    ("2024-05", "2024"), ("2024年5月", "2024"), ("24", None), ("不详", None)):
    _replaced(_bad, ("year",), _bad, _good)
for _bad, _good in (
    ("9:00", "09:00"), ('"9:00"', "09:00"), ("9点", "09:00"), ("9点半", "09:30"), ("9时30分", "09:30"),
    ("下午2点", "14:00"), ("晚上7点半", "19:30"), ("14：00", "14:00"), ("“14:00”", "14:00"), ("上午9:00", "09:00"),
    ("１４:００", "14:00"), ("14.30", "14:30"), ("1430", "14:30"), ("2:00 PM", "14:00"), ("中午12点", "12:00"),
    ("14:00:00", "14:00"), ("14时", "14:00"), ("九点", "09:00"), ("14点一刻", "14:15"),
    ("9:00-11:00", None), ("25:00", None), ("全天", None),
):
    _replaced(_bad, ("time",), _bad, _good)
for _bad, _good in (
    ("30人", "30"), ("30 人", "30"), ("约30", "30"), ("30余", "30"), ("近30", "30"), ("３０", "30"), ("三十", "30"),
    ("一百二十", "120"), ("1,200", "1200"), ("1，200", "1200"), ("1 200", "1200"), ("1.2万", "12000"), ("3万", "30000"),
    ("“30”", "30"), ("30个", "30"), ("超过30", "30"), ("30多", "30"), ("共30", "30"), ("30.", "30"), ("+30", "30"), ("030", "30"),
    ("30-40", None), ("若干", None), ("-5", None),
):
    _replaced(_bad, ("integer",), _bad, _good)
    # The value of a statistic keeps what is not exact in a qualifier of its own.
    vague = _bad in ("约30", "30余", "近30", "超过30", "30多", "+30")
    _replaced(_bad, ("decimal",), _bad, None if vague else _good)
for _bad, _good in (("30元", "30"), ("¥30", "30"), ("30元/人", "30"), ("免费", "0"), ("公益免费", "0"), ("30%", "30"), ("30％", "30")):
    _replaced(_bad, ("decimal",), _bad, _good)
for _bad, _good in (("是", "true"), ("否", "false"), ("yes", "true"), ("no", "false"), ("True", "true"), ("FALSE", "false"),
                    ("对", "true"), ("有", "true"), ("无", "false"), ("1", "true"), ("0", "false"), ("Y", "true"),
                    ("“是”", "true"), ("ture", "true"), ("on", "true"), ("可能", None)):
    _replaced(_bad, ("boolean",), _bad, _good)


@kind("yes or no in other words", most=20)
def _answers(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    words = {"有": "yes", "无": "no", "没有": "no", "true": "yes", "false": "no", "Yes": "yes", "NO": "no", "可以": "yes", "不详": "unknown"}
    for node in entry.of("term"):
        if node.field.shape.vocabulary == "answers":
            for bad, good in words.items():
                yield Slip((entry.written(node, bad),), tag=bad, right=((entry.written(node, good),),))


def _spoilt(name: str, shape: str, change: Callable[[str], str], *, repair: bool = True) -> None:
    @kind(f"{shape} {name}", repair=repair, most=6)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(shape):
            new = change(node.value)
            if new != node.value:
                others = ("https://", "http://") if name.startswith("without scheme") else ()
                bare = re.sub(r"^https?://", "", node.value)
                right = [(), *((entry.written(node, scheme + bare),) for scheme in others)]
                yield Slip((entry.written(node, new),), tag=node.path[0], right=tuple(right))


_spoilt("without scheme", "url", lambda url: re.sub(r"^https?://", "", url))
_spoilt("with a full-width colon", "url", lambda url: url.replace("://", "：//"))
_spoilt("with a full-width colon and slashes", "url", lambda url: url.replace("://", "：／／"))
_spoilt("with one slash", "url", lambda url: url.replace("://", ":/"))
_spoilt("without the colon", "url", lambda url: url.replace("://", "//"))
_spoilt("with backslashes", "url", lambda url: url.replace("://", ":\\\\"))
_spoilt("with a space after the scheme", "url", lambda url: url.replace("://", ":// "))
_spoilt("with a space in it", "url", lambda url: url[:-3] + " " + url[-3:])
_spoilt("with Chinese full stops", "url", lambda url: url.replace(".", "。"))
_spoilt("with full-width full stops", "url", lambda url: url.replace(".", "．"))
_spoilt("after a word", "url", lambda url: f"网址：{url}")
_spoilt("with a Chinese comma after it", "url", lambda url: f"{url} ，")
_spoilt("in angle brackets", "url", lambda url: f"<{url}>")
_spoilt("as a link of Markdown", "url", lambda url: f"'[官网]({url})'")
_spoilt("with a word for it", "url", lambda _url: "见官网", repair=False)
_spoilt("in full-width digits", "telephone", lambda phone: phone.translate(
    {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}))
_spoilt("with a full-width dash", "telephone", lambda phone: phone.replace("-", "－"))
_spoilt("with an em dash", "telephone", lambda phone: phone.replace("-", "—"))
_spoilt("after a word", "telephone", lambda phone: f"电话：{phone}")
_spoilt("with full-width brackets", "telephone", lambda phone: re.sub(r"^(\d{3})-", r"（\1）", phone))
_spoilt("with a remark", "telephone", lambda phone: f"{phone}（工作日）")
_spoilt("in words", "telephone", lambda _phone: "见官网", repair=False)
_spoilt("with ＠", "mail", lambda mail: mail.replace("@", "＠"))
_spoilt("with 。", "mail", lambda mail: mail.replace(".", "。"))
_spoilt("with spaces", "mail", lambda mail: mail.replace("@", " @ "))
_spoilt("after a word", "mail", lambda mail: f"邮箱：{mail}")
_spoilt("with two signs", "mail", lambda mail: mail.replace("@", "@@"))
_spoilt("in full-width letters", "mail", lambda mail: mail.translate(WIDE))


def _lists(entry: Entry, shapes: tuple[str, ...]) -> Iterator[tuple[Node, list[str]]]:
    for node in entry.nodes:
        items = entry.below(node) if node.kind == "list" and not node.flow else []
        if items and all(one.kind == "scalar" and one.shape in shapes for one in items):
            yield node, [one.value for one in items]


def _list_as_text(name: str, sign: str) -> None:
    @kind(f"list given as a text, with {name}", most=10)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node, values in _lists(entry, ("term", "reference", "listed", "date")):
            if len(values) > 1 and node.key:
                yield Slip((Edit(node.own_key + 1, node.end, " " + sign.join(values)),), tag=node.path)


for _name, _sign in (("commas", ", "), ("full-width commas", "，"), ("enumeration commas", "、"), ("spaces", " "),
                     ("semicolons", "; "), ("slashes", "/")):
    _list_as_text(_name, _sign)


@kind("list of one given as a text")
def _one_as_text(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, values in _lists(entry, ("term", "reference", "listed", "date", "string")):
        if len(values) == 1 and node.key and not set(values[0]) & set("，、:#"):
            yield Slip((Edit(node.own_key + 1, node.end, f" {values[0]}"),), tag=node.path)


@kind("list of names given as a text, with enumeration commas")
def _names_as_text(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node, values in _lists(entry, ("string",)):
        if len(values) > 1 and node.key and not set("".join(values)) & set("，、,:#\"'"):
            yield Slip((Edit(node.own_key + 1, node.end, " " + "、".join(values)),), tag=node.path)


def _as_list(name: str, change: Callable[[str, str], str], spots: tuple[int, ...]) -> None:
    @kind(f"single value given as a {name}")
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.scalars:
            if node.key and not _in_flow(entry, node) and not set(node.value) & set("，,:#"):
                edit = Edit(node.own_key + 1, node.end, change(entry.indent(node.start), entry.raw(node)))
                yield Slip((edit,), tuple((node.own_key, down) for down in spots), tag=node.shape)


_as_list("block list", lambda indent, raw: f"\n{indent}    - {raw}", (0, 1))
_as_list("flow list", lambda _indent, raw: f" [{raw}]", (0,))


@kind("text without its language")
def _no_language(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        inner = entry.below(node) if node.shape == "text" and node.kind == "map" else []
        if len(inner) == 1 and not set(inner[0].value) & set(":#\"'"):
            yield Slip((Edit(node.own_key + 1, node.end, f" {inner[0].value}"),), tag=node.path)


@kind("reference with a name but without its language")
def _name_without_language(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        inner = entry.below(node) if node.name == "name" and len(node.path) > 1 and node.kind == "map" else []
        if len(inner) == 1 and not set(inner[0].value) & set(":#\"'"):
            yield Slip((Edit(node.own_key + 1, node.end, f" {inner[0].value}"),), tag=node.path)


@kind("name of an unregistered body without name and language", repair=True)
def _bare_name(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        if node.shape == "reference" and node.kind == "map" and node.key:
            words = [one for one in entry.scalars if one.path[: len(node.path)] == node.path]
            if len(words) == 1 and not set(words[0].value) & set(":#\"'"):
                yield Slip((Edit(node.own_key + 1, node.end, f" {words[0].value}"),), tag=node.path)


def _languages(right: str, wrong: str) -> None:
    @kind(f"language key {wrong}", most=5)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of("words"):
            if node.path[-1] == right:
                yield Slip((Edit(*node.key, wrong),), tag=node.path[0])


for _wrong in ("cn", "ch", "中文", "zh-CN", "zh_CN", "ZH", "Zh", "chinese", "汉语", "zn", "zho", "zh-Hans", "hz", "ｚｈ"):
    _languages("zh", _wrong)
for _wrong in ("EN", "eng", "英文", "en-US", "english", "英语"):
    _languages("en", _wrong)


@kind("word for nothing in a field", repair=False)
def _nothing(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("date", "partial_date", "year", "integer", "decimal", "url", "telephone", "mail", "time"):
        yield Slip((entry.written(node, chance.choice(("无", "未知", "不详", "暂无", "N/A", "待定"))),), tag=node.shape)
