"""The models of what is counted: measures, indicators, and promises that a list is whole."""

from datetime import date
from typing import Annotated

from registry.reference.policy import Target
from registry.shapes.fields import Model, Shape, field
from registry.shapes.scalars import (
    Area,
    Boolean,
    Code,
    Count,
    Date,
    Decimal,
    Label,
    Query,
    String,
    Text,
    listed,
    reference,
    term,
)
from registry.shapes.sources import Evidence


class Measure(Model):
    """Something that statistics count or measure, defined once."""

    measure: Code = field("编号", "Measure", "度量在登记册中的编号,永久不变",
                          "Its id in the registry; permanent")
    label: Label = field("名称", "Label", "度量的名称", "What it is called")
    unit: Label = field("单位", "Unit", "数值的单位,用文字写", "That of its numbers, in words")
    population: Text = field("口径", "Population", "数的是谁或什么", "Who or what is counted")
    counts: term("counted") = field(  # type: ignore[valid-type]
        "计数对象", "Counts", "数的是人、人次、机构、金额等", "People, visits, bodies, money and so on")
    time: term("measure-times") = field("时间性质", "Time", "时点数或时期数",  # type: ignore[valid-type]
                                        "A stock at a day, or a flow over a period")
    additive: Boolean = field("可加", "Additive", "各地区相加是否等于合计",
                              "Whether the areas add up to the total")
    small_cell_threshold: Count | None = field(
        "最小公布数", "Small-cell threshold", "小于它的非零数不公布",
        "Numbers below it, but for 0, are not published", default=None)
    finest_level: term("area-levels") | None = field(  # type: ignore[valid-type]
        "最细层级", "Finest level", "不公布到更细的地区", "No finer area is published", default=None)
    clause: listed("clauses") | None = field(  # type: ignore[valid-type]
        "条款", "Clause", "这个数说明的条款", "The clause that it tells of", default=None)
    note: Text | None = field("说明", "Note", "补充说明", "Anything to add", default=None)


class Quantity(Model):
    """The numerator or denominator of an indicator, and where it comes from.

    `text` says what is counted; the lists say what must be complete before the count is one, and
    `sql` yields what is counted, one row each: the area it is in, what it is, the entry that shows it
    (NULL where none does). A thing counts for its area and all above, once. A quantity taken from
    statistics needs no SQL of its own: the newest report of its measures is read.
    """

    text: Label = field("内容", "Text", "数的是什么", "What is counted")
    measures: tuple[listed("measures"), ...] = field(  # type: ignore[valid-type]
        "度量", "Measures", "取自统计时;几个度量相加",
        "Where it is taken from statistics; several are added up", default=(), column="measure")
    lists: tuple[Code, ...] = field(
        "名单", "Lists", "取自条目时读哪些名单;同一条目在几份名单里只计一次",
        "The lists it is counted from; what stands in several of them is counted once", default=(),
        column="counted_list")
    sql: Query | None = field(
        "SQL", "SQL", "取自条目时:每件一行,三列为地区、所数之物、可证明它的条目",
        "Where it is counted from entries: a row for each thing, with its area, the thing, and the"
        " entry that shows it", default=None)
    unplaced: Query | None = field(
        "未落到地区", "Unplaced", "名单中因地区写得太粗而数不到的条目,三列同上;有这样的条目,所在地区的数就不成立",
        "Entries of the lists that cannot be counted because their area is too wide, with the same three"
        " columns; while there are any, the number of their areas is none", default=None)


class Part(Model):
    """One number of an indicator."""

    part: Code = field("编号", "Part", "这个数在指标内的编号", "Its id within the indicator")
    label: Label | None = field("名称", "Label", "指标有几个数时,这个数的名称",
                                "What it is called where the indicator has several", default=None)
    numerator: Quantity = field("分子", "Numerator", "除号上面的数;没有分母时就是数值",
                                "What stands above the line; the value itself where nothing is below")
    denominator: Quantity | None = field("分母", "Denominator", "除号下面的数;没有即不除",
                                         "What stands below it; absent where nothing is divided",
                                         default=None)
    multiply: Decimal | None = field("乘以", "Multiplied by", "分子 ÷ 分母之后乘以",
                                     "After the numerator is divided by the denominator", default=None)
    of_total: Boolean = field(
        "几分之几", "Out of", "数值即分子,分母只说明总共多少,如 9/16",
        "The value is the numerator; the denominator says out of how many: 9 of 16", default=False)
    compare: String | None = field(
        "区际比较", "Compared between districts",
        "先按区计算,再比较:max/min 最大÷最小,sd/mean 标准差÷平均数,或“地区组/地区组”",
        "Computed by district, then compared: max/min, sd/mean (standard deviation by mean), or one"
        " group of areas by another", default=None)
    bound: term("bounds") | None = field(  # type: ignore[valid-type]
        "界限", "Bound", "与指标的界限不同时", "Where it is not the indicator's", default=None)
    unit: Label | None = field("单位", "Unit", "与指标的单位不同时", "Where it is not the indicator's",
                               default=None)


class Indicator(Model):
    """A number that tells how far a clause is carried out: its definition."""

    indicator: Code = field("编号", "Indicator", "指标的编号,永久不变", "Its id; permanent")
    label: Label = field("名称", "Label", "指标的名称", "What it is called")
    class_: term("indicator-classes") = field(  # type: ignore[valid-type]
        "来源类别", "Class", "由条目计算、由统计报告,或两者都用",
        "Computed from entries, reported by statistics, or both", alias="class", column="class")
    clauses: tuple[listed("clauses"), ...] = field(  # type: ignore[valid-type]
        "条款", "Clauses", "它衡量哪些条款", "The clauses it measures", least=1, column="clause")
    levels: tuple[term("area-levels"), ...] = field(  # type: ignore[valid-type]
        "计算层级", "Levels", "为哪些层级的地区计算", "The levels of area it is computed for", least=1,
        column="level")
    formula: Text = field("算法", "Formula", "怎样计算,用文字写", "How it is computed, in words")
    unit: Label = field("单位", "Unit", "数值的单位,用文字写", "That of its values, in words")
    parts: tuple[Part, ...] = field("数", "Parts", "指标由哪几个数组成", "The numbers it consists of",
                                    least=1, table="indicator_parts")
    target: Target | None = field("目标", "Target", "政策对它提出的目标",
                                  "What the policy wants it to reach", default=None)
    bound: term("bounds") | None = field(  # type: ignore[valid-type]
        "界限", "Bound", "名单不全时能否说“至少”或“至多”",
        "Whether “at least” or “at most” can be said while a list is not complete", default=None)
    caveat: Text | None = field("注意", "Caveat", "读这个数时须知道的限度", "What to mind when reading it",
                                default=None)
    ask: Text | None = field("向谁询问", "Whom to ask", "没有报告时,哪个机构掌握这个数",
                             "Which body holds the number while nobody has reported it", default=None)
    maps_to: Annotated[dict[str, Code | None], Shape("codes")] = field(
        "对应的指标体系", "Maps to", "别的指标体系中的编号;没有公开的为空",
        "Its code in other frameworks; empty where the framework is not public", default={})


class Completeness(Model):
    """A promise that a list is whole for an area as of a day."""

    list: Code = field("名单", "List", "“类型”“类型/类别”或“schemes/称号”",
                       "type, type/kind or schemes/scheme", column="counted_list")
    area: Area = field("地区", "Area", "声明管到哪个地区,含它的下级",
                       "The area it is promised for, with all areas below")
    complete_as_of: Date = field("完整截至", "Complete as of", "到这一天为止名单是全的",
                                 "The day as of which the list is whole")
    valid_until: Date | None = field("有效至", "Valid until", "不写即一年",
                                     "One year where absent", default=None)
    declared_by: reference("organizations") = field(  # type: ignore[valid-type]
        "声明机构", "Declared by", "机构编号,或写 name", "The id of an organization, or a name")
    sources: tuple[Evidence, ...] = field("来源", "Sources", "在哪里读到这份声明",
                                          "Where the promise can be read", least=1,
                                          table="completeness_sources")

    @property
    def last_day(self) -> str:
        """The last day on which the promise is in force: one year on where none is given."""
        if self.valid_until:
            return self.valid_until
        day = date.fromisoformat(self.complete_as_of)
        leap = (day.month, day.day) == (2, 29)
        return day.replace(year=day.year + 1, day=28 if leap else day.day).isoformat()
