"""Likely duplicates: told as doubts, once, and only where nothing speaks against them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.reference import Reference

Write = Callable[..., Path]
Told = list[tuple[str, str, str]]


def told(folder: Path, reference: Reference) -> Told:
    """Return code, id and field of every finding in the test's content."""
    catalogue = read_catalogue(folder / "content", reference)
    return [(one.code, Path(one.path).stem, one.field) for one in check_catalogue(catalogue, reference)]


def address(text: str) -> str:
    """Return the lines of an address."""
    return f"address:\n  zh: {text}\n"


@pytest.mark.parametrize(
    ("name", "code"),
    [("上海市徐汇区梧桐社区学校", "W317"), ("徐汇区梧桐社区学校", "W317"), ("徐汇区“梧桐”社区学校", "W317"),
     ("梧桐 社区学校", "E305"), ("梧桐·社区学校", "E305")],
)
def test_name_that_differs_in_spelling_or_area_is_likely_the_same(
    school: Write, tmp_path: Path, shanghai: Reference, name: str, code: str
) -> None:
    """City and district before a name, spaces and marks tell nothing apart."""
    school("one-school", "梧桐社区学校")
    school("two-school", name)

    assert [(code, "two-school", "name")] == told(tmp_path, shanghai)


@pytest.mark.parametrize(("one", "two"), [("AI学校", "АI学校"), ("ＡＩ学校", "АI学校")])
def test_name_in_look_alike_letters_is_likely_the_same(
    school: Write, tmp_path: Path, shanghai: Reference, one: str, two: str
) -> None:
    """What the eye cannot tell apart is compared as if it were the same."""
    school("one-school", one)
    school("two-school", two)

    assert ("W317", "two-school", "name") in told(tmp_path, shanghai)


@pytest.mark.parametrize("former_first", [True, False])
def test_former_name_that_another_bears_is_told(
    school: Write, tmp_path: Path, shanghai: Reference, former_first: bool  # noqa: FBT001
) -> None:
    """Whichever of the two is read first."""
    former = "also_known_as:\n  - 徐汇区梧桐社区学校\n"
    school("one-school", "枫林学堂" if former_first else "梧桐社区学校",
           more=former if former_first else "")
    school("two-school", "梧桐社区学校" if former_first else "枫林学堂",
           more="" if former_first else former)

    field = "name" if former_first else "also_known_as.0"
    assert [("W317", "two-school", field)] == told(tmp_path, shanghai)


def test_close_names_at_one_address_are_told(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """The city and the district before an address tell nothing apart either."""
    school("one-school", "梧桐社区学校", more=address("上海市徐汇区示例路 12 号"))
    school("two-school", "梧桐社区老年学校", more=address("示例路12号"))
    school("six-school", "天文爱好者之家", more=address("示例路12号"))

    assert [("W317", "two-school", "address")] == told(tmp_path, shanghai)


def test_schools_of_two_townships_in_one_house_are_two(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """What is alike in their names is only what such schools are called."""
    at = 'area: "310104"\n'
    for name, code, town in (("one-school", "310104015", "凌云路街道"), ("two-school", "310104011", "田林街道")):
        path = school(name, f"{town}社区学校", more=address("示例路12号"))
        path.write_text(path.read_text("utf-8").replace(at, f'area: "{code}"\n'), "utf-8")

    assert [] == [one for one in told(tmp_path, shanghai) if one[0] == "W317"]


def test_one_telephone_is_no_likeness(school: Write, tmp_path: Path, shanghai: Reference) -> None:
    """Several bodies share a switchboard."""
    phone = 'contact:\n  phone: "021-00000000"\n'
    school("one-school", "梧桐社区学校", more=phone)
    school("two-school", "梧桐老年学校", more=phone)

    assert [] == told(tmp_path, shanghai)


def test_name_at_two_addresses_is_two_places(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """Branches bear one name with the district before it, and lie apart."""
    school("one-school", "梧桐社区学校", more=address("示例路12号"))
    school("two-school", "徐汇区梧桐社区学校", more=address("样本路8号"))

    assert [] == told(tmp_path, shanghai)


def test_draft_stands_in_nobodys_way(school: Write, tmp_path: Path, shanghai: Reference) -> None:
    """The same name in a draft is told at the draft, as a doubt, whichever is read first."""
    school("one-school", "梧桐社区学校", status="draft")
    school("two-school", "梧桐社区学校")
    school("three-school", "徐汇区梧桐社区学校", status="draft")

    assert {("W318", "one-school", "name"), ("W317", "three-school", "name")} == set(
        told(tmp_path, shanghai))


def test_active_twin_is_an_error_beside_a_draft(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """A draft read first does not hide that two entries in force are one."""
    school("a-draft", "梧桐社区学校", status="draft")
    school("one-school", "梧桐社区学校")
    school("two-school", "梧桐社区学校")

    assert ("E305", "two-school", "name") in told(tmp_path, shanghai)


def test_code_of_a_draft_is_told_as_a_doubt(
    school: Write, tmp_path: Path, shanghai: Reference
) -> None:
    """The unified social credit code identifies a body, in a draft as well."""
    uscc = 'uscc: "91350100M000100Y43"\n'
    school("one-school", "梧桐社区学校", more=uscc)
    school("two-school", "枫林学堂", status="draft", more=uscc)
    school("three-school", "海棠书院", more=uscc)

    assert [("E305", "three-school", "uscc"), ("W318", "two-school", "uscc")] == [
        one for one in told(tmp_path, shanghai) if one[0] in ("E305", "W318")]
