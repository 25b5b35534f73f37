"""The tables that no entry model declares: the spine, lists of values, what is worked out."""

from __future__ import annotations

from registry.database.account_tables import account_tables
from registry.database.area_tables import AREA_KEY, area_tables
from registry.database.history_tables import history_tables
from registry.database.indicator_tables import indicator_tables
from registry.database.indicators.tables import value_tables
from registry.database.questions.tables import question_tables
from registry.database.reference_tables import list_tables
from registry.database.schema import (
    AREA_HELP,
    DISTRICT_HELP,
    ENTRY_HELP,
    ENTRY_KEY,
    Column,
    Table,
    by_language,
    column,
)

ENTRY = column("entry", "条目", "Entry", *ENTRY_HELP, points_to=ENTRY_KEY)
FIELD = column("field", "字段", "Field", "字段名,组内用点连接", "The field; a dot leads into a group")
POSITION = column("position", "序号", "Position", "在列表中的位置,从 1 开始",
                  "Its place in the list, from 1", "INTEGER")
NAMED_HELP = ("对方的名称,未公布的也有", "Its name, also where it is not published")


def fixed_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the tables, those that others point to first."""
    return [
        *area_tables(languages),
        *_word_tables(languages),
        *list_tables(languages),
        *indicator_tables(),
        *question_tables(languages),
        _entries(languages),
        *_value_tables(languages),
        *_worked_out_tables(languages),
        *value_tables(),
        *history_tables(),
        *account_tables(languages),
    ]


def _each(item: Column, languages: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(by_language(item, languages))


def _word_tables(languages: tuple[str, ...]) -> list[Table]:
    label = _each(column("label", "标签", "Label", "给人看的文字", "What people read"), languages)
    return [
        Table("vocabulary", {"zh": "词表", "en": "Vocabulary"},
              {"zh": "全部可选值及其标签;数据字典的 vocabulary 列写明哪一列用哪份词表",
               "en": "Every term with its labels; the column vocabulary of the data dictionary says "
               "which column uses which"},
              (column("vocabulary", "词表", "Vocabulary", "词表的名称", "The name of the vocabulary"),
               column("term", "词", "Term", "写在数据里的词", "The term as it stands in the data"),
               *label,
               column("broader", "上位词", "Broader term", "同一词表中包含它的词",
                      "The term of the same vocabulary that holds it"),
               column("isced_f", "教育领域", "Field of education", "ISCED-F 2013 代码;不确定时为空",
                      "Code of ISCED-F 2013; NULL where it is not certain"),
               column("life_stage", "人生阶段", "Stage of life", "面向人群所属的阶段,词表 life-stages 的词;不限年龄时为空",
                      "The stage of an audience, a term of life-stages; NULL where it is of any age"),
               POSITION), ("vocabulary", "term"), section="reference"),
        Table("licences", {"zh": "许可", "en": "Licences"},
              {"zh": "每一层内容的许可与署名", "en": "The licence and attribution of each layer"},
              (column("layer", "层", "Layer", "哪一层内容;数据字典写明每个表属于哪一层",
                      "A layer of the content; the data dictionary says which table belongs to which"),
               *_each(column("title", "内容", "Title", "这一层包含什么", "What the layer holds"), languages),
               column("licence", "许可", "Licence", "许可的名称", "The name of the licence"),
               column("licence_url", "许可网址", "Address of the licence", "许可的全文",
                      "Where its text can be read"),
               *_each(column("attribution", "署名", "Attribution", "使用时须写明谁",
                             "Whom to name when using it"), languages)), ("layer",),
              section="reference"),
    ]


def _entries(languages: tuple[str, ...]) -> Table:
    return Table(
        "entries", {"zh": "条目", "en": "Entries"},
        {"zh": "全部公布的条目,一行一条", "en": "Every published entry, one row each"},
        (column("entry", "条目", "Entry", *ENTRY_HELP),
         column("type", "类型", "Type", "所属类型,也是它所在表的名称",
                "Its type, which is the name of its table"),
         column("id", "编号", "Id", "文件名,永久不变", "The file's stem; permanent"),
         column("status", "状态", "Status", "有效、暂停、已关闭或已并入;草稿不公布",
                "Active, paused, closed or merged; drafts are not published", vocabulary="statuses"),
         *_each(column("name", "名称", "Name", "正式全称", "The full official name"), languages),
         *_each(column("summary", "简介", "Summary", "一两句话说明是什么",
                       "What it is, in a sentence or two"), languages),
         column("area", "地区", "Area", *AREA_HELP, points_to=AREA_KEY),
         column("district", "所属区", "District", *DISTRICT_HELP, points_to=AREA_KEY),
         column("path", "文件", "File", "仓库中的文件", "The file in the repository"),
         column("verified_on", "核实日期", "Verified on", "机构确认内容属实的日期;没有确认过则为空",
                "When an institution confirmed it; NULL where none did"),
         column("verified_by", "核实单位", "Verified by", "确认内容的机构", "The organization that confirmed it",
                points_to=("organizations", "id")),
         *_each(column("verified_by_name", "核实单位(名称)", "Verified by (name)", *NAMED_HELP), languages),
         column("confirmation", "确认情况", "Confirmation", "机构、第三方或未确认",
                "By the body itself, by a third party, or by nobody", vocabulary="confirmation"),
         column("confidence", "可信度", "Confidence", "按来源计算:最弱字段的最好来源",
                "Computed from the sources: the best source of the weakest field",
                vocabulary="confidence"),
         column("freshness", "新鲜度", "Freshness", "按最近一次核实或查阅计算;讲过去的条目不计,为空",
                "Computed from the last confirmation or reading; NULL for what tells of the past",
                vocabulary="freshness"),
         column("last_source_date", "最新来源", "Newest source", "有日期的来源中最新的日期;都没有日期则为空",
                "The newest date of its sources; NULL where none is dated"),
         column("body", "全文", "Body", "公布的整条内容(JSON)", "The whole entry as published (JSON)")),
        ("entry",), section="entries")


def _value_tables(languages: tuple[str, ...]) -> list[Table]:
    target = column("target", "指向", "Target", "所指的条目;未公布时为空",
                    "The entry it leads to; NULL where that is not published", points_to=ENTRY_KEY)
    name = _each(column("name", "名称", "Name", *NAMED_HELP), languages)
    return [
        Table("entry_terms", {"zh": "条目的词", "en": "Terms of entries"},
              {"zh": "条目中多选的词", "en": "The terms of fields that take several"},
              (ENTRY, FIELD,
               column("vocabulary", "词表", "Vocabulary", "词所在的词表", "The vocabulary of the term"),
               column("term", "词", "Term", "词表中的词;标签见 vocabulary 表",
                      "A term of it; the label stands in the table vocabulary"), POSITION),
              ("entry", "field", "position"), section="parts"),
        Table("entry_values", {"zh": "条目的多值文字", "en": "Listed values of entries"},
              {"zh": "别名、开设内容等列表", "en": "Other names, contents and other lists"},
              (ENTRY, FIELD, POSITION,
               column("value", "值", "Value", "列表中的一项文字", "One text of the list")),
              ("entry", "field", "position"), section="parts"),
        Table("entry_references", {"zh": "条目之间的关系", "en": "References between entries"},
              {"zh": "条目指向的其他条目,含单值与多值字段",
               "en": "Every reference from one entry to another, of single and of listed fields"},
              (ENTRY, FIELD, POSITION, target, *name), ("entry", "field", "position"),
              section="parts"),
    ]


def _worked_out_tables(languages: tuple[str, ...]) -> list[Table]:
    place = column("place", "场所", "Place", "上课的场所;未公布时为空",
                   "Where it is held; NULL where that is not published", points_to=("places", "id"))
    place_name = _each(column("place_name", "场所(名称)", "Place (name)", *NAMED_HELP), languages)
    return [
        Table("entry_clauses", {"zh": "条目对应的条款", "en": "Clauses of entries"},
              {"zh": "条目对应的政策条款及其依据", "en": "The clauses an entry answers to, and why"},
              (ENTRY, column("clause", "条款", "Clause", "条款的编号", "The id of the clause",
                             points_to=("policy_clauses", "clause")),
               column("basis", "依据", "Basis", "stated 写明、scheme 称号、measure 度量、term 词、type 类型",
                      "stated, or by a scheme, a measure, a term or the type")),
              ("entry", "clause")),
        Table("redirects", {"zh": "编号更改", "en": "Redirects"},
              {"zh": "曾用编号和已并入的条目现在去哪里",
               "en": "Where former ids and merged entries lead now"},
              (column("type", "类型", "Type", "条目的类型", "The type of entry"),
               column("old_id", "原编号", "Old id", "不再使用的编号", "The id that is no longer used"),
               column("new_id", "新编号", "New id", "现在的编号", "The id to go to now"),
               column("since", "自", "Since", "从何时起;未知则为空", "Since when; NULL where unknown")),
              ("type", "old_id")),
        Table("roster_cells", {"zh": "应有与在册", "en": "Rosters, cell by cell"},
              {"zh": "每个地区应有的每类机构:在册几家,几家名称规范",
               "en": "For each area and each kind it should have: how many on record, how many "
               "with the standard name"},
              (column("roster", "名册", "Roster", "名册的编号", "The id of the roster",
                      points_to=("rosters", "roster")),
               column("area", "地区", "Area", "应有这类机构的地区", "The area that should have the kind",
                      points_to=AREA_KEY),
               column("kind", "类别", "Kind", "机构的类别", "The kind of organization",
                      vocabulary="org-kinds"),
               column("on_record", "在册", "On record",
                      "有效和暂停的;0 表示登记册中还没有,不表示实际没有",
                      "Active or paused; 0 means none on record yet, not that there is none",
                      "INTEGER"),
               column("active", "有效", "Active", "在册而有效的;指标只算这些",
                      "Those of them that are active; indicators count these", "INTEGER"),
               column("standard_name", "名称规范", "Standard name",
                      "有效而名称规范的;没有规定名称时为空",
                      "Active ones with the standard name; NULL where none is prescribed", "INTEGER")),
              ("roster", "area", "kind")),
        Table("sessions", {"zh": "场次", "en": "Sessions"},
              {"zh": "由开班的时间推算的每一次课", "en": "Each meeting, computed from the offerings"},
              (ENTRY, column("offering", "开班", "Offering", "开班在条目中的序号,从 1 开始",
                             "The number of the offering in the entry, from 1", sql="INTEGER"),
               column("starts", "开始", "Starts", "当地时间", "Local time"),
               column("ends", "结束", "Ends", "当地时间", "Local time"), place, *place_name,
               column("enrolment", "报名状态", "Enrolment", "开班的报名状态;未知则为空",
                      "That of the offering; NULL where unknown", vocabulary="enrolment-states")),
              ("entry", "offering", "starts", "ends")),
    ]
