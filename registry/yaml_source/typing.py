"""What hands type for the structure of YAML, and the line that they meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACES = " \t\u3000\xa0\u2002\u2003\u2009\u202f"
DASHES = "－—–−‐‑﹣"
COLONS = "：﹕∶"
QUOTES = "“”„＂「」『』"
MARKS = r"[•·●▪◦・*]|\d{1,2}[.、)）]|[一二三四五六七八九十]{1,3}[、.]|[(（][\d一二三四五六七八九十]{1,3}[)）]"
KEY = r"[A-Za-z_][A-Za-z0-9_]*|[\u4e00-\u9fff]{1,12}"
STRUCTURE = re.compile(
    rf"(?P<indent>[{SPACES}]*)(?P<dashes>(?:(?:-|[{DASHES}]+)[{SPACES}]*)*)"
    rf"(?:(?P<key>{KEY})(?P<gap>[{SPACES}]*)(?P<colon>[:{COLONS}]{{1,2}}|[=;；])?"
    rf"(?P<after>[{SPACES}]*))?(?P<rest>.*)")
IN_QUOTES = re.compile(r"\"[^\"\\]*\"|'[^']*'")
COMMENT = re.compile(r"(.*?)( {2,}# .*)?")
NEEDS_QUOTES = re.compile(r"[@`%&*!|>\[\]{},?:-]|.*(?::\s|:$|\s#)")
OPENING = "[{【［〔（(｛"
CLOSING = "]}】］〕）)｝"
IN_BRACES = re.compile(r"\s*[,，]\s*(?=[A-Za-z_]+\s*[:：])")


@dataclass(frozen=True, slots=True)
class Repair:
    """The code of the mistake and the line without it."""

    code: str
    line: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart as a person reads it: indent, dashes, key, colon and the rest."""

    indent: str
    dashes: str
    key: str
    colon: str
    after: str
    rest: str

    @property
    def marks(self) -> int:
        """The number of dashes; a run of full-width ones is one."""
        return len(re.findall(rf"-|[{DASHES}]+", self.dashes))

    @property
    def prefix(self) -> str:
        """All before the value, as YAML wants it; the indent is left as it is."""
        dashes = "- " * self.marks
        return f"{dashes}{self.key}: " if self.key else dashes

    def written(self, indent: int, value: str) -> str:
        """Return the line with this indent and value."""
        return f"{' ' * indent}{self.prefix}{value}".rstrip()

    @property
    def width(self) -> int:
        """The columns that the indent takes on the screen."""
        return sum(2 if space in "\t\u3000" else 1 for space in self.indent)


def taken_apart(text: str) -> Line:
    """Return the parts of a line; a word without any colon after it is no key."""
    found = STRUCTURE.fullmatch(text)
    assert found, "every line has this form"
    parts = {name: part or "" for name, part in found.groupdict().items()}
    gap = parts.pop("gap")
    if parts["key"] and not parts["colon"]:
        parts["rest"] = parts["key"] + gap + parts["after"] + parts["rest"]
        parts["key"] = parts["after"] = ""
    parts["rest"] = parts["rest"].rstrip(SPACES)
    return Line(**parts)


def structure_repairs(lines: list[str], index: int) -> Iterator[Repair]:
    """Yield the line with its indent, dash and colon as YAML wants them, likeliest indent first."""
    line = taken_apart(lines[index])
    if not lines[index].strip(SPACES):
        yield Repair("E117", "")
    if not (line.key or line.dashes):
        return
    for indent in _indents(lines, index, line):
        yield Repair(_code(line), line.written(indent, line.rest))


def inner_repairs(lines: list[str], index: int) -> Iterator[Repair]:
    """Yield every likely repair of a line, the likeliest first."""
    line = taken_apart(lines[index])
    indents = _indents(lines, index, line)
    yield from structure_repairs(lines, index)
    for value, code in _values(line):
        for indent in indents:
            yield Repair(code, line.written(indent, value))
    yield from _without_colon(lines, index, indents)
    yield from _other_marks(line, indents)
    for indent in indents:
        yield Repair("E120", f"{' ' * indent}{lines[index].lstrip(SPACES)}")


def _code(line: Line) -> str:
    """Name the mistake in the structure of a line."""
    typed = line.dashes + line.colon + line.indent.replace("\t", "") + line.after.replace("\t", "")
    if re.search(rf"[{DASHES}{COLONS}；]|[^\x00-\x7f]", typed):
        return "E117"
    if "\t" in line.indent:
        return "E115"
    spaced = re.fullmatch(r"(?:- +)*", line.dashes) and (not line.key or line.after or not line.rest)
    return "E120" if spaced and line.colon in ("", ":") else "E118"


def _indents(lines: list[str], index: int, line: Line) -> list[int]:
    """Return the indents that the line may have been meant to have, likeliest first.

    An indent of plain spaces is believed as far as it can be; one of other marks looks like that
    of a neighbour.
    """
    own = line.width
    above = [_width(one) for one in lines[max(0, index - 30) : index] if one.strip(SPACES)]
    below = [_width(one) for one in lines[index + 1 : index + 2] if one.strip(SPACES)]
    child = index > 0 and lines[index - 1].rstrip(SPACES).endswith((":", *COLONS))
    inner = [above[-1] + 2] if child and above else []
    neighbours = [*inner, *sorted({*above[-1:], *below}, key=lambda one: abs(one - own))]
    others = sorted({*above, 0, own, *((above[-1] + 2,) if above else ())},
                    key=lambda one: (one % 2, abs(one - own)))
    if line.indent == " " * own:
        return list(dict.fromkeys([own, *neighbours, *others]))
    return list(dict.fromkeys([*neighbours, *others]))


def _width(line: str) -> int:
    """Return the columns that the indent of a line takes on the screen."""
    return taken_apart(line).width


def _values(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the value of a line as it may have been meant, with the code of the mistake."""
    found = COMMENT.fullmatch(line.rest)
    text, comment = (found[1], found[2] or "") if found else (line.rest, "")
    if not text or not line.prefix:
        return  # part of a text that goes over several lines
    if text[0] in "\"'" and not IN_QUOTES.fullmatch(text):
        yield from ((f"{value}{comment}", "E121") for value in _closed(text))
    if text[0] in QUOTES and len(text) > 1:
        yield f"{quoted(text.strip(QUOTES + chr(34) + chr(39)))}{comment}", "E121"
    if text[0] in OPENING:
        yield from ((f"{value}{comment}", "E122") for value in _bracketed(text))
    if text.startswith("- "):
        yield f"[{text[2:].strip()}]{comment}", "E118"
        yield f"{text[2:].strip()}{comment}", "E118"
    whole = text[0] in "[{" and text[-1] in "]}"
    if NEEDS_QUOTES.match(text) and not whole:
        yield f"{quoted(text)}{comment}", "E123"


def _closed(text: str) -> Iterator[str]:
    """Yield a text whose quote is not closed, or not at its end, with its quotes in pairs."""
    mark = text[0]
    inner = text[1:]
    if inner and inner[-1] in QUOTES + "\"'＇’‘" and inner[-1] != mark:
        yield f"{mark}{inner[:-1]}{mark}"
    if inner.count(mark) % 2 == 0:
        yield f"{text}{mark}"
    yield quoted(text)


def _bracketed(text: str) -> Iterator[str]:
    """Yield a list or a mapping in brackets with its marks half-width and in pairs."""
    if text[0] in "{｛":
        inner = text[1:].rstrip(SPACES + ",，").rstrip("}｝")
        parts = [re.fullmatch(r"\s*([A-Za-z_]+)\s*[:：]\s*(.*?)\s*", one, re.DOTALL)
                 for one in IN_BRACES.split(inner)]
        if all(parts):
            yield "{" + ", ".join(f"{one[1]}: {_inner(one[2])}" for one in parts if one) + "}"
    closed = text[-1] in CLOSING
    inner = text[1:-1] if closed else text[1:]
    if any(mark in CLOSING + OPENING for mark in inner if mark not in "()（）"):
        return  # more than one list, or a text that goes on after a bracket
    items = [one.strip(SPACES + "\"'“”‘’") for one in re.split("[,，、;；]", inner)]
    yield "[" + ", ".join(_inner(one) for one in items if one) + "]"
    if closed and text[0] != "[" and len(items) == 1 and items[0]:
        yield _inner(items[0])


def _inner(text: str) -> str:
    """Return a text as it stands inside brackets: in quotes where a mark of YAML is in it."""
    marks = "\"'“”‘’"
    ends = text[:1] in marks, text[-1:] in marks
    if not (all(ends) and any(mark in text[1:-1] for mark in "\"'")) and text.count('"') < 2 + all(ends):
        text = text.strip(marks)
    return quoted(text) if not text or re.search(r"[,\[\]{}:#\"'&*!|>%@`]|^[?-]", text) else text


def _without_colon(lines: list[str], index: int, indents: list[int]) -> Iterator[Repair]:
    """Yield the line with a colon after its first word: `kind school`, or `name` alone."""
    found = re.fullmatch(rf"([{SPACES}]*(?:- +)*)({KEY})([{SPACES}]+\S.*)?", lines[index])
    if not found:
        return
    prefix = taken_apart(found[1]).prefix
    for indent in indents:
        value = (found[3] or "").strip(SPACES)
        yield Repair("E118", f"{' ' * indent}{prefix}{found[2]}: {value}".rstrip())


def _other_marks(line: Line, indents: list[int]) -> Iterator[Repair]:
    """Yield the line with a dash more or less, or with one for another mark of a list."""
    rest = f"{line.key}: {line.rest}".rstrip() if line.key else line.rest
    other = re.match(rf"(?:{MARKS})[{SPACES}]*", rest)
    for indent in (*indents, line.width + 2):
        space = " " * indent
        if line.marks > 1:
            yield Repair("E118", f"{space}- {rest}")
        if line.marks and line.key:
            yield Repair("E118", f"{space}{rest}")
        if other:
            yield Repair("E118", f"{space}- {rest[other.end() :]}")
        if not line.marks and rest:
            yield Repair("E118", f"{space}- {rest}")


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads it back unchanged."""
    return json.dumps(text, ensure_ascii=False)
