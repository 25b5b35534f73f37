"""`registry gen`: writes what `docs/` holds of the registry itself, or says that it is out of date."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from registry.build_command import BuildOptions, build
from registry.errors import EnvironmentFault

NAME = "policy-systems.md"
HEAD = """\
# 政策点名的体系在哪里 · Where what the policy names lives

由 `registry gen` 根据 `reference/systems.yaml` 和已公布的条目生成,不要手改。数字是今天已公布、有据可查的条目数;
没有登记不等于没有。网站上每条条款的页面显示同样的内容。

Written by `registry gen` from `reference/systems.yaml` and the published entries; do not edit. Numbers count entries on
record today: what is not on record may well exist. The page of each clause on the site shows the same.

这些行也可以查询 The same rows as a query:

```sql
select s.clause, s.name, l.place_kind, l.at, l.on_record from policy_systems s join system_locations l using (number)
```
"""
TABLE = """
## {clause} {heading}

| 点名的体系 named | 位置(各处的条目数) where (entries there) | 条目 entries | 限度 limit |
|---|---|---|---|
"""


def systems_page(content: Path, reference: Path) -> str:
    """Return the table of what the policy names, with where each lives and what is on record."""
    with tempfile.TemporaryDirectory(prefix="registry-") as work:
        out = Path(work) / "dist"
        options = BuildOptions(content=content, reference=reference, out=out, only=("database",))
        build(options, lambda _name, items, _total: items)
        with closing(sqlite3.connect(out / "registry.db")) as opened:
            opened.row_factory = sqlite3.Row
            return HEAD + "".join(_tables(opened))


def write_generated(
    content: Path, reference: Path, docs: Path, *, check: bool
) -> tuple[str, bool]:
    """Write the generated pages, or with `check` only compare them; return a sentence and success.

    Raises:
        EnvironmentFault: there is no folder of hand-written pages.
    """
    if not docs.is_dir():
        raise EnvironmentFault(f"没有 {docs} 文件夹", f"There is no folder {docs}")
    path = docs / NAME
    text = systems_page(content, reference)
    current = path.read_text(encoding="utf-8") if path.exists() else ""
    if current == text:
        return f"{path} 没有变化。 {path} is up to date.", True
    if check:
        return (f"{path} 已过时:请运行 registry gen 并提交。 "
                f"{path} is out of date: run registry gen and commit it."), False
    path.write_text(text, encoding="utf-8")
    return f"已写入 {path}。 Wrote {path}.", True


def _tables(database: sqlite3.Connection) -> Iterator[str]:
    places: dict[int, list[str]] = defaultdict(list)
    for row in database.execute("SELECT * FROM system_locations ORDER BY number, position"):
        count = "" if row["on_record"] is None else f" ({row['on_record']})"
        places[row["number"]].append(f"{row['place_kind']} `{row['at']}`{count}")
    systems: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in database.execute("SELECT * FROM policy_systems ORDER BY number"):
        systems[row["clause"]].append(row)
    for clause in database.execute("SELECT * FROM policy_clauses ORDER BY rowid"):
        if systems[clause["clause"]]:
            yield TABLE.format(clause=clause["clause"], heading=_texts(clause, "heading"))
        for row in systems[clause["clause"]]:
            cells = (_texts(row, "name"), "<br>".join(places[row["number"]]),
                     str(row["on_record"]), _texts(row, "limit"))
            yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"


def _texts(row: sqlite3.Row, name: str) -> str:
    """Return a text in every language that it has, the authority's first."""
    columns = [key for key in row.keys() if key == name or key.startswith(f"{name}_")]  # noqa: SIM118
    return " · ".join(row[key] for key in columns if row[key])
