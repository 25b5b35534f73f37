"""The tables that no entry model declares: the spine, lists of values, reference, accounts."""

from __future__ import annotations

from registry.database.history_tables import history_tables
from registry.database.indicator_tables import indicator_tables
from registry.database.reference_tables import list_tables
from registry.database.schema import ENTRY_KEY, Column, Table, by_language, column

AREA_KEY = ("areas", "code")
ENTRY = column("entry", "条目", "Entry", "类型/编号", "type/id", points_to=ENTRY_KEY)
FIELD = column("field", "字段", "Field", "字段名,组内用点连接", "The field; a dot leads into a group")
POSITION = column("position", "序号", "Position", "在列表中的位置,从 1 开始",
                  "Its place in the list, from 1", "INTEGER")


def fixed_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the tables, those that others point to first."""
    return [
        *_reference_tables(languages),
        *list_tables(languages),
        *indicator_tables(),
        _entries(languages),
        *_value_tables(languages),
        *history_tables(),
        *_account_tables(languages),
    ]


def _each(item: Column, languages: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(by_language(item, languages))


def _reference_tables(languages: tuple[str, ...]) -> list[Table]:
    name = _each(column("name", "名称", "Name"), languages)
    label = _each(column("label", "标签", "Label"), languages)
    return [
        Table("areas", {"zh": "地区", "en": "Areas"},
              {"zh": "市、区、街镇、居村,以及外地地区", "en": "City, districts, townships, residential "
               "areas, and areas elsewhere"},
              (column("code", "代码", "Code", "本登记册使用的代码", "The code the registry keys on"),
               *name,
               column("level", "层级", "Level"),
               column("kind", "类别", "Kind"),
               column("parent", "上级", "Parent", points_to=AREA_KEY),
               column("slug", "文件夹名", "Folder"),
               column("district", "所属区", "District", points_to=AREA_KEY),
               column("township", "所属街镇", "Township", "由上级得出,不由代码截取",
                      "Found through the parents, never from digits", points_to=AREA_KEY),
               column("area_group", "地区组", "Group", "用来互相比较的一组地区",
                      "A group of areas that is compared with another"),
               column("urban_rural", "城乡", "Urban or rural", "没有来源时为空",
                      "NULL where no source says"),
               column("counts_as_township", "计入街镇", "Counts as a township", "1 计入,0 不计",
                      "1 where targets count it", "INTEGER"),
               column("counts_as_of", "计入日期", "Counted as of"),
               column("valid_from", "设立日期", "Valid from"),
               column("valid_to", "撤销日期", "Valid to")), ("code",)),
        Table("area_ancestors", {"zh": "地区的上级", "en": "Ancestors of areas"},
              {"zh": "每个地区和它的各级上级,含自身(距离 0)",
               "en": "Each area with all areas above it, itself at distance 0"},
              (column("area", "地区", "Area", points_to=AREA_KEY),
               column("ancestor", "上级", "Ancestor", points_to=AREA_KEY),
               column("distance", "距离", "Distance", "相隔几级", "How many levels lie between",
                      "INTEGER")), ("area", "ancestor")),
        Table("area_codes", {"zh": "地区的别的代码", "en": "Other codes of areas"},
              {"zh": "其他代码体系中的代码,可能与本表代码冲突",
               "en": "Codes in other lists; the same digits may name another area there"},
              (column("area", "地区", "Area", points_to=AREA_KEY),
               column("scheme", "代码体系", "Scheme"),
               column("code", "代码", "Code")), ("area", "scheme")),
        Table("vocabulary", {"zh": "词表", "en": "Vocabulary"},
              {"zh": "全部可选值及其标签", "en": "Every term with its labels"},
              (column("vocabulary", "词表", "Vocabulary"), column("term", "词", "Term"), *label,
               column("broader", "上位词", "Broader term"),
               column("isced_f", "教育领域", "Field of education", "ISCED-F 2013 代码;不确定时为空",
                      "Code of ISCED-F 2013; NULL where it is not certain"),
               column("position", "序号", "Position", sql="INTEGER")), ("vocabulary", "term")),
        Table("licences", {"zh": "许可", "en": "Licences"},
              {"zh": "每一层内容的许可与署名", "en": "The licence and attribution of each layer"},
              (column("layer", "层", "Layer"), *_each(column("title", "内容", "Title"), languages),
               column("licence", "许可", "Licence"),
               column("licence_url", "许可网址", "Address of the licence"),
               *_each(column("attribution", "署名", "Attribution"), languages)), ("layer",)),
    ]


def _entries(languages: tuple[str, ...]) -> Table:
    return Table(
        "entries", {"zh": "条目", "en": "Entries"},
        {"zh": "全部公布的条目,一行一条", "en": "Every published entry, one row each"},
        (column("entry", "条目", "Entry", "类型/编号", "type/id"),
         column("type", "类型", "Type"), column("id", "编号", "Id"),
         column("status", "状态", "Status"),
         *_each(column("name", "名称", "Name"), languages),
         *_each(column("summary", "简介", "Summary"), languages),
         column("area", "地区", "Area", points_to=AREA_KEY),
         column("district", "所属区", "District", points_to=AREA_KEY),
         column("path", "文件", "File", "仓库中的文件", "The file in the repository"),
         column("verified_on", "核实日期", "Verified on"),
         column("verified_by", "核实单位", "Verified by", points_to=("organizations", "id")),
         *_each(column("verified_by_name", "核实单位(名称)", "Verified by (name)"), languages),
         column("confirmation", "确认情况", "Confirmation", "机构、第三方或未确认",
                "official, third_party or unconfirmed"),
         column("confidence", "可信度", "Confidence", "按来源计算:最弱字段的最好来源",
                "Computed from the sources: the best source of the weakest field"),
         column("freshness", "新鲜度", "Freshness", "按最近一次核实或查阅计算",
                "Computed from the last confirmation or reading"),
         column("last_source_date", "最新来源", "Newest source"),
         column("body", "全文", "Body", "公布的整条内容(JSON)", "The whole entry as published (JSON)")),
        ("entry",))


def _value_tables(languages: tuple[str, ...]) -> list[Table]:
    target = column("target", "指向", "Target", "未公布时为空", "NULL where it is not published",
                    points_to=ENTRY_KEY)
    name = _each(column("name", "名称", "Name"), languages)
    place = column("place", "场所", "Place", points_to=("places", "id"))
    place_name = _each(column("place_name", "场所(名称)", "Place (name)"), languages)
    return [
        Table("entry_terms", {"zh": "条目的词", "en": "Terms of entries"},
              {"zh": "条目中多选的词", "en": "The terms of fields that take several"},
              (ENTRY, FIELD, column("vocabulary", "词表", "Vocabulary"),
               column("term", "词", "Term"), POSITION), ("entry", "field", "position")),
        Table("entry_values", {"zh": "条目的多值文字", "en": "Listed values of entries"},
              {"zh": "别名、开设内容等列表", "en": "Other names, contents and other lists"},
              (ENTRY, FIELD, POSITION, column("value", "值", "Value")),
              ("entry", "field", "position")),
        Table("entry_references", {"zh": "条目之间的关系", "en": "References between entries"},
              {"zh": "条目指向的其他条目,含单值与多值字段",
               "en": "Every reference from one entry to another, of single and of listed fields"},
              (ENTRY, FIELD, POSITION, target, *name), ("entry", "field", "position")),
        Table("entry_clauses", {"zh": "条目对应的条款", "en": "Clauses of entries"},
              {"zh": "条目对应的政策条款及其依据", "en": "The clauses an entry answers to, and why"},
              (ENTRY, column("clause", "条款", "Clause", points_to=("policy_clauses", "clause")),
               column("basis", "依据", "Basis", "stated 写明、scheme 称号、measure 度量、term 词、type 类型",
                      "stated, or by a scheme, a measure, a term or the type")),
              ("entry", "clause")),
        Table("redirects", {"zh": "编号更改", "en": "Redirects"},
              {"zh": "曾用编号和已并入的条目现在去哪里",
               "en": "Where former ids and merged entries lead now"},
              (column("type", "类型", "Type"), column("old_id", "原编号", "Old id"),
               column("new_id", "新编号", "New id"), column("since", "自", "Since")),
              ("type", "old_id")),
        Table("roster_cells", {"zh": "应有与在册", "en": "Rosters, cell by cell"},
              {"zh": "每个地区应有的每类机构:在册几家,几家名称规范",
               "en": "For each area and each kind it should have: how many on record, how many "
               "with the standard name"},
              (column("roster", "名册", "Roster", points_to=("rosters", "roster")),
               column("area", "地区", "Area", points_to=AREA_KEY),
               column("kind", "类别", "Kind"),
               column("on_record", "在册", "On record", "有效和暂停的", "Active or paused", "INTEGER"),
               column("active", "有效", "Active", "在册而有效的;指标只算这些",
                      "Those of them that are active; indicators count these", "INTEGER"),
               column("standard_name", "名称规范", "Standard name",
                      "有效而名称规范的;没有规定名称时为空",
                      "Active ones with the standard name; NULL where none is prescribed", "INTEGER")),
              ("roster", "area", "kind")),
        Table("sessions", {"zh": "场次", "en": "Sessions"},
              {"zh": "由开班的时间推算的每一次课", "en": "Each meeting, computed from the offerings"},
              (ENTRY, column("offering", "开班", "Offering", sql="INTEGER"),
               column("starts", "开始", "Starts", "当地时间", "Local time"),
               column("ends", "结束", "Ends"), place, *place_name,
               column("enrolment", "报名状态", "Enrolment")),
              ("entry", "offering", "starts", "ends")),
    ]


def _account_tables(languages: tuple[str, ...]) -> list[Table]:
    title = _each(column("title", "标题", "Title"), languages)
    description = _each(column("description", "说明", "Description"), languages)
    return [
        Table("ledger", {"zh": "总账", "en": "Ledger"},
              {"zh": "每个文件一行:公布、草稿、搁置或忽略",
               "en": "One row per file: published, draft, set aside or ignored"},
              (column("path", "文件", "File"), column("type", "类型", "Type"),
               column("id", "编号", "Id"), column("status", "状态", "Status"),
               column("outcome", "结果", "Outcome"), column("code", "原因", "Code")), ("path",)),
        Table("findings", {"zh": "检查结果", "en": "Findings"},
              {"zh": "公布与搁置文件的错误和提醒", "en": "Errors and warnings of files not drafts"},
              (column("number", "序号", "Number", sql="INTEGER"), column("code", "代码", "Code"),
               column("severity", "程度", "Severity"), column("path", "文件", "File"),
               column("line", "行", "Line", sql="INTEGER"),
               column("column", "列", "Column", sql="INTEGER"), column("field", "字段", "Field"),
               column("seen", "所写", "Seen"), column("suggestion", "建议", "Suggestion"),
               column("message_zh", "说明(zh)", "Message (zh)"),
               column("message_en", "说明(en)", "Message (en)")), ("number",)),
        Table("columns", {"zh": "数据字典", "en": "Data dictionary"},
              {"zh": "每个表、每一列的含义;column_name 为空即表本身",
               "en": "What each table and column means; an empty column_name is the table itself"},
              (column("table_name", "表", "Table"), column("column_name", "列", "Column"),
               *title, *description), ("table_name", "column_name")),
        Table("fields", {"zh": "字段", "en": "Fields"},
              {"zh": "条目文件中的每个字段", "en": "Every field of the entry files"},
              (column("type", "类型", "Type"), column("path", "字段", "Path"),
               column("position", "序号", "Position", sql="INTEGER"),
               column("shape", "形式", "Shape"), *title, *description,
               column("vocabulary", "词表", "Vocabulary"), column("targets", "指向", "Targets"),
               column("many", "多值", "Many", sql="INTEGER"),
               column("required", "必填", "Required", sql="INTEGER")), ("type", "path")),
        Table("meta", {"zh": "说明", "en": "Meta"},
              {"zh": "这份数据的名称、日期与版本", "en": "Name, date and version of this file"},
              (column("key", "项", "Key"), column("value", "值", "Value")), ("key",)),
    ]
