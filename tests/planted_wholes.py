"""What is missing, twice, contradictory or hidden in an entry, and what is wrong with its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from planted_entry import Edit, Entry, Node, Slip, World, kind
from planted_extras import credit_code
from planted_typing import _in_flow, _inline
from planted_values import WIDE
from registry.models import TYPES
from registry.shapes.fields import walk


def _required() -> list[str]:
    found = {(path.rpartition(".")[2]) for model in TYPES.values() for path, item in walk(model) if item.required}
    return sorted(found)


def _missing(name: str) -> None:
    @kind(f"missing {name}", repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.keyed:
            required = node.field and node.field.required and node.path[-1] == name
            if required and not _in_flow(entry, node) and not _single(entry, node):
                yield Slip((entry.without(node),), ((_parent_place(entry, node), 0),), tag=entry.type)


def _single(entry: Entry, node: Node) -> bool:
    return sum(one.path[:-1] == node.path[:-1] for one in entry.keyed) == 1


def _parent_place(entry: Entry, node: Node) -> int:
    parent = entry.at(*node.path[:-1]) if len(node.path) > 1 else None
    if parent is None:
        return 0
    return parent.key[0] if parent.key else parent.dash or parent.start


for _name in _required():
    _missing(_name)


@kind("missing text in Chinese", repair=False)
def _no_chinese(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("words"):
        if node.path[-1] == "zh" and not _single(entry, node) and not _in_flow(entry, node):
            yield Slip((entry.without(node),), ((_parent_place(entry, node), 0),), tag=node.path[0])


def _emptied(*, required: bool) -> None:
    word = "required" if required else "optional"

    @kind(f"empty value of a field that is {word}", repair=False)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _inline(entry):
            if (node.field is None or node.field.required) == required:
                yield Slip((Edit(node.own_key + 1, node.end, ""),), tag=node.path)

    @kind(f"empty group or list that is {word}", repair=False)
    def plant_group(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.keyed:
            if node.kind != "scalar" and not node.flow and (not node.field or node.field.required) == required:
                yield Slip((Edit(node.own_key + 1, node.end, ""),), ((node.own_key, 0),), tag=node.path)


_emptied(required=True)
_emptied(required=False)


@kind("empty text in quotes", repair=False)
def _empty_quotes(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        yield Slip((entry.written(node, '""'),), tag=node.shape)


@kind("empty item", repair=False)
def _empty_item(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if node.dash is not None:
            yield Slip((Edit(node.dash + 1, node.end, ""),), ((node.dash, 0),), tag=node.path[0])


@kind("the same key again", repair=False)
def _twice(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        line = entry.text[entry.line_start(node.start) : entry.line_end(node.start)].replace("-", " ", 1)
        if entry.text[entry.line_start(node.start) : node.key[0]].strip() != "-":
            line = entry.text[entry.line_start(node.start) : entry.line_end(node.start)]
        end = entry.line_end(node.end)
        yield Slip((Edit(end, end, f"\n{line}"),), ((node.start, 1),), tag=node.path[0])


@kind("the same block again at the end", repair=False)
def _block_twice(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.keyed:
        if len(node.path) == 1:
            block = entry.text[node.key[0] : entry.line_end(node.end)]
            end = len(entry.text.rstrip("\n"))
            yield Slip((Edit(end, end, f"\n{block}"),), ((end, 1),), tag=node.path[0])


def _hidden(name: str, sign: str, shapes: tuple[str, ...], *, repair: bool = True) -> None:
    @kind(f"{name} inside {shapes[0]}", repair=repair, most=5)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(*shapes):
            at = node.start + len(entry.raw(node)) // 2
            yield Slip((Edit(at, at, sign),), tag=node.shape)


for _name, _sign in (("zero-width space", "\u200b"), ("zero-width joiner", "\u200d"), ("byte-order mark", "\ufeff"),
                     ("bidi override", "\u202e"), ("bidi isolate", "\u2066"), ("soft hyphen", "\u00ad"),
                     ("line separator", "\u2028"), ("NUL", "\x00"), ("backspace", "\x08")):
    for _shapes in (("words", "string"), ("term", "listed", "reference"), ("url", "date")):
        _hidden(_name, _sign, _shapes)


@kind("zero-width space inside a key")
def _hidden_key(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.keyed:
        yield Slip((Edit(node.key[0] + 2, node.key[0] + 2, "\u200b"),), tag=node.path[-1])


@kind("hidden character as an escape", repair=False)
def _escape(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("words", "string"):
        if not set(node.value) & set('"\\'):
            sign = chance.choice(("\\u202e", "\\u200b", "\\0", "\\u2028"))
            yield Slip((entry.written(node, f'"{node.value[:2]}{sign}{node.value[2:]}"'),), tag=sign)


def _yaml(name: str, make: Callable[[Entry, Node], str]) -> None:
    @kind(name, repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in _inline(entry):
            yield Slip((entry.written(node, make(entry, node)),), tag=node.shape)


_yaml("anchor", lambda entry, node: f"&a {entry.raw(node)}")
_yaml("alias", lambda _entry, _node: "*a")
_yaml("tag", lambda entry, node: f"!!str {entry.raw(node)}")
_yaml("Python tag", lambda entry, node: f"!!python/name:os.{node.name} {entry.raw(node)}")
_yaml("local tag", lambda entry, node: f"!x {entry.raw(node)}")


def _root_lines(name: str, lines: str, down: int = 1) -> None:
    @kind(name, repair=False, most=6)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        end = len(entry.text.rstrip("\n"))
        yield Slip((Edit(end, end, f"\n{lines}"),), ((end, down),), tag=entry.type)


_root_lines("merge key", "<<: {kind: x}")
_root_lines("two documents", "---\nname: x")
_root_lines("text after the end of the document", "...\nname: x", 2)
_root_lines("Chinese sentence at the end", "以上内容属实。")
_root_lines("pasted mail header at the end", "发件人: 张老师")
_root_lines("conflict marks of git", "<<<<<<< HEAD")


@kind("version directive", repair=False, most=6)
def _directive(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    yield Slip((Edit(0, 0, "%YAML 1.1\n---\n"),), ((0, 0), (0, 1), (0, 2)))


def _private(name: str, make: Callable[[Random], str]) -> None:
    @kind(f"personal data: {name}", repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.prose:
            if not entry.raw(node).startswith(('"', "'")) and not _in_flow(entry, node):
                yield Slip((Edit(node.end, node.end, make(chance)),), tag=node.path[0])


def _mobile(chance: Random) -> str:
    return f"13{chance.randrange(10**8, 10**9)}"


def _identity(chance: Random) -> str:
    body = f"3101041{chance.randrange(960, 970)}{chance.randrange(1, 10):02}{chance.randrange(10, 28)}{chance.randrange(100, 999)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]


def _card(chance: Random) -> str:
    body = f"62220{chance.randrange(10**12, 10**13)}"
    total = sum(d - 9 if d > 9 else d for d in (int(c) * (2 - i % 2) for i, c in enumerate(reversed(body))))
    return body + str(-total % 10)


_private("mobile", lambda chance: f"联系人 {_mobile(chance)}")
_private("mobile with spaces", lambda chance: re.sub(r"^(...)(....)", r"手机\1 \2 ", _mobile(chance)))
_private("mobile with hyphens", lambda chance: re.sub(r"^(...)(....)", r"手机\1-\2-", _mobile(chance)))
_private("mobile with country code", lambda chance: f"手机+86{_mobile(chance)}")
_private("mobile in full-width digits", lambda chance: "手机" + _mobile(chance).translate(WIDE))
_private("mobile next to letters", lambda chance: f"tel{_mobile(chance)}转张老师")
_private("identity number", lambda chance: f"身份证{_identity(chance)}")
_private("identity number in full-width digits", lambda chance: "身份证" + _identity(chance).translate(WIDE))
_private("private mail", lambda chance: f"邮箱zhang{chance.randrange(999)}@qq.com")
_private("private mail with ＠", lambda chance: f"邮箱zhang{chance.randrange(999)}＠163.com")
_private("bank card", lambda chance: f"账号{_card(chance)}")
_private("bank card in fours", lambda chance: "账号" + " ".join(re.findall(r".{1,4}", _card(chance))))


@kind("personal data: mobile as the telephone", repair=False)
def _mobile_phone(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.of("telephone"):
        yield Slip((entry.written(node, f'"{_mobile(chance)}"'),))


@kind("personal data: mobile in a comment", repair=False)
def _mobile_comment(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    yield Slip((Edit(0, 0, f"# 填表人手机 {_mobile(chance)}\n"),), ((0, 0),))


def _codes(name: str, change: Callable[[str], str], *, repair: bool = True) -> None:
    @kind(f"credit code {name}", repair=repair, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.scalars:
            if node.name == "uscc" and change(node.value) != node.value:
                yield Slip((entry.written(node, change(node.value)),))


_codes("with a wrong check digit", lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), repair=False)
_codes("with two digits swapped", lambda code: code[:11] + code[12] + code[11] + code[13:], repair=False)
_codes("with a digit too few", lambda code: code[:-1], repair=False)
_codes("in small letters", str.lower)
_codes("with the letter O", lambda code: code.replace("0", "O"))
_codes("in full-width digits", lambda code: code.translate(WIDE))
_codes("with blanks", lambda code: f"{code[:8]} {code[8:]}")


def _changed_value(name: str, path: str, value: str, *, unless: str = "") -> None:
    """Write a value that its field may have, but this entry may not."""

    @kind(name, repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.scalars:
            if re.fullmatch(path, ".".join(map(str, node.path))) and node.value not in {unless, value}:
                yield Slip((entry.written(node, value),), tag=entry.type)


_changed_value("level that the area has not", "level", "residential")
_changed_value("source number 0", r"(designations|results)\.\d+\.source", "0")
_changed_value("source number beyond the last", r"(designations|results)\.\d+\.source", "9")
_changed_value("until before from", r"offerings\.\d+\.until|hours\.\d+\.until", "2020-01-01")
_changed_value("period that ends before it begins", r"period\.until", '"1999"')
_changed_value("meeting that ends before it starts", r"offerings\.\d+\.(weekly|dates)\.\d+\.end|hours\.\d+\.closes", '"06:00"')
_changed_value("meeting of fifteen hours", r"offerings\.\d+\.(weekly|dates)\.0\.end", '"23:59"')
_changed_value("enrolment that closes before it opens", r"enrol\.closes_on", "2020-01-01")
_changed_value("run of ten years", r"offerings\.\d+\.until", "2037-01-01")
_changed_value("meeting outside its run", r"offerings\.\d+\.dates\.\d+\.date", "2031-01-01")
_changed_value("date of the future", r"sources\.\d+\.accessed|verified_on", "2027-01-01")
_changed_value("merged without a successor", "status", "merged", unless="draft")
_changed_value("supports a field that is absent", r"sources\.\d+\.supports\.\d+", "merged_into")
_changed_value("supports a field that does not exist", r"sources\.\d+\.supports\.\d+", "adress")
_changed_value("unknown id", r"host|parent|provider|operator|verified_by|stations\.\d+", "no-such-entry-here")
_changed_value("survey without its sample", "method", "survey")
_changed_value("percent sign in a value", r"rows\.\d+\.value", "35%")
_changed_value("numbers of too few people", r"rows\.\d+\.value", "-3")


@kind("coordinates outside the city", repair=False, most=8)
def _coordinates(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    location, lng = entry.at("location"), entry.at("location", "lng")
    if location and lng:
        yield Slip((entry.written(lng, "31.2"),), ((location.key[0], 0), (lng.start, 0)))


@kind("supports in Chinese")
def _supports_chinese(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    titles = {item.name: item.title["zh"] for _, item in walk(TYPES[entry.type])}
    for node in entry.scalars:
        if "supports" in node.path and node.value in titles:
            yield Slip((entry.written(node, titles[node.value]),), tag=node.value)


@kind("supports with a letter left out")
def _supports_misspelt(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if "supports" in node.path and len(node.value) > 3:
            yield Slip((entry.written(node, node.value[:2] + node.value[3:]),), tag=node.value)


@kind("title that does not apply", repair=False)
def _scheme(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if node.name == "scheme":
            wrong = [code for code, scheme in world.reference.schemes.items()
                     if scheme.applies_to and entry.type not in scheme.applies_to]
            yield Slip((entry.written(node, chance.choice(wrong)),), tag=entry.type)


def _taken_out(name: str, path: str, *others: str) -> None:
    @kind(name, repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.keyed:
            spelt = ".".join(map(str, node.path))
            siblings = {one.name for one in entry.keyed if one.path[:-1] == node.path[:-1]}
            if re.fullmatch(path, spelt) and not siblings & set(others) and not _in_flow(entry, node):
                yield Slip((entry.without(node),), ((_parent_place(entry, node), 0),), tag=entry.type)


_taken_out("source without a date", r"sources\.\d+\.date", "date_note")
_taken_out("source without an address", r"sources\.\d+\.url", "document")


def _added(name: str, types: tuple[str, ...], make: Callable[[Entry, str], str], key: str) -> None:
    @kind(name, repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        status = entry.at("status")
        fits = entry.type in types and status and entry.at(key) is None
        other = chance.choice(sorted(set(world.names[entry.type]) - {entry.id}))
        lines = make(entry, other) if fits else None
        needs = (world.file_of(entry.type, other),)
        if lines and status and status.value == "active":
            yield Slip((Edit(status.key[0], status.key[0], f"{lines}\n"),), ((status.key[0], 0),), tag=entry.type, needs=needs)


ALL = tuple(TYPES)
_added("closing date of what is open", ALL, lambda _entry, _other: 'closed_on: "2024"', "closed_on")
_added("successor of what is open", ALL, lambda _entry, other: f"merged_into: {other}", "merged_into")
_added("reopening of what is open", ALL, lambda _entry, _other: 'reopens_on: "2027"', "reopens_on")
_added("former id in use", ALL, lambda _entry, other: f"former_ids: [{other}]", "former_ids")
_added("its own parent", ("organizations",), lambda entry, _other: f"parent: {entry.id}", "parent")
_added("merged into itself", ALL, lambda entry, _other: f"merged_into: {entry.id}", "merged_into")


@kind("fee in what is called free", repair=False)
def _free(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    name, fee = entry.at("name", "zh"), entry.at("fee", "amount")
    if entry.type == "courses" and name and fee and fee.value != "0":
        yield Slip((Edit(name.start, name.start, "免费"),), ((fee.start, 0),))


@kind("points without a rule", repair=False)
def _points(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    credit = entry.at("credit", "bank")
    if credit:
        yield Slip((Edit(credit.end, credit.end, "\n  points: 2"),), ((credit.end, 1),))


@kind("members of what is no alliance", repair=False)
def _members(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    sort = entry.at("kind")
    if entry.type == "organizations" and sort and sort.value != "alliance":
        other = chance.choice(sorted(set(world.names["organizations"]) - {entry.id}))
        yield Slip((Edit(sort.key[0], sort.key[0], f"members: [{other}]\n"),), ((sort.key[0], 0),))


@kind("the same stop twice", repair=False)
def _stop(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        if len(node.path) == 2 and node.path[0] == "stops":
            whole = entry.text[node.dash : entry.line_end(node.end)]
            end = entry.line_end(node.end)
            down = whole.count("\n") + 1
            yield Slip((Edit(end, end, f"\n  {whole}"),), ((node.dash or 0, down),))


@kind("total that differs", repair=False)
def _total(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    total = entry.at("total", "value")
    first = entry.at("rows", 0, "value")
    rows = [node for node in entry.scalars if node.path[0] == "rows" and node.name == "value"]
    measure = entry.at("measure")
    if total and first and measure and world.reference.measures[measure.value].additive \
            and sum(float(row.value) for row in rows) == float(total.value) and entry.at("rows", 0, "qualifier") is None:
        less = str(int(float(total.value)) - 1)
        yield Slip((entry.written(total, less),))
        yield Slip((entry.written(first, str(int(float(first.value)) + 1)),), ((total.start, 0), (first.start, 0)))


@kind("row without a value", repair=False)
def _row(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.keyed:
        if node.path[0] == "rows" and node.name == "value" and not _single(entry, node):
            yield Slip((entry.without(node),), ((_parent_place(entry, node), 0),))


@kind("row of an area and an organization", repair=False)
def _both(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.keyed:
        if node.path[0] == "rows" and node.name == "area" and node.kind == "scalar":
            parent = entry.at(*node.path[:-1])
            other = min(world.names["organizations"])
            yield Slip((Edit(node.end, node.end, f"\n    organization: {other}"),), ((parent.start, 0),))


@kind("row twice", repair=False)
def _row_twice(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.nodes:
        if node.path[:1] == ("rows",) and len(node.path) == 2:
            end = entry.line_end(node.end)
            whole = entry.text[node.dash : end]
            yield Slip((Edit(end, end, f"\n  {whole}"),), ((node.dash or 0, whole.count("\n") + 1),))


def _qualified(word: str, term: str) -> None:
    @kind(f"qualifier {word}", most=5)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.scalars:
            if node.name == "qualifier":
                yield Slip((entry.written(node, word),), right=((entry.written(node, term),),))


for _word, _term in (("超过", "more_than"), ("多于", "more_than"), ("约", "about"), ("大约", "about"), ("不少于", "at_least"),
                     ("准确", "exact"), ("至少", "at_least")):
    _qualified(_word, _term)


@kind("copy under another id", repair=False)
def _copy(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    status = entry.at("status")
    if status and status.value == "active" and len(entry.id) < 60:
        name = f"{entry.type}/{entry.folder}/{entry.id}{chance.choice(('2', '-copy'))}.yaml"
        lines = tuple((0, down) for down in range(entry.text.count("\n")))
        yield Slip((), lines, extra={name: entry.text}, tag=entry.type)


@kind("same id in another folder", repair=False)
def _same_id(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    folder = "citywide" if entry.folder != "citywide" else "xuhui"
    area = entry.at("area")
    places = ((0, 0), *(((area.key[0], 0),) if area else ()))
    yield Slip((), places, extra={f"{entry.type}/{folder}/{entry.id}.yaml": entry.text}, tag=entry.type)


def _renamed(name: str, change: Callable[[Entry], str]) -> None:
    @kind(f"file {name}", repair=False, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        new = change(entry)
        area = entry.at("area")
        moved = new.split("/")[0] == entry.type and new.endswith(f"/{entry.id}.yaml")
        if new != entry.name and entry.id not in world.referenced and (area or not moved):
            places = ((0, 0), (area.key[0], 0)) if area else ((0, 0),)
            yield Slip((), places, name=new, tag=entry.type)


def _with_id(make: Callable[[str], str]) -> Callable[[Entry], str]:
    return lambda entry: f"{entry.type}/{entry.folder}/{make(entry.id)}"


_renamed("with capitals in its name", _with_id(lambda name: f"{name.capitalize()}.yaml"))
_renamed("with the ending yml", _with_id(lambda name: f"{name}.yml"))
_renamed("with the ending YAML", _with_id(lambda name: f"{name}.YAML"))
_renamed("with the ending txt", _with_id(lambda name: f"{name}.yaml.txt"))
_renamed("with spaces in its name", _with_id(lambda name: f"{name.replace('-', ' ')} 2.yaml"))
_renamed("with a Chinese name", _with_id(lambda _name: "社区学校.yaml"))
_renamed("with an underscore in its name", _with_id(lambda name: f"{name}_1.yaml"))
_renamed("with the name of a copy", _with_id(lambda name: f"{name} (1).yaml"))
_renamed("with the full-width ending", _with_id(lambda name: f"{name}。yaml"))
_renamed("in an unknown type folder", lambda entry: f"{entry.type[:-1]}/{entry.folder}/{entry.id}.yaml")
_renamed("in a Chinese type folder", lambda entry: f"机构/{entry.folder}/{entry.id}.yaml")
_renamed("in a Chinese district folder", lambda entry: f"{entry.type}/徐汇区/{entry.id}.yaml")
_renamed("without a district folder", lambda entry: f"{entry.type}/{entry.id}.yaml")
_renamed("one folder too deep", lambda entry: f"{entry.type}/{entry.folder}/new/{entry.id}.yaml")
_renamed("in the folder of another district",
         lambda entry: f"{entry.type}/{'jinshan' if entry.folder != 'jinshan' else 'putuo'}/{entry.id}.yaml")


def _first_fault(raw: bytes) -> int:
    """Return how many lines stand before the first byte that is no UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return raw.count(b"\n", 0, fault.start)
    return 0


def _encoded(name: str, encode: Callable[[str], bytes], *, harmless: bool = False) -> None:
    @kind(name, repair=False, harmless=harmless, most=8)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        yield Slip((), ((0, _first_fault(encode(entry.text))),), tag=entry.type, encode=encode)


_encoded("GBK", lambda text: text.encode("gb18030"))
_encoded("Big5 and GBK mixed", lambda text: text[:40].encode() + text[40:].encode("gb18030"))
_encoded("UTF-16 little", lambda text: text.encode("utf-16"))
_encoded("UTF-16 big", lambda text: b"\xfe\xff" + text.encode("utf-16-be"))
_encoded("UTF-32", lambda text: text.encode("utf-32"))
_encoded("cut inside a character", lambda text: text.rstrip("\n").encode() + "\n# 完".encode()[:-1])
_encoded("empty file", lambda _text: b"")
_encoded("fine: byte-order mark", lambda text: text.encode("utf-8-sig"), harmless=True)
_encoded("fine: CRLF", lambda text: text.replace("\n", "\r\n").encode(), harmless=True)
_encoded("fine: CRLF and byte-order mark", lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"), harmless=True)
_encoded("fine: no line end at the end", lambda text: text.rstrip("\n").encode(), harmless=True)
_encoded("fine: blank lines at the end", lambda text: (text + "\n\n").encode(), harmless=True)
_encoded("fine: spaces at the ends of lines", lambda text: text.replace("\n", " \n").encode(), harmless=True)
_encoded("fine: start of the document", lambda text: ("---\n" + text).encode(), harmless=True)
_encoded("fine: lists not indented",
         lambda text: re.sub(r"(?m)^(serves|strands|offers|subjects|facilities|tracks):\n((?:  - .*\n)+)",
                             lambda m: f"{m[1]}:\n" + m[2].replace("  - ", "- "), text).encode(), harmless=True)
_encoded("fine: comment lines", lambda text: re.sub(r"(?m)^status:", "# 说明：“状态”见通知（2026）\nstatus:", text).encode(), harmless=True)


def _fine(name: str, shapes: tuple[str, ...], change: Callable[[str], str]) -> None:
    @kind(f"fine: {name}", repair=False, harmless=True, most=14)
    def plant(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
        for node in entry.of(*shapes):
            if not set(node.value) & set("\"'#:\\") and not _in_flow(entry, node) and len(node.value) < 80:
                yield Slip((entry.written(node, change(node.value)),), tag=node.path)


_fine("full-width punctuation in a text", ("words",), lambda text: f"{text}：办学、展示，均可（含周末）。")
_fine("quotes in a text", ("words",), lambda text: f"“{text}”讲座")
_fine("titles in a text", ("words",), lambda text: f"《{text}》—人文行走")
_fine("dash in a text", ("words",), lambda text: f"{text}——读书会 － 第二季")
_fine("hours in a text", ("words",), lambda text: f"{text} 9:00-16:30,周一闭馆")
_fine("hash without a space in a text", ("words",), lambda text: f"{text}C#12号楼")
_fine("comma in a text", ("words",), lambda text: f"{text},含展厅")
_fine("double quotes around anything", ("words", "term", "date", "integer", "reference", "url"), lambda text: f'"{text}"')
_fine("single quotes around anything", ("words", "term", "date", "integer", "reference", "area"), lambda text: f"'{text}'")
_fine("code without quotes", ("area",), lambda text: text)
_fine("text in a block", ("words",), lambda text: f"|\n              {text}")
_fine("comment after a code", ("term", "reference", "date"), lambda text: f"{text}  # 见通知")
_fine("rare characters in a text", ("words",), lambda text: f"{text}𠮷·é·①")
_fine("dollar and percent in a text", ("words",), lambda text: f"{text} 100% ￥5")


@kind("fine: credit code of digits alone", harmless=True, most=20)
def _digits(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in entry.scalars:
        if node.name == "uscc":
            codes = (credit_code(one) for one in chance.sample(range(10**5), 200))
            yield Slip((entry.written(node, next(code for code in codes if code.isdigit())),))


@kind("fine: tab after the colon", harmless=True)
def _tab_colon(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        yield Slip((Edit(node.own_key + 1, node.own_key + 2, "\t"),), tag=node.shape)


@kind("fine: more spaces after the colon", harmless=True)
def _more_spaces(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        yield Slip((Edit(node.own_key + 1, node.own_key + 2, "    "),), tag=node.shape)


@kind("fine: space before the colon", harmless=True)
def _space_before(entry: Entry, world: World, chance: Random) -> Iterator[Slip]:
    for node in _inline(entry):
        yield Slip((Edit(node.own_key, node.own_key, " "),), tag=node.shape)
