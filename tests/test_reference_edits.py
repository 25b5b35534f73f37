"""Editing reference alone: what a city can add without the program, and what is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from building import AS_OF, ROOT, build
from registry.check_command import CheckOptions, run_check
from registry.errors import ReferenceFault
from registry.reference import load_reference

KIND = """\
  - term: fellowship
    label:
      en: Fellowship
      zh: 会员资格
"""
SCHEME = """\
- scheme: harbour_fellow
  label:
    en: Fellow of the harbour
    zh: 港口会员
  kind: fellowship
  applies_to:
    - organizations
  levels:
    - city
  clause: c2
"""
MEASURE = """\
- measure: library_loans
  label: {en: Loans of libraries, zh: 图书馆外借}
  unit: {en: loans, zh: 册次}
  population: {en: Books lent in a year, zh: 一年外借的册次}
  counts: visits
  time: flow
  additive: true
  clause: c2
"""
HELD = """\
designations:
  - scheme: harbour_fellow
    level: city
    year: 2026
    source: 1
"""
STATISTIC = """\
name:
  en: Loans of libraries, 2025
  zh: 图书馆外借(2025)
measure: library_loans
period: "2025"
status: active
rows:
  - area: LB1
    value: 48211
sources:
  - title: Learning statistics 2025
    publisher: City Learning Office
    url: https://learning.lanternbay.example/statistics
    kind: official
    date: "2026"
    accessed: 2026-10-15
    supports:
      - name
      - period
      - rows
"""


def append(path: Path, text: str) -> None:
    """Write a text at the end of a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the fictional city, to be edited."""
    return Path(shutil.copytree(ROOT / "examples", tmp_path / "city"))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city with a fifth kind of scheme and a new measure, built strictly."""
    city = Path(shutil.copytree(ROOT / "examples", tmp_path_factory.mktemp("grown") / "city"))
    append(city / "reference/vocabularies/scheme-kinds.yaml", KIND)
    append(city / "reference/schemes.yaml", SCHEME)
    append(city / "reference/measures.yaml", MEASURE)
    append(city / "content/organizations/citywide/city-learning-office.yaml", HELD)
    loans = city / "content/statistics/harbour/library-loans-2025.yaml"
    loans.write_text(STATISTIC, encoding="utf-8")
    done = build("--content", city / "content", "--reference", city / "reference", *AS_OF,
                 "--out", city / "dist", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return city


@pytest.fixture
def database(grown: Path) -> Iterator[sqlite3.Connection]:
    """The database of the grown city."""
    with closing(sqlite3.connect(grown / "dist/registry.db")) as opened:
        yield opened


def check(city: Path) -> tuple[str, int]:
    """Return the report and the exit code of a check of a city."""
    done = run_check(CheckOptions(content=city / "content", reference=city / "reference",
                                  as_of=AS_OF[1], language="en"))
    return done.report, done.code


def test_a_fifth_kind_of_scheme_and_a_new_measure_pass_the_check(grown: Path) -> None:
    """What the reference declares, entries may use."""
    report, code = check(grown)

    assert code == 0, report


def test_a_fifth_kind_of_scheme_and_a_new_measure_are_in_the_database(
    database: sqlite3.Connection,
) -> None:
    """With the labels of the kind, the scheme as held, and the number."""
    scheme = database.execute(
        "SELECT s.kind, v.label, d.entry, d.state FROM schemes s"
        " JOIN vocabulary v ON v.vocabulary = 'scheme-kinds' AND v.term = s.kind"
        " JOIN designations d USING (scheme) WHERE s.scheme = 'harbour_fellow'").fetchall()
    number = database.execute(
        "SELECT m.label_zh, o.area, o.value FROM measures m"
        " JOIN observations o USING (measure) WHERE m.measure = 'library_loans'").fetchall()

    assert scheme == [("fellowship", "Fellowship", "organizations/city-learning-office", "held")]
    assert number == [("图书馆外借", "LB1", 48211)]


@pytest.mark.parametrize(("page", "said"), [
    ("policy/c2", ("Fellow of the harbour", "Fellowship", "Loans of libraries")),
    ("zh/policy/c2", ("港口会员", "会员资格", "图书馆外借")),
    ("organizations/city-learning-office", ("Fellow of the harbour",)),
    ("statistics/library-loans-2025", ("Loans of libraries", "48,211")),
])
def test_a_fifth_kind_of_scheme_and_a_new_measure_are_on_the_pages(
    grown: Path, page: str, said: tuple[str, ...]
) -> None:
    """Of the clause, of the entry that holds the scheme and of the statistic."""
    html = (grown / "dist/site" / page / "index.html").read_text(encoding="utf-8")

    assert [] == [text for text in said if text not in html]


def test_a_vocabulary_of_the_program_cannot_be_written_by_a_city(city: Path) -> None:
    """The program depends on its terms, so a file of that name is a mistake."""
    shutil.copy(city / "reference/vocabularies/strands.yaml",
                city / "reference/vocabularies/statuses.yaml")
    path = city / "reference/vocabularies/statuses.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: strands", "name: statuses"),
                    encoding="utf-8")

    with pytest.raises(ReferenceFault, match=r"statuses\.yaml.*E401"):
        load_reference(city / "reference")


@pytest.mark.parametrize("location", [
    "{in: table, at: roster_cell}",
    "{in: page, at: /netwrk/}",
    "{in: page, at: /network/no-such-roster/}",
    "{in: page, at: /districts/nowhere/}",
    "{in: page, at: network}",
    "{in: field, at: places.seets}",
])
def test_a_system_that_lives_nowhere_is_told_and_not_built(city: Path, location: str) -> None:
    """The check names the place in the file; the build says the same and leaves `dist/` alone."""
    append(city / "reference/systems.yaml", (
        "- clause: c1\n  name: {en: Something, zh: 某事}\n  lives:\n    - " + location + "\n"))
    folders = (city / "content", city / "reference")
    report, code = check(city)
    done = build("--content", folders[0], "--reference", folders[1], *AS_OF,
                 "--out", city / "dist", "--only", "database")

    assert code == 1
    assert "E401" in report
    assert done.returncode == 1
    assert "systems.yaml" in done.stderr
    assert not (city / "dist").exists()


@pytest.mark.parametrize("location", [
    "{in: table, at: roster_cells}", "{in: page, at: /}", "{in: page, at: /about/cite/}",
    "{in: page, at: /policy/c1/}", "{in: page, at: /districts/harbour/places/}",
    "{in: page, at: /errors/E101/}", "{in: page, at: /areas/LB101/}",
    "{in: page, at: /organizations/}",
])
def test_a_system_may_live_wherever_database_and_site_have_something(
    city: Path, location: str
) -> None:
    """Lists, views, clauses, areas, codes and hand-written pages."""
    append(city / "reference/systems.yaml", (
        "- clause: c1\n  name: {en: Something, zh: 某事}\n  lives:\n    - " + location + "\n"))

    _, code = check(city)

    assert code == 0
