"""Personal data: found however it is written, never mistaken, and never repeated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.findings.render import as_json
from registry.findings.report import Report, private_texts
from registry.findings.source_lines import SourceLines
from registry.findings.text import as_text
from registry.reference import Reference
from registry.rules.cn_personal import personal_data, suspicious
from registry.rules.revealing import reveal

Write = Callable[..., Path]

MOBILES = [
    "13800138000", "138 0013 8000", "138-0013-8000", "138.0013.8000", "1380013 8000",
    "1380 0138 000", "1 3 8 0 0 1 3 8 0 0 0", "(138)0013-8000", "138—0013—8000", "138   0013   8000",
    "+86 13800138000", "+86-138-0013-8000", "0086 138 0013 8000", "8613800138000",
    "１３８００１３８０００", "１３８　００１３　８０００", "138－0013－8000", "138\u00a00013\u00a08000",
    "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", "021-13800138000", "021-54138000 13800138000", "电话13800138000。",
    '"\\u0031\\u0033\\u0038\\u0030\\u0030\\u0031\\u0033\\u0038\\u0030\\u0030\\u0030"',
    '"\\x31\\U00000033800138000"', '"1380013\\\n    8000"', "1380013\n    8000", "13\n    800138000",
    "https://example.org/，电话13800138000",
]
IDENTITIES = [
    "11010519491231002X", "11010519491231002x", "110105 19491231 002X", "110105-19491231-002x",
    "１１０１０５１９４９１２３１００２Ｘ", "2024-11010519491231002X", "110105194912\n    31002X",
    '"\\u0031\\u00310105 19491231002X"',
]
CARDS = [
    "6222021234567894", "6222 0212 3456 7894", "6222-0212-3456-7894", "4111 1111 1111 1111 12",
    "622202 1234567894", "5500 0000 0000 0004", "378282246310005",
]
MAILS = [
    "sample@qq.com", "请发邮件到sample@163.com联系", "sample＠qq．com", "a.b@vip.163.com",
    "A@GMAIL.COM", "sample @ qq.com", '"\\u0061@sina.com.cn"', '"sample@\\\n  qq.com"',
]
NOBODYS = [
    "021-25653114", "021 2565 3114", "400-820-8820 或 12345", "400-138-0013", "800 138 0013",
    "https://example.org/2023/13800138000/11010519491231002X.html", "https://a.org/上海13800138000",
    "9131000013800138000123", "office@example.org", "x@qq.example.org", "a@163.com.example.org",
    "ISBN 978-7-5037-9773-6", "978-1-380-01380-0", "2026-11-24 09:00", "310104015001",
    "91350100M000100Y43", "914403001922038216", "110105194912310021", "沪教委职〔2024〕13号",
    "2024112400012345", "13 800 138 000", "139.12345678", "1.3800138000", "131010470000123",
    "1391234567890123", "1-3 4-6 7-9 10-12 13", "- 138\n- 0013\n- 8000", "2023-2024-138-0013-8000",
    "- 2024-07-08\n- 2025-08-17\n- 2026-05-09\n",
]


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, code) for code, texts in (("E501", MOBILES), ("E502", IDENTITIES), ("E503", MAILS),
                                      ("E504", CARDS)) for text in texts],
)
def test_personal_data_is_found_however_it_is_written(text: str, code: str) -> None:
    """Grouped, full-width, escaped or folded: it is found once, and the quick look lets it through."""
    assert [code] == [hit[0] for hit in personal_data(text)]
    assert suspicious(text.encode())


@pytest.mark.parametrize("text", NOBODYS)
def test_public_numbers_are_left_alone(text: str) -> None:
    """Landlines, service numbers, addresses on the web and longer numbers are nobody's own."""
    assert [] == personal_data(text)


def test_span_is_that_of_what_is_written() -> None:
    """The characters told are those that hide the number, no more and no fewer."""
    text = 'note: "电话 \\u0031\\u003380013\\\n  8000,请勿外传"'

    [(_, start, end)] = personal_data(text)

    assert "\\u0031\\u003380013\\\n  8000" == text[start:end]


@given(st.text())
def test_revealed_text_keeps_account_of_every_character(text: str) -> None:
    """Whatever the text, each revealed character has its place, in order."""
    shown = reveal(text)
    origins = list(shown.origins)

    assert len(shown.text) + 1 == len(origins)
    assert origins == sorted(origins)
    assert len(text) == origins[-1]


@given(st.text(alphabet="0123456789 -.xX@q.com\n\\u+", max_size=200))
def test_what_is_found_passes_the_quick_look(text: str) -> None:
    """The look over the bytes never overlooks what the search would find."""
    assert suspicious(text.encode()) or not personal_data(text)


def findings_of(folder: Path, reference: Reference) -> list[tuple[str, int]]:
    """Return code and line of every finding in the test's content."""
    catalogue = read_catalogue(folder / "content", reference)
    return [(one.code, one.span.line) for one in check_catalogue(catalogue, reference)]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("# 联系人手机 13800138000\n", 6),
        ("13800138000: x\n", 6),
        ('summary:\n  zh: "拨打 \\u0031\\u0033800138000 报名"\n', 7),
        ("summary:\n  zh: 拨打 1380013\n    8000 报名\n", 7),
        ("summary:\n  zh: |\n    拨打\n    13800138000 报名\n", 9),
    ],
    ids=["comment", "key", "escape", "folding", "block"],
)
def test_personal_data_is_found_in_every_part_of_a_file(
    school: Write, tmp_path: Path, shanghai: Reference, more: str, line: int
) -> None:
    """Comments, keys and folded lines are as public as values."""
    school("north-school", more=more)

    assert ("E501", line) in findings_of(tmp_path, shanghai)


def test_personal_data_in_a_file_name_is_found(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """A file name is public, and stays in the history of the repository."""
    school("school-13800138000")

    assert ("E501", 1) in findings_of(tmp_path, shanghai)


def test_numbers_in_addresses_are_nobodys(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """Addresses of sources, sites and pictures hold long numbers of their own."""
    school("north-school", more=(
        "links:\n  website: https://example.org/13800138000\n"
        "  video: https://example.org/v?id=6222021234567894\n"))

    assert [] == findings_of(tmp_path, shanghai)


def test_no_message_repeats_personal_data(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """Another finding about the same value masks it too."""
    school("north-school", more=(
        'contact:\n  phone: "手机 138 0013 8000"\nfounded: "11010519491231002x"\n'
        "13900139000: x\nkind_13700137000: sample@qq.com\n"))
    catalogue = read_catalogue(tmp_path / "content", shanghai)
    found = check_catalogue(catalogue, shanghai)

    report = Report(found, [True] * len(found))
    lines = SourceLines({"content": tmp_path / "content"}, private_texts(found))
    told = "".join((as_text(report, "zh", lines), as_text(report, "en", lines), as_json(report)))

    assert {"E201", "E206", "E224", "E501", "E502", "E503"} == {one.code for one in found}
    assert "***" in told
    for secret in ("138 0013 8000", "11010519491231002x", "13900139000", "sample@qq.com"):
        assert secret not in told
