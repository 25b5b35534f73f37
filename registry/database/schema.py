"""The tables of the database: derived from the models where a model exists, written once here
where none does. Every table and column carries its title and description in zh and en.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.models import TYPES, Entry
from registry.shapes.fields import Field, describe

SQL_TYPES = {"integer": "INTEGER", "year": "INTEGER", "boolean": "INTEGER", "decimal": "REAL"}
ENTRY_KEY = ("entries", "entry")
# The table and key of each reference list whose codes entries name.
LISTED = {
    "documents": ("documents", "document"),
    "clauses": ("policy_clauses", "clause"),
    "schemes": ("schemes", "scheme"),
    "measures": ("measures", "measure"),
    "indicators": ("indicators", "indicator"),
    "credit_rules": ("credit_rules", "rule"),
    "standards": ("standards", "standard"),
    "rosters": ("rosters", "roster"),
}


# The parts of the database: what the registry is about, what it is made with, what it works out,
# and the account it gives of itself.
SECTIONS = ("entries", "parts", "reference", "computed", "account")
CONTENT_LAYER = "content"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its SQL type, what it is called and means, and what it points to.

    Attributes:
        vocabulary: where its values are terms, the vocabulary they are of. No foreign key says so:
            the key of `vocabulary` has two columns, and Datasette shows labels through one.
    """

    name: str
    title: dict[str, str]
    description: dict[str, str]
    sql: str = "TEXT"
    points_to: tuple[str, str] | None = None
    vocabulary: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order and its key.

    Attributes:
        section: the part of the database it belongs to, one of SECTIONS.
        layer: the layer of the licences that covers its rows.
    """

    name: str
    title: dict[str, str]
    description: dict[str, str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    section: str = "computed"
    layer: str = CONTENT_LAYER

    def ddl(self) -> str:
        """Return the statement that creates the table."""
        lines = [f'  "{column.name}" {column.sql}' for column in self.columns]
        lines.append(f"  PRIMARY KEY ({', '.join(_quoted(self.key))})")
        lines += [
            f'  FOREIGN KEY ("{column.name}") REFERENCES "{column.points_to[0]}"'
            f' ("{column.points_to[1]}")'
            for column in self.columns
            if column.points_to
        ]
        return f'CREATE TABLE "{self.name}" (\n' + ",\n".join(lines) + "\n)"


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [f'"{name}"' for name in names]


def column(  # noqa: PLR0913 - a column has these parts
    name: str, zh: str, en: str, zh_help: str = "", en_help: str = "",
    sql: str = "TEXT", points_to: tuple[str, str] | None = None, vocabulary: str | None = None,
) -> Column:
    """Return a column that no model declares."""
    return Column(name, {"zh": zh, "en": en}, {"zh": zh_help, "en": en_help}, sql, points_to,
                  vocabulary)


ENTRY_HELP = ("条目的“类型/编号”", "The entry, as type/id")
AREA_HELP = ("所在地区的代码;条目没有写的,取主办机构等的地区",
             "Code of its area; that of the body behind it where the entry names none")
DISTRICT_HELP = ("所属区的代码;不在任何区内(如全市)则为空",
                 "Code of the district it lies in; NULL where it lies in none, such as the whole city")
NUMBER_HELP = {
    "number": ("在条目中的序号,从 1 开始", "Its number in the entry, from 1"),
    "offering": ("开班在条目中的序号,从 1 开始", "The number of the offering in the entry, from 1"),
    "meeting": ("在开班中的序号,从 1 开始", "Its number in the offering, from 1"),
}
# What the rows of a table are, where the help of the field speaks to those who fill it in.
TABLE_HELP = {
    "sources": {"zh": "每个条目的来源:在哪里读到,谁发布,何时查阅",
                "en": "The sources of each entry: where it can be read, who published it, when it was read"},
    "opening_hours": {"zh": "场所按星期的开放时间;没有行表示未知,不表示不开放",
                      "en": "When places are open by days of the week; no row means unknown, not closed"},
    "case_results": {"zh": "案例取得的结果,逐条列出", "en": "What came of each case, one by one"},
    "observations": {"zh": "统计的数字,每行一个地区或机构;序号 0 是来源公布的合计",
                     "en": "The numbers of statistics, one row for each area or organization; number 0 is"
                           " the total as it was published"},
    "walk_stops": {"zh": "每条行走线路的停靠点,按先后顺序", "en": "The stops of each walk, in order"},
}


# What is computed for the entries of a type, beside what their files say.
COMPUTED = {
    "walks": (
        column("is_loop", "环线", "Loop", "1 终点即起点,0 不是", "1 where it ends where it begins",
               "INTEGER"),
        column("stops_minutes", "停留合计(分钟)", "Minutes at the stops",
               "各站停留时间之和,不含走路;有一站未知即为空",
               "The stops added up, walking left out; NULL where one of them is not known", "INTEGER"),
    ),
}


def by_language(item: Column, languages: tuple[str, ...]) -> Iterator[Column]:
    """Yield a column for each language: the bare name is the authority's."""
    for index, language in enumerate(languages):
        suffix, mark = (f"_{language}", f" ({language})") if index else ("", "")
        title = {key: f"{text}{mark}" for key, text in item.title.items()}
        yield Column(f"{item.name}{suffix}", title, item.description, item.sql)


@dataclass(frozen=True, slots=True)
class Child:
    """A list of groups inside an entry, which becomes a table of its own."""

    field: Field
    keys: tuple[str, ...]


# What a row of a table is numbered by, where “number” says too little.
KEY_NAMES = {"offerings": "offering"}
# The tables whose rows name their entry by its id alone, since only one type has them, and which
# single values of the entry stand on each row, so that a row can be read without its entry.
OF_ONE_TYPE = {"observations": "statistics"}
CARRIED = {"observations": ("measure", "period", "method")}


def children(model: type[Entry]) -> Iterator[Child]:
    """Yield the lists of groups of a model, and those inside them."""
    for item in describe(model):
        if item.table:
            yield from _child(item, (entry_column(item.table),))


def entry_column(table: str) -> str:
    """Return the column of a table of rows that names their entry."""
    return OF_ONE_TYPE[table].removesuffix("s") if table in OF_ONE_TYPE else "entry"


def _child(item: Field, above: tuple[str, ...]) -> Iterator[Child]:
    child = Child(item, (*above, KEY_NAMES.get(item.table or "", "number")))
    if child.keys[-1] in above:
        child = Child(item, (*above, "meeting"))
    yield child
    for inner in item.fields():
        if inner.table:
            yield from _child(inner, child.keys)


def entry_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the table of each type and those of the lists inside entries, each once."""
    tables = [_type_table(model, languages) for model in TYPES.values()]
    found: dict[str, Table] = {}
    for model in TYPES.values():
        for child in children(model):
            for table in _child_tables(model, child, languages):
                found.setdefault(table.name, table)
    return tables + list(found.values())


def _type_table(model: type[Entry], languages: tuple[str, ...]) -> Table:
    fixed = (
        column("id", "编号", "Id", "文件名,永久不变", "The file's stem; permanent"),
        column("entry", "条目", "Entry", *ENTRY_HELP, points_to=ENTRY_KEY),
        column("area", "地区", "Area", *AREA_HELP, points_to=("areas", "code")),
        column("district", "所属区", "District", *DISTRICT_HELP, points_to=("areas", "code")),
    )
    skipped = {"area"}
    own = (part for item in describe(model) if item.name not in skipped and item.group != model
           for part in columns_of(item, languages, model.type_name))
    computed = COMPUTED.get(model.type_name, ())
    return Table(model.type_name, model.labels, model.about, (*fixed, *own, *computed), ("id",),
                 section="entries")


def columns_of(
    item: Field, languages: tuple[str, ...], type_name: str, above: tuple[Field, ...] = ()
) -> Iterator[Column]:
    """Yield the columns of a single-valued field; lists have tables instead.

    Args:
        item: the field.
        languages: those of the instance.
        type_name: the type of entry whose field it is, empty where it is of none.
        above: the groups that the field stands in; their names come before its own.
    """
    if item.many or item.table or item.shape.kind == "codes":
        return
    if item.group:
        for inner in item.fields():
            yield from columns_of(inner, languages, type_name, (*above, item))
        return
    path = (*above, item)
    title = {key: " · ".join(part.title[key] for part in path) for key in item.title}
    plain = replace(value_column(item, type_name), name="_".join(part.column for part in path),
                    title=title)
    if item.shape.kind == "text":
        yield from by_language(plain, languages)
    elif item.shape.kind == "reference":
        yield plain
        yield from by_language(_name_column(plain), languages)
    else:
        yield plain


def value_column(item: Field, type_name: str = "") -> Column:
    """Return the column that holds one value of a field."""
    vocabulary = item.shape.vocabulary if item.shape.kind == "term" else None
    return Column(item.column, item.title, item.description,
                  SQL_TYPES.get(item.shape.kind, "TEXT"), _target(item, type_name), vocabulary)


def _target(item: Field, type_name: str) -> tuple[str, str] | None:
    if item.shape.kind == "reference":
        target = item.shape.targets[0]
        return (type_name if target == "same" else target, "id")
    if item.shape.kind == "listed":
        return LISTED[item.shape.vocabulary or ""]
    return ("areas", "code") if item.shape.kind == "area" else None


def _name_column(reference: Column) -> Column:
    title = {"zh": f"{reference.title['zh']}(名称)", "en": f"{reference.title['en']} (name)"}
    description = {"zh": "对方的名称,未公布的也有", "en": "Its name, also where it is not published"}
    return Column(f"{reference.name}_name", title, description)


def _child_tables(
    model: type[Entry], child: Child, languages: tuple[str, ...]
) -> Iterator[Table]:
    item = child.field
    name = item.table or item.name
    keys = tuple(_key_column(key, child.keys) for key in child.keys)
    single = item.fields() or (replace(item, many=False, table=None),)
    carried = [field for field in describe(model) if field.name in CARRIED.get(name, ())]
    own = [part for inner in (*carried, *single) for part in columns_of(inner, languages, "")]
    if name == "designations":
        own.append(column("state", "状态", "State", "截至数据日期有效、过期、已撤销,或年份未知",
                          "Held, expired, withdrawn or undated, as of the day of the data",
                          vocabulary="designation-states"))
    about = TABLE_HELP.get(name, item.description)
    yield Table(name, item.title, about, (*keys, *own), child.keys, section="parts")
    for inner in item.fields():
        if inner.many and not inner.group:
            position = column("position", "序号", "Position", "在列表中的位置,从 1 开始",
                              "Its place in the list, from 1", "INTEGER")
            yield Table(f"{name}_{inner.name}", inner.title, inner.description,
                        (*keys, position, value_column(inner)), (*child.keys, "position"),
                        section="parts")


def _key_column(key: str, keys: tuple[str, ...]) -> Column:
    if key == "entry":
        return column("entry", "条目", "Entry", *ENTRY_HELP, points_to=ENTRY_KEY)
    if key in {entry_column(table) for table in OF_ONE_TYPE}:
        return column(key, "条目", "Entry", "条目的编号", "The id of the entry",
                      points_to=(f"{key}s", "id"))
    inner = key == "number" and "offering" in keys
    zh, en = NUMBER_HELP["meeting" if inner else key]
    return column(key, "序号", "Number", zh, en, "INTEGER")
