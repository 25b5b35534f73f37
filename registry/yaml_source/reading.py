"""From the bytes of a file to its data and every fault: decodes, cleans, mends and reads."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from registry.findings import Span
from registry.yaml_source.characters import FORBIDDEN, ORDINARY, hidden_characters
from registry.yaml_source.mending import Judge, Mending, mend, mend_structure, suspicious
from registry.yaml_source.plain_form import plain_form
from registry.yaml_source.reader import Reader
from registry.yaml_source.source import Fault, Source
from registry.yaml_source.texts import cut_texts, may_be_cut, padded_texts
from registry.yaml_source.typing import quoted

SIZE_LIMIT = 256 * 1024
BOM = "\ufeff"
LINE_ENDS = re.compile("\r\n?|\n")
# What else than UTF-8 an editor may write: UTF-16 shows itself by its first two bytes.
OTHER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OTHERWISE = "gb18030"
# Faults of whole lines, those of fields, and those that reading the text once more tells again.
LINES = ("E115", "E117", "E118", "E120", "E121", "E122", "E123")
DECORATED = ("E104", "E105", "E106")
CUT = ("W124", "W125")
# What the parser says, in Chinese.
PROBLEMS = (
    ("could not find expected ':'", "这一行缺少冒号,或与上一行没有对齐"),
    ("mapping values are not allowed", "这里多了一个冒号,或缩进与上一行不一致"),
    ("did not find expected key", "这里应是一个字段名,缩进与同级的字段不一致"),
    ("did not find expected '-'", "这里应是以 - 开头的一项,缩进与同级的项不一致"),
    ("did not find expected ','", "括号里缺少逗号,或括号没有成对"),
    ("unexpected end of stream", "引号没有成对"),
    ("cannot start any token", "文字不能以这个符号开头"),
    ("block sequence entries", "这里不能写列表项"),
)


def read(
    raw: bytes, root: type = dict, limit: int = SIZE_LIMIT, keys: Collection[str] = (),
    judge: Judge | None = None,
) -> Source:
    """Return what a file holds and every fault of its YAML.

    Args:
        raw: the bytes of the file.
        root: what the file must hold, a mapping or a list.
        limit: the largest size taken, in bytes.
        keys: the names of fields, by which a field that was read as text is recognised.
        judge: counts the wrong fields of what was read, to tell the best of several repairs.
    """
    if len(raw) > limit:
        return _refused("E102", size=len(raw), limit=limit)
    try:
        text = raw.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as fault:
        return _in_another_encoding(raw, fault.start, root, keys, judge)
    form = plain_form(text)
    if form and isinstance(form.data, root):
        return Source(form.data, text=text, form=form)
    return by_events(text, root, keys, judge)


def by_events(text: str, root: type, keys: Collection[str], judge: Judge | None) -> Source:
    """Return what a text of any form holds and every fault of its YAML."""
    if not ORDINARY.fullmatch(text) and FORBIDDEN.search(text):
        return _with_hidden_characters(text, root, keys, judge)
    if suspicious(text):
        return _mended(text, root, [], keys, judge)
    reader = Reader(text).run()
    if reader.broken or reader.swallowed:
        return _mended(text, root, [], keys, judge)
    return _source(reader, text, root, reader.faults)


def _source(
    reader: Reader, text: str, root: type, faults: list[Fault], repaired: dict[int, str] | None = None
) -> Source:
    data: Any = reader.data
    if not isinstance(data, root) or not (data or root is list):
        data = None
        faults = faults or [Fault("E108", Span())]
    lines = LINE_ENDS.split(text) if faults else []
    told = [_without_decoration(fault, lines) for fault in faults]
    cut = cut_texts(reader.marks, text) if may_be_cut(text) else ()
    padded = padded_texts(reader.marks) if "\u3000" in text or "\xa0" in text else ()
    told += [_as_it_stands(fault, repaired or {}) for fault in (*cut, *padded)]
    return Source(data, tuple(told), reader.marks, text, repaired or {}, tuple(reader.empty))


def _as_it_stands(fault: Fault, repaired: dict[int, str]) -> Fault:
    """Let a fault on a repaired line name the line as the file has it."""
    original = repaired.get(fault.span.line)
    if original is None:
        return fault
    number = fault.span.line
    offered = fault.suggestion if fault.code == "W124" else None
    return replace(fault, span=Span(number, 1, number, len(original) + 1), suggestion=offered)


def _without_decoration(fault: Fault, lines: list[str]) -> Fault:
    """Offer the value alone where it has an anchor or a tag; the whole text where it is one."""
    span = fault.span
    if fault.code not in ("E105", "E106") or span.line != span.end_line:
        return fault
    written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    mark, _, value = written.partition(" ")
    plain = value.strip() if re.fullmatch(r"&\w+|!!?[a-z]+", mark) else ""
    return replace(fault, seen=written, suggestion=plain or quoted(written))


def _in_another_encoding(
    raw: bytes, start: int, root: type, keys: Collection[str], judge: Judge | None
) -> Source:
    """Tell the encoding, and read on in the one that the editor probably used."""
    line = raw.count(b"\n", 0, start) + 1
    encoding = next((name for mark, name in OTHER_MARKS if raw.startswith(mark)), OTHERWISE)
    fault = Fault("E101", Span(line, 1, line, 1), {"byte": start + 1})
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return Source(None, (fault,))
    source = _with_hidden_characters(text.removeprefix(BOM), root, keys, judge)
    hidden = {one.code for one in source.faults} & {"E110"}
    if hidden or source.data is None:
        return Source(None, (fault,))  # it was no text at all
    return Source(source.data, (fault, *source.faults), source.marks, source.text, source.repaired)


def _with_hidden_characters(
    text: str, root: type, keys: Collection[str], judge: Judge | None
) -> Source:
    """Tell the forbidden characters, and read on as if they were not there."""
    faults = list(hidden_characters(text))
    clean = FORBIDDEN.sub("", text)
    source = _mended(clean, root, faults, keys, judge)
    lines = LINE_ENDS.split(text)
    touched = {fault.span.line: lines[fault.span.line - 1] for fault in faults}
    return Source(source.data, source.faults, source.marks, source.text,
                  {**source.repaired, **touched})


def _mended(
    text: str, root: type, faults: list[Fault], keys: Collection[str], judge: Judge | None
) -> Source:
    mending = mend(LINE_ENDS.split(text), keys, judge)
    reader = Reader(mending.text).run()
    faults = [*faults, *mending.faults, *reader.faults]
    if reader.broken:
        faults.append(_syntax_fault(reader.broken, mending.lines))
    return _source(reader, mending.text, root, faults, mending.originals)


def read_restructured(
    source: Source, judge: Judge, suspects: Callable[[list[str]], list[int]]
) -> Source:
    """Read a file again with lines repaired that can be read, but not as fields that there are.

    Args:
        source: the file as it was read.
        judge: counts the wrong fields of what was read.
        suspects: returns the lines, counted from 0, in which something is wrong.
    """
    if any(one.code in DECORATED for one in source.faults):
        return source  # its fields are not what they seem
    lines = [line.removesuffix("\r") for line in source.text.split("\n")]
    told = [one for one in source.faults if one.code not in CUT]
    mended = [one for one in told if one.code in LINES]
    others = [one for one in told if one.code not in LINES]
    mending = Mending(list(lines), (), judge, mended, dict(source.repaired))
    mend_structure(mending, suspects)
    if mending.lines == lines:
        return source
    reader = Reader(mending.text).run()
    faults = [*others, *mending.faults, *reader.faults]
    return _source(reader, mending.text, type(source.data), faults, mending.originals)


def _syntax_fault(fault: Any, lines: list[str]) -> Fault:
    """Return the fault of what no repair mends: where a quote or bracket opened, if one did."""
    opened = "quoted" in (fault.context or "") or "flow" in (fault.context or "")
    mark = (fault.context_mark if opened else None) or fault.problem_mark or fault.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and line == mark.line else 0
    span = Span(line + 1, column + 1, line + 1, column + 1)
    problem = str(fault.problem or fault)
    zh = next((zh for said, zh in PROBLEMS if said in problem), "结构不完整")
    return Fault("E103", span, {"problem_zh": zh, "problem_en": problem})


def _refused(code: str, **params: object) -> Source:
    return Source(None, (Fault(code, Span(), params),))
