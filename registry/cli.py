"""The `registry` command: beside `start`, the only file that prints and exits."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from registry import unchanged
from registry.errors import RegistryError

FAULT = 70
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them costs a search
CONTENT = click.option("--content", type=click.Path(path_type=Path), default=Path("content"),
                       show_default=True, help="Folder of the entries. 条目所在文件夹。")
REFERENCE = click.option("--reference", type=click.Path(path_type=Path), default=Path("reference"),
                         show_default=True, help="Folder of the reference files. 基础资料文件夹。")
AS_OF = click.option("--as-of", metavar="DATE", default=None,
                     help="Date the check is made for, YYYY-MM-DD. 以哪一天为准。")
LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=None,
                    help="Language of the text; by default that of the environment. 文字的语言。")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="learning-registry")
def commands() -> None:
    """Check and publish the entries of a learning city. 检查并发布学习型城市登记册。"""


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@REFERENCE
@AS_OF
@click.option("--base", metavar="REV", default=None,
              help="Git revision; only what differs from it decides the exit status. 与哪个版本比较。")
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "markdown"]),
              default="text", show_default=True, help="How findings are written. 输出格式。")
@click.option("--no-cache", is_flag=True, help="Look at every file anew. 不用上次的结果。")
@LANG
@click.pass_obj
def check(kept: unchanged.Kept | None, **options: Any) -> None:
    """Check every entry. 检查条目。

    With PATHS or --base, what they do not touch is told apart and does not decide the exit status.
    写了 PATHS 或 --base 时,与之无关的问题另外列出,不影响结果。
    """
    from registry.check_command import CheckOptions, run_check

    gc.freeze()  # entries are let go one by one: collecting finds next to nothing
    gc.set_threshold(1_000_000)

    language = options.pop("lang") or _language()
    del options["no_cache"]  # `start` has seen to it
    done = run_check(CheckOptions(language=language, colour=_colour(), **options),
                     kept.folder if kept else None)
    answer = unchanged.Answer(f"{done.report}\n", f"{done.aside}\n" if done.aside else "", done.code)
    if kept and kept.answer:
        unchanged.keep(kept.answer, sys.argv[2:], answer)
    click.echo(answer.aside, err=True, nl=False)
    click.echo(answer.report, nl=False)
    sys.exit(answer.code)


def _colour() -> bool:
    """Colours are for a terminal, and only where nobody asked for none."""
    return (sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb")


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@REFERENCE
@click.option("--check", "only_check", is_flag=True,
              help="Change nothing, only say what would change. 只检查,不改动。")
@LANG
def fmt(lang: str | None, **options: Any) -> None:
    """Give every entry, or those in PATHS, its one form. 统一条目的写法,修正确定的笔误。"""
    from registry.formatting import Options, run_fmt

    report, code = run_fmt(Options(language=lang or _language(), **options))
    click.echo(report)
    sys.exit(code)


@commands.command()
@click.argument("type", metavar="TYPE")
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option("--set", "assignments", metavar="FIELD=VALUE", multiple=True,
              help="Fill a field: name.zh=…, area=…, sources.0.title=…; may be repeated. 填写字段。")
@click.option("--ask/--no-ask", default=None,
              help="Ask for what is missing; by default on a terminal. 是否逐项询问。")
@CONTENT
@REFERENCE
@LANG
def new(**options: Any) -> None:
    """Write the file of a new entry: asked for field by field, or given by --set. 新建条目。

    TYPE: organization, place, course, base, walk, case, statistic, 机构, 学习场所, 课程, …
    """
    from registry.new_command import Order, new_entry

    asking = options["ask"]
    order = Order(
        options["type"], options["entry_id"], options["assignments"], options["content"],
        options["reference"], options["lang"] or _language(),
        sys.stdin.isatty() and sys.stdout.isatty() if asking is None else asking)
    sys.exit(new_entry(order, click.echo, _answer))


def _answer() -> str:
    """Return a line that somebody types; an empty one too."""
    typed: str = click.prompt(">", prompt_suffix=" ", default="", show_default=False)
    return typed


@commands.command()
@CONTENT
@REFERENCE
@click.option("--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True,
              help="Folder of the result. 结果文件夹。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="How it is written. 输出格式。")
@LANG
def doctor(content: Path, reference: Path, out: Path, form: str, lang: str | None) -> None:
    """Say what on this machine or in this checkout is not right. 检查本机和仓库的环境。"""
    from registry.doctor import examine, report

    said, code = report([*examine(content, reference, out)], form, lang or _language())
    click.echo(said)
    sys.exit(code)


@commands.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--sql", default=None, help="Any SELECT instead of a question. 任意一条 SELECT。")
@click.option("--param", "parameters", metavar="NAME=VALUE", multiple=True,
              help="A parameter: area=… (code or name), as_of=YYYY-MM-DD; may be repeated. 参数。")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table",
              show_default=True, help="How the answer is written. 输出格式。")
@click.option("--database", type=click.Path(path_type=Path), default=Path("dist/registry.db"),
              show_default=True, help="The built database. 数据库文件。")
@LANG
def query(lang: str | None, **options: Any) -> None:
    """Answer one of the published questions from the built database; without NAME, list them. 查询。

    The database is only read. 只读,不改动任何内容。
    """
    from registry.query_command import Query, Stopped, run_query

    try:
        answer = run_query(Query(language=lang or _language(), **options))
    except Stopped:
        sys.exit(FAULT)
    click.echo(answer if options["form"] == "table" else answer.encode(), nl=False)


def _language() -> str:
    """Return the language of the environment, Chinese where it does not say."""
    words = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next((word for word in words if word), "")
    return "en" if said.lower().startswith("en") else "zh"


@commands.command()
@REFERENCE
def today(reference: Path) -> None:
    """Print today's date in the city's time zone, for `--as-of`. 打印本市今天的日期。"""
    from registry.edition import today as date_in
    from registry.reference import load_reference

    click.echo(date_in(load_reference(reference).instance.timezone))


@click.command("build.py", context_settings={"help_option_names": ["-h", "--help"]})
@CONTENT
@REFERENCE
@AS_OF
@click.option("--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True,
              help="Folder of the result. 结果文件夹。")
@click.option("--site-url", default=None, help="Public address of the site. 网站的公开地址。")
@click.option("--only", default="database,exports,site", show_default=True,
              help="Parts to build, separated by commas. 只做哪些部分。")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Processes that work at once. 并行进程数。")
@click.option("--strict", is_flag=True, help="Refuse to publish while there are errors. 有错即止。")
def build_command(**options: Any) -> None:
    """Compile entries into the database and the site. 把条目编译成数据库和网站。"""
    from registry.build_command import BuildOptions, Refused, build
    from registry.build_summary import progress_bars, summary

    options["only"] = tuple(part.strip() for part in options["only"].split(",") if part.strip())
    try:
        with progress_bars(sys.stderr) as progress:
            report = build(BuildOptions(**options), progress)
    except Refused as refused:
        click.echo(summary(refused.report))
        sys.exit(1)
    click.echo(summary(report))
    sys.exit(1 if report.broken_links else 0)


@commands.command()
@CONTENT
@REFERENCE
@click.option("--out", type=click.Path(path_type=Path), default=Path("dist"), show_default=True,
              help="Folder of the result. 结果文件夹。")
@click.option("--port", type=int, default=8000, show_default=True, help="Of the site. 网站端口。")
@click.option("--datasette-port", type=int, default=8001, show_default=True,
              help="Of Datasette. Datasette 端口。")
def serve(**options: Any) -> None:
    """Build, show the site and Datasette, and rebuild on every change. 本地预览。"""
    from registry.serve import serve as run_server

    run_server(say=click.echo, **options)


@commands.command()
@CONTENT
@REFERENCE
@click.option("--docs", type=click.Path(path_type=Path), default=Path("docs"), show_default=True,
              help="Folder of the hand-written pages. 手写页面文件夹。")
@click.option("--check", "only_check", is_flag=True, help="Change nothing, only compare. 只比较。")
def gen(content: Path, reference: Path, docs: Path, *, only_check: bool) -> None:
    """Write the pages of docs/ that are made from the registry. 重新生成文档中的表。"""
    from registry.generate_command import write_generated

    said, fine = write_generated(content, reference, docs, check=only_check)
    click.echo(said)
    sys.exit(0 if fine else 1)


def _interrupted(*_: object) -> NoReturn:
    click.echo("已中断,原有结果没有改动。\nInterrupted; what was there before is unchanged.", err=True)
    sys.exit(FAULT)


def start(command: click.Command, kept: unchanged.Kept | None = None) -> NoReturn:
    """Run one command and exit: 0 fine, 1 findings, 2 wrong usage, 70 a fault of ours.

    Args:
        command: what to run.
        kept: where the answer of a check is kept for the next run, if it may be.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a mark shows `?`
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _interrupted)
    signal.signal(signal.SIGINT, _interrupted)
    try:
        command.main(standalone_mode=False, obj=kept)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except click.Abort:
        _interrupted()
    except RegistryError as fault:
        click.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:  # noqa: BLE001 - no traceback reaches a user
        click.echo(_machine_fault(fault) if _of_machine(fault) else _own_fault(fault), err=True)
        sys.exit(FAULT)
    sys.exit(0)


def _of_machine(fault: Exception) -> bool:
    """Return whether the machine refused; a database's own word for it is known by its name."""
    names = {type(fault).__name__, type(fault).__module__}
    return isinstance(fault, (OSError, MemoryError)) or names == {"OperationalError", "sqlite3"}


def _machine_fault(fault: Exception) -> str:
    said = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
    where = getattr(fault, "filename", None) or ""
    return (f"这台机器上无法完成:{said} {where}。原有结果没有改动;请检查磁盘空间和文件夹权限。\n"
            f"The machine refused: {said} {where}. What was there before is unchanged; "
            "check the free space and the rights on the folder.")


def _own_fault(fault: Exception) -> str:
    if os.environ.get("REGISTRY_TRACEBACK"):
        raise fault
    what = f"{type(fault).__name__}: {fault}"
    return (f"程序自身出错:{what}。原有结果没有改动。设 REGISTRY_TRACEBACK=1 再运行可得详情,请报告给维护者。\n"
            f"A fault of this program: {what}. What was there before is unchanged. "
            "Run again with REGISTRY_TRACEBACK=1 for details, and report it to the maintainers.")


if __name__ == "__main__":
    start(commands)
