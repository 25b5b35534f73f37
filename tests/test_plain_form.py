"""The plain form is read without a parser, and never otherwise than the parser reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from near_plain import CONTENT, near_plain
from registry.yaml_source import DEPTH_LIMIT, FORBIDDEN, read
from registry.yaml_source.mending import suspicious
from registry.yaml_source.plain_form import plain_form
from registry.yaml_source.reader import Reader
from registry.yaml_source.reading import by_events

WHOLE = """\
# 示例 Example
name:
  zh: 示例学校  # 名称
  en: "Example: a school # 1"

area: "310104"
hours:
- days:
    - mo
    -   tu
  opens: 09:00
-   days:
    - su

    closes: 17:00
links:
    website: https://example.org/a#b:c
roles:
  - （一）第一项, [二]
  - 二"""


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield every path in some data, and beside each some that there are not."""
    yield from (path, (*path, "none"), (*path, 0), (*path, 7), (*path, "a"))
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for part, value in parts if isinstance(data, dict | list) else ():
        yield from paths(value, (*path, part))


def agrees(text: str) -> bool:
    """Return whether a text is in the plain form; it must then be what the parser finds in it."""
    form = plain_form(text)
    if form is None:
        return False
    reader = Reader(text).run()
    assert (None, [], [], False) == (reader.broken, reader.faults, reader.empty, reader.swallowed)
    assert repr(reader.data) == repr(form.data)
    assert not suspicious(text)
    source = by_events(text, type(form.data), (), None)
    assert ((), ()) == (source.faults, source.empty)
    assert {path: source.place(path) for path in paths(form.data)} == {
        path: form.place(path) for path in paths(form.data)}
    return True


@settings(max_examples=1000)
@given(near_plain)
def test_whatever_is_plain_is_what_the_parser_reads(text: str) -> None:
    """Lines at random, generated entries and published ones, edited at random."""
    agrees(text)


def test_nearly_all_entries_are_plain() -> None:
    """What is not is read as well, at several times the cost."""
    texts = [path.read_text("utf-8") for path in CONTENT.rglob("*.yaml")]

    assert sum(map(agrees, texts)) >= 0.95 * len(texts)


def test_everything_of_the_form_is_read() -> None:
    """Comments, blank lines, lists beside their key, wide dashes, no end of the last line."""
    assert agrees(WHOLE)
    assert agrees(f"\n\n  # c\n{WHOLE}\n   \n# c")
    assert agrees("- a: 1\n  b:\n  - c\n- d\n")


@pytest.mark.parametrize("text", [
    "", "\n", "# c\n", "a\n", "a b\nc: d\n", "a:\n", "a:\nb: c\n", "a: ~\n", "a: null\n", "a:\n  - NULL  # c\n",
    'a: ""\n', "a: b\na: c\n", "a: b\n  c\n", "a:\n  b\n", "- a\n  b\n", "a: b\n  c: d\n", "a:\n- b\nc\n",
    "a: b: c\n", "a: b:\n", "a: b # c\n", "a: b  #c\n", "a: 'b'\n", 'a: "b\\n"\n', 'a: "b\n  c"\n', 'a: "b" c\n',
    "a: [b]\n", "a: {b: c}\n", "a: |\n  b\n", "a: &x b\n", "a: *x\n", "a: !x b\n", "a: @b\n", "a: %b\n",
    "a: -b\n", "- -b\n", "- - b\n", "-\n  a: b\n", "a: - b\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n",
    "%YAML 1.1\n---\na: b\n", "A: b\n", "a-b: c\n", '"a": b\n', "学: b\n", "? a\n", "<<: b\n", "a : b\n",
    "a:\tb\n", "a:\n\tb: c\n", "a: b\t\n", "a: b\r\n", "a: b\x00\n", "a: b\u200bc\n", "a: b\u2028c\n", "a: b\x85c\n",
    "\ufeffa: b\n", "a:\u3000b\n", "a: b\u3000\n", "a: \xa0b\n", "a：b\n", "- zh：b\n", "- zh:b\n", "—a: b\n",
    "  a: b\nc: d\n", "a:\n    b: c\n  d: e\n", "a:\n  - b\n c: d\n", "- a\nb: c\n", "a: b\n- c\n",
])
def test_any_other_form_is_left_to_the_parser(text: str) -> None:
    """Nothing is said of it, not even that it is wrong."""
    assert plain_form(text) is None


def test_depth_is_limited_as_in_any_file() -> None:
    """One group more than allowed is left to the parser, which refuses it."""
    deepest = [f"{' ' * depth}a:" for depth in range(DEPTH_LIMIT - 1)]
    item = f"{' ' * DEPTH_LIMIT}- a: b"

    assert agrees("\n".join([*deepest, f"{' ' * DEPTH_LIMIT}a: b"]))
    assert agrees("\n".join([*deepest[:-1], item]))
    assert not agrees("\n".join([*deepest, item]))
    assert not agrees("\n".join([*deepest, f"{' ' * DEPTH_LIMIT}a:", f"{' ' * DEPTH_LIMIT} a: b"]))


def test_no_character_of_the_form_is_forbidden() -> None:
    """Nor is one beside the two of the form itself a space or the end of a line."""
    taken = {chr(code) for code in range(0x110000) if plain_form(f"a: b  # {chr(code)}\n")}

    assert {" ", "\n"} < taken
    assert not [one for one in taken - {" ", "\n"} if FORBIDDEN.match(one) or one.isspace()]


def test_marks_are_those_of_the_parser() -> None:
    """What repairs wrong values asks for the events of a field."""
    source, other = read(WHOLE.encode()), by_events(WHOLE, dict, (), None)

    assert source.form
    assert source.marks.keys() == other.marks.keys()
    for path in paths(source.data):
        mark, same = source.mark(path), other.mark(path)
        assert (mark is None) is (same is None)
        assert mark is None or same is None or (
            mark.value.start_mark.index, mark.value.end_mark.column) == (
            same.value.start_mark.index, same.value.end_mark.column)


def test_list_is_read_only_where_one_is_wanted() -> None:
    """An entry is a mapping; a table of the reference files may be a list."""
    assert ["E108"] == [fault.code for fault in read(b"- a\n").faults]
    assert read(b"- a\n", root=list).data == ["a"]
