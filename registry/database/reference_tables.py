"""The tables of the reference lists, derived from their models as those of the entries are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from registry.database.schema import LISTED, Column, Table, column, columns_of, value_column
from registry.reference import Reference
from registry.reference.measuring import Completeness, Indicator, Measure
from registry.reference.models import Scheme
from registry.reference.policy import Clause, CreditRule, Document, Roster, Standard, System
from registry.shapes.fields import Field, Model, describe

Row = dict[str, Any]
ON_RECORD = column("on_record", "在册", "On record", "登记册中有多少条;不适用时为空",
                   "How many stand in the registry; NULL where nothing is counted", "INTEGER")
# Codes that name a row of a list or a term, where the model leaves the telling to the checks that
# run once all lists are read.
POINTERS = {
    "clause": LISTED["clauses"],
    "indicator": LISTED["indicators"],
    "target_indicator": LISTED["indicators"],
    "replaced_by": LISTED["schemes"],
    "replaces": LISTED["standards"],
}
KINDS_OF_BODIES = "org-kinds"
TERMS = {"kind": KINDS_OF_BODIES, "kind_of_partner": KINDS_OF_BODIES}
NUMBER = column("number", "序号", "Number", "从 1 开始", "From 1", "INTEGER")
POSITION = column("position", "序号", "Position", "从 1 开始", "From 1", "INTEGER")


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list of reference and its table; `key` is the field that holds the code, if one does."""

    table: str
    model: type[Model]
    name: str
    key: str | None
    title: dict[str, str]
    description: dict[str, str]


def _list(  # noqa: PLR0913 - a list has these parts
    table: str, model: type[Model], name: str, key: str | None, zh: str, en: str,
    zh_help: str, en_help: str,
) -> ReferenceList:
    return ReferenceList(table, model, name, key, {"zh": zh, "en": en},
                         {"zh": zh_help, "en": en_help})


# Those that others point to first.
LISTS = (
    _list("documents", Document, "documents", "document", "文件", "Documents",
          "规划、法规、标准和报告", "Plans, regulations, standards and reports"),
    _list("policy_clauses", Clause, "clauses", "clause", "政策条款", "Policy clauses",
          "政策的条款,用自己的话概括", "The clauses of the policy, in words of our own"),
    _list("schemes", Scheme, "schemes", "scheme", "称号与项目", "Schemes",
          "可授予的称号、项目、评估与奖项", "Titles, programmes, evaluations and awards that can be held"),
    _list("measures", Measure, "measures", "measure", "度量", "Measures",
          "统计数的是什么", "What statistics count or measure"),
    _list("indicators", Indicator, "indicators", "indicator", "指标", "Indicators",
          "指标的定义", "Definitions of indicators"),
    _list("credit_rules", CreditRule, "credit_rules", "rule", "学分规则", "Credit rules",
          "学分银行公布的规则", "What credit banks publish of their rules"),
    _list("standards", Standard, "standards", "standard", "评分标准", "Standards",
          "各年版本的评分标准", "Scoring standards by year"),
    _list("rosters", Roster, "rosters", "roster", "应有机构", "Rosters",
          "每个地区应有的机构", "The bodies that every area should have"),
    _list("completeness", Completeness, "completeness", None, "完整性声明", "Completeness",
          "谁声明哪份名单截至何时完整", "Who promises which list is whole, as of when"),
    _list("policy_systems", System, "systems", None, "政策点名的事项", "Systems of the policy",
          "政策点名的事项在登记册的何处", "What the policy names, and where it lives here"),
)


def list_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the table of each list and those of what its rows hold several of."""
    return [replace(table, section="reference", columns=tuple(map(_led, table.columns)))
            for one in LISTS for table in _tables(one, languages)]


def _led(item: Column) -> Column:
    """Let a column that holds a code point to what it names, unless it does so already."""
    if item.points_to or item.vocabulary:
        return item
    return replace(item, points_to=POINTERS.get(item.name), vocabulary=TERMS.get(item.name))


def _tables(one: ReferenceList, languages: tuple[str, ...]) -> Iterator[Table]:
    own = [part for item in describe(one.model) for part in columns_of(item, languages, "")]
    key = one.key or NUMBER.name
    columns = own if one.key else [NUMBER, *own]
    counted = [ON_RECORD] if one.model is System else []
    yield Table(one.table, one.title, one.description, (*columns, *counted), (key,))
    pointer = Column(key, *_named(columns, key), points_to=(one.table, key),
                     sql=next(part.sql for part in columns if part.name == key))
    for item in describe(one.model):
        if item.many and item.group:
            inner = [part for field in item.fields() for part in columns_of(field, languages, "")]
            number = NUMBER if key != NUMBER.name else replace(POSITION)
            yield Table(item.table or item.name, item.title, item.description,
                        (pointer, number, *inner, *counted), (key, number.name))
        elif item.many:
            yield Table(f"{one.table}_{item.name}", item.title, item.description,
                        (pointer, POSITION, value_column(item)), (key, POSITION.name))


def _named(columns: list[Column], name: str) -> tuple[dict[str, str], dict[str, str]]:
    found = next(part for part in columns if part.name == name)
    return found.title, found.description


def list_rows(reference: Reference) -> Iterator[tuple[str, Row]]:
    """Yield pairs of table and row for all lists."""
    for one in LISTS:
        known: Any = getattr(reference, one.name)
        values: Iterable[Model] = known.values() if isinstance(known, dict) else known
        public = (value for value in values if getattr(value, "status", None) != "draft")
        for number, value in enumerate(public, 1):
            data = value.model_dump(by_alias=True, exclude_none=True)
            if isinstance(value, Completeness):
                data["valid_until"] = value.last_day
            yield from _rows(one, data, number, reference)


def _rows(
    one: ReferenceList, data: Row, number: int, reference: Reference
) -> Iterator[tuple[str, Row]]:
    key = {one.key: data[one.key]} if one.key else {NUMBER.name: number}
    own = dict(key)
    children: list[tuple[str, Row]] = []
    for item in describe(one.model):
        value = data.get(item.name)
        if value is None or item.shape.kind == "codes":
            continue  # codes of other frameworks have a table of their own
        if item.many and item.group:
            name = NUMBER.name if one.key else POSITION.name
            children += [(item.table or item.name, {**key, name: place, **_flat(item, part, reference)})
                         for place, part in enumerate(value, 1)]
        elif item.many:
            children += [(f"{one.table}_{item.name}",
                          {**key, POSITION.name: place, item.column: part})
                         for place, part in enumerate(value, 1)]
        else:
            own |= _value(item, value, "", reference)
    yield one.table, own
    yield from children


def _flat(item: Field, values: Row, reference: Reference, prefix: str = "") -> Row:
    row: Row = {}
    for inner in item.fields():
        if inner.name in values and not inner.many:
            row |= _value(inner, values[inner.name], prefix, reference)
    return row


def _value(item: Field, value: Any, prefix: str, reference: Reference) -> Row:
    name = f"{prefix}{item.column}"
    kind = item.shape.kind
    if item.group:
        return _flat(item, value, reference, f"{name}_")
    if kind == "text":
        return _by_language(name, value, reference)
    if kind == "reference" and isinstance(value, dict):
        return _by_language(f"{name}_name", value["name"], reference)
    if kind == "boolean":
        return {name: int(value)}
    return {name: _public(kind, value, reference)}


def _public(kind: str, value: Any, reference: Reference) -> Any:
    """Return a value as it is published: no unsafe address."""
    unsafe = kind == "url" and reference.is_unsafe(urlsplit(value).hostname or "")
    return None if unsafe else value


def _by_language(name: str, texts: dict[str, str], reference: Reference) -> Row:
    return {f"{name}_{one}" if index else name: texts.get(one)
            for index, one in enumerate(reference.languages)}
