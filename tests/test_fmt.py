"""`registry fmt`: one form for every entry, every comment kept, and nothing changed that is unsure."""

from __future__ import annotations

import errno
import os
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planting
from building import SOURCES
from registry.catalogue import ContentFile
from registry.errors import EnvironmentFault, UsageFault
from registry.formatting import City, Formatted, Options, format_files, formatted, run_fmt
from registry.models import TYPES
from registry.reference import Reference, load_reference
from registry.shapes.fields import Field, Model, describe
from registry.yaml_source import FORBIDDEN, quoted, read
from test_bad_entries import cases, city_of, found_in, prepare
from test_cli import registry

ROOT = Path(__file__).parent.parent
SHANGHAI = ROOT / "reference"
FICTIONAL = ROOT / "examples" / "reference"
SCHOOL = ContentFile("organizations/xuhui/sample-school.yaml", plain=True)
START = "name:\n  zh: 示例学校\n"
REST = f'kind: community_school\narea: "310104015"  # 凌云路街道\nstatus: active\n{SOURCES}'
Write = Callable[..., Path]
Form = Callable[[str], str]


@pytest.fixture(scope="module")
def form(shanghai: Reference) -> Form:
    """Return the function that gives an organization of the first city its form."""

    def formed(text: str) -> str:
        result = formatted(text.encode(), SCHOOL, "sample", City(shanghai))
        assert result.finding is None
        again = formatted(result.raw, SCHOOL, "sample", City(shanghai))
        assert result == again, "a second run changes nothing"
        return result.raw.decode()

    return formed


@pytest.fixture(scope="module")
def left(shanghai: Reference) -> Callable[[str], str]:
    """Return the function that shows the code for which an organization is left as it is."""

    def code(text: str) -> str:
        result = formatted(text.encode(), SCHOOL, "sample", City(shanghai))
        assert result.finding
        assert result.raw == text.encode()
        return result.finding.code

    return code


def test_fields_stand_in_reading_order_and_unknown_ones_after_them(form: Form) -> None:
    """At every level; what the model does not know keeps its own order."""
    written = ("zeal: 1\nstatus: active\nadd: 2\nname:\n  fr: Ecole\n  en: School\n  zh: 示例学校\n"
               "kind: community_school\n")

    assert form(written) == ("name:\n  zh: 示例学校\n  en: School\n  fr: Ecole\n"
                             "kind: community_school\nstatus: active\nzeal: 1\nadd: 2\n")


def test_brackets_become_lines(form: Form) -> None:
    """Lists and groups in brackets are hard to change by hand."""
    written = START + "strands: [elderly, community]\nlinks: {website: https://a.example/}\nserves: []\n"

    assert form(written) == START + (
        "strands:\n  - elderly\n  - community\nserves: []\nlinks:\n  website: https://a.example/\n")


@pytest.mark.parametrize("text", [
    "310104015", "2024", "2024-05", "08:30", "yes", "No", "true", "null", "~", " x", "x ", "a: b",
    "a #b", "- a", "*a", "@a", "a:", "1.5", "0x1F", "1_000", "1e5", ".inf", "2026-03-01", "'a'", "",
    "a\nb", "a\tb", "[a]", "name：甲", "kind:x", "a:b", "－甲", "=", "<<", "%", "021-5555-0000", "0o17", "y"])
def test_text_that_would_be_taken_for_something_else_is_quoted(form: Form, text: str) -> None:
    """By an editor, by YAML 1.1 or by YAML 1.2."""
    assert form(f"{START}roles:\n  - {quoted(text)}\n") == f"{START}roles:\n  - {quoted(text)}\n"


@pytest.mark.parametrize("text", [
    "示例学校", "2024年名录", "“做一天”活动", "《日报》", "a, b", "a#b", "it's", 'say "so"',
    "3月1日起", "https://a.example/?x=1#y", "Ⅲ级", "60 and over", "甲：乙", "(一)", "No. 5", "nobody"])
def test_other_text_stands_bare(form: Form, text: str) -> None:
    """Quotes that are not needed are left out."""
    assert form(f"{START}roles:\n  - {quoted(text)}\n") == f"{START}roles:\n  - {text}\n"


def test_values_are_quoted_by_what_their_field_holds(form: Form) -> None:
    """A year is a number, a day a day; the same digits in a text are text."""
    written = START + ("founded: '1985'\nverified_on: \"2026-03-01\"\nlicence:\n  number: 310104\n"
                       "contact:\n  postcode: 200062\n")

    assert form(written) == START + (
        'licence:\n  number: "310104"\nfounded: 1985\ncontact:\n  postcode: "200062"\n'
        "verified_on: 2026-03-01\n")


def test_text_over_several_lines_becomes_one(form: Form) -> None:
    """Folded, in a block or in quotes: the value is the same."""
    written = START + ("summary:\n  zh: 一\n    二\n  en: |\n    one\n    two\n")

    assert form(written) == (
        'name:\n  zh: 示例学校\nsummary:\n  zh: 一 二\n  en: "one\\ntwo\\n"\n')


def test_bom_and_line_ends_of_other_systems_go(shanghai: Reference) -> None:
    """And one newline ends the file."""
    raw = b"\xef\xbb\xbf" + START.replace("\n", "\r\n").encode() + b"kind: library"

    assert formatted(raw, SCHOOL, "sample", City(shanghai)).raw == f"{START}kind: library\n".encode()


def test_comments_stay_with_what_they_are_about(form: Form) -> None:
    """Above a field, beside it, inside a list, at the head and at the foot."""
    written = """\
# head

# above the status
status: active  # beside the status
# above the name
name:  # beside the name
  en: School  # in English
  # above the Chinese
  zh: 示例学校
strands: [elderly,  # beside the first
  # above the second
  community]
roles:  # beside the list
  # above the item
  - 甲  # beside the item
  -   # beside the dash
    乙
kind: community_school
# foot
"""

    assert form(written) == """\
# head
# above the name
name:  # beside the name
  # above the Chinese
  zh: 示例学校
  en: School  # in English
kind: community_school
strands:
  - elderly  # beside the first
  # above the second
  - community
roles:  # beside the list
  # above the item
  - 甲  # beside the item
  # beside the dash
  - 乙
# above the status
status: active  # beside the status
# foot
"""


def test_comment_after_brackets_stays_beside_their_field(form: Form) -> None:
    """It is about the whole list, or about the whole item."""
    written = START + "strands: [elderly, community]  # both\nsources:\n  - {title: 名录}  # the list\n"

    assert form(written) == START + (
        "strands:  # both\n  - elderly\n  - community\nsources:\n  - title: 名录  # the list\n")


def test_mark_of_a_comment_inside_a_text_is_none(form: Form) -> None:
    """In quotes, in a block and within a word."""
    written = START + 'roles:\n  - "a # b"  # c\n  - x#y\nsummary:\n  zh: |  # d\n    # text\n'

    assert form(written) == (
        'name:\n  zh: 示例学校\nsummary:\n  zh: "# text\\n"  # d\nroles:\n  - "a # b"  # c\n  - x#y\n')


@pytest.mark.parametrize(("written", "comment"), [
    ('"310104015"', "凌云路街道"), ('"310104015"  # 凌云街道', "凌云路街道"), ("310104015", "凌云路街道"),
    ('"310104015" # 徐汇区凌云路街道', "凌云路街道"), ("凌云路街道", "凌云路街道"),
    ("徐汇区凌云路街道  #", "凌云路街道"), ("３１０１０４０１５", "凌云路街道"),
    ('"310104015"  # 凌云路街道,原凌云新村', "凌云路街道,原凌云新村")])
def test_name_of_an_area_stands_beside_its_code(form: Form, written: str, comment: str) -> None:
    """Whether the code, the name or another wording was given."""
    assert form(f"{START}area: {written}\n") == f'{START}area: "310104015"  # {comment}\n'


def test_comment_that_names_another_area_is_left_to_a_person(form: Form) -> None:
    """The code may be the wrong one of the two."""
    text = f'{START}area: "310104015"  # 田林街道\n'

    assert form(text) == text


def test_remark_beside_an_area_moves_above_it(form: Form) -> None:
    """The place beside the code is for the name, and no comment is lost."""
    assert form(f'{START}area: "310104015"  # 待核对\n') == (
        f'{START}# 待核对\narea: "310104015"  # 凌云路街道\n')


def test_remark_beside_an_area_of_an_item_moves_above_its_dash(shanghai: Reference) -> None:
    """Between the dash and the field there is no room for it."""
    file = ContentFile("statistics/xuhui/sample-count.yaml", plain=True)
    text = 'rows:\n  - area: "310104"  # 待核对\n    value: 1\n'

    assert formatted(text.encode(), file, "x", City(shanghai)).raw.decode() == (
        'rows:\n  # 待核对\n  - area: "310104"  # 徐汇区\n    value: 1\n')


def test_areas_in_the_rows_of_a_statistic_are_named_too(shanghai: Reference) -> None:
    """The whole city has a name already."""
    file = ContentFile("statistics/xuhui/sample-count.yaml", plain=True)
    text = 'rows:\n  - area: "310104"\n    value: 1\n  - area: citywide\n    value: 2\n'

    assert formatted(text.encode(), file, "x", City(shanghai)).raw.decode() == text.replace(
        '"310104"', '"310104"  # 徐汇区')


@pytest.mark.parametrize(("written", "meant"), [
    ("kind: 开放大学", "kind: open_university"), ("kind: Open University", "kind: open_university"),
    ("类别: open_university", "kind: open_university"), ("Kind: open_university", "kind: open_university"),
    ("kind：open_university", "kind: open_university"), ("kind:open_university", "kind: open_university"),
    ("kind: “open_university”", "kind: open_university"), ("kind: ｏｐｅｎ_university", "kind: open_university"),
    ("kind: 　open_university　", "kind: open_university"), ("kind: open\u200b_university", "kind: open_university"),
    ("founded: １９８５", "founded: 1985"), ("founded: 1985年", "founded: 1985"),
    ("verified_on: 2026/3/1", "verified_on: 2026-03-01"),
    ("verified_on: 二〇二六年三月一日", "verified_on: 2026-03-01"),
    ("verified_on: 20260301", "verified_on: 2026-03-01"),
    ("roles: 甲", "roles:\n  - 甲"), ("partners: north-school", "partners:\n  - north-school"),
    ("contact: {phone: ０２１－５５５５００００}", 'contact:\n  phone: "021-55550000"'),
    ("links: {website: http：//a.example/}", "links:\n  website: http://a.example/"),
    ("area: 全市", "area: citywide")])
def test_slip_with_one_meaning_is_mended(form: Form, written: str, meant: str) -> None:
    """Width, case, labels, the order of a date: nobody could mean anything else."""
    mended = form(f"{START}{written}\n")

    assert mended == f"{START}{meant}\n"


@pytest.mark.parametrize("written", [
    "strands: [老年教育，社区教育]", "strands:\n  - 老年教育、社区教育", "strands: 老年教育 / 社区教育"])
def test_several_labels_in_one_become_several_terms(form: Form, written: str) -> None:
    """Each of them must be a label as it stands."""
    assert form(f"{START}{written}\n") == f"{START}strands:\n  - elderly\n  - community\n"


@pytest.mark.parametrize("written", [
    "kind: librari", "kind: 社区学校啊", "nmae: 甲", "founded: 约1985", "verified_on: 3/1/2026",
    "parent: 徐汇区社区学院", "area: 凌云", "links:\n  website: www.a.example",
    "area: 310104016x", "roles:\n  甲\n  - 乙", "roles: ·甲",
    "links:\n  website: https://a.example/。", "links:\n  website: https://a.example/（见通知）", "partners: a-school, b-school", "contact:\n  phone: 请来电"])
def test_guess_is_left_to_a_person(form: Form, written: str) -> None:
    """Misspelt words, names for ids, addresses without a scheme: the check suggests, fmt does not."""
    assert read(form(f"{START}{written}\n").encode()).data == read(
        f"{START}{written}\n".encode()).data


@pytest.mark.parametrize(("spoken", "time"), [
    ("9:00", "09:00"), ("９：００", "09:00"), ("0900", "09:00"), ("9:00:00", "09:00"), ("9.30", "09:30"),
    ("上午9点", "09:00"), ("下午2点", "14:00"), ("下午2点半", "14:30"), ("14点", "14:00"),
    ("2:30pm", "14:30"), ("晚上7点", "19:00"), ("中午1点", "13:00"), ("下午12点", "12:00"),
    ("下午14:00", "14:00")])
def test_time_of_one_meaning_is_written_as_hours_and_minutes(
    shanghai: Reference, spoken: str, time: str
) -> None:
    """The part of the day is said, or the clock is one of 24 hours."""
    assert f"start: {quoted(time)}" in offering(shanghai, spoken)


@pytest.mark.parametrize("spoken", ["9点", "7点半", "晚上12点", "上午12点", "上午14:00", "9:5", "晚上2点"])
def test_time_that_may_be_another_is_left(shanghai: Reference, spoken: str) -> None:
    """Seven may be in the evening; twelve at night is another day."""
    assert f"start: {spoken}\n" in offering(shanghai, spoken).replace('"', "")


def offering(reference: Reference, start: str) -> str:
    """Return a course with one weekly meeting, formatted."""
    text = f"offerings:\n  - weekly:\n      - day: mo\n        start: {start}\n"
    file = ContentFile("courses/xuhui/sample-course.yaml", plain=True)
    return formatted(text.encode(), file, "x", City(reference)).raw.decode()


@pytest.mark.parametrize(("code", "written"), [
    ("E103", "] kind: library\n"), ("E104", "kind: a\nkind: b\n"), ("E105", "kind: &x a\n"),
    ("E107", "kind: a\n---\nb: c\n"), ("E110", "kind: a\u2028b\n"), ("E110", 'kind: "a\\0b"\n'),
    ("E118", "kind library\n"), ("E118", "kind = library\n"), ("W124", "also_known_as: [某路 #12\n]\n"),
    ("E120", "roles:\n  - 甲\n   - 乙\n"), ("E118", "partners:\n  - name:north-school\n")])
def test_file_that_cannot_surely_be_read_stays_byte_for_byte(
    left: Callable[[str], str], code: str, written: str
) -> None:
    """It is named with the code of what a person must mend."""
    assert left(f"{START}{written}") == code


def test_comment_close_to_a_closed_value_is_one(form: Form) -> None:
    """A term cannot go on after ` #`; a text can, and is left to a person."""
    assert form(f"{START}kind: library #note\n") == f"{START}kind: library  # note\n"


def test_reference_follows_what_was_merged(school: Write, tmp_path: Path) -> None:
    """To the end of the way, wherever it stands; the merged entry itself keeps where it went."""
    school("first-school", status="merged", more="merged_into: second-school\n")
    school("second-school", status="merged", more="merged_into: third-school\n")
    school("third-school")
    child = school("child-school", more="parent: first-school\n")

    said, code = fmt(tmp_path / "content")

    assert code == 0
    assert "parent: third-school\n" in child.read_text(encoding="utf-8")
    assert "4 个文件" in said


@cache
def city(folder: Path) -> Reference:
    """Return the reference files of a city, read once."""
    return load_reference(folder)


def fmt(content: Path, *paths: Path, check: bool = False, language: str = "zh",
        folder: Path = SHANGHAI) -> tuple[str, int]:
    """Format a content folder, by the first city's reference if no other is given."""
    return format_files(Options(paths, content, folder, language, check), city(folder))


def contents(folder: Path) -> dict[Path, bytes]:
    """Return the bytes of every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_bad_entry_is_mended_or_told_or_left_to_the_check(
    case: Path, tmp_path: Path
) -> None:
    """What is named stays byte for byte; what is written raises nothing that was not there before."""
    prepare(case, tmp_path)
    folder = {"shanghai": SHANGHAI, "fictional": FICTIONAL}[city_of(case)]
    before, raised = contents(tmp_path), codes(tmp_path, city(folder))

    said, code = fmt(tmp_path / "content", language="en", folder=folder)
    after = contents(tmp_path)

    named = re.findall(r"^(.*) left as it is$", said, re.MULTILINE)
    assert code == bool(named)
    assert {before[Path(path)] for path in named} == {after[Path(path)] for path in named}
    assert codes(tmp_path, city(folder)) <= raised
    fmt(tmp_path / "content", folder=folder)
    assert after == contents(tmp_path)


def codes(folder: Path, reference: Reference) -> set[tuple[str, str, str]]:
    """Return what is wrong in a folder, but for the lines."""
    return {(one.path, one.code, one.field) for one in found_in(folder, reference)}


# A title that was replaced stays: under the name it was granted by, it is a fact of its year.
MENDED = {
    "E110", "E115", "E117", "E121", "E122", "E123", "E306"}
ONE_BY_ONE = {
    "E118-no-space-after-colon", "E118-no-space-after-dash", "E204-list-wanted", "E205-chinese-label",
    "E206-slashes", "E207-underscore", "E208-chinese-yes", "E209-one-digit-hour",
    "E212-comma-in-text", "E215-area-by-name", "W240-replaced-kind"}


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.name[:4] in MENDED or case.stem in ONE_BY_ONE],
    ids=lambda case: case.stem)
def test_bad_entry_with_one_meaning_raises_its_code_no_more(
    case: Path, tmp_path: Path
) -> None:
    """These are the mistakes that fmt takes on itself."""
    expected = prepare(case, tmp_path)
    folder = {"shanghai": SHANGHAI, "fictional": FICTIONAL}[city_of(case)]

    _, code = fmt(tmp_path / "content", folder=folder)

    assert code == 0
    assert expected.code not in {one.code for one in found_in(tmp_path, city(folder))}


def test_check_changes_nothing_and_shows_what_would_change(school: Write, tmp_path: Path) -> None:
    """At most some lines of each file, and exit code 1."""
    path = school("good-school", more="roles: [甲, 乙]\n")
    before = path.read_bytes()

    said, code = fmt(tmp_path / "content", check=True, language="en")

    assert code == 1
    assert before == path.read_bytes()
    assert f"{path} would be formatted" in said
    assert "-roles: [甲, 乙]" in said
    assert "+  - 甲" in said
    fmt(tmp_path / "content")
    assert fmt(tmp_path / "content", check=True)[1] == 0


def test_long_difference_is_cut(school: Write, tmp_path: Path) -> None:
    """Nobody reads two hundred lines per file."""
    school("good-school", more="roles:\n" + "".join(f"    - 职能{number}\n" for number in range(200)))

    said, _ = fmt(tmp_path / "content", check=True)

    assert len(said.splitlines()) < 30
    assert "行不同" in said


def test_personal_data_is_not_shown(school: Write, tmp_path: Path) -> None:
    """The output goes to public logs."""
    school("good-school", more="contact: {phone: '13800138000'}\n")

    said, _ = fmt(tmp_path / "content", check=True)

    assert "13800138000" not in said


def test_only_the_paths_asked_for_are_formatted(school: Write, tmp_path: Path) -> None:
    """A file, or all below a folder."""
    asked, other = (school(name, more="roles: [甲]\n") for name in ("asked-school", "other-school"))

    fmt(tmp_path / "content", asked)

    assert "roles: [甲]" not in asked.read_text(encoding="utf-8")
    assert "roles: [甲]" in other.read_text(encoding="utf-8")
    fmt(tmp_path / "content", other.parent)
    assert "roles: [甲]" not in other.read_text(encoding="utf-8")


def test_path_outside_the_entries_is_wrong_usage(school: Write, tmp_path: Path) -> None:
    """The reference files have no form that fmt knows; nor has what is not there."""
    school("good-school")

    for path in (SHANGHAI / "instance.yaml", tmp_path / "nowhere.yaml"):
        with pytest.raises(UsageFault):
            run_fmt(Options((path,), tmp_path / "content", SHANGHAI, "zh"))


def test_links_and_notes_are_left_alone(school: Write, tmp_path: Path) -> None:
    """A link is not followed, and what is no entry is not read."""
    outside = tmp_path / "outside.yaml"
    outside.write_text("roles: [甲]\n", encoding="utf-8")
    folder = school("good-school").parent
    (folder / "linked-school.yaml").symlink_to(outside)
    (folder / "README.md").write_text("a: [b]\n", encoding="utf-8")
    os.mkfifo(folder / "pipe.yaml")

    said, code = fmt(tmp_path / "content")

    assert code == 0
    assert "1 个文件" in said
    assert outside.read_text(encoding="utf-8") == "roles: [甲]\n"
    assert (folder / "linked-school.yaml").is_symlink()


def test_mode_of_a_file_stays(school: Write, tmp_path: Path) -> None:
    """Who may read it is not for fmt to say."""
    path = school("good-school", more="roles: [甲]\n")
    path.chmod(0o640)

    fmt(tmp_path / "content")

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("failing", ["fsync", "access"])
def test_full_disk_and_missing_right_lose_nothing(
    school: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """The file is as it was, and nothing is left beside it."""
    school("good-school", more="roles: [甲]\n")
    before = contents(tmp_path)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, failing, full if failing == "fsync" else lambda *_: False)
    with pytest.raises(EnvironmentFault, match="没有改动"):
        fmt(tmp_path / "content")

    assert before == contents(tmp_path)


def test_command_has_the_exit_codes_of_the_contract(school: Write, tmp_path: Path) -> None:
    """0 fine, 1 what would change or is left, 2 wrong usage; the language as it is asked."""
    path = school("good-school", more="roles: [甲]\n")
    options = ("--content", tmp_path / "content", "--reference", SHANGHAI)

    assert registry("fmt", "--check", *options, "--lang", "en").returncode == 1
    assert registry("fmt", path, *options).returncode == 0
    assert registry("fmt", "--check", *options).returncode == 0
    path.write_text(f"{START}] kind: library\n", encoding="utf-8")
    told = registry("fmt", *options, "--lang", "en")
    assert (told.returncode, "E103" in told.stdout) == (1, True)
    assert registry("fmt", "nowhere.yaml", *options).returncode == 2


def test_what_is_changed_in_a_planted_mistake_is_what_was_meant() -> None:
    """Thousands of mistakes in real entries: each is mended rightly, left, or the whole file is."""
    world = planting.world_of(ROOT / "content")
    plants = [one for one in planting.everything(planting.pool_of(world), world) if not one.group]
    mended, wrong = 0, []
    for one in plants[::3]:
        raw = (one.slip.encode or str.encode)(one.after)
        file = ContentFile(one.entry.name, plain=True)
        result = formatted(raw, file, "sample", City(world.reference))
        got = planting.loaded(result.raw.decode("utf-8", "replace"))
        meant = [planting.loaded(planting.edited(one.entry.text, way)) for way in one.slip.right]
        mended += got in meant
        if result.finding is None and got not in [*meant, planting.loaded(one.after)]:
            wrong.append((one.kind.name, one.entry.name))

    assert [] == wrong
    assert mended > len(plants[::3]) / 3


def test_what_new_writes_has_its_form(tmp_path: Path) -> None:
    """The two ways to write a file agree."""
    fields = ("name.zh=示例社区学校", "kind=社区学校", "area=凌云路街道", "sources.0.title=2024年名录",
              "sources.0.publisher=示例区教育局", "sources.0.document=名录", "sources.0.date=2024")
    (tmp_path / "content").mkdir()
    sets = [part for one in fields for part in ("--set", one)]

    done = registry("new", "organization", "sample-school", "--no-ask", *sets,
                    "--content", tmp_path / "content", "--reference", SHANGHAI)

    assert done.returncode == 0, done.stdout + done.stderr
    assert fmt(tmp_path / "content", check=True) == (
        "看了 1 个文件:0 个需要整理,0 个无法整理。没有改动任何文件。", 0)


@pytest.mark.parametrize(("content", "folder"), [
    (ROOT / "content", SHANGHAI), (ROOT / "examples/content", FICTIONAL)])
def test_entries_of_both_cities_have_their_form(content: Path, folder: Path) -> None:
    """Whoever copies one copies the form."""
    said, code = fmt(content, check=True, folder=folder)

    assert code == 0, said


# ---- random entries


LETTERS = st.text(min_size=1, max_size=12).filter(
    lambda text: not FORBIDDEN.search(text) and "\r" not in text)
ODD = st.sampled_from(["yes", "2024", "08:30", "a: b", "x #y", " z ", "- a", "'", '"', "#", "甲：乙", "null",
                       "“甲”", "name：x", "kind:x", "//", "甲,乙", "]", "{a}", "1.50", "a\nb", "\\", "｛", "：", "?"])
WORDS = LETTERS | ODD | st.sampled_from(["示例学校", "Sample School", "2024年名录"])
VALID = {
    "telephone": "021-55550000", "mail": "a@b.example", "url": "https://a.example/x#y",
    "date": "2026-03-01", "partial_date": "2026-03", "time": "08:30", "year": "1985",
    "integer": "12", "decimal": "2.50", "boolean": "true", "period": "2024-autumn", "area": "LB101",
    "reference": "north-school", "term": "no_such_term", "listed": "no_such_code",
}

# Texts of one narrow form, whose slips are mended too.
CODE, CODES = "sample-code", ("bank", "isbn", "currency", "former_ids", "supports")


def value_of(item: Field, draw: Any, *, inside: bool = False) -> Any:
    """Return a random value of a field: random texts, one valid value of what is read narrowly."""
    if item.many and not inside:
        return [value_of(item, draw, inside=True) for _ in range(draw(st.integers(0, 3)))]
    if item.group:
        return group_of(item.group, draw)
    if item.shape.kind == "text":
        return {code: draw(WORDS) for code in draw(st.permutations(["en", "zh"]))}
    return VALID.get(item.shape.kind) or (CODE if item.name in CODES else draw(WORDS))


def group_of(model: type[Model], draw: Any) -> dict[str, Any]:
    """Return some fields of a model in any order, and one that it does not know."""
    fields = draw(st.lists(st.sampled_from(describe(model)), max_size=5, unique_by=lambda one: one.name))
    data = {item.name: value_of(item, draw) for item in fields}
    return data if draw(st.booleans()) else {**data, f"zz{draw(st.integers(0, 9))}": draw(WORDS)}


class Typist:
    """Writes data as many hands do: in blocks and in brackets, in any quotes, with comments."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.comments: list[str] = []

    def comment(self, before: str = "") -> str:
        """Return a comment of its own number, or nothing."""
        if self.random.random() > 0.3:
            return ""
        self.comments.append(f"# note {len(self.comments)}: [x] 'y' #")
        return f"{before}{self.comments[-1]}"

    def lines(self, data: Any, indent: str) -> list[str]:
        """Return a mapping or a list as lines."""
        found: list[str] = []
        pairs = data.items() if isinstance(data, dict) else ((None, one) for one in data)
        for name, value in pairs:
            own = self.comment(indent)
            found += [own] if own else []
            start = f"{indent}- " if name is None else f"{indent}{name}: "
            if value and isinstance(value, dict | list) and self.random.random() < 0.7:
                below = self.lines(value, indent + "  " * self.random.randint(1, 2))
                if name is not None:
                    found.append(f"{start.rstrip()}{self.comment('  ')}")
                found += below if name is not None else self.item(below, indent)
            else:
                found += f"{start}{self.flow(value, indent)}{self.comment('  ')}".split("\n")
        return found

    def item(self, below: list[str], indent: str) -> list[str]:
        """Return the lines of an item: its dash stands before the first that is no comment."""
        at = next(i for i, line in enumerate(below) if not line.lstrip().startswith("#"))
        width = len(below[at]) - len(below[at].lstrip())
        below[at] = f"{indent}-{' ' * (width - len(indent) - 1)}{below[at].lstrip()}"
        return below

    def flow(self, value: Any, indent: str) -> str:
        """Return a value on its line, or in brackets over several."""
        if isinstance(value, str):
            return self.scalar(value)
        after = self.random.choice([", ", f",\n{indent}   "])
        if isinstance(value, dict):
            inner = after.join(f"{name}: {self.flow(one, indent)}" for name, one in value.items())
            return f"{{{inner}}}"
        return f"[{after.join(self.flow(one, indent) for one in value)}]"

    def scalar(self, text: str) -> str:
        """Return a text in some quotes, or in none where nothing can be misread."""
        plain = re.fullmatch(r"[a-zA-Z\u4e00-\u9fff0-9][\w.@/:-]*", text)
        ways = [quoted(text)]
        if plain and not text.endswith(":") and text.lower() != "null" and not re.match("[a-z_]+:[^/]", text):
            ways.append(text)
        if "\n" not in text and "\t" not in text and text.isprintable():
            ways.append("'" + text.replace("'", "''") + "'")
        return self.random.choice(ways)


@settings(max_examples=150)
@given(st.data())
def test_what_fmt_writes_holds_the_same_values_and_every_comment(data: st.DataObject) -> None:
    """A second run changes nothing."""
    kind = data.draw(st.sampled_from(sorted(TYPES)))
    entry = group_of(TYPES[kind], data.draw)
    if not entry:
        return
    typist = Typist(data.draw(st.integers(0, 1 << 30)))
    text = "\n".join(typist.lines(entry, "")) + "\n"
    file = ContentFile(f"{kind}/harbour/sample-entry.yaml", plain=True)
    assert read(text.encode()).data == entry, text

    first = formatted(text.encode(), file, "x", City(city(FICTIONAL)))
    again = formatted(first.raw, file, "x", City(city(FICTIONAL)))

    if first.finding:
        assert first.raw == text.encode()
        assert first.finding.code == "W124"
        return
    assert read(first.raw).data == entry
    written = first.raw.decode()
    assert [] == [one for one in typist.comments if one not in written]
    assert again == Formatted(first.raw)


TYPED = st.lists(st.sampled_from([
    "name:", "name：", "  zh: 甲", "　　zh：甲", "kind:library", "kind: 图书馆", "- a", "\tb: 1", "kind x",
    "strands: [elderly，b", 'summary: "x', "roles:", "  - 甲", "  -乙", "  － 丙 # c", "f: @x", "g: a: b",
    "", "# h", "i: 某路 #12", "j: |", "name: {zh: 甲, 乙}", "area: 凌云路街道", "status: active  # s", "]", "&"]),
    max_size=10)


@settings(max_examples=200)
@given(TYPED)
def test_mistyped_file_keeps_its_bytes_or_its_comments(lines: list[str]) -> None:
    """Whatever is typed: it is left, or written so that a second run changes nothing."""
    raw = "\n".join(lines).encode()
    file = ContentFile("organizations/harbour/sample-entry.yaml", plain=True)

    first = formatted(raw, file, "x", City(city(FICTIONAL)))

    if first.finding:
        assert first.raw == raw
        return
    assert ("# h" in lines) == ("# h" in [line.strip() for line in first.raw.decode().split("\n")])
    assert not {fault.code for fault in read(first.raw).faults} - {"W124"}
    assert formatted(first.raw, file, "x", City(city(FICTIONAL))) == Formatted(first.raw)


@given(st.binary(max_size=200))
def test_any_bytes_are_left_or_written_once(raw: bytes) -> None:
    """Nothing raises."""
    file = ContentFile("places/harbour/sample-entry.yaml", plain=True)

    first = formatted(raw, file, "x", City(city(FICTIONAL)))

    assert first.raw == raw or formatted(first.raw, file, "x", City(city(FICTIONAL))).raw == first.raw
