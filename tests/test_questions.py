"""The questions, on both cities and on none: known answers, and nothing said that nobody told."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from asking import ask, column
from building import AS_OF, ROOT, build
from registry.database.questions.question import FOLDER, questions, read_question, words

NAMES = [question.name for question in questions()]


def built(folder: Path, *options: object) -> Path:
    """Build a database alone and return it."""
    done = build(*options, *AS_OF, "--out", folder / "dist", "--only", "database", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "dist/registry.db"


@pytest.fixture(scope="module")
def real(shanghai_dist: Path) -> Path:
    """The first city."""
    return shanghai_dist / "registry.db"


@pytest.fixture(scope="module")
def fictional(fictional_dist: Path) -> Path:
    """The fictional city."""
    return fictional_dist / "registry.db"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city before anybody entered anything, or promised any list."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "content").mkdir()
    shutil.copytree(ROOT / "examples/reference", folder / "reference")
    (folder / "reference/completeness.yaml").write_text("[]\n")
    return built(folder, "--content", folder / "content", "--reference", folder / "reference")


MORE_PROMISES = "".join(f"""\
- list: {name}
  area: "{area}"
  complete_as_of: 2026-03-31
  declared_by: city-learning-office
  sources:
    - title: List
      publisher: City Learning Office
      document: list
      kind: official
      date: 2026-03-31
      accessed: 2026-04-02
""" for name, area in (("places", "LB1"), ("places", "LB2"), ("courses", "LB2"),
                       ("organizations", "LB3"), ("schemes/elderly_university_doubling", "citywide")))
CORRECTION = """\
name: {en: "Full-time staff, 2025, corrected", zh: 专职人员(2025更正)}
measure: full_time_staff
period: "2025"
publisher: city-learning-office
revises: full-time-staff-2025
rows:
  - area: "LB1"
    value: 4
  - area: "LB2"
    value: 9
status: active
sources:
  - title: Learning statistics 2025
    publisher: City Learning Office
    document: corrections
    kind: official
    date: "2026"
    accessed: 2026-10-15
    supports: [name, period, rows]
"""


@pytest.fixture(scope="module")
def promised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional city with more lists promised complete, targets, and a corrected statistic."""
    folder = tmp_path_factory.mktemp("promised")
    for part in ("content", "reference"):
        shutil.copytree(ROOT / "examples" / part, folder / part)
    reference = folder / "reference"
    with (reference / "completeness.yaml").open("a", encoding="utf-8") as file:
        file.write(MORE_PROMISES)
    indicators = reference / "indicators.yaml"
    text = indicators.read_text(encoding="utf-8")
    share = "      multiply: 100\n  caveat:"
    target = "  target: {text: {en: Over ten, zh: 超过十}, more_than: 10}\n"
    assert text.count(share) == 1
    indicators.write_text(text.replace(share, f"      multiply: 100\n{target}  caveat:"), encoding="utf-8")
    (folder / "content/statistics/citywide/staff-corrected.yaml").write_text(CORRECTION, encoding="utf-8")
    return built(folder, "--content", folder / "content", "--reference", reference)


def test_every_question_is_complete_in_both_languages() -> None:
    """Fifteen of researchers, five of citizens; each a question in each language."""
    assert [f"q{number:02d}" for number in range(1, 16)] + ["c01", "c03", "c04", "c05", "c06"] == NAMES
    for question in questions():
        assert question.title.zh.endswith("？")
        assert question.title.en.endswith("?")
        assert all((question.answers.zh, question.answers.en, question.note.zh, question.note.en))


def test_a_file_without_a_header_is_refused() -> None:
    """What a question means is no afterthought."""
    with pytest.raises(ValueError, match="x9"):
        read_question("x9", "SELECT 1")


def test_every_column_is_explained_and_every_explanation_is_used(real: Path) -> None:
    """One word, one meaning, nothing left over."""
    used = {name for question in NAMES for name in column(_columns(real, question), "name")}

    assert used == set(words().columns)
    assert {one for question in questions() for one in question.parameters} == set(words().parameters)


def _columns(database: Path, question: str) -> list[dict[str, str]]:
    with closing(sqlite3.connect(database)) as opened:
        opened.row_factory = sqlite3.Row
        rows = opened.execute("SELECT * FROM question_columns WHERE question = ? ORDER BY position", [question])
        return [dict(row) for row in rows]


def test_no_question_reads_an_ancestor_from_digits() -> None:
    """Codes of areas are looked up."""
    for path in FOLDER.glob("*.sql"):
        text = path.read_text(encoding="utf-8").lower()
        for name in ("area", "code", "district", "township"):
            assert f"substr({name}" not in text
            assert f".{name}, 1" not in text
            assert f"{name} like" not in text


@pytest.mark.parametrize("question", NAMES)
@pytest.mark.parametrize("city", ["real", "fictional", "promised", "empty"])
def test_every_question_answers_the_same_twice_with_and_without_parameters(
    request: pytest.FixtureRequest, city: str, question: str
) -> None:
    """For the whole city, for an area that does not exist, and for a day that is none."""
    database = request.getfixturevalue(city)

    assert ask(database, question) == ask(database, question)
    unknown = ask(database, question, area="nowhere")
    assert unknown == [] or question == "q13"
    ask(database, question, as_of="not a day")


def test_the_file_alone_explains_its_questions(real: Path, fictional: Path) -> None:
    """Titles and notes stand in the languages of the city, the authority first."""
    query = "SELECT title FROM questions WHERE question = 'q01'"
    with closing(sqlite3.connect(real)) as opened, closing(sqlite3.connect(fictional)) as other:
        assert ("哪些街镇还没有登记社区（老年）学校？",) == opened.execute(query).fetchone()
        assert ("Which townships have no community school on record?",) == other.execute(query).fetchone()
        described = opened.execute(
            "SELECT count(*) FROM columns WHERE table_name LIKE 'question%' AND (title = '' OR title_en = '')")
        assert (0,) == described.fetchone()
        pages = opened.execute("SELECT page FROM question_pages WHERE question = 'q02' ORDER BY 1").fetchall()
        assert [("districts/",), ("indicators/I-05/",), ("policy/c2-8/",)] == pages


def test_an_empty_registry_says_no_number_that_nobody_told(empty: Path) -> None:
    """No zero, no shortfall, no “none”: only what is not known."""
    for question in NAMES:
        for row in ask(empty, question):
            numbers = {name: value for name, value in row.items() if isinstance(value, int | float)}
            assert numbers.keys() <= {"target"}, (question, row)
            assert row.get("state") in (None, "list_not_complete", "not_reported")
    assert 8 == len(ask(empty, "q01"))


def test_q01_says_none_only_where_the_list_is_promised(fictional: Path) -> None:
    """Two townships of the promised district count; elsewhere nobody can say."""
    assert [
        ("LB102", "none", 0),
        ("LB202", "list_not_complete", None), ("LB203", "list_not_complete", None),
        ("LB301", "list_not_complete", None), ("LB302", "list_not_complete", None),
        ("LB303", "list_not_complete", None),
        ("LB101", "on_record", 1), ("LB201", "on_record", 1),
    ] == column(ask(fictional, "q01"), "township", "state", "on_record")
    assert ["LB102", "LB101"] == column(ask(fictional, "q01", area="LB1"), "township")


@pytest.mark.parametrize(("day", "state"), [("2026-03-30", "list_not_complete"), ("2026-03-31", "none"),
                                            ("2027-03-31", "none"), ("2027-04-01", "list_not_complete")])
def test_a_promise_holds_from_its_first_to_its_last_day(fictional: Path, day: str, state: str) -> None:
    """Asked for any day."""
    (row,) = ask(fictional, "q01", area="LB102", as_of=day)
    assert state == row["state"]


def test_a_promise_of_all_organizations_covers_their_kinds(promised: Path) -> None:
    """The schools of the third district, and its missing college."""
    assert {("none", 0)} == set(column(ask(promised, "q01", area="LB3"), "state", "on_record"))
    assert [("community_college", "none"), ("elderly_university", "on_record")] == column(
        ask(promised, "q04", area="LB3"), "org_kind", "state")


def test_q01_lists_every_township_that_counts_in_the_first_city(real: Path) -> None:
    """None of them is said to have none: nobody promised a list."""
    rows = ask(real, "q01")

    assert 218 == len(rows)
    assert Counter(list_not_complete=202, on_record=16) == Counter(column(rows, "state"))
    assert {None} == set(column(rows[:202], "on_record"))


def test_q02_never_says_short_where_nobody_reported(fictional: Path, real: Path) -> None:
    """A district counted exactly, one at least, one not at all."""
    assert [
        ("LB", "not_reported", None, None, None, None),
        ("LB2", "reported", 2, "at_least", 0.643, None),
        ("LB1", "reported", 3, None, 0.746, 2),
        ("LB3", "not_reported", None, None, None, None),
    ] == column(ask(fictional, "q02"), "area", "state", "staff", "staff_qualifier", "per_10k", "short_by")
    rows = ask(real, "q02")
    assert {"not_reported"} == set(column(rows, "state"))
    assert {None} == {*column(rows, "short_by"), *column(rows, "per_10k"), *column(rows, "staff")}


def test_q02_rounds_what_is_needed_up(real: Path) -> None:
    """One for each ten thousand residents or part of them, the newest number of each district."""
    needed = dict(column(ask(real, "q02"), "area_name", "needed"))

    assert 112 == needed["徐汇区"]
    assert 569 == needed["浦东新区"]
    assert 64 == needed["崇明区"]


def test_q02_takes_the_statistic_that_corrects_and_works_out_the_shortfall(promised: Path) -> None:
    """Five are needed for 40,200 residents, four for 31,100, two for 18,700."""
    assert [
        ("LB1", 4, 5, 1), ("LB2", 9, 4, 0), ("LB3", None, 2, None),
    ] == sorted(column(ask(promised, "q02"), "area", "staff", "needed", "short_by")[1:])


def test_a_corrected_number_is_no_answer_to_where_numbers_come_from(promised: Path, fictional: Path) -> None:
    """Its correction stands instead."""
    assert [4, 9] == [row["value"] for row in ask(promised, "q15") if row["measure"] == "full_time_staff"]
    assert [3, 2] == [row["value"] for row in ask(fictional, "q15") if row["measure"] == "full_time_staff"]


def test_q03_names_who_delivered(fictional: Path, promised: Path, real: Path) -> None:
    """Where the list is promised complete, the others are known to have none."""
    asked = ("district", "state", "on_record", "names", "areas_on_record")
    delivered = ("LB3", "on_record", 1, "Orchard University for Older People", 1)
    assert [("LB1", "list_not_complete", None, None, 1), ("LB2", "list_not_complete", None, None, 1),
            delivered] == column(ask(fictional, "q03"), *asked)
    assert [("LB1", "none", 0, None, 1), ("LB2", "none", 0, None, 1),
            delivered] == column(ask(promised, "q03"), *asked)
    assert [("list_not_complete", None, None)] * 16 == column(
        ask(real, "q03"), "state", "on_record", "areas_on_record")


def test_q04_compares_names_only_where_there_is_one(fictional: Path, real: Path) -> None:
    """Harbour Community College is not called Harbour District Community college."""
    assert [
        ("LB1", "community_college", "on_record", "Harbour Community College", 0),
        ("LB1", "elderly_university", "list_not_complete", None, None),
    ] == column(ask(fictional, "q04", area="LB1"), "area", "org_kind", "state", "names", "standard_name")
    rows = ask(real, "q04")
    assert 48 == len(rows)
    assert ("黄浦区", "elderly_university", "黄浦区老年大学", 1) in column(
        rows, "area_name", "org_kind", "names", "standard_name")


def test_q05_divides_by_the_population_of_the_indicator(promised: Path, fictional: Path) -> None:
    """About 2,400 of 40,200, more than 3,500 of 31,100: what is not exact is no distance from ten."""
    assert [
        ("LB", None, None, None, None),
        ("LB1", 2400, "about", 5.97, None), ("LB2", 3500, "more_than", 11.25, None),
        ("LB3", None, None, None, None),
    ] == column(ask(promised, "q05"), "area", "learners", "learners_qualifier", "share", "distance")
    assert {None} == set(column(ask(fictional, "q05"), "distance"))


def test_q05_reads_the_target_and_shows_what_the_source_published(real: Path) -> None:
    """Forty percent; a share whose parts are of different years is not worked out."""
    rows = {row["area_name"]: row for row in ask(real, "q05")}

    assert {40} == set(column(list(rows.values()), "target"))
    assert (36400, None, 9.04) == column([rows["闵行区"]], "learners", "share", "published_share")[0]


def test_q06_tells_groups_without_a_course(fictional: Path, promised: Path) -> None:
    """In the district whose list is promised they are none, elsewhere nobody can say."""
    missing = [row for row in ask(fictional, "q06") if not row["on_record"]]

    assert ("LB2", "older_people", "list_not_complete", None) in column(
        missing, "district", "audience", "state", "on_record")
    assert 8 == len(missing)
    assert {("older_people", "none", 0), ("residents", "none", 0), ("employees", "none", 0),
            ("people_with_disabilities", "none", 0), ("families", "on_record", 1)} == set(column(
                ask(promised, "q06", area="LB2"), "audience", "state", "on_record"))


def test_q07_compares_only_districts_whose_lists_are_whole(fictional: Path, promised: Path) -> None:
    """Two active places for 40,200 residents and two for 31,100; the third district is left out."""
    asked = ("district", "state", "on_record", "per_10k", "highest_by_lowest", "areas_compared")
    assert [
        ("LB1", "list_not_complete", 2, None, None, None), ("LB2", "list_not_complete", 2, None, None, None),
        ("LB3", "list_not_complete", 1, None, None, None),
    ] == column(ask(fictional, "q07"), *asked)
    assert [
        ("LB2", "reported", 2, 0.643, 1.29, 2), ("LB1", "reported", 2, 0.498, 1.29, 2),
        ("LB3", "list_not_complete", 1, None, 1.29, 2),
    ] == column(ask(promised, "q07"), *asked)


def test_q08_judges_titles_by_the_day_asked_for(fictional: Path, real: Path) -> None:
    """By their last day, or by the years their scheme gives; a withdrawn one is none."""
    asked = ("entry", "scheme", "title_state")
    undated = ("organizations/oneil-and-sons-hall", "community_pilot", "undated")
    assert [
        ("organizations/crane-works-academy", "learning_harbour", "expired"),
        ("organizations/upper-steps-community-school", "quality_school", "expired"), undated,
    ] == column(ask(fictional, "q08"), *asked)
    assert [undated] == column(ask(fictional, "q08", as_of="2022-12-31"), *asked)
    assert 6 == len(ask(fictional, "q08", as_of="2029-01-01"))
    assert Counter(undated=23, expired=1) == Counter(column(ask(real, "q08"), "title_state"))


def test_q08_says_what_the_table_of_titles_says(fictional: Path, real: Path) -> None:
    """On the day of the build the state is computed twice, in Python and in SQL."""
    for database in (fictional, real):
        with closing(sqlite3.connect(database)) as opened:
            states = opened.execute(
                "SELECT entry, scheme, state FROM designations JOIN entries USING (entry)"
                " WHERE state IN ('expired', 'undated') AND status IN ('active', 'paused')").fetchall()
        assert sorted(states) == sorted(column(ask(database, "q08"), "entry", "scheme", "title_state"))


def test_q09_counts_sessions_of_the_year_before_the_day(fictional: Path) -> None:
    """One has met in the library by that day; the museum's have not begun."""
    asked = ("entry", "courses_on_record", "sessions_12_months", "last_session")
    museum = ("places/observatory-museum", 1, None, None)
    assert [("places/ropewalk-library", 2, 1, "2026-11-23"), museum] == column(ask(fictional, "q09"), *asked)
    assert [("places/ropewalk-library", 2, 8, "2026-12-14"), museum] == column(
        ask(fictional, "q09", as_of="2027-01-31"), *asked)


def test_q10_is_unknown_where_one_stop_is(fictional: Path, real: Path) -> None:
    """Two stops with a step-free entrance do not make a walk."""
    (walk,) = ask(fictional, "q10")
    assert ("unknown", "partial", 3, 2, None, None, 1) == tuple(walk[name] for name in (
        "end_to_end", "route_step_free", "stops", "stops_step_free", "stops_partly", "stops_not",
        "stops_unknown"))
    assert ["walks/ropes-and-lanterns"] == column(ask(fictional, "q10", area="LB102"), "entry")
    assert [] == ask(fictional, "q10", area="LB3")
    assert [("unknown", None)] * 12 == column(ask(real, "q10"), "end_to_end", "stops_step_free")


def test_q11_keeps_unstated_fees_apart(fictional: Path, real: Path) -> None:
    """A share is one of those that state a fee."""
    assert [
        ("community", 4, 3, 0, 1, 0.0, "30 LBC / term"),
        ("elderly", 3, 2, 1, 0, 100.0, None),
        ("vocational", 1, 0, 0, 1, 0.0, "480 LBC / course"),
    ] == column(ask(fictional, "q11"), "strand", "courses", "fee_unstated", "free", "charged",
                "free_share", "fees")
    assert ("elderly", 39, 39, None, None, None) in column(
        ask(real, "q11"), "strand", "courses", "fee_unstated", "free", "charged", "free_share")


def test_q12_finds_what_lies_outside_the_city(fictional: Path, real: Path) -> None:
    """By the areas above it."""
    assert [("bases/seafaring-base", "places/saltmarsh-tide-station", "NV1")] == column(
        ask(fictional, "q12"), "entry", "place", "area")
    assert [] == ask(real, "q12")


def test_q13_puts_clauses_without_case_and_statistic_first(fictional: Path, real: Path) -> None:
    """What is not on record is empty."""
    assert [("c1", 16, None, None), ("c3", 4, None, 1), ("c2", 10, 1, 1), ("c4", 7, 1, 5)] == column(
        ask(fictional, "q13"), "clause", "entries_on_record", "cases_on_record", "statistics_on_record")
    rows = ask(real, "q13")
    assert 16 == len(rows)
    assert ["c1", "c2-9", "c3-1", "c3-3"] == [
        row["clause"] for row in rows if not row["cases_on_record"] and not row["statistics_on_record"]]


def test_q14_counts_what_each_organization_answers_for(fictional: Path) -> None:
    """Itself, its courses and its places; a host without an entry stands under its name."""
    rows = column(ask(fictional, "q14"), "entry", "entry_name", "entries", "oldest_confirmation",
                  "never_confirmed")
    assert ("organizations/old-quay-community-school", "Old Quay Community School", 3, "2026-09-01", 1) in rows
    assert (None, "Friends of the Observatory", 1, None, 1) in rows


def test_q15_leads_from_each_number_to_its_source(fictional: Path, real: Path) -> None:
    """With qualifier, method and who is counted."""
    rows = ask(fictional, "q15", area="LB2")
    assert [("residents", 31100, None, "census"), ("older_learners", 3500, "more_than", "administrative"),
            ("full_time_staff", 2, "at_least", "administrative")] == column(
                rows, "measure", "value", "qualifier", "method")
    assert {"City Learning Office"} == set(column(rows, "source_publisher"))
    assert 688 == len(ask(real, "q15"))


def test_c01_goes_from_the_residential_area_outwards(fictional: Path) -> None:
    """The house next door, then the district, then the city."""
    asked = ("entry", "within")
    assert [("places/old-quay-customs-house", "LB101-001"), ("places/ropewalk-library", "LB1"),
            ("places/free-port-hall", "LB1")] == column(ask(fictional, "c01", area="LB101-001"), *asked)[:3]
    assert ("places/pear-lane-care-home", "LB3") == column(ask(fictional, "c01", area="LB302"), *asked)[0]
    assert "places/mill-green-park" not in column(ask(fictional, "c01"), "entry")


def test_c03_puts_what_needs_no_enrolment_first(fictional: Path) -> None:
    """Of the seven days from the one asked for; what is full or cancelled is left out."""
    assert [("2026-11-25 10:00", "courses/smartphones-for-all", "yes"),
            ("2026-11-30 10:00", "courses/smartphones-for-all", "yes"),
            ("2026-11-28 10:00", "courses/lantern-making", "no")] == column(
                ask(fictional, "c03"), "starts", "entry", "walk_in")
    assert [] == ask(fictional, "c03", as_of="2027-06-01")
    assert [] == ask(fictional, "c03", area="LB2")


def test_c04_lists_only_what_is_stated_to_be_free(fictional: Path) -> None:
    """And says what has ended."""
    assert [("courses/smartphones-for-all", "yes"), ("places/ropewalk-library", None)] == column(
        ask(fictional, "c04"), "entry", "runs")
    assert [("places/ropewalk-library", None), ("courses/smartphones-for-all", "no")] == column(
        ask(fictional, "c04", as_of="2027-01-01"), "entry", "runs")


def test_c05_keeps_unknown_apart(fictional: Path, real: Path) -> None:
    """What nobody looked at is neither accessible nor not."""
    assert [("places/old-quay-customs-house", "yes", "yes"), ("places/ropewalk-library", "yes", "unknown"),
            ("places/top-step-learning-point", "unknown", "unknown")] == column(
                ask(fictional, "c05"), "entry", "entrance", "toilet")[:3]
    assert {("unknown", "unknown")} == set(column(ask(real, "c05"), "entrance", "toilet"))


def test_c06_finds_evenings_and_weekends_of_runs_that_have_not_ended(fictional: Path) -> None:
    """Open ones first."""
    assert [("courses/lantern-making", "sa", "10:00"), ("courses/lantern-making", "tu", "18:30"),
            ("courses/lantern-making", "fr", "18:30"), ("courses/star-watching", "mo", "20:00")] == column(
                ask(fictional, "c06"), "entry", "day", "start_time")
    assert ["courses/star-watching"] == column(ask(fictional, "c06", as_of="2027-02-01"), "entry")


@pytest.mark.parametrize("said", ["LB2", "hill", "Hill District"])
def test_an_area_is_understood_by_code_short_name_and_name(fictional: Path, said: str) -> None:
    """In Datasette too, where nobody looks the code up."""
    assert ["LB2"] == [row["area"] for row in ask(fictional, "q02", area=said)]


@pytest.mark.parametrize("name", [one for one in NAMES if one != "q13"])
def test_what_is_not_understood_leaves_no_row(fictional: Path, name: str) -> None:
    """An area or a day that is no area or day changes no state and answers nothing."""
    asked = {one.name: one.parameters for one in questions()}[name]

    assert [] == ask(fictional, name, area="nowhere")
    if "as_of" in asked:
        assert [] == ask(fictional, name, as_of="nonsense")
