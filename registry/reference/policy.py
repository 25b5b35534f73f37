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
    unit: Label | None = field("单位", "Unit", "数值的单位,用文字写", "That of the number, in words",
                               default=None)
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

    document: Code = field("编号", "Document", "文件在登记册中的编号,永久不变",
                           "Its id in the registry; permanent")
    title: Label = field("标题", "Title", "文件的标题", "What the document is called")
    kind: term("document-kinds") = field(  # type: ignore[valid-type]
        "类别", "Kind", "规划、法规、标准、报告等", "Plan, regulation, standard, report and so on")
    level: term("designation-levels") = field(  # type: ignore[valid-type]
        "级别", "Level", "由哪一级发布", "The level that issued it")
    area: Area | None = field("地区", "Area", "适用的地区", "Where it applies", default=None)
    year: Year | None = field("年份", "Year", "发布的年份", "The year it was issued", default=None)
    number: String | None = field("文号", "Number", "发文字号",
                                  "The official number of the document", default=None)
    publisher: Label | None = field("发布机关", "Publisher", "发布文件的机关或机构",
                                    "The body that issued it", default=None)
    url: Url | None = field("网址", "Address", "可以读到文件的网址;不安全的网址不公布",
                            "Where it can be read; an unsafe address is not published", default=None)
    status: term("document-statuses") | None = field(  # type: ignore[valid-type]
        "效力", "Status", "是否仍然有效;未知则不写", "Whether it is in force; absent where unknown",
        default=None)
    clauses: tuple[Code, ...] = field("条款", "Clauses", "与哪些条款有关",
                                      "The clauses it bears on", default=(), column="clause")
    targets: tuple[Target, ...] = field("目标", "Targets", "文件写明的目标",
                                        "What the document wants reached", default=(),
                                        table="document_targets")
    note: Text | None = field("说明", "Note", "补充说明", "Anything to add", default=None)
    sources: tuple[Evidence, ...] = field("来源", "Sources", "在哪里读到这份文件",
                                          "Where the document can be read of", least=1,
                                          table="document_sources")


class CreditRule(Model):
    """How a credit bank takes in or converts what was learnt, as it is published."""

    rule: Code = field("编号", "Rule", "规则在登记册中的编号,永久不变",
                       "Its id in the registry; permanent")
    status: term("statuses") = field("状态", "Status", "草稿不会公布",  # type: ignore[valid-type]
                                     "Drafts are not published")
    bank: term("credit-banks") = field(  # type: ignore[valid-type]
        "学分银行", "Credit bank", "公布规则的学分银行", "The bank whose rule it is")
    statement: Text = field("内容", "Statement", "用自己的话概括", "In words of our own")
    from_: Label | None = field("从", "From", "可转换的成果", "What is converted", default=None,
                                alias="from", column="converts_from")
    to: Label | None = field("到", "To", "转换成什么", "What it becomes", default=None,
                             column="converts_to")
    categories: tuple[term("credit-categories"), ...] = field(  # type: ignore[valid-type]
        "成果类别", "Categories", "规则适用于哪几类成果", "The categories of achievement it is for",
        default=(), column="category")
    recognised_in: tuple[Area, ...] = field("承认地区", "Recognised in", "承认转换结果的地区",
                                             "The areas that recognise what it gives", default=(),
                                             column="area")
    since: PartialDate | None = field("起始", "Since", "从何时起适用", "Since when it holds",
                                      default=None)
    document: listed("documents") | None = field(  # type: ignore[valid-type]
        "文件", "Document", "写有规则的文件", "The document that holds the rule", default=None)
    sources: tuple[Evidence, ...] = field("来源", "Sources", "在哪里读到这条规则",
                                          "Where the rule can be read", least=1,
                                          table="credit_rule_sources")


class StandardItem(Model):
    """One item of a scoring standard."""

    group: Label | None = field("组", "Group", "所在的部分或一级指标",
                                "The part of the standard it stands in", default=None,
                                column="item_group")
    text: Text = field("内容", "Text", "用自己的话概括", "In words of our own")
    points: Amount | None = field("分值", "Points", "满分;标准没有写明则不写",
                                  "The most it can score; absent where the standard does not say",
                                  default=None)


class Standard(Model):
    """A scoring standard, in the version of one year."""

    standard: Code = field("编号", "Standard", "称号加年份", "The scheme with the year")
    scheme: listed("schemes") = field(  # type: ignore[valid-type]
        "称号", "Scheme", "用它评定的称号或项目", "The title or programme it is used for")
    year: Year = field("年份", "Year", "这一版的年份", "The year of this version")
    title: Label = field("标题", "Title", "标准的标题", "What the standard is called")
    issuer: Label = field("发布机关", "Issuer", "发布标准的机关", "The body that issued it")
    area: Area | None = field("地区", "Area", "适用的地区;不是本市的只作参考",
                              "Where it applies; one of elsewhere serves as an example", default=None)
    total: Amount | None = field("总分", "Total", "各项分值之和", "What all items can score together",
                                 default=None)
    pass_at: Amount | None = field("合格分", "Pass at", "达到多少分为合格",
                                   "The score from which one passes", default=None)
    replaces: Code | None = field("取代", "Replaces", "被取代的版本",
                                  "The version it replaces", default=None)
    note: Text | None = field("说明", "Note", "补充说明", "Anything to add", default=None)
    items: tuple[StandardItem, ...] = field("项目", "Items", "标准逐项给分的内容",
                                            "What the standard gives points for, item by item",
                                            default=(), table="standard_items")
    sources: tuple[Evidence, ...] = field("来源", "Sources", "在哪里读到这份标准",
                                          "Where the standard can be read", least=1,
                                          table="standard_sources")


class Roster(Model):
    """Which bodies every area of a level should have, as a policy names them."""

    roster: Code = field("编号", "Roster", "名册在登记册中的编号", "Its id in the registry")
    title: Label = field("标题", "Title", "这份名册叫什么", "What the roster is called")
    clause: listed("clauses") | None = field(  # type: ignore[valid-type]
        "条款", "Clause", "提出要求的条款", "The clause that asks for these bodies", default=None)
    level: term("area-levels") = field("层级", "Level", "每一个这一级的地区",  # type: ignore[valid-type]
                                       "Of every area of this level")
    counting: term("answers") = field(  # type: ignore[valid-type]
        "只算计数的", "Only those that count", "是否只算“计入街镇”的地区",
        "Whether only areas that count as townships are asked", default="no")
    kinds: tuple[Code, ...] = field("机构类别", "Kinds of organization", "每个地区应有的机构类别",
                                    "The kinds of body that every area should have", least=1,
                                    column="kind")
    name_form: Label | None = field(
        "规范名称", "Name form", "用 {area} 代表地区名,{kind} 代表类别名",
        "{area} stands for the area's name, {kind} for the label of the kind", default=None)


class Location(Model):
    """Where something that the policy names lives in the registry.

    `at` is a type, `type.field`, `vocabulary/term`, a code of a reference list or of a check, a
    table, or the address of a page from the root of its language.
    """

    in_: term("system-locations") = field(  # type: ignore[valid-type]
        "何处", "In", "以什么形式登记:条目类型、字段、词、称号、度量、表、页面等",
        "As what it is kept: a type, field, term, scheme, measure, table, page and so on", alias="in",
        column="place_kind")
    at: String = field("名称", "At", "类型、字段、“词表/词”、编号、表名或页面地址",
                       "The type, field, vocabulary/term, code, table or address of a page")


class System(Model):
    """Something that the policy names, and how the registry represents it."""

    clause: listed("clauses") = field(  # type: ignore[valid-type]
        "条款", "Clause", "点名这一事项的条款", "The clause that names it")
    name: Label = field("名称", "Name", "政策怎样称呼这一事项", "What the policy calls it")
    lives: tuple[Location, ...] = field("何处", "Lives in", "登记册里可以找到它的每个地方",
                                        "Every place of the registry where it can be found",
                                        default=(), table="system_locations")
    limit: Text | None = field("限度", "Limit", "只能做到哪里", "How far it goes", default=None)
