"""The tables of what changed: the commits, how each entry was when, and which fields changed."""

from __future__ import annotations

from registry.database.schema import ENTRY_KEY, Table, column

COMMIT = column("commit", "提交", "Commit", "带来它的提交;还没有提交的改动为空",
                "The commit that brought it; NULL for a change that is not committed yet",
                points_to=("commits", "hash"))
ENTRY = column("entry", "条目", "Entry", "类型/编号", "type/id", points_to=ENTRY_KEY)


def history_tables() -> list[Table]:
    """Return the tables, the one that others point to first."""
    return [
        Table("commits", {"zh": "提交", "en": "Commits"},
              {"zh": "改动过已公布条目的提交,不含作者和说明",
               "en": "The commits that touched published entries, without authors and messages"},
              (column("hash", "提交", "Hash", "git 的完整编号", "Its full name in git"),
               column("date", "日期", "Date", "提交的日期;不早于前一次提交,也不晚于最近一次",
                      "Its day; never before that of the commit it follows, nor after the newest"),
               column("pull_request", "合并请求", "Pull request", "合并请求的编号,不明时为空",
                      "Its number; NULL where it is not known", "INTEGER")), ("hash",)),
        Table("entry_versions", {"zh": "条目的历次内容", "en": "Versions of entries"},
              {"zh": "每个条目在哪段时间是什么内容:某日的内容即 valid_from <= 该日 "
                     "AND (valid_to > 该日 OR valid_to IS NULL)",
               "en": "What each entry said and when. As of a day: valid_from <= day "
                     "AND (valid_to > day OR valid_to IS NULL)"},
              (ENTRY,
               column("valid_from", "自", "Valid from", "从这一天起", "From this day"),
               column("valid_to", "至", "Valid to", "到这一天为止,不含当天;现行内容为空",
                      "Until this day, not included; NULL for what holds now"),
               COMMIT,
               column("body", "全文", "Body", "当时的整条内容,写法同 entries.body(JSON)",
                      "The whole entry as it was, in the form of entries.body (JSON)")),
              ("entry", "valid_from")),
        Table("field_changes", {"zh": "字段的改动", "en": "Changes of fields"},
              {"zh": "已公布的条目每次改了哪些字段;首次公布不算改动",
               "en": "Which fields of published entries changed when; their first publication is "
                     "no change"},
              (ENTRY,
               column("number", "序号", "Number", "在条目中的序号,从 1 开始", "Its number in the entry, from 1",
                      "INTEGER"),
               column("field", "字段", "Field", "字段名,组内用点连接", "The field; a dot leads into a group"),
               column("old", "原值", "Old value", "JSON;原来没有为空", "JSON; NULL where there was none"),
               column("new", "新值", "New value", "JSON;不再有为空", "JSON; NULL where there is none any more"),
               column("date", "日期", "Date", "改动的日期", "The day of the change"),
               COMMIT), ("entry", "number")),
    ]
