"""Look-alike letters, formulas and misleading links: what is told, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.findings import Finding
from registry.models.spelling import spelling
from registry.reference import Reference
from registry.shapes.confusables import composed, half_width, unmixed
from registry.shapes.formulas import is_formula, without_formula
from registry.shapes.scalar_text import as_scalar
from registry.yaml_source import FORBIDDEN, read

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("text", "better"),
    [("АI学习", "AI学习"), ("Schооl", "School"), ("Αpple", "Apple"), ("示例А区", "示例A区"),
     ("Кlub Мuseum", "Klub Museum"), ("раth", "path")],
)
def test_word_of_two_scripts_is_made_latin(text: str, better: str) -> None:
    """One letter of another script makes a word that no search finds."""
    assert better == unmixed(text)


@pytest.mark.parametrize(
    "text",
    ["俄语角 Русский язык", "СССР 展览", "α粒子与 β 衰变", "粒径 5 μm", "功率 kΩ", "Школа А", "π 的故事",
     "Ελληνικά 入门", "café", "AI 学习中心", "Ю. А. Гагарин"],
)
def test_words_of_one_script_are_left_alone(text: str) -> None:
    """Russian, Greek, units and formulas are what they are."""
    assert text == unmixed(text)


@pytest.mark.parametrize(
    "text",
    ["=SUM(A1:A9)", "@SUM(1)", "+SUM(A1)", "-2+3+cmd|' /C calc'!A0", "+A1", "-$B$2*3", "\t=1", "\r=1",
     "  =1", "\u3000=1", "＝1+1", "＠SUM(1)", "+1+1", "=示例学校", "+@SUM(1)", "-(1+2)*3",
     '+HYPERLINK("https://example.org")', "+'[file]Sheet'!A1"],
)
def test_formula_is_seen(text: str) -> None:
    """A spreadsheet would run each of these, or try to."""
    assert is_formula(text)


@pytest.mark.parametrize(
    "text",
    ["+86 21 5555 0000", "+86-21-55550000", "-1层多功能厅", "+学习", "-B1 层停车场", "—学无止境", "A=B",
     "示例@学校", "-5℃ 冷库", "- 第一期", "1+1 学习计划", "+1 课堂", "-", "+", "<script>alert(1)</script>"],
)
def test_plain_text_is_no_formula(text: str) -> None:
    """Telephone numbers, storeys and signs before words are shown as they are."""
    assert not is_formula(text)


@given(st.text())
def test_formula_without_its_sign_is_none(text: str) -> None:
    """What is suggested instead of a formula is never one."""
    plain = without_formula(text)

    assert plain is None or not is_formula(plain)


@given(st.text(min_size=1).filter(lambda text: not FORBIDDEN.search(text)))
def test_scalar_reads_back_as_the_text(text: str) -> None:
    """What a suggestion writes is the text that was meant, in a mapping and in a list."""
    written = as_scalar(text)
    if written is not None:
        assert {"a": text, "b": [text]} == read(f"a: {written}\nb: [{written}]\n".encode()).data


@given(st.text())
def test_mended_text_is_not_mended_again(text: str) -> None:
    """Following a suggestion ends the matter."""
    for mend in (unmixed, half_width, composed):
        assert mend(text) == mend(mend(text))


@pytest.mark.parametrize("char", ["А", "Ａ", "e\u0301", "\u212b", "ο", "\uf900", "か\u3099"])
def test_quick_look_lets_no_doubtful_letter_pass(char: str) -> None:
    """Raw or escaped, the letter is found."""
    escaped = "".join(f"\\u{ord(part):04x}" for part in char)

    for raw in (f"name: x{char}x\n", f'name: "x{escaped}x"\n'):
        assert list(spelling(raw.encode(), read(raw.encode()).data))


def found_in(folder: Path, reference: Reference) -> list[Finding]:
    """Check the test's content."""
    catalogue = read_catalogue(folder / "content", reference)
    return check_catalogue(catalogue, reference)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "E210"),
        ("data:text/html,x", "E210"),
        ("vbscript:x", "E210"),
        ("file:///etc/passwd", "E210"),
        ("ftp://example.org/", "E210"),
        ("//example.org/", "E210"),
        ("https://user@example.org/", "E210"),
        ("https://user:word@example.org/", "E210"),
        ("https://example.org\\\\@evil.example/", "E210"),
        ("https:\\\\\\\\example.org/", "E210"),
        ("https://exa mple.org/", "E210"),
        ('https://example.org/\\"onmouseover=\\"x', "E210"),
        ("https://example.org/<script>", "E210"),
        ("https://", "E210"),
        ("https://ехаmple.org/", "W258"),
        ("https://аррӏе.com/", "W258"),
        ("https://xn--80ak6aa92e.com/", "W258"),
        ("https://XN--80AK6AA92E.com/", "W258"),
        ("https://xn--e1afmkfd-ж.org/", "W258"),
        ("https://ｅxample.org/", "W258"),
        ("https://example.org⁄path/", "W258"),
        ("https://example。org/", "E210"),
        ("https://xn--.org/", "W258"),
    ],
)
def test_unsafe_or_misleading_link_is_told(
    school: Write, tmp_path: Path, shanghai: Reference, address: str, code: str
) -> None:
    """Other schemes, user names and backslashes are refused; a look-alike host is shown for what it is."""
    school("north-school", more=f'links:\n  website: "{address}"\n')

    assert [code] == [one.code for one in found_in(tmp_path, shanghai)]


@pytest.mark.parametrize(
    "address",
    ["https://例子.中国/课程", "https://xn--fsqu00a.xn--fiqs8s/", "https://www.русский.example/",
     "https://上海edu.cn/", "https://example.org:8443/?a=b&c=АI", "https://bücher.example/"],
)
def test_honest_international_link_is_taken(
    school: Write, tmp_path: Path, shanghai: Reference, address: str
) -> None:
    """Chinese and other names of one script are names like any other."""
    school("north-school", more=f'links:\n  website: "{address}"\n')

    assert [] == [one.code for one in found_in(tmp_path, shanghai)]


def test_misleading_host_is_shown_by_its_punycode(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """The message itself does not mislead."""
    school("north-school", more="links:\n  website: https://аррӏе.com/\n")

    [one] = found_in(tmp_path, shanghai)

    assert "xn--80ak6aa92e.com" in one.message["zh"]


@pytest.mark.parametrize(
    ("file", "taken"),
    [("front-door.jpg", True), ("大门.PNG", True), ("a.b.webp", True), ("x.jpeg", True),
     ("logo.svg", False), ("../x.png", False), ("a/b.png", False), ("a..png", False),
     ("a\\\\b.png", False), (".png", False), ("x.png.exe", False), ("https://a.org/x.png", False),
     ("x.gif", False), ("a b.png", False), ("con", False), ("x.png\\n", False)],
)
def test_picture_is_a_bare_file_name(
    school: Write, tmp_path: Path, shanghai: Reference, file: str, taken: bool  # noqa: FBT001
) -> None:
    """No path, no drawing, nothing that is run."""
    school("north-school", more=(
        f'image:\n  file: "{file}"\n  alt:\n    zh: 校门\n  licence: CC BY 4.0\n'))

    assert ([] if taken else ["E241"]) == [one.code for one in found_in(tmp_path, shanghai)]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
     "{{ 7*7 }}", "${7*7}", "'; DROP TABLE entries; --", "</textarea><svg/onload=x>", "%00", "$(rm -rf)"],
)
def test_script_in_a_text_is_text(
    school: Write, tmp_path: Path, shanghai: Reference, text: str
) -> None:
    """It is shown as written and runs nowhere, so nobody is kept from writing about it."""
    school("north-school", more=f'summary:\n  zh: "{text}"\n')

    assert [] == [one.code for one in found_in(tmp_path, shanghai)]
