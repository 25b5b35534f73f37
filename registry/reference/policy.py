"""The models of what a city's policy says: its clauses, documents, rules, standards and rosters."""

from registry.shapes.fields import Model, field
from registry.shapes.scalars import (
    Amount,
    Area,
    Code,
    Decimal,
    Integer,
    Label,
    PartialDate,
    String,
    Text,
    Url,
    Year,
    listed,
    term,
)
from registry.shapes.sources import Evidence


class Target(Model):
    """Something that a policy wants reached."""

    text: Text = field("目标", "Target", "用自己的话说明", "In words of our own")
    indicator: Code | None = field("指标", "Indicator", "衡量它的指标",
                                   "The indicator that measures it", default=None)
    part: Code | None = field("哪个数", "Part", "指标有几个数时,只指其中一个",
                              "Where the indicator has several numbers and one is meant",
                              default=None)
    level: term("area-levels") | None = field(  # type: ignore[valid-type]
        "层级", "Level", "数值只对这一层级的地区有意义时",
        "Where the number makes sense for areas of one level only", default=None)
    at_least: Decimal | None = field("不低于", "At least", "要达到的数值",
                                     "The number to reach", default=None)
    more_than: Decimal | None = field("超过", "More than", "要超过的数值",
                                      "The number to exceed", default=None)
    at_most: Decimal | None = field("不高于", "At most", "不应超过的数值",
                                    "The number not to exceed", default=None)
    unit: Label | None = field("单位", "Unit", default=None)
    by: PartialDate | None = field("期限", "By", "到哪天为止", "By which day", default=None,
                                   column="deadline")


class Clause(Model):
    """A clause of the policy, in words of our own, with what it names in this registry."""

    clause: Code = field("条款", "Clause", "编号,如 c2-10", "Its id, such as c2-10")
    part: Label | None = field("部分", "Part", "所在的部分", "The part of the policy", default=None)
    heading: Label = field("标题", "Heading", "简短的标题", "A short heading")
    summary: Text = field("摘要", "Summary", "用自己的话概括", "What it asks for, in words of our own")
    document: listed("documents") | None = field(  # type: ignore[valid-type]
        "文件", "Document", "条款所在的文件", "The document it stands in", default=None)
    types: tuple[Code, ...] = field("条目类型", "Types", "整类条目都属于这一条",
                                    "Every entry of these types answers to it", default=(),
                                    column="type")
    terms: tuple[Code, ...] = field("词", "Terms", "条目带有这些词即属于这一条,写作“词表/词”",
                                    "Entries with these terms answer to it: vocabulary/term",
                                    default=(), column="term")
    unesco: tuple[Integer, ...] = field("教科文组织领域", "UNESCO focus areas", "1 至 12",
                                        "Of the Key Features of Learning Cities, 1 to 12", default=(),
                                        column="focus_area")
    targets: tuple[Target, ...] = field("目标", "Targets", "条款写明的目标",
                                        "What the clause wants reached", default=(),
                                        table="policy_targets")


class Document(Model):
    """A plan, regulation, standard, report or policy."""

    document: Code = field("编号", "Document")
    title: Label = field("标题", "Title")
    kind: term("document-kinds") = field("类别", "Kind")  # type: ignore[valid-type]
    level: term("designation-levels") = field("级别", "Level")  # type: ignore[valid-type]
    area: Area | None = field("地区", "Area", "适用的地区", "Where it applies", default=None)
    year: Year | None = field("年份", "Year", default=None)
    number: String | None = field("文号", "Number", default=None)
    publisher: Label | None = field("发布机关", "Publisher", default=None)
    url: Url | None = field("网址", "Address", default=None)
    status: term("document-statuses") | None = field(  # type: ignore[valid-type]
        "效力", "Status", default=None)
    clauses: tuple[Code, ...] = field("条款", "Clauses", "与哪些条款有关",
                                      "The clauses it bears on", default=(), column="clause")
    targets: tuple[Target, ...] = field("目标", "Targets", "文件写明的目标",
                                        "What the document wants reached", default=(),
                                        table="document_targets")
    note: Text | None = field("说明", "Note", default=None)
    sources: tuple[Evidence, ...] = field("来源", "Sources", least=1, table="document_sources")


class CreditRule(Model):
    """How a credit bank takes in or converts what was learnt, as it is published."""

    rule: Code = field("编号", "Rule")
    status: term("statuses") = field("状态", "Status", "草稿不会公布",  # type: ignore[valid-type]
                                     "Drafts are not published")
    bank: term("credit-banks") = field("学分银行", "Credit bank")  # type: ignore[valid-type]
    statement: Text = field("内容", "Statement", "用自己的话概括", "In words of our own")
    from_: Label | None = field("从", "From", "可转换的成果", "What is converted", default=None,
                                alias="from", column="converts_from")
    to: Label | None = field("到", "To", "转换成什么", "What it becomes", default=None,
                             column="converts_to")
    categories: tuple[term("credit-categories"), ...] = field(  # type: ignore[valid-type]
        "成果类别", "Categories", default=(), column="category")
    recognised_in: tuple[Area, ...] = field("承认地区", "Recognised in", default=(), column="area")
    since: PartialDate | None = field("起始", "Since", default=None)
    document: listed("documents") | None = field(  # type: ignore[valid-type]
        "文件", "Document", default=None)
    sources: tuple[Evidence, ...] = field("来源", "Sources", least=1, table="credit_rule_sources")


class StandardItem(Model):
    """One item of a scoring standard."""

    group: Label | None = field("组", "Group", default=None, column="item_group")
    text: Text = field("内容", "Text", "用自己的话概括", "In words of our own")
    points: Amount | None = field("分值", "Points", default=None)


class Standard(Model):
    """A scoring standard, in the version of one year."""

    standard: Code = field("编号", "Standard", "称号加年份", "The scheme with the year")
    scheme: listed("schemes") = field("称号", "Scheme")  # type: ignore[valid-type]
    year: Year = field("年份", "Year")
    title: Label = field("标题", "Title")
    issuer: Label = field("发布机关", "Issuer")
    area: Area | None = field("地区", "Area", "适用的地区;不是本市的只作参考",
                              "Where it applies; one of elsewhere serves as an example", default=None)
    total: Amount | None = field("总分", "Total", default=None)
    pass_at: Amount | None = field("合格分", "Pass at", default=None)
    replaces: Code | None = field("取代", "Replaces", "被取代的版本",
                                  "The version it replaces", default=None)
    note: Text | None = field("说明", "Note", default=None)
    items: tuple[StandardItem, ...] = field("项目", "Items", default=(), table="standard_items")
    sources: tuple[Evidence, ...] = field("来源", "Sources", least=1, table="standard_sources")


class Roster(Model):
    """Which bodies every area of a level should have, as a policy names them."""

    roster: Code = field("编号", "Roster")
    title: Label = field("标题", "Title")
    clause: listed("clauses") | None = field(  # type: ignore[valid-type]
        "条款", "Clause", default=None)
    level: term("area-levels") = field("层级", "Level", "每一个这一级的地区",  # type: ignore[valid-type]
                                       "Of every area of this level")
    counting: term("answers") = field(  # type: ignore[valid-type]
        "只算计数的", "Only those that count", "是否只算“计入街镇”的地区",
        "Whether only areas that count as townships are asked", default="no")
    kinds: tuple[Code, ...] = field("机构类别", "Kinds of organization", least=1, column="kind")
    name_form: Label | None = field(
        "规范名称", "Name form", "用 {area} 代表地区名,{kind} 代表类别名",
        "{area} stands for the area's name, {kind} for the label of the kind", default=None)


class Location(Model):
    """Where something that the policy names lives in the registry.

    `at` is a type, `type.field`, `vocabulary/term`, a code of a reference list or of a check, a
    table, or the address of a page from the root of its language.
    """

    in_: term("system-locations") = field("何处", "In", alias="in", column="place_kind")  # type: ignore[valid-type]
    at: String = field("名称", "At")


class System(Model):
    """Something that the policy names, and how the registry represents it."""

    clause: listed("clauses") = field("条款", "Clause")  # type: ignore[valid-type]
    name: Label = field("名称", "Name")
    lives: tuple[Location, ...] = field("何处", "Lives in", default=(), table="system_locations")
    limit: Text | None = field("限度", "Limit", "只能做到哪里", "How far it goes", default=None)
