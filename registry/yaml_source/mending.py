"""Repairs, line by line, what keeps a file from being read as it was meant.

A Chinese keyboard types full-width colons, dashes, spaces and quotes; hands forget a space, a quote
or an indent. Each likely repair of a line near the fault is tried, and the one after which the
parser gets furthest, and the fewest fields are wrong, is taken: it becomes a fault with the
corrected line, and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from yaml import events
from yaml.cyaml import CParser

from registry.findings import Span
from registry.yaml_source.reader import Reader
from registry.yaml_source.source import Fault
from registry.yaml_source.typing import Repair, inner_repairs, structure_repairs, taken_apart

MOST_REPAIRS = 60
MOST_WORK = 3_000_000
"""Characters parsed in search of repairs: a large or hopeless file must not take seconds."""

# Lines that look as if structure was typed in a way that YAML takes for text.
SUSPECT = re.compile(
    r"^[ \t]*(?:-[^\s-]|[－—–−]|[\u3000\xa0]|(?:- +)?[a-z_]+(?:[ \u3000]*[：∶﹕]|:[^\s/:]))",
    re.MULTILINE)
# What every such line holds; searching for it costs little in the files that hold none.
_TOUCHING = re.compile(r":(?:[^\s/:0-9]|(?<=[a-z_]:)[0-9])")
_AT_START = re.compile(r"\n[ \t]*(?:-[^\s-]|[－—–−\u3000\xa0])")
_WIDE_COLON = re.compile(r"[a-z_][ \u3000]*[：∶﹕]")
# A line whose value begins with a quote that the line does not close.
OPENED = re.compile(r"""[^"'#]*[:\-] +("[^"]*|'[^']*)""")
NEAR = 2
NOTHING_RIGHT = 1_000
TWICE = 3
"""What a fault of the YAML weighs, such as a field given twice, beside those of the fields."""

# What is wrong in some data, each with its weight: what a repair is judged by once all can be
# read. No repair may bring something new of more than the least weight.
Judge = Callable[[Any], dict[Any, int]]


class Probe(NamedTuple):
    """How far the parser gets.

    Attributes:
        whole: whether it gets to the end.
        wrong: the weight of what is wrong then, as a negative number; 0 where nobody judges.
        count: past how many values it gets.
        line: where it stops.
    """

    whole: bool
    wrong: int
    count: int
    line: int = 0
    fault: Any = None
    faults: dict[Any, int] = {}  # noqa: RUF012 - never changed

    @property
    def merit(self) -> tuple[bool, int, int, int]:
        """What makes one better than another."""
        return self[:4]


@dataclass(slots=True)
class Mending:
    """The lines of a text while they are repaired, and what was repaired."""

    lines: list[str]
    keys: Collection[str] = ()
    judge: Judge | None = None
    faults: list[Fault] = field(default_factory=list)
    originals: dict[int, str] = field(default_factory=dict)
    work: int = 0

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "\n".join(self.lines)

    def probe(self, changed: dict[int, str]) -> Probe:
        """Return how far the parser would get with some lines changed."""
        text = "\n".join([changed.get(i, line) for i, line in enumerate(self.lines)])
        self.work += len(text) + 500
        return _probe(text, self.judge)

    def take(self, index: int, repair: Repair) -> None:
        """Put a repaired line in place and tell the fault: its first mistake names it."""
        number = index + 1
        original = self.originals.setdefault(number, self.lines[index])
        span = Span(number, 1, number, len(original) + 1)
        before = next((one for one in self.faults if one.span.line == number), None)
        code = before.code if before else repair.code
        self.faults = [one for one in self.faults if one is not before]
        if repair.line != original:
            self.faults.append(Fault(code, span, {}, original.strip(), repair.line))
        else:
            del self.originals[number]
        self.lines[index] = repair.line


def suspicious(text: str) -> bool:
    """Return whether a text has lines that look like structure and may be read as text."""
    likely = (_TOUCHING.search(text) or _AT_START.search(text) or text[:1] in "-－—–−\u3000\xa0"
              or (not text.isascii() and ("：" in text or "∶" in text or "﹕" in text)
                  and _WIDE_COLON.search(text)))
    return bool(likely and SUSPECT.search(text))


def _probe(text: str, judge: Judge | None) -> Probe:
    count = 0
    try:
        for event in _events(text):
            count += type(event) is events.ScalarEvent and event.value != ""
    except yaml.YAMLError as fault:
        quote = "quoted" in (fault.context or "")
        mark = fault.context_mark if quote else fault.problem_mark
        return Probe(False, 0, count, mark.line if mark else 0, fault.with_traceback(None))
    if judge is None:
        return Probe(True, 0, count)
    reader = Reader(text).run()
    if not isinstance(reader.data, dict):
        return Probe(True, -NOTHING_RIGHT, count)
    faults = judge(reader.data)
    wrong = sum(faults.values()) + TWICE * len(reader.faults)
    return Probe(True, -wrong, count, faults=faults)


def _events(text: str) -> Iterator[Any]:
    next_event = CParser(text.encode("utf-8", "surrogatepass")).get_event
    while type(event := next_event()) is not events.StreamEndEvent:
        yield event


def mend(lines: list[str], keys: Collection[str], judge: Judge | None) -> Mending:
    """Return the lines with everything repaired that is recognised.

    Args:
        lines: the text.
        keys: the names of fields: a line that the parser takes for text is one only with these.
        judge: counts the wrong fields of what is read.
    """
    mending = Mending(list(lines), keys, judge)
    now = _mend_suspects(mending, mending.probe({}))
    if not now.whole:
        now = _mend_one_by_one(mending, now)
        _mend_suspects(mending, now)
    return mending


def mend_structure(mending: Mending, suspects: Callable[[list[str]], list[int]]) -> Mending:
    """Repair lines of a readable text as long as that makes fewer fields wrong.

    Args:
        mending: the text, with a judge.
        suspects: returns the lines, counted from 0, in which something is wrong.
    """
    now = mending.probe({})
    while now.wrong and len(mending.faults) < MOST_REPAIRS and mending.work < MOST_WORK:
        better = _best_repair(mending, now, suspects(mending.lines))
        if better is None or better[2].wrong <= now.wrong:
            break
        index, repair, now = better
        mending.take(index, repair)
    return mending


def _mend_one_by_one(mending: Mending, now: Probe) -> Probe:
    """Repair the line that stops the parser, again and again; return how far it gets then."""
    while not now.whole and len(mending.faults) < MOST_REPAIRS and mending.work < MOST_WORK:
        better = _best_repair(mending, now, _near(now.fault, mending.lines))
        if better is None:
            break
        index, repair, now = better
        mending.take(index, repair)
    return now


def _best_repair(
    mending: Mending, now: Probe, indexes: Iterable[int]
) -> tuple[int, Repair, Probe] | None:
    """Return the repair of one of the lines after which most is right."""
    best: tuple[int, Repair, Probe] | None = None
    for index in indexes:
        tried = {mending.lines[index]}
        for repair in inner_repairs(mending.lines, index):
            if repair.line in tried or mending.work > MOST_WORK:
                continue
            tried.add(repair.line)
            then = mending.probe({index: repair.line})
            if _better(then, now, repair) and (best is None or _rank(repair, then) > _rank(*best[1:])):
                best = index, repair, then
    return best


def _rank(repair: Repair, then: Probe) -> tuple[Any, ...]:
    """Order repairs: by what they make right, then those to an even indent."""
    indent = len(repair.line) - len(repair.line.lstrip(" "))
    return (*then.merit, indent % 2 == 0)


def _better(then: Probe, now: Probe, repair: Repair) -> bool:
    """Return whether a repair helps, and loses no value.

    One of the indent alone must lead to a later line.
    """
    if now.whole:
        new = {weight for fault, weight in then.faults.items() if fault not in now.faults}
        return (then.whole and then.wrong > now.wrong and then.count >= now.count
                and max(new, default=1) == 1)
    if repair.code == "E120" and not then.whole:
        return then.line > now.line
    return (then.whole, then.count, then.line) > (now.whole, now.count, now.line)


def _near(fault: Any, lines: list[str]) -> list[int]:
    """Return the lines in which the cause may lie, the likeliest first."""
    marks = [mark for mark in (fault.context_mark, fault.problem_mark) if mark]
    if "block" in (fault.context or "") or "document" in (fault.context or ""):
        marks.reverse()  # the context is where the whole mapping or list began
    found: list[int] = []
    for mark in marks:
        filled = [i for i in range(min(mark.line, len(lines) - 1), -1, -1)
                  if lines[i].strip() and not lines[i].lstrip().startswith("#")]
        found += [i for i in filled[: NEAR + 1] if i not in found]
    last = max((mark.line for mark in marks), default=0)
    opened = [i for i, line in enumerate(lines[: last + 1]) if OPENED.fullmatch(line)]
    return [*(i for i in opened if i not in found), *found]


def _mend_suspects(mending: Mending, now: Probe) -> Probe:
    """Repair all lines at once that were read as text though they look like structure.

    Only repairs after which the parser finds no less than before are kept.
    """
    inside = _text_lines(mending.text) if now.whole else set()
    repairs = {}
    for match in SUSPECT.finditer(mending.text):
        index = mending.text.count("\n", 0, match.start())
        found = next(structure_repairs(mending.lines, index), None)
        key = taken_apart(mending.lines[index]).key
        if (found and index not in inside and found.line != mending.lines[index]
                and (not key or key in mending.keys)):
            repairs[index] = found
    repairs |= _wrongly_indented(mending) if now.whole else {}
    if not repairs:
        return now
    trial = Mending(list(mending.lines), mending.keys, mending.judge, list(mending.faults),
                    dict(mending.originals))
    for index, repair in sorted(repairs.items()):
        trial.take(index, repair)
    then = _mend_one_by_one(trial, trial.probe({})) if now.whole else trial.probe({})
    mending.work += trial.work
    if (then.whole, then.count) < (now.whole, now.count):
        return now
    mending.lines, mending.faults, mending.originals = trial.lines, trial.faults, trial.originals
    return then


def _wrongly_indented(mending: Mending) -> dict[int, Repair]:
    """Return repairs of items that stand deeper than the item before, and so became its text."""
    found = {}
    for event in _scalars(mending.text):
        first, last = event.start_mark, event.end_mark
        if event.style or first.line == last.line or " - " not in event.value:
            continue
        item = re.match(r"( *)- ", mending.lines[first.line])
        for index in range(first.line + 1, last.line + 1) if item else ():
            line = mending.lines[index]
            if re.match(r" +- ", line):
                found[index] = Repair("E120", f"{item[1]}{line.lstrip()}")
    return found


def _text_lines(text: str) -> set[int]:
    """Return the lines, counted from 0, that lie inside a quoted text or a block of text."""
    return {line for event in _scalars(text) if event.style
            for line in range(event.start_mark.line + 1, event.end_mark.line + 1)
            if event.style in "\"'" or line < event.end_mark.line or event.end_mark.column}


def _scalars(text: str) -> Iterator[Any]:
    return (event for event in _events(text) if type(event) is events.ScalarEvent)
