"""`registry new`: writes the file of a new entry, asked for or assigned."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.catalogue import read_catalogue
from registry.catalogue.guesses import plain
from registry.check_command import shown_path
from registry.edition import today
from registry.errors import UsageFault
from registry.findings import Finding, printable
from registry.findings.words import SEVERITY, SUGGESTED
from registry.models import TYPES
from registry.reference import load_reference
from registry.shapes.fields import describe
from registry.writing.asking import Interview
from registry.writing.assignments import assigned
from registry.writing.desk import Desk
from registry.writing.drafting import Draft, drafted, write
from registry.writing.ids import checked_id, named_in_english, numbered
from registry.writing.kinds import ASKED, SOURCES, type_like, type_named
from registry.writing.required import described, example, missing
from registry.writing.unclear import UnclearError

WORDS = {
    "zh": {
        "start": "新的{type}。答案写名称即可,不必写代码;Ctrl-C 随时放弃,什么也不会写下。",
        "id": "编号:就是文件名,也出现在网址里,以后永远不变",
        "wrong": "没有写文件:",
        "refused": "还不能写成文件:",
        "kept": "没有写文件。已答的内容如下,可以复制:",
        "lacking": "还缺必填的字段,没有写文件:",
        "id_line": "编号,文件名,以后永远不变;没有英文名称就须自己定(如 {proposed})",
        "example": "例如:",
        "understood": "理解为:",
        "unlinked": "  “{name}”没有登记,写成了名称",
        "maybe": ";如果就是这些登记之一,请改成编号:{ids}",
        "written": "已写好 {path}",
        "clean": "检查通过,没有提醒。",
        "next": "下一步:用编辑器打开,补充 # 后面的字段;再运行 {check} ,然后 git add、git commit。",
        "enter": "回车即 {id}",
    },
    "en": {
        "start": "A new entry: {type}. Answer with names, no codes needed; Ctrl-C gives up and "
                 "writes nothing.",
        "id": "Id: the name of the file and part of its address; it never changes",
        "wrong": "Nothing was written:",
        "refused": "It cannot be written yet:",
        "kept": "Nothing was written. This is what you answered, to be copied:",
        "lacking": "Fields are missing; nothing was written:",
        "id_line": "the id, which names the file and never changes; without an English name it "
                   "must be given (such as {proposed})",
        "example": "For example:",
        "understood": "Understood:",
        "unlinked": "  “{name}” has no entry and stands as a name",
        "maybe": "; if it is one of these, write the id instead: {ids}",
        "written": "Wrote {path}",
        "clean": "It passes the check without warnings.",
        "next": "Next: open it in an editor and fill in what stands behind #; then run "
                "{check} , then git add and git commit.",
        "enter": "Enter for {id}",
    },
}


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was called with.

    Attributes:
        word: the type, by any of its names.
        asking: whether somebody is there to answer.
    """

    word: str
    entry_id: str | None
    assignments: tuple[str, ...]
    content: Path
    reference: Path
    language: str
    asking: bool


def new_entry(order: Order, say: Callable[[str], object], ask: Callable[[], str]) -> int:
    """Write the file of a new entry and return the exit code.

    Raises:
        UsageFault: there is no such type or folder, or the file exists.
    """
    desk = _desk(order)
    words = WORDS[order.language]
    data, wrong = assigned(desk, order.assignments)
    if wrong:
        say("\n".join([words["wrong"], *(_wrong_lines(wrong, order.language))]))
        return 2
    if order.asking:
        draft = _interviewed(desk, data, order, say, ask)
    else:
        lacking = _lacking(desk, data, order)
        if lacking:
            say(lacking)
            return 2
        draft = _assembled(desk, data, order)
    if draft.errors:
        kept = [words["kept"], draft.raw.decode("utf-8")] if order.asking else []
        say("\n".join([words["refused"], *_finding_lines(draft.errors, order), *kept]))
        return 1
    path = write(draft, desk.content)
    say(_closing(desk, draft, path, order))
    return 0


def _desk(order: Order) -> Desk:
    type_name = type_named(order.word)
    if type_name is None:
        raise UsageFault(*_no_type(order.word))
    if not order.content.is_dir():
        raise UsageFault(f"没有这个文件夹:{order.content}", f"There is no such folder: {order.content}")
    known = load_reference(order.reference)
    catalogue = read_catalogue(order.content, known, prefix=shown_path(order.content))
    return Desk(type_name, order.content, known, catalogue, order.language,
                today(known.instance.timezone))


def _no_type(word: str) -> tuple[str, str]:
    near = type_like(word)
    hints = (f",是否为 {TYPES[near].labels['zh']}({near})?", f": did you mean {near}?") if near else ("", "")
    zh = "、".join(f"{model.labels['zh']} {name}" for name, model in TYPES.items())
    shown = printable(word)
    return (f"没有“{shown}”这一类{hints[0]} 可以是:{zh}",
            f"There is no type “{shown}”{hints[1]} Types: {', '.join(TYPES)}")


def _interviewed(
    desk: Desk, data: dict[str, Any], order: Order, say: Callable[[str], object],
    ask: Callable[[], str],
) -> Draft:
    """Ask for what is missing, and again for what the check does not accept."""
    words = WORDS[order.language]
    say(words["start"].format(type=desk.model.labels[order.language]))
    talk = Interview(desk, say, ask)
    entry_id = checked(desk, order.entry_id) if order.entry_id else None
    talk.run(data)
    while True:
        entry_id = entry_id or _asked_id(talk, desk, data, words)
        draft = drafted(desk, data, entry_id)
        names = list(dict.fromkeys(one.field.partition(".")[0] for one in draft.errors))
        if not names or "" in names or not set(names) <= _askable(desk):
            return draft
        say("\n".join(["", words["refused"], *_finding_lines(draft.errors, order)]))
        for name in names:
            talk.again(name, data)


def _askable(desk: Desk) -> set[str]:
    """The fields that can be asked for again: single values, and groups that have questions."""
    asked = {(one if isinstance(one, str) else one[0]).partition(".")[0]
             for one in (*ASKED[desk.type_name], SOURCES)}
    return asked | {item.name for item in describe(desk.model) if not item.group}


def _asked_id(talk: Interview, desk: Desk, data: dict[str, Any], words: dict[str, str]) -> str:
    proposed = named_in_english(desk, data) or numbered(desk, data)
    found: str = talk.line(words["id"], [words["enter"].format(id=proposed)],
                           lambda text: checked_id(desk, text), proposed)
    return found


def checked(desk: Desk, entry_id: str) -> str:
    """Return the id that the command was given.

    Raises:
        UsageFault: it has a wrong form, or is in use.
    """
    try:
        return checked_id(desk, plain(entry_id))
    except UnclearError as unclear:
        raise UsageFault(unclear.sentence["zh"], unclear.sentence["en"]) from None


def _assembled(desk: Desk, data: dict[str, Any], order: Order) -> Draft:
    entry_id = order.entry_id or named_in_english(desk, data) or numbered(desk, data)
    return drafted(desk, _with_defaults(desk, data), checked(desk, entry_id))


def _with_defaults(desk: Desk, data: dict[str, Any]) -> dict[str, Any]:
    """A new entry is a draft, and its sources were read today, where nothing else is said."""
    sources = [{**source, "accessed": source.get("accessed", desk.today)}
               for source in data["sources"]]
    return {"status": "draft", **data, "sources": sources}


def _lacking(desk: Desk, data: dict[str, Any], order: Order) -> str | None:
    """Return what is missing, field by field, with a call that has it all."""
    fields = missing(desk, data)
    unnamed = order.entry_id is None and named_in_english(desk, data) is None
    if order.entry_id:
        checked(desk, order.entry_id)
    if not fields and not unnamed:
        return None
    words = WORDS[order.language]
    proposed = numbered(desk, data)
    id_line = [f"  {'ID':<22} {words['id_line'].format(proposed=proposed)}"] if unnamed else []
    call = [f"registry new {desk.type_name} {order.entry_id or (proposed if unnamed else '')}".rstrip(),
            *_folders(order),
            *(f"--set {shlex.quote(one)}" for one in order.assignments),
            *(example(desk, path, item) for path, item in fields)]
    return "\n".join([words["lacking"], *id_line, *(described(desk, *one) for one in fields),
                      words["example"], "  " + " \\\n    ".join(call)])


def _folders(order: Order) -> list[str]:
    """The options that name another city's folders, to be said again."""
    given = (("content", order.content), ("reference", order.reference))
    return [f"--{name} {shlex.quote(str(path))}" for name, path in given if path != Path(name)]


def _wrong_lines(wrong: list[UnclearError], language: str) -> list[str]:
    lines = []
    for unclear in wrong:
        lines.append(f"  {printable(unclear.sentence[language], 500)}")
        lines += [f"      {one.value}  {one.label}" for one in unclear.choices]
    return lines


def _finding_lines(findings: list[Finding], order: Order) -> list[str]:
    """Return findings by their field: the file they speak of may not be there to be opened."""
    language, lines = order.language, []
    for one in findings:
        lines.append(f"  {SEVERITY[language][one.severity]} {one.code} {printable(one.field)}".rstrip())
        lines.append(f"    {one.message[language]}")
        if one.suggestion:
            lines.append(f"    {SUGGESTED[language]}: {printable(one.suggestion)}")
    return lines


def _closing(desk: Desk, draft: Draft, path: Path, order: Order) -> str:
    words = WORDS[order.language]
    understood = [] if order.asking else [f"  {printable(one)} → {meaning}"
                                          for one, meaning in desk.notes.understood]
    understood += [words["unlinked"].format(name=printable(name))
                   + (words["maybe"].format(ids=", ".join(ids)) if ids else "")
                   for name, ids in desk.notes.unlinked.items()]
    lines = [words["understood"], *understood] if understood else []
    told = _finding_lines(list(draft.findings), order) or [words["clean"]]
    check = " ".join(["registry check", shlex.quote(str(path)), *_folders(order)])
    return "\n".join([*lines, words["written"].format(path=path), *told,
                      words["next"].format(check=check)])
