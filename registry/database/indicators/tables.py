"""The tables of what indicators say: values, why there is none, evidence, queries, targets met."""

from __future__ import annotations

from registry.database.schema import ENTRY_KEY, Table, column

AREA = column("area", "地区", "Area", "地区代码", "Code of the area", points_to=("areas", "code"))
INDICATOR = column("indicator", "指标", "Indicator", "指标的编号", "Code of the indicator",
                   points_to=("indicators", "indicator"))
PART = column("part", "哪个数", "Part", "指标有几个数时,是哪一个;见 indicator_parts",
              "Which of its numbers, see indicator_parts")
SIDE = column("side", "哪一边", "Side", "numerator 分子,denominator 分母", "numerator or denominator")
MEASURE = column("measure", "度量", "Measure", "取自统计时", "Where it is taken from statistics",
                 points_to=("measures", "measure"))
POSITION = column("position", "序号", "Position", "从 1 开始", "From 1", "INTEGER")


def value_tables() -> list[Table]:
    """Return the tables, those that others point to first."""
    return [_reports(), _values(), _gaps(), _evidence(), _queries(), _verdicts()]


def _reports() -> Table:
    return Table(
        "reports", {"zh": "上报数", "en": "Reports"},
        {"zh": "每个度量、地区、时期一个数:几处说法不同时取来源最可靠的,指标读这张表",
         "en": "One number for each measure, area and period: where sources differ, that of the best one;"
         " indicators read this table"},
        (MEASURE, AREA,
         column("period", "时期", "Period", "与来源所写一致,如 2023、2022-12", "As exact as its source: 2023, 2022-12"),
         column("ends", "期末", "Ends", "时期的最后一天,用来比较先后", "The last day of the period, to sort by"),
         column("value", "数值", "Value", "单位见 measures.unit", "Its unit stands in measures.unit", "REAL"),
         column("qualifier", "数值性质", "Qualifier", "空即准确;about 约,at_least 不少于,more_than 超过",
                "NULL where exact; about, at_least or more_than", vocabulary="qualifiers"),
         column("statistic", "统计", "Statistic", "数出自哪条统计", "The statistic it stands in",
                points_to=("statistics", "id")),
         column("number", "序号", "Number", "统计中的第几行,0 是合计", "Its row there; 0 is the total", "INTEGER"),
         column("differing", "不同说法", "Differing", "同一时期还有几个不同的数", "How many other numbers are"
                " reported for the same time", "INTEGER"),
         column("newest", "最新", "Newest", "1 是这个地区最新的数", "1 for the newest number of the area",
                "INTEGER")),
        ("measure", "area", "period"))


def _values() -> Table:
    return Table(
        "indicator_values", {"zh": "指标数值", "en": "Indicator values"},
        {"zh": "每个指标、地区的数和状态。state 为 value 时数才成立;其余只说在册多少,不可当作零或没有做到",
         "en": "The number of each indicator and area with its state. It is one only where state is value;"
         " otherwise the counts say what is on record, never zero and never failed"},
        (INDICATOR, PART, AREA,
         column("period", "时期", "Period", "上报数的时期;由条目计算的即截至日",
                "That of the report; the as-of day where it is counted from entries"),
         column("numerator", "分子", "Numerator", "名单不完整时是在册的件数;没有上报时为空",
                "What is on record where a list is not complete; NULL where nobody reported", "REAL"),
         column("denominator", "分母", "Denominator", "没有分母或没有上报时为空",
                "NULL where there is none, or nobody reported", "REAL"),
         column("denominator_period", "分母时期", "Period of the denominator", "分母取自统计时",
                "Where the denominator is reported"),
         column("value", "数值", "Value", "单位见 indicators.unit;state 不是 value 或分母为 0 时为空",
                "Its unit stands in indicators.unit; NULL unless state is value, and where it would be"
                " divided by 0", "REAL"),
         column("qualifier", "数值性质", "Qualifier", "空即准确;about 约,at_least 不少于,more_than 超过",
                "NULL where exact; about, at_least or more_than", vocabulary="qualifiers"),
         column("state", "状态", "State",
                "value 数值成立,list_not_complete 无人声明名单完整,not_reported 没有上报,not_applicable 不适用",
                "value, list_not_complete (nobody promises that the lists are whole), not_reported or"
                " not_applicable", vocabulary="indicator-states"),
         column("as_of", "截至", "As of", "按哪一天计算", "The day it is computed for")),
        ("indicator", "part", "area"))


def _gaps() -> Table:
    return Table(
        "indicator_gaps", {"zh": "指标的缺口", "en": "Gaps of indicators"},
        {"zh": "数值为何还不成立:哪个度量没有上报,哪份名单没有人声明完整,哪些条目的地区太粗",
         "en": "Why a number is none yet: a measure nobody reported, a list nobody promises to be whole,"
         " entries whose area is too wide"},
        (INDICATOR, PART, AREA, POSITION, SIDE, MEASURE,
         column("counted_list", "名单", "List", "“类型”“类型/类别”或“schemes/称号”;areas/residential 表示居村名单早于这个街镇的设立",
                "type, type/kind or schemes/scheme; areas/residential where that list is older than the township"),
         column("unplaced", "未落到地区", "Unplaced", "有几个条目因地区写得太粗而数不到",
                "How many entries have too wide an area to be counted", "INTEGER")),
        ("indicator", "part", "area", "position"))


def _evidence() -> Table:
    return Table(
        "indicator_evidence", {"zh": "指标的依据", "en": "Evidence of indicators"},
        {"zh": "指标数到的条目和读到的统计,一行一条;计入该地区和它的各级上级",
         "en": "The entries an indicator counts and the statistics it reads, a row each; they count for the"
         " area and all areas above it"},
        (INDICATOR, PART, SIDE, AREA,
         column("thing", "所数之物", "Thing", "数的是哪一件:条目编号、地区代码、格;取自统计时是度量",
                "What is counted: an id, the code of an area, a cell; the measure where it is reported"),
         column("entry", "条目", "Entry", "证明它的条目", "The entry that shows it", points_to=ENTRY_KEY)),
        ("indicator", "part", "side", "area", "thing", "entry"))


def _queries() -> Table:
    return Table(
        "indicator_queries", {"zh": "指标的查询", "en": "Queries of indicators"},
        {"zh": "每个数的完整 SQL,可以照样运行,连同状态;用来比较的数,这里是各区的率",
         "en": "The whole SQL of each number with its state, to be run as it is; of a comparison, that of the"
         " rates compared"},
        (INDICATOR, PART, column("sql", "SQL", "SQL", "每个地区一行", "A row for each area")),
        ("indicator", "part"))


def _verdicts() -> Table:
    return Table(
        "target_verdicts", {"zh": "目标达成情况", "en": "Targets met or not"},
        {"zh": "每个可以衡量的目标在每个地区是否达到;说不了的写明原因",
         "en": "Whether each target that is measured is met in each area; where it cannot be said, why"},
        (column("number", "序号", "Number", "从 1 开始", "From 1", "INTEGER"),
         column("origin", "出处", "Set by", "clause 条款,document 文件,indicator 指标", "clause, document or indicator"),
         column("clause", "条款", "Clause", "目标写在条款中时", "Where a clause sets it",
                points_to=("policy_clauses", "clause")),
         column("document", "文件", "Document", "目标写在文件中时", "Where a document sets it",
                points_to=("documents", "document")),
         column("target", "第几个目标", "Target", "在条款或文件的目标中的序号",
                "Its number among the targets of the clause or document", "INTEGER"),
         INDICATOR, PART, AREA,
         column("at_least", "不低于", "At least", "要达到的数值", "The number to reach", "REAL"),
         column("more_than", "超过", "More than", "要超过的数值", "The number to exceed", "REAL"),
         column("at_most", "不高于", "At most", "不应超过的数值", "The number not to exceed", "REAL"),
         column("deadline", "期限", "Deadline", "到哪天为止", "By which day"),
         column("verdict", "结论", "Verdict",
                "met 达到,not_met 未达到,not_yet 期限前的数尚未达到,not_judged 不能由这个数判断;其余同指标状态",
                "met, not_met, not_yet (by a number of before the deadline), not_judged (the number cannot tell), or"
                " the state of the indicator",
                vocabulary="verdicts")),
        ("number",))
