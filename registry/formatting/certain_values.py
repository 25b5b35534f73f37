"""Which wrong values have one meaning only, and that value.

The suggestions of `registry check` may be guesses: a person looks at them. What is changed unasked
must leave no doubt: the same word in full-width letters, a label that is exactly that of one term, a
date that begins with its year, the name that one area has. Misspelt words, ids and codes are never
touched, nor are units, money and hours that may be those of the evening.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from registry.catalogue.guesses import arabic
from registry.catalogue.hints import LANGUAGES, SEPARATORS, field_at
from registry.catalogue.proposal import Judge
from registry.models import TYPES
from registry.reference import CITYWIDE, Reference
from registry.shapes.fields import Model, describe
from registry.shapes.scalars import is_id
from registry.shapes.validation import FieldFault
from registry.yaml_source import halfwidth

WHOLE_CITY = frozenset({CITYWIDE, "全市", "本市"})
YES = frozenset({"是", "有", "yes", "y", "true", "on", "1"})
NO = frozenset({"否", "没有", "无", "不是", "no", "n", "false", "off", "0"})
DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)?|年)?"
                  r"|(\d{4})(\d\d)(\d\d)")
YEARS = re.compile(r"(\d{4})[-/~至到](\d{4}|\d\d)")
SEASON = re.compile(r"(\d{4})-?(春|秋|spring|autumn)")
SEASONS = {"春": "spring", "秋": "autumn"}
NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:[,_ ]\d{3})+|\d+(?:_\d+)+)(?:\.\d+)?")
TIME = re.compile(r"(上午|早上|早晨|下午|晚上|傍晚|中午|am|pm)?(\d{1,2})"
                  r"(?:([:.点时])(\d\d|半|整)?分?)(am|pm)?|(\d\d)(\d\d)")
# The hours of the day that go with a word for a part of it, the first and the last.
HOURS = {"上午": (1, 11), "早上": (1, 11), "早晨": (1, 11), "am": (1, 11), "中午": (11, 13),
         "下午": (12, 23), "pm": (12, 23), "傍晚": (17, 23), "晚上": (17, 23)}
NOON = 12
# What may be items of a list that lost their lines or their dashes.
ITEMS = re.compile(r"^[-－—–·•*]|\s[-－—–·•]\s|\n")
# What stands after an address rather than in it.
AFTER = re.compile(r"[（）《》【】，；、！]|。$")
MINUTES = {"半": "30", "整": "00", None: "00"}

Values = Iterator[str | list[str]]


def certain_value(fault: FieldFault, judge: Judge) -> str | list[str] | None:
    """Return the one value that a wrong value means, several where it holds several."""
    read = _READERS.get(fault.code)
    if read is None or fault.seen is None:
        return None
    found = [value for value in _distinct(read(fault, judge))
             if judge.mends(fault.path, value[0] if _in_list(fault, value) else value)]
    return found[0] if len(found) == 1 else None


def _in_list(fault: FieldFault, value: str | list[str]) -> bool:
    """Whether several values stand where one item of a list does."""
    return isinstance(value, list) and isinstance(fault.path[-1], int)


def _distinct(values: Values) -> list[str | list[str]]:
    found: list[str | list[str]] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def certain_name(fault: FieldFault, judge: Judge) -> str | None:
    """Return the field, or the language, that a wrong name is but for its case, width or tongue."""
    written = str(fault.path[-1])
    if fault.code == "E212":
        found = {code for code in judge.reference.languages if _is_language(written, code)}
    else:
        model, item = field_at(judge.type_name, fault.path[:-1])
        found = _named(item.group if item and item.group else model, written)
    name = found.pop() if len(found) == 1 else None
    return name if name and judge.renames(fault.path, name) else None


def _is_language(written: str, code: str) -> bool:
    """A code of two letters that is not the language's own may be that of a country."""
    word = re.split(r"[-_]", _plain(written).lower())[0]
    if word.isascii() and len(word) == len(code):
        return word == code
    return word in LANGUAGES.get(code, ())


def _named(model: type[Model], written: str) -> set[str]:
    return {item.name for item in describe(model)
            if folded(written) in {folded(item.name), *map(folded, item.title.values())}}


def folded(text: str) -> str:
    """Return a word as it is compared: without width, case, spaces, hyphens."""
    return re.sub(r"[\s_-]+", "", _plain(text)).lower()


def _plain(text: str) -> str:
    """Return a text half-width, without spaces around it and without a pair of quotes."""
    half = halfwidth(text).strip()
    quotes = half[:1] in ('"', "'") and half[:1] == half[-1:] and len(half) > 1
    return half[1:-1].strip() if quotes else half


def _width(fault: FieldFault, _judge: Judge) -> Values:
    yield _plain(fault.seen or "")


def _address(fault: FieldFault, _judge: Judge) -> Values:
    if not AFTER.search(fault.seen or ""):
        yield _plain(fault.seen or "")


def _term(fault: FieldFault, judge: Judge) -> Values:
    seen, vocabulary = fault.seen or "", fault.params["vocabulary"]
    terms = _terms(vocabulary, seen, judge.reference)
    yield from terms
    if not terms and isinstance(fault.path[-1], int):
        several = _several(vocabulary, seen, judge.reference)
        if several:
            yield several


def _terms(vocabulary: str, word: str, reference: Reference) -> list[str]:
    """Return the terms that a word is, or is a label of, and that may be used."""
    return [term for term, label in reference.labels_of(vocabulary).items()
            if folded(word) in {folded(term), *map(folded, label.values())}
            and reference.withdrawn.get((vocabulary, term), term)]


def _several(vocabulary: str, text: str, reference: Reference) -> list[str]:
    """Return the terms of a text that holds nothing but labels of one term each."""
    parts = [part for part in SEPARATORS.split(text.strip(" 【】[]［］")) if part.strip()]
    found = [_terms(vocabulary, part, reference) for part in parts]
    if not all(len(one) == 1 for one in found):
        return []
    return list(dict.fromkeys(one[0] for one in found))


def _date(fault: FieldFault, _judge: Judge) -> Values:
    text = re.sub(r"\s", "", arabic(_plain(fault.seen or ""))).removesuffix("T00:00:00")
    found = DATE.fullmatch(text)
    if found:
        year, *others = [part for part in found.groups() if part]
        yield "-".join([year, *(f"{int(part):02}" for part in others)])
    period = re.sub(r"学年度?|年度?|季|学期", "", text).lower()
    years, season = YEARS.fullmatch(period), SEASON.fullmatch(period)
    if years:
        yield f"{years[1]}-{years[1][: 4 - len(years[2])]}{years[2]}"
    if season:
        yield f"{season[1]}-{SEASONS.get(season[2], season[2])}"


def _number(fault: FieldFault, _judge: Judge) -> Values:
    text = _plain(fault.seen or "")
    if NUMBER.fullmatch(text):
        yield re.sub(r"[,_ ]", "", text)


def _boolean(fault: FieldFault, _judge: Judge) -> Values:
    text = _plain(fault.seen or "").lower()
    if text in YES or text in NO:
        yield "true" if text in YES else "false"


def _time(fault: FieldFault, _judge: Judge) -> Values:
    text = re.sub(r"\s", "", arabic(_plain(fault.seen or ""))).lower()
    found = TIME.fullmatch(re.sub(r"(?<=:\d\d):00$", "", text))
    if not found:
        return
    before, hour, mark, minute, after, bare, rest = found.groups()
    if bare:
        yield f"{bare}:{rest}"
        return
    real = _hour(before or after, int(hour), spoken=mark in "点时")
    if real is None or (before and after) or (mark in ":." and not (minute or "").isdigit()):
        return
    yield f"{real:02}:{MINUTES.get(minute, minute)}"


def _hour(part: str | None, said: int, *, spoken: bool) -> int | None:
    """Return the hour of the day; a spoken one without a part of the day may be in the evening."""
    if part:
        first, last = HOURS[part]
        return next((hour for hour in (said, said + NOON) if first <= hour <= last), None)
    return None if spoken and 0 < said <= NOON else said


def _area(fault: FieldFault, judge: Judge) -> Values:
    word, reference = _plain(fault.seen or ""), judge.reference
    if word.lower() in WHOLE_CITY:
        yield CITYWIDE
    if reference.has_area(word):
        yield word
        return
    found = [area.code for area in reference.areas.values() if not area.valid_to
             and (word in area.aliases.values() or _is_name(word, area.code, reference))]
    here = [code for code in found if reference.folder_of(code) == judge.folder]
    yield from here if len(here) == 1 else found


def _is_name(word: str, code: str, reference: Reference) -> bool:
    """Return whether a word is the name of an area, alone or after those of areas above it."""
    area, *above = reference.ancestors(code)
    for language, name in area.name.items():
        rest = word.removesuffix(name) if word.endswith(name) else None
        for one in reversed(above):
            rest = rest and rest.removeprefix(one.name.get(language, "")).strip()
        if rest == "":
            return True
    return False


def _supported(fault: FieldFault, judge: Judge) -> Values:
    filled = set(judge.source.data) - {"sources"}
    yield from sorted(_named(TYPES[judge.type_name], fault.seen or "") & filled)


def _list(fault: FieldFault, judge: Judge) -> Values:
    """One value where a list is wanted is a list of that one, if it cannot be several."""
    _, item = field_at(judge.type_name, fault.path)
    seen = fault.seen or ""
    if item is None or not item.many or isinstance(fault.path[-1], int):
        return
    if item.shape.vocabulary:
        found = _several(item.shape.vocabulary, seen, judge.reference)
        if found:
            yield found
    elif not (SEPARATORS.search(seen) or ITEMS.search(seen)) and (item.shape.kind != "reference" or is_id(seen)):
        yield [seen]


_Reader = Callable[[FieldFault, Judge], Values]
_READERS: dict[str, _Reader] = {
    "E204": _list, "E205": _term, "E206": _date, "E207": _number, "E208": _boolean, "E209": _time,
    "E210": _address, "E215": _area, "E224": _width, "E226": _supported,
}

