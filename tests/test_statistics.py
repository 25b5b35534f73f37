"""What statistics may say without being told off: sums, areas of their time, revisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.reference import Reference
from registry.shapes.periods import before, bounds

HEAD = """\
name:
  en: Sample figures {number}
  zh: 示例
measure: {measure}
period: "{period}"
status: active
{more}rows:
"""
SOURCES = """\
sources:
  - title: Guide
    publisher: Council
    document: guide
    date: "2026"
    accessed: 2026-11-01
"""
PUBLISHER = "publisher:\n  name:\n    en: Council\n"


def statistic(
    rows: str, *, measure: str = "residents", period: str = "2024", more: str = "", number: int = 1
) -> str:
    """Return a statistic of the fictional city with these rows, one `area value` in each line."""
    lines = []
    for row in rows.splitlines():
        area, value, *category = row.split()
        if area == "total":
            lines.append("total:\n  area: LB\n")
        else:
            lines.append(f"  - area: {area}\n")
        indent = "  " if area == "total" else "    "
        lines += [f"{indent}category: {text}\n" for text in category]
        lines.append(f"{indent}value: {value}\n")
    head = HEAD.format(measure=measure, period=period, more=more, number=number)
    return head + "".join(lines) + SOURCES


def codes(folder: Path, reference: Reference, *texts: str) -> list[str]:
    """Return the codes of what is said of statistics in the folder of the whole city."""
    for number, text in enumerate(texts):
        path = folder / f"content/statistics/citywide/sample-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    catalogue = read_catalogue(folder / "content", reference, as_of="2026-11-24")
    return [finding.code for finding in check_catalogue(catalogue, reference)]


@pytest.mark.parametrize("rows", [
    "LB1 0.1\nLB2 0.2\nLB3 0\ntotal 0.3",
    "LB1 60\nLB2 70\nLB3 80\ntotal 210",
    "LB1 60 women\nLB1 70 men\nLB2 80 women\nLB2 75 men\ntotal 900",
    "LB1 60 women\nLB1 70 men\nLB2 80 women\nLB2 75 men\nLB3 80 women\ntotal 900",
    "LB 60 women\nLB 70 men\ntotal 130",
])
def test_a_true_total_is_not_doubted(tmp_path: Path, fictional: Reference, rows: str) -> None:
    """Decimals are added as they are written; some of the districts are not all of them."""
    more = "breakdown: sex\n" if "men" in rows else ""
    measure = "course_seats"

    assert [] == codes(tmp_path, fictional, statistic(rows, more=more, measure=measure))


@pytest.mark.parametrize("rows", [
    "LB1 60\nLB2 70\nLB3 80\ntotal 211",
    "LB 60 women\nLB 70 men\ntotal 131",
    "LB1 60 women\nLB1 70 men\nLB2 80 women\nLB2 75 men\nLB3 8 women\nLB3 7 men\ntotal 900",
    "LB1 60\nLB2 70\ntotal 100",
])
def test_a_wrong_total_is_seen(tmp_path: Path, fictional: Reference, rows: str) -> None:
    """Where the rows are the whole, and where they are more than it."""
    more = "breakdown: sex\n" if "men" in rows else ""

    assert ["E235"] == codes(tmp_path, fictional,
                             statistic(rows, more=more, measure="course_seats"))


TOWNSHIPS = ("LB101", "LB102", "LB103", "LB201", "LB202", "LB301", "LB302", "LB303")


@pytest.mark.parametrize(("period", "more", "found"), [
    ("2024", (), ["E235"]),
    ("2027", (), []),
    ("2026", (), []),
    ("2010", (), []),
    ("2010", ("LB199",), ["E235"]),
])
def test_rows_cover_the_areas_of_their_time(
    tmp_path: Path, fictional: Reference, period: str, more: tuple[str, ...], found: list[str]
) -> None:
    """A township set up in 2026 is not missing in 2024, one abolished in 2015 is missing in 2010."""
    rows = "".join(f"{code} 50\n" for code in (*TOWNSHIPS, *more)) + "total 9000"

    told = codes(tmp_path, fictional, statistic(rows, period=period, measure="course_seats"))

    assert found == [code for code in told if code != "W206"]


def test_of_residential_areas_nobody_says_that_they_are_all(
    tmp_path: Path, shanghai: Reference
) -> None:
    """The residential list is not the list of one day."""
    text = statistic('"310104015009" 50\ntotal 9000', measure="course_count_reported")
    text = text.replace("area: LB\n", "area: citywide\n").replace("en: Sample", "zh: 示例统计\n  en: Sample")

    assert [] == codes(tmp_path, shanghai, text.replace("  zh: 示例\n", ""))


def test_other_population_or_no_publisher_is_no_repetition(
    tmp_path: Path, fictional: Reference
) -> None:
    """Who counted and who was counted must both be the same."""
    adults = PUBLISHER + "population:\n  en: Adults\n"
    texts = [statistic("LB 60", more=PUBLISHER, number=1), statistic("LB 50", more=adults, number=2),
             statistic("LB 40", number=3), statistic("LB 30", number=4)]

    assert [] == codes(tmp_path, fictional, *texts)


def test_a_chain_of_revisions_leaves_one_number_in_force(
    tmp_path: Path, fictional: Reference
) -> None:
    """Each corrects the one before it."""
    texts = [statistic("LB 60", more=PUBLISHER, number=1),
             statistic("LB 61", more=PUBLISHER + "revises: sample-0\n", number=2),
             statistic("LB 62", more=PUBLISHER + "revises: sample-1\n", number=3)]

    assert [] == codes(tmp_path, fictional, *texts)


def test_two_corrections_of_one_number_contradict_each_other(
    tmp_path: Path, fictional: Reference
) -> None:
    """Only one of them can be in force."""
    texts = [statistic("LB 60", more=PUBLISHER, number=1),
             statistic("LB 61", more=PUBLISHER + "revises: sample-0\n", number=2),
             statistic("LB 62", more=PUBLISHER + "revises: sample-0\n", number=3)]

    assert ["E309"] == codes(tmp_path, fictional, *texts)


@pytest.mark.parametrize(("period", "first", "last"), [
    ("2024", "2024", "2024"), ("2023-2024", "2023", "2024"), ("2024-05", "2024-05", "2024-05"),
    ("2024-autumn", "2024", "2024"), ("2024-05-06", "2024-05-06", "2024-05-06"),
])
def test_bounds_of_a_period(period: str, first: str, last: str) -> None:
    """As exact as the period is."""
    assert (first, last) == bounds(period)


def test_a_date_is_before_another_only_where_that_is_sure() -> None:
    """A year holds all of its months."""
    assert before("2023", "2024-05")
    assert before("2024-04-30", "2024-05")
    assert not before("2024", "2024-05")
    assert not before("2024-05-10", "2024-05")
