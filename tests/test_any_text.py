"""Whatever text someone enters is refused with a finding, or comes back out of the database as it was."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import build
from hostile import ENTRY, ROOT
from registry.catalogue import read_catalogue
from registry.catalogue.files import ContentFile
from registry.catalogue.reading import read_entry
from registry.reference import Reference, load_reference

NUMBER = 1_500
PARTS = (
    "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&amp;", "&#x0;", "javascript:",
    "{{", "}}", "{%", "%}", "${", "#{", "$(", "`", "```", "![", "](", "[[", "| a | b |", "# ", "---", "***",
    "'", '"', "''", "\\", "\\\\", "\\u0000", "\\n", "\\", "%s", "%n", "%00", "%0a", "../", "C:\\", "~",
    "NULL", "null", "None", "undefined", "true", "NaN", "Infinity", "0x1f", "1e400", "-1", "0571", "2.10",
    "9:00", "1_000", "١٢٣", "½", "①", "∞", "=1", "@x", "+1", "-x", "; DROP TABLE entries; --", "' OR 1=1",
    "*", "MATCH", "NEAR(", "^", ":", ": ", " #", "# x", ", ", "[", "]", "{", "}", "!", "&a", "*a", "? ",
    "\t", "\n", "\n\n", "\r", "\r\n", " ", "  ", "\u00a0", "\u3000", "\u2028", "\u0085", "\u200b", "\u200d",
    "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\x00", "\x1b[31m", "\x7f", "\ud800", "\U0010ffff",
    "é", "e\u0301", "Å", "\u212b", "ﬁ", "ß", "İ", "ı", "ſ", "Ω", "А", "Ａ１", "۞", "שלום", "مرحبا", "हिन्दी",
    "ไทย", "한국어", "각", "が", "か\u3099", "社区学校", "𠮷", "龘", "〇", "々", "\ufa19", "葛\U000e0100", "☃\ufe0f",
    "😀", "👨\u200d👩\u200d👧", "🇨🇳", "🏴", "👍🏽", "z̸̡̛̗", "…", "——", "“”", "·", "x" * 90, "学" * 70,
)


def texts() -> Iterator[str]:
    """Yield texts put together from awkward parts, the parts themselves first; always the same."""
    yield from PARTS
    yield from (f"a{part}b" for part in PARTS)
    dice = random.Random(7)
    while True:
        yield "".join(dice.choices(PARTS, k=dice.randint(2, 6)))


def quoted(text: str) -> str:
    """Return a text as JSON writes it, which is YAML too; what UTF-8 cannot hold is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)


def entry(name: str, summary: str) -> bytes:
    """Return an entry with this name and summary in the authority language."""
    text = ENTRY.replace("Sample School", quoted(name), 1)
    return f"{text}summary:\n  en: {quoted(summary)}\n".encode()


def lay(folder: Path) -> dict[str, tuple[str, str]]:
    """Write entries with awkward names and summaries; return what each was given."""
    stream = texts()
    place = folder / "content/organizations/harbour"
    place.mkdir(parents=True)
    held: dict[str, tuple[str, str]] = {}
    for number in range(NUMBER):
        text = next(stream)
        key = f"entry-{number}"
        held[key] = (f"{number} {text}", text) if number % 2 else (f"School {number}", text)
        (place / f"{key}.yaml").write_bytes(entry(*held[key]))
    return held


def test_text_is_refused_or_kept(tmp_path: Path, fictional: Reference) -> None:
    """Every entry is set aside with an error, or its texts are in the database to the character."""
    held = lay(tmp_path)
    catalogue = read_catalogue(tmp_path / "content", fictional)
    refused = {Path(one.path).stem for one in catalogue.findings if one.severity == "error"}

    built = build("--only", "database", "--content", tmp_path / "content", "--reference",
                  ROOT / "examples/reference", "--out", tmp_path / "dist")

    assert 0 == built.returncode, built.stderr
    with closing(sqlite3.connect(tmp_path / "dist/registry.db")) as database:
        rows = database.execute("SELECT id, name, summary FROM organizations").fetchall()
        bodies = database.execute("SELECT id, body FROM entries").fetchall()
    kept = {row[0]: (row[1], row[2]) for row in rows}
    read = {key: json.loads(body) for key, body in bodies}
    assert refused.isdisjoint(kept)
    assert set(held) - refused == set(kept)
    assert {key: held[key] for key in kept} == kept
    assert kept == {key: (one["name"]["en"], one["summary"]["en"]) for key, one in read.items()}
    assert NUMBER // 4 < len(kept) < NUMBER


@cache
def city() -> Reference:
    """The fictional city, kept from the arguments that a failing example would show."""
    return load_reference(ROOT / "examples/reference")


@given(name=st.text(min_size=1, max_size=150), summary=st.text(max_size=700))
def test_any_text_is_refused_or_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, name: str, summary: str
) -> None:
    """No text breaks the reader or is changed by it."""
    folder = tmp_path_factory.getbasetemp()
    file = ContentFile("organizations/harbour/any-text.yaml", plain=True)
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(entry(name, summary))

    reading = read_entry(folder, file, city(), "content")

    if reading.body is None:
        assert any(one.severity == "error" for one in reading.findings)
    else:
        body = json.loads(reading.body)
        assert (name, summary) == (body["name"]["en"], body["summary"]["en"])
    for one in reading.findings:
        assert one.message["zh"].isprintable()
