"""The forms of a report: lines with carets, annotations nobody can forge, a summary that is safe."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from building import ROOT
from registry.catalogue import read_catalogue
from registry.check_command import CheckOptions, Outcome, run_check
from registry.checks import check_catalogue
from registry.cli import _colour
from registry.findings import Finding, Span, markdown
from registry.findings.excerpt import excerpt
from registry.findings.github import as_github
from registry.findings.report import Report
from registry.reference import Reference
from test_bad_entries import cases, city_of, prepare

Write = Callable[..., Path]
CLOCK = {"W206", "W242", "W243", "W249"}
SPAN = re.compile(r"^ +(\d+) \| (.*)\n +\| ( *)(\^+)$", re.MULTILINE)
HOSTILE = "<img src=x onerror=alert(1)> @octocat #12 GH-7 [x](javascript:1) `|` https://e.example %0A"


def check(tmp_path: Path, form: str = "text", **more: object) -> Outcome:
    """Check the content of a test with the reference of the first city."""
    options = {"content": tmp_path / "content", "reference": ROOT / "reference", **more}
    return run_check(CheckOptions(form=form, **options))


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def under_caret(report: str) -> list[str]:
    """Return what stands over each row of carets."""
    found = []
    for _, line, before, carets in SPAN.findall(report):
        left = next(end for end in range(len(line) + 1) if columns(line[:end]) == len(before))
        right = next(end for end in range(len(line) + 1)
                     if columns(line[:end]) == len(before + carets))
        found.append(line[left:right])
    return found


def test_caret_stands_under_chinese_text(school: Write, tmp_path: Path) -> None:
    """A Chinese character is two columns wide, before the spot and under it."""
    school("good-school", more="summary: {zh: 一句话, 丁校: x}\nfounded: 一九八五年\n")

    assert {"丁校", "一九八五年"} == set(under_caret(check(tmp_path).report))


def test_long_line_is_cut_around_the_spot(school: Write, tmp_path: Path) -> None:
    """What is wrong stays in sight, and no line is wider than a terminal."""
    long = "很长的文字," * 60
    school("good-school", more=f'summary: {{zh: "{long}", 丁校: x, en: "{long}"}}\n')

    report = check(tmp_path).report

    assert ["丁校"] == under_caret(report)
    assert max(columns(line) for _, line, _, _ in SPAN.findall(report)) <= 88
    assert report.count("...") == 2


def test_caret_of_a_spot_behind_the_line_stands_at_its_end() -> None:
    """What is missing has no character of its own."""
    assert ("name:", 5, 1) == excerpt("name:", 9, 12)
    assert ("", 0, 1) == excerpt("", 0, 0)


def test_what_acts_or_hides_is_shown_by_its_number(school: Write, tmp_path: Path) -> None:
    """A right-to-left override or an escape does nothing in a terminal."""
    school("good-school", name="甲\u202e乙\u200b\x1b[31m\u3000丙")

    report = check(tmp_path).report

    assert "甲\\u202e乙\\u200b\\u001b[31m\\u3000丙" in report
    assert ["\\u202e", "\\u200b", "\\u001b"] == under_caret(report)
    assert not set("\u202e\u200b\x1b") & set(report)


def test_suggestion_is_shown_as_the_corrected_line(school: Write, tmp_path: Path) -> None:
    """A person pastes the line; where it is long, the word alone is shown."""
    school("parent-school")
    school("child-school", more="parent: parent-schol\n")
    school("other-child", more=f"parent: parent-schol # {'长' * 60}\n")

    report = check(tmp_path).report

    assert "建议改为:\n       6 | parent: parent-school\n" in report
    assert "建议改为: parent-school\n" in report


def test_caret_of_a_whole_line_stands_under_its_text(school: Write, tmp_path: Path) -> None:
    """The indent is not what is wrong, and stays in the corrected line, where YAML needs it."""
    school("good-school", more="summary:\n  zh：一句话\n")

    report = check(tmp_path).report

    assert ["zh：一句话"] == under_caret(report)
    assert "建议改为:\n       7 |   zh: 一句话\n" in report


def test_every_finding_names_the_page_of_its_code(school: Write, tmp_path: Path) -> None:
    """The page holds an example of each."""
    school("bad-school", more="nmae: x\n")

    assert "  6:1 错误 E201 nmae  /errors/E201/" in check(tmp_path).report


def test_personal_data_is_masked_in_every_form(school: Write, tmp_path: Path) -> None:
    """Also where another finding shows the same line, or saw the same value."""
    school("bad-school", more='contact:\n  phone: "13800138000 转"\n')

    for form in ("text", "json", "github", "markdown"):
        done = check(tmp_path, form)
        assert "E501" in done.report
        assert "E224" in done.report
        assert "13800138000" not in done.report
    assert ['"*********** 转"', "***********"] == under_caret(check(tmp_path).report)


def test_line_of_a_link_or_a_pipe_is_not_shown(school: Write, tmp_path: Path) -> None:
    """A report never reads what lies outside the content, nor waits for anybody."""
    secret = tmp_path / "secret"
    secret.write_text("a secret\n", encoding="utf-8")
    (school("good-school").parent / "link.yaml").symlink_to(secret)

    report = check(tmp_path).report

    assert "E113" in report
    assert "a secret" not in report


def test_colours_are_for_a_terminal_only(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not even there where NO_COLOR asks for none."""
    school("bad-school", more="nmae: x\n")
    assert "\x1b[" in check(tmp_path, colour=True).report
    assert "\x1b" not in check(tmp_path).report

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert _colour() is False
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert _colour() is True
    monkeypatch.setenv("NO_COLOR", "1")
    assert _colour() is False


def test_no_text_can_forge_a_command_of_a_workflow(school: Write, tmp_path: Path) -> None:
    """Every line is one of ours, whatever a file, a field or a value is called."""
    path = school("bad-school", more='"::error::x%0A,y": 1\nkind: "a%0A::set-env::b,c:d"\n')
    path.with_name("x,y:z%\n::error::forged.yaml").write_text("x", encoding="utf-8")

    *annotations, last = check(tmp_path, "github").report.split("\n")

    assert len(annotations) >= 2
    for line in annotations:
        _, properties, _ = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line).groups()
        keys = [part.partition("=")[0] for part in properties.split(",")]
        assert keys in (["file", "line", "endLine", "col", "endColumn", "title"],
                        ["file", "line", "endLine", "title"])
    assert re.fullmatch(r"检查了 \d+ 个文件.*", last)
    assert not last.startswith("::")


def test_annotations_give_back_what_was_escaped() -> None:
    """GitHub shows the message as it is."""
    finding = Finding("E210", "a,b:c.yaml", Span(2, 3, 2, 9), "website", {}, "100%:x,y")
    report = Report([finding], [True])

    line = as_github(report, "en").split("\n")[0]
    assert "file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=9,title=E210 " in line
    message = line.split("::")[2]
    assert "100%25:x,y" in message
    assert finding.message["en"] == message.replace("%25", "%")


def test_only_ten_annotations_of_each_kind(school: Write, tmp_path: Path) -> None:
    """GitHub shows no more of one step; the summary holds them all."""
    for number in range(12):
        school(f"bad-school-{number}", more="nmae: x\n")
        school(f"early-school-{number}")

    lines = check(tmp_path, "github", as_of="2026-01-01").report.split("\n")
    summary = check(tmp_path, "markdown", as_of="2026-01-01").report

    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert (12, 24) == (summary.count("E201"), summary.count("W206"))


def test_summary_shows_hostile_text_as_text(school: Write, tmp_path: Path) -> None:
    """No tag, link, mention or number of an issue comes out of an entry; nothing is escaped twice."""
    school("bad-school", more=f"level: '{HOSTILE}'\n")

    report = check(tmp_path, "markdown").report
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(report)

    assert {"h2", "p", "code", "table", "thead", "tbody", "tr", "th", "td"} >= set(
        re.findall(r"<(\w+)", html))
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert HOSTILE[:80] in shown.replace("\u200b", "")
    for acting in ("@octocat", "#12", "GH-7", "://"):
        assert acting in shown.replace("\u200b", "")
        assert acting not in shown


def test_summary_of_very_much_stays_small_enough(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub drops a summary that is too large whole, so it stops and says so."""
    for number in range(12):
        school(f"bad-school-{number}", more="nmae: x\n")
    whole = len(check(tmp_path, "markdown").report.encode())
    monkeypatch.setattr(markdown, "LARGEST", whole // 3)

    report = check(tmp_path, "markdown").report

    assert len(report.encode()) < whole // 2
    assert re.search(r"另有 \d+ 处没有列出", report)


def test_json_says_whose_a_finding_is(school: Write, tmp_path: Path) -> None:
    """Without paths or a base everything is yours."""
    good = school("good-school")
    school("bad-school", more="nmae: x\n")

    whole = json.loads(check(tmp_path, "json").report)
    part = json.loads(check(tmp_path, "json", paths=(good,)).report)

    assert [True] == [one["yours"] for one in whole["findings"]]
    assert [False] == [one["yours"] for one in part["findings"]]
    assert whole["summary"] == part["summary"]


def test_what_was_not_asked_for_is_told_apart(school: Write, tmp_path: Path) -> None:
    """In text under a heading, in a summary folded away; the counts are told of both."""
    bad = school("bad-school", more="nmae: x\n")
    school("old-school", more="knid: x\n")

    text = check(tmp_path, paths=(bad,), language="en").report
    others, own = text.split("== From this change ==")
    summary = check(tmp_path, "markdown", paths=(bad,), language="en").report
    shown, folded = summary.split("<details>")

    assert "Not from this change" in others
    assert ("old-school" in others, "old-school" in own) == (True, False)
    assert ("bad-school" in others, "bad-school" in own) == (False, True)
    assert ("knid" in shown, "knid" in folded) == (False, True)
    assert text.endswith("2 errors, 0 warnings. From this change: 1 errors, 0 warnings.")
    assert "old-school" not in check(tmp_path, "github", paths=(bad,)).report


def test_path_outside_the_content_decides_nothing(school: Write, tmp_path: Path) -> None:
    """A hook may name every changed file of a commit."""
    school("bad-school", more="nmae: x\n")

    assert check(tmp_path, paths=(ROOT / "README.md",)).code == 0
    assert check(tmp_path, paths=(tmp_path,)).code == 1


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_clock_never_blocks_and_is_not_asked_unless_told(
    case: Path, tmp_path: Path, shanghai: Reference, fictional: Reference
) -> None:
    """Without a day nothing depends on one; with any day the errors are the same."""
    prepare(case, tmp_path)
    reference = shanghai if city_of(case) == "shanghai" else fictional
    found = {}
    for day in (None, "1900-01-01", "2199-12-31"):
        catalogue = read_catalogue(tmp_path / "content", reference, as_of=day)
        found[day] = check_catalogue(catalogue, reference)

    assert not CLOCK & {one.code for one in found[None]}
    for day in ("1900-01-01", "2199-12-31"):
        apart = [one for one in found[day] if one.code not in CLOCK]
        assert found[None] == apart


def test_doubts_by_the_hundred_are_counted_and_errors_are_told_one_by_one(
    school: Write, tmp_path: Path
) -> None:
    """Nobody reads a hundred doubts, or past them; in a file with an error all of them stay."""
    for number in range(120):
        path = school(f"school-{number:03}")
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("  en: .*\n", "", text), encoding="utf-8")
    bad = school("bad-school", more="founded: 约1985\n")
    bad.write_text(re.sub("  en: .*\n", "", bad.read_text(encoding="utf-8")), encoding="utf-8")

    report = check(tmp_path).report

    assert report.count("W250 ") == 2  # beside the error, and once for all others
    assert "E206 founded" in report
    assert "· 120" in report
    assert "school-119" in check(tmp_path, "json").report
