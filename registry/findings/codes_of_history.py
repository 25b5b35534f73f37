"""The codes of the history stage: what a change may not undo."""

from registry.findings.code import row

ROWS = (
    row("E601", "lost-id",
         ("公布过的编号不见了", "{problem_zh}。",
          "请保留文件,把状态写成 closed 或 merged;或在后继条目的 former_ids 中写上“{seen}”。"),
         ("A published id is lost", "{problem_en}.",
          "Keep the file with the status closed or merged, or name “{seen}” under former_ids "
          "of its successor."),
         "content/organizations/north/old-school.yaml: (deleted)",
         "content/organizations/north/old-school.yaml: status: closed"),
)
