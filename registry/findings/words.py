"""The words of the reports that stand beside the sentences of the findings themselves."""

from __future__ import annotations

from registry.findings.report import Report, counts

SEVERITY = {
    "zh": {"error": "错误", "warning": "提醒"},
    "en": {"error": "error", "warning": "warning"},
}
_CHECKED = {
    "zh": "检查了 {files} 个文件、{entries} 条登记:{errors} 个错误,{warnings} 个提醒。",
    "en": "Checked {files} files, {entries} entries: {errors} errors, {warnings} warnings.",
}
_OWN = {
    "zh": "其中这次改动造成的:{errors} 个错误,{warnings} 个提醒。",
    "en": " From this change: {errors} errors, {warnings} warnings.",
}
SUGGESTED = {"zh": "建议改为", "en": "suggested"}
MINE = {"zh": "这次改动造成的", "en": "From this change"}
NOT_MINE = {
    "zh": "不是这次改动造成的(不影响结果)",
    "en": "Not from this change (it does not decide)",
}


def closing(report: Report, language: str) -> str:
    """Return the sentence that counts everything, and apart from it what decides."""
    said = _CHECKED[language].format(**report.numbers)
    return said + (_OWN[language].format(**counts(report.own)) if report.scoped else "")
COUNTED = {"zh": "提醒共 {number} 条,按种类计", "en": "{number} warnings, counted by kind"}
MORE = {
    "zh": "写上路径只看那些文件的全部提醒:registry check 路径;全部逐条:--format json。后面的数是文件数。",
    "en": "All warnings of some files: registry check PATH. One by one: --format json. The numbers count files.",
}
OTHER_DOUBTS = {"zh": "另有 {number} 条提醒(逐条见 --format json)。",
                "en": "And {number} warnings (one by one: --format json)."}
