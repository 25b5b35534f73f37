"""The tables in which the database gives account of itself: files, findings, meanings, edition."""

from __future__ import annotations

from registry.database.schema import Table, by_language, column

PATH = column("path", "文件", "File", "content/ 下的文件", "The file below content/")


def account_tables(languages: tuple[str, ...]) -> list[Table]:
    """Return the tables, which nothing else points to."""
    return [*_file_tables(), *_meaning_tables(languages), _meta()]


def _file_tables() -> list[Table]:
    return [
        Table("ledger", {"zh": "总账", "en": "Ledger"},
              {"zh": "每个文件一行:公布、草稿、搁置或忽略",
               "en": "One row per file: published, draft, set aside or ignored"},
              (PATH, column("type", "类型", "Type", "文件所在文件夹的类型", "The type of its folder"),
               column("id", "编号", "Id", "文件名;忽略的文件为空", "The file's stem; NULL where ignored"),
               column("status", "状态", "Status", "文件中写的状态;读不出则为空",
                      "The status in the file; NULL where it cannot be read", vocabulary="statuses"),
               column("outcome", "结果", "Outcome",
                      "published 公布、draft 草稿、set_aside 搁置、ignored 忽略",
                      "published, draft, set_aside or ignored"),
               column("code", "原因", "Code", "搁置它的错误代码,见网站的 /errors/",
                      "The error that set it aside, explained at /errors/ of the site")), ("path",),
              section="account"),
        Table("findings", {"zh": "检查结果", "en": "Findings"},
              {"zh": "公布与搁置文件的错误和提醒", "en": "Errors and warnings of files not drafts"},
              (column("number", "序号", "Number", "按文件和行排列,从 1 开始", "By file and line, from 1",
                      "INTEGER"),
               column("code", "代码", "Code", "检查的代码,见网站的 /errors/",
                      "That of the check, explained at /errors/ of the site"),
               column("severity", "程度", "Severity", "error 错误或 warning 提醒", "error or warning"),
               PATH,
               column("line", "行", "Line", "从 1 开始", "From 1", "INTEGER"),
               column("column", "列", "Column", "第几个字,从 1 开始", "In characters, from 1", "INTEGER"),
               column("field", "字段", "Field", "字段名,组内用点连接", "The field; a dot leads into a group"),
               column("seen", "所写", "Seen", "文件中的写法;可能涉及隐私或搁置的不公布",
                      "What the file says; withheld where it may be private or the file is set aside"),
               column("suggestion", "建议", "Suggestion", "可以直接替换的写法;没有把握时为空",
                      "What to write instead; NULL where that is not certain"),
               column("message_zh", "说明(zh)", "Message (zh)", "中文说明", "What is wrong, in Chinese"),
               column("message_en", "说明(en)", "Message (en)", "英文说明", "What is wrong, in English")),
              ("number",), section="account"),
    ]


def _meaning_tables(languages: tuple[str, ...]) -> list[Table]:
    title = tuple(by_language(column("title", "标题", "Title", "给人看的名称", "What people call it"),
                              languages))
    about = tuple(by_language(column("description", "说明", "Description", "它的含义", "What it means"),
                              languages))
    return [
        Table("columns", {"zh": "数据字典", "en": "Data dictionary"},
              {"zh": "每个表、每一列的含义;column_name 为空即表本身",
               "en": "What each table and column means; an empty column_name is the table itself"},
              (column("table_name", "表", "Table", "表的名称", "The name of the table"),
               column("column_name", "列", "Column", "列的名称;表本身为空字符串",
                      "The name of the column; an empty text for the table itself"),
               *title, *about,
               column("section", "部分", "Section",
                      "只对表:entries 条目、parts 条目的组成、reference 参考、computed 计算、account 账目",
                      "Of tables only: entries, parts of entries, reference, computed or account"),
               column("layer", "许可层", "Layer", "只对表:适用哪一层的许可",
                      "Of tables only: the layer of licences that covers it",
                      points_to=("licences", "layer")),
               column("position", "序号", "Position", "列在表中的次序,从 1 开始;表本身为 0",
                      "Its place in the table, from 1; 0 for the table itself", "INTEGER"),
               column("storage", "存储类型", "Storage", "TEXT、INTEGER 或 REAL", "TEXT, INTEGER or REAL"),
               column("key_position", "主键次序", "Place in the key", "在主键中的次序,从 1 开始;不在其中为空",
                      "Its place in the primary key, from 1; NULL where it is no part of it", "INTEGER"),
               column("target_table", "指向的表", "Target table", "外键指向的表;不是外键为空",
                      "The table its foreign key leads to; NULL where it is none"),
               column("target_column", "指向的列", "Target column", "外键指向的列", "The column it leads to"),
               column("vocabulary", "词表", "Vocabulary",
                      "值是哪份词表中的词;用词表名和词到 vocabulary 表中查标签",
                      "The vocabulary whose terms are its values; look up labels in the table "
                      "vocabulary by its name and the term")), ("table_name", "column_name"),
              section="account"),
        Table("fields", {"zh": "字段", "en": "Fields"},
              {"zh": "条目文件中的每个字段", "en": "Every field of the entry files"},
              (column("type", "类型", "Type", "条目的类型", "The type of entry"),
               column("path", "字段", "Path", "字段名,组内用点连接", "The field; a dot leads into a group"),
               column("position", "序号", "Position", "在类型中的次序,从 1 开始",
                      "Its place in the type, from 1", "INTEGER"),
               column("shape", "形式", "Shape", "值的形式,如 text、date、term、reference",
                      "What its value is, such as text, date, term or reference"), *title, *about,
               column("vocabulary", "词表", "Vocabulary", "从哪份词表或参考名单中选",
                      "The vocabulary or reference list it is chosen from"),
               column("targets", "指向", "Targets", "可以引用的类型,用逗号隔开",
                      "The types it may refer to, with commas between"),
               column("many", "多值", "Many", "1 可以写几个,0 只写一个", "1 where it takes several, else 0",
                      "INTEGER"),
               column("required", "必填", "Required", "1 必填,0 可不填", "1 where it is required, else 0",
                      "INTEGER")), ("type", "path"), section="account"),
    ]


def _meta() -> Table:
    return Table(
        "meta", {"zh": "说明", "en": "Meta"},
        {"zh": "这份数据的名称、日期、版本、许可和引用文字",
         "en": "Name, date, version, licence and citation of this file"},
        (column("key", "项", "Key", "as_of 数据日期、commit 版本号、schema_version 结构版本、"
                "logical_hash 全部行的指纹、citation 引用文字等",
                "as_of, commit, schema_version, logical_hash (of all rows), citation and others"),
         column("value", "值", "Value", "未知则为空", "NULL where unknown")), ("key",),
        section="account")
