"""The strict reader: text stays text, and whatever makes YAML ambiguous is a fault."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from registry.findings import Span
from registry.yaml_source import FORBIDDEN, SIZE_LIMIT, read

PLAIN = st.text(min_size=1).filter(lambda text: not FORBIDDEN.search(text) and "\r" not in text)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=8,
)


def codes(text: str) -> list[str]:
    """Return the codes of the faults of a text."""
    return [fault.code for fault in read(text.encode()).faults]


@pytest.mark.parametrize(
    "written", ["2.10", "0571", "9:00", "no", "1_000", "0x1f", "2026-13-45", ".nan", "021-5555"]
)
def test_scalar_keeps_what_was_written(written: str) -> None:
    """YAML 1.1 would make numbers, times and truth of these."""
    assert read(f"a: {written}\n".encode()).data == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_empty_scalar_is_nothing(written: str) -> None:
    """A field without a value is no text."""
    assert read(f"a: {written}\n".encode()).data == {"a": None}


def test_quoted_null_is_a_text() -> None:
    """Who writes quotes means the word."""
    assert read(b"a: 'null'\n").data == {"a": "null"}


def test_bom_and_crlf_are_accepted() -> None:
    """Windows editors write both."""
    assert read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").data == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: 2", "E105"),
        ("a: *x\n", "E105"),
        ("&x a: 1\n", "E105"),
        ("a: !!python/object:os.system x\n", "E106"),
        ("a: ! x\n", "E106"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "E107"),
        ("a: 1\n---\n", "E107"),
        ("<<: {a: 1}\n", "E114"),
        ("? {a: 1}\n: 2\n", "E114"),
        ("a: 1\na: 2\n", "E104"),
        ("a: {b: 1, b: 2}\n", "E104"),
        ("", "E108"),
        ("word", "E108"),
        ("a: \x00\n", "E110"),
        ("a: x\u2028b: 2\n", "E110"),
        ('a: "\\u202e"\n', "E110"),
        ('"\\0": 1\n', "E110"),
        ("a:\n\t- b\n", "E115"),
    ],
)
def test_ambiguous_yaml_is_refused(text: str, code: str) -> None:
    """Each has its own code."""
    assert code == read(text.encode()).faults[0].code


def test_every_duplicate_key_is_told_with_both_lines() -> None:
    """The finding names the line of the first as well."""
    faults = read(b"a: 1\nb: 2\na: 3\nb: 4\n").faults

    assert [(3, 1), (4, 2)] == [(fault.span.line, fault.params["first"]) for fault in faults]


def test_two_hundred_thousand_brackets_do_not_crash_the_process() -> None:
    """PyYAML's own C loader dies of them; a process of its own shows that this one does not."""
    code = "from registry.yaml_source import read; print(read(b'[' * 200_000).faults[0].code)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert (0, "E109\n") == (done.returncode, done.stdout)


def test_file_over_the_limit_is_refused_unparsed() -> None:
    """Size is judged before anything is read into it."""
    assert [fault.code for fault in read(b"#" * (SIZE_LIMIT + 1)).faults] == ["E102"]


def test_gbk_file_is_told_as_not_utf8() -> None:
    """The line of the first unreadable byte is named."""
    fault = read("name: 1\nzh: 示例学校\n".encode("gbk")).faults[0]

    assert ("E101", 2) == (fault.code, fault.span.line)


def test_places_are_counted_in_characters() -> None:
    """A Han character is one column, whatever its bytes."""
    source = read("学校: 示例\n课:\n  - 书法\n".encode())

    assert source.place(("学校",)) == (Span(1, 1, 1, 3), Span(1, 5, 1, 7))
    assert source.place(("课", 0)) == (Span(3, 5, 3, 7), Span(3, 5, 3, 7))
    assert source.place(("课", 1)) is None


@given(st.dictionaries(PLAIN, VALUES, min_size=1, max_size=4))
def test_whatever_pyyaml_writes_is_read_back(data: dict[str, object]) -> None:
    """Quoted text of any kind survives unchanged."""
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')

    source = read(text.encode())

    assert data == source.data


@given(st.binary(max_size=200))
def test_any_bytes_give_data_or_faults(raw: bytes) -> None:
    """Nothing raises, and nothing is refused without a reason."""
    source = read(raw)

    assert source.data is not None or source.faults


KEYS = ("name", "zh", "kind", "status", "b", "c")
TYPED = st.lists(st.sampled_from([
    "name: 示例", "name：示例", "  zh: 甲", "　　zh：甲", "- a", "-a", "－ a", "\tb: 1", "kind x", "c: [a，b",
    'd: "x', 'e: "x”', "f: @x", "g: a: b", "", "　", "# h", "i: 某路 #12", "j: |", "k: {zh: 甲, 乙}"]), max_size=8)


@given(TYPED)
def test_what_is_suggested_for_one_line_replaces_that_line(lines: list[str]) -> None:
    """The span of a repaired line is the whole line as it stands in the file."""
    for fault in read("\n".join(lines).encode(), keys=KEYS).faults:
        if fault.code in ("E117", "E118", "E120", "E121", "E122", "E123", "W124"):
            line = lines[fault.span.line - 1]

            assert (1, len(line) + 1) == (fault.span.column, fault.span.end_column)
            assert "\n" not in (fault.suggestion or "")
            assert line != fault.suggestion


def test_every_repair_of_a_file_is_told_in_one_run() -> None:
    """Six lines of one file, six different mistakes."""
    text = ('name：\n　　zh: 示例\nkind:school\nstatus active\nsources:\n  － title: "名录\n'
            "    note: 一: 二\n   date: @2024\n")

    source = read(text.encode(), keys=KEYS)

    assert source.data == {
        "name": {"zh": "示例"}, "kind": "school", "status": "active",
        "sources": [{"title": "名录", "note": "一: 二", "date": "@2024"}]}
    assert [1, 2, 3, 4, 6, 7, 8] == sorted(fault.span.line for fault in source.faults)
