"""What a single wrong value may have been meant to be, by the code of its fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.catalogue import guesses
from registry.catalogue.hints import (
    SEPARATORS,
    field_at,
    nearest,
    nearest_area,
    nearest_term,
)
from registry.catalogue.proposal import Judge, Proposal, scalar
from registry.findings import Span
from registry.models import TYPES
from registry.reference import CITYWIDE
from registry.shapes.fields import Field, describe
from registry.shapes.validation import FieldFault
from registry.yaml_source import Path, quoted

WHOLE_CITY = (CITYWIDE, "全市", "city", "本市", "city-wide", "市级")


def _term(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    seen = fault.seen or ""
    known = judge.reference.labels_of(fault.params["vocabulary"])
    if {"yes", "no"} <= set(known):
        said = guesses.yes_no_unknown(seen)
        yield scalar(said, code=True) if said in known else None
    if {"at_least", "more_than"} <= set(known):
        meant = guesses.qualifier_meant(seen)
        yield scalar(meant) if meant in known else None
    term = nearest_term(fault.params["vocabulary"], seen, judge.reference)
    yield scalar(term, code=term in ("yes", "no")) if term else None


def _date(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    seen = fault.seen or ""
    yield from (scalar(one, code=len(one) == 4 and fault.params["form"] != "YYYY")
                for one in [*guesses.dates_meant(seen), *guesses.periods_meant(seen)])


def _number(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    seen = fault.seen or ""
    number = guesses.number_meant(seen)
    yield Proposal(number, number) if number else None
    vague = guesses.vague(seen)
    if vague:
        yield Proposal(vague[0] + _qualifier(vague[1], fault.path, judge), vague[0])


def _qualifier(qualifier: str, path: Path, judge: Judge) -> str:
    """Return the line that keeps a number inexact, where there is a field for it."""
    model, _ = field_at(judge.type_name, path)
    mark = judge.source.mark(path)
    group = judge.source.mark(path[:-1])
    known = {item.name for item in describe(model)}
    if path[-1] != "value" or "qualifier" not in known or not mark or not group or "qualifier" in group.below:
        return ""
    return f"\n{' ' * mark.key.start_mark.column}qualifier: {qualifier}"


def _boolean(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    meant = guesses.boolean_meant(fault.seen or "")
    yield Proposal(meant, meant) if meant else None


def _time(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    meant = guesses.time_meant(fault.seen or "")
    yield scalar(meant, code=True) if meant else None


def _address(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    meant = guesses.address_meant(fault.seen or "")
    yield Proposal(meant if re.fullmatch(r"[^\s#,\[\]{}\"']+", meant) else quoted(meant),
                   meant) if meant else None


def _written(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    """A telephone, a mail address, a code or an id in another spelling."""
    meant = guesses.plain(fault.seen or "")
    _, item = field_at(judge.type_name, fault.path)
    if item and item.shape.kind == "reference":
        yield from _reference(fault, judge)
        return
    if "supports" in fault.path:
        yield from _supported(fault, judge)
    meant = re.sub("@+", "@", meant)
    code = bool(item and item.shape.kind in ("telephone", "string"))
    yield scalar(meant, code=code and not meant[:1].isalpha())
    yield scalar(re.sub(r"\s", "", meant), code=code and not meant[:1].isalpha())
    number = re.search(r"[(+]?\d[\d() /,;转-]*\d", meant)
    yield scalar(re.sub(r"^\((\d+)\) ?-?", r"\1-", number[0]), code=True) if number else None


def _identifier(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    """An identifier with letters for the digits they look like, in the wrong case or with spaces."""
    meant = re.sub(r"[\s-]", "", guesses.plain(fault.seen or "")).upper()
    for text in (meant, meant.translate(str.maketrans("OILSZ", "01152"))):
        if all(rules.identifiers["uscc"](text) for rules in judge.reference.rules):
            yield scalar(text, code=True)


def _area(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    mark = judge.source.mark(fault.path)
    line = judge.source.line(mark.value.end_mark.line + 1) if mark else ""
    _, _, comment = line.partition(" #")
    seen = fault.seen or ""
    if guesses.plain(seen).lower() in WHOLE_CITY:
        yield Proposal(CITYWIDE, CITYWIDE)
    code = nearest_area(seen, judge.reference, comment.strip(), judge.folder)
    yield Proposal(code, code.strip('"')) if code else None


def _reference(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    """An id in another spelling; a name is looked up once all entries are known."""
    seen = guesses.plain(fault.seen or "").removesuffix(".yaml").removesuffix(".yml")
    spelt = re.sub(r"[^a-z0-9/]+", "-", seen.lower()).strip("-")
    if seen.isascii() and " " not in seen and fault.code != "E232":
        yield scalar(spelt.rpartition("/")[2])


def _named(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    """An id in another spelling; else the name of what has no entry yet."""
    yield from _reference(fault, judge)
    seen = (fault.seen or "").strip(" \"'“”")
    if seen and (not seen.isascii() or " " in seen):
        language = judge.reference.authority
        yield Proposal(f"{{name: {{{language}: {quoted(seen)}}}}}", {"name": {language: seen}})


def _shape(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    """A text where a list or a text by language should be, or one item where a text should."""
    _, item = field_at(judge.type_name, fault.path)
    if item is not None and fault.seen is None:
        yield _only_item(fault.path, judge)
    if item is None or fault.seen is None:
        return
    seen = fault.seen
    language = judge.reference.authority
    if item.many and not isinstance(fault.path[-1], int):
        yield from _lists(seen, item, judge)
    elif item.shape.kind == "text" or fault.path[-1] == "name":
        yield Proposal(f"{{{language}: {quoted(seen)}}}", {language: seen})
    elif item.group:
        filled = [one for one in describe(item.group) if one.required]
        if len(filled) == 1:
            yield Proposal(f"{{{filled[0].name}: {quoted(seen)}}}", {filled[0].name: seen})


def _only_item(path: Path, judge: Judge) -> Proposal | None:
    """Return the line with the one item of a list in brackets in place of the list."""
    mark = judge.source.mark(path)
    item = judge.source.mark((*path, 0))
    if mark is None or item is None or len(mark.below) != 1:
        return None
    number = item.value.start_mark.line + 1
    line = judge.source.line(number)
    found = re.fullmatch(r"(.*?)\[ *(.*?) *,? *\]( *#.*)?", line)
    if found is None or item.value.end_mark.line + 1 != number:
        return None
    repaired = f"{found[1]}{found[2]}{found[3] or ''}"
    return Proposal(repaired, item.value.value, Span(number, 1, number, len(line) + 1))


def _lists(seen: str, item: Field, judge: Judge) -> Iterator[Proposal | None]:
    """Yield a list of what a text holds, cut at its separators, or at its spaces."""
    text = seen.strip(" 【】[]［］〔〕（）(){}｛｝")
    parts = [part.strip() for part in SEPARATORS.split(text) if part.strip()]
    cuts = [parts, text.split()] if text.isascii() and len(parts) == 1 else [parts]
    for cut in reversed(cuts):
        values = [_value_meant(part, item, judge) for part in cut]
        yield Proposal(f"[{', '.join(scalar(value).text for value in values)}]", values)


def _value_meant(text: str, item: Field, judge: Judge) -> str:
    kind, meant = item.shape.kind, None
    if item.shape.vocabulary:
        meant = nearest_term(item.shape.vocabulary, text, judge.reference)
    elif kind in ("date", "partial_date"):
        meant = next(iter(guesses.dates_meant(text)), None)
    elif kind == "area":
        meant = (nearest_area(text, judge.reference, "", judge.folder) or "").strip('"')
    return meant or text


def _level(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    level = fault.params.get("level")
    yield Proposal(level, level) if isinstance(level, str) else None


def _supported(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    filled = [str(name) for name in judge.source.data if name != "sources"]
    seen = guesses.plain(fault.seen or "")
    model = TYPES[judge.type_name]
    labels = {title: item.name for item in describe(model) for title in item.title.values()
              if item.name in filled}
    near = labels.get(seen) or next((name for label, name in labels.items() if seen and seen in label),
                                    None) or nearest(seen.lower(), filled) or labels.get(nearest(seen, labels) or "")
    yield Proposal(near, near) if near else None


def _only_source(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    yield Proposal("1", "1") if fault.params["count"] == 1 else None


def _replaced(fault: FieldFault, _judge: Judge) -> Iterator[Proposal | None]:
    yield Proposal(fault.params["term"], fault.params["term"])


def _named_in_comment(fault: FieldFault, judge: Judge) -> Iterator[Proposal | None]:
    code = nearest_area("", judge.reference, fault.params["comment"])
    yield Proposal(code, code.strip('"')) if code else None


PROPOSERS = {
    "E204": _shape, "E205": _term, "E206": _date, "E207": _number, "E208": _boolean, "E209": _time,
    "E210": _address, "E214": _named, "E215": _area, "E216": _level, "E221": _only_source,
    "E223": _identifier, "E224": _written, "E226": _supported, "W240": _replaced, "W244": _named_in_comment,
}
