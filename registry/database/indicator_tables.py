"""What the definition of an indicator holds several of inside its numbers: tables and rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.database.schema import Table, column
from registry.reference import Reference
from registry.reference.measuring import Part

Row = dict[str, Any]
INDICATOR = column("indicator", "指标", "Indicator", "指标的编号", "Its id",
                   points_to=("indicators", "indicator"))


def indicator_tables() -> list[Table]:
    """Return the tables of what the numbers are taken from, and of codes in other frameworks."""
    return [
        Table("indicator_sources", {"zh": "指标取自何处", "en": "What indicators are taken from"},
              {"zh": "每个分子和分母所用的度量和名单,一行一个;名单完整,由它得出的数才是数",
               "en": "Each measure and each list behind a numerator or a denominator; a count is one only"
               " where its lists are complete"},
              (INDICATOR, column("number", "序号", "Number", "指标的第几个数", "Which of its numbers",
                                 "INTEGER"),
               column("side", "哪一边", "Side", "numerator 分子,denominator 分母",
                      "numerator or denominator"),
               column("position", "序号", "Position", "从 1 开始", "From 1", "INTEGER"),
               column("measure", "度量", "Measure", "取自统计时", "Where it is taken from statistics",
                      points_to=("measures", "measure")),
               column("counted_list", "名单", "List", "取自条目时:“类型”“类型/类别”等",
                      "Where it is counted from entries: type, type/kind and so on")),
              ("indicator", "number", "side", "position"), section="reference"),
        Table("indicator_codes", {"zh": "指标在别的体系中的编号", "en": "Codes of indicators elsewhere"},
              {"zh": "对应别的指标体系中的哪一项", "en": "Which indicator of another framework it answers to"},
              (INDICATOR, column("framework", "体系", "Framework", "别的指标体系的编号",
                                "The id of the other framework"),
               column("code", "编号", "Code", "该体系没有公开时为空",
                      "NULL where the framework is not public")), ("indicator", "framework"),
              section="reference"),
    ]


def indicator_rows(reference: Reference) -> Iterator[tuple[str, Row]]:
    """Yield pairs of table and row for all indicators."""
    for code, indicator in reference.indicators.items():
        for number, part in enumerate(indicator.parts, 1):
            for row in _sources(part):
                yield "indicator_sources", {"indicator": code, "number": number, **row}
        for framework, other in indicator.maps_to.items():
            yield "indicator_codes", {"indicator": code, "framework": framework, "code": other}


def _sources(part: Part) -> Iterator[Row]:
    for side, quantity in (("numerator", part.numerator), ("denominator", part.denominator)):
        if quantity is None:
            continue
        taken = [*(("measure", one) for one in quantity.measures),
                 *(("counted_list", one) for one in quantity.lists)]
        for position, (name, value) in enumerate(taken, 1):
            yield {"side": side, "position": position, name: value}
