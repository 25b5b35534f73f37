"""What a build tells the person at the terminal: bars while it runs, a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from registry.findings import printable
from registry.findings.report import LONGEST_PATH
from registry.models import TYPES

if TYPE_CHECKING:
    from registry.build_command import BuildReport, Progress

STAGES = {
    "read": ("读取条目", "Reading entries"),
    "check": ("交叉检查", "Checking across entries"),
    "database": ("写数据库", "Writing the database"),
    "datasette": ("Datasette 配置", "Datasette configuration"),
    "site": ("生成网站", "Filling pages"),
}
SHOWN_FILES = 20
HISTORY = {
    "none": ("提醒:没有 git 历史(内容不在仓库里,还没有提交,或这台机器上没有 git),历史表是空的。",
             "Warning: there is no git history (the content is in no repository, nothing is "
             "committed, or there is no git here): the tables of the history are empty."),
    "shallow": ("提醒:这份克隆没有完整的历史,历史表从克隆到的最早一次提交算起;"
                "运行 git fetch --unshallow 可以取得其余的。",
                "Warning: this clone lacks a part of its history; the tables of the history begin "
                "with the earliest commit there is. git fetch --unshallow gets the rest."),
}


@contextmanager
def progress_bars(stream: TextIO) -> Iterator[Progress]:
    """Give a function that shows a bar for each stage on a terminal, and nothing elsewhere."""
    if not stream.isatty():
        yield lambda _name, items, _total: items
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(file=stream), transient=True) as bars:

        def follow(name: str, items: Iterable[Any], total: int) -> Iterable[Any]:
            zh, en = STAGES.get(name, (name, name))
            return bars.track(items, total=total, description=f"{zh} {en}")

        yield follow


def summary(report: BuildReport) -> str:
    """Return the closing summary: entries, findings, files, seconds, and what to open next."""
    lines = [*_entry_lines(report), *_aside_lines(report), *_broken_lines(report)]
    if report.refused:
        lines.append("--strict:有错误,没有发布,原有结果不变。 There are errors: nothing was published.")
    else:
        lines += _next_lines(report)
    return "\n".join(lines)


def _entry_lines(report: BuildReport) -> Iterator[str]:
    errors = sum(finding.severity == "error" for finding in report.findings)
    warnings = len(report.findings) - errors
    yield f"以 {report.as_of} 为准 As of {report.as_of}"
    for name, count in report.published.items():
        labels = TYPES[name].labels
        yield f"  {labels['zh']} {labels['en']}: {count}"
    yield (f"  草稿 Drafts: {report.drafts} · 搁置 Set aside: {len(report.set_aside)}"
           f" · 忽略 Ignored: {report.ignored} · 文件 Files: {report.files}")
    yield f"  错误 Errors: {errors} · 提醒 Warnings: {warnings}"
    yield from (f"  {sentence}" for sentence in HISTORY.get(report.history, ()))
    if not sum(report.published.values()):
        yield ("  还没有公布的条目:照 examples/content 中的文件新建一个,放进 content/organizations/。\n"
               "  No entry is published yet: copy a file of examples/content into "
               "content/organizations/ and fill it in.")


def _aside_lines(report: BuildReport) -> Iterator[str]:
    if not report.set_aside:
        return
    yield "搁置的文件(其余照常公布) Set aside (the others are published):"
    first = {finding.path: finding for finding in reversed(report.findings)
             if finding.severity == "error"}
    for path, code in report.set_aside[:SHOWN_FILES]:
        finding = first.get(path)
        place = f":{finding.span.line}:{finding.span.column}" if finding else ""
        yield f"  {printable(path, LONGEST_PATH)}{place} {code}"
        if finding:
            yield f"    {finding.message['zh']}"
            yield f"    {finding.message['en']}"
    left = len(report.set_aside) - SHOWN_FILES
    if left > 0:
        yield f"  … 另有 {left} 个 and {left} more: registry check"


def _broken_lines(report: BuildReport) -> Iterator[str]:
    if report.broken_links:
        yield "网站内有失效链接 Broken links in the site:"
        yield from (f"  {link}" for link in report.broken_links[:SHOWN_FILES])


def _next_lines(report: BuildReport) -> Iterator[str]:
    out = report.options.out
    times = " · ".join(f"{STAGES[name][1]} {seconds:.1f}s"
                       for name, seconds in report.seconds.items())
    yield f"写入 {report.written} 个文件 Wrote {report.written} files to {out}"
    yield f"  {times}"
    if "site" in report.options.only:
        yield f"接着看 Open next: {out}/site/index.html (make serve)"
    if "database" in report.options.only:
        yield f"数据库 Database: datasette {out}/registry.db -m {out}/datasette/metadata.yaml"
