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


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its SQL type, what it is called and means, and what it points to."""

    name: str
    title: dict[str, str]
    description: dict[str, str]
    sql: str = "TEXT"
    points_to: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order and its key."""

    name: str
    title: dict[str, str]
    description: dict[str, str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]

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
    sql: str = "TEXT", points_to: tuple[str, str] | None = None,
) -> Column:
    """Return a column that no model declares."""
    return Column(name, {"zh": zh, "en": en}, {"zh": zh_help, "en": en_help}, sql, points_to)


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
        column("entry", "条目", "Entry", "类型/编号", "type/id", points_to=ENTRY_KEY),
        column("area", "地区", "Area", "地区代码", "Code of the area", points_to=("areas", "code")),
        column("district", "所属区", "District", "所属区的代码", "Code of the district",
               points_to=("areas", "code")),
    )
    skipped = {"area"}
    own = (part for item in describe(model) if item.name not in skipped and item.group != model
           for part in columns_of(item, languages, model.type_name))
    title = model.labels
    about = (model.__doc__ or "").strip().split("\n")[0]
    return Table(model.type_name, title, {"zh": title["zh"], "en": about}, (*fixed, *own, *COMPUTED.get(model.type_name, ())), ("id",))


def columns_of(
    item: Field, languages: tuple[str, ...], type_name: str, prefix: str = ""
) -> Iterator[Column]:
    """Yield the columns of a single-valued field; lists have tables instead."""
    if item.many or item.table or item.shape.kind == "codes":
        return
    name = f"{prefix}{item.column}"
    if item.group:
        for inner in item.fields():
            yield from columns_of(inner, languages, type_name, f"{name}_")
        return
    plain = Column(name, item.title, item.description, SQL_TYPES.get(item.shape.kind, "TEXT"),
                   _target(item, type_name))
    if item.shape.kind == "text":
        yield from by_language(plain, languages)
    elif item.shape.kind == "reference":
        yield plain
        yield from by_language(_name_column(plain), languages)
    else:
        yield plain


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
    keys = tuple(_key_column(key) for key in child.keys)
    single = item.fields() or (replace(item, many=False, table=None),)
    carried = [field for field in describe(model) if field.name in CARRIED.get(name, ())]
    own = [part for inner in (*carried, *single) for part in columns_of(inner, languages, "")]
    if name == "designations":
        own.append(column("state", "状态", "State", "有效、过期、撤销或年份未知",
                          "held, expired, withdrawn or undated"))
    yield Table(name, item.title, item.description, (*keys, *own), child.keys)
    for inner in item.fields():
        if inner.many and not inner.group:
            value = Column(inner.column, inner.title, inner.description)
            position = column("position", "序号", "Position", "", "", "INTEGER")
            yield Table(f"{name}_{inner.name}", inner.title, inner.description,
                        (*keys, position, value), (*child.keys, "position"))


def _key_column(key: str) -> Column:
    if key == "entry":
        return column("entry", "条目", "Entry", "类型/编号", "type/id", points_to=ENTRY_KEY)
    if key in {entry_column(table) for table in OF_ONE_TYPE}:
        return column(key, "条目", "Entry", "条目的编号", "The id of the entry",
                      points_to=(f"{key}s", "id"))
    return column(key, "序号", "Number", "在条目中的序号,从 1 开始", "Its number in the entry, from 1",
                  "INTEGER")
