"""A code in a reference file that leads nowhere is said before anything is built on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from registry.checks.systems import systems_nowhere
from registry.errors import ReferenceFault
from registry.reference import Reference, load_reference

EXAMPLES = Path(__file__).parent.parent / "examples/reference"
Change = Callable[[str, str, str], Path]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """Return a copy of the fictional city's reference with one text put in place of another."""

    def change(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "reference"
        shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change


# The file, what is written rightly, what wrongly, and the code that must be named.
LOST = {
    "kind of scheme": ("schemes.yaml", "- care_home", "- care_house", "care_house"),
    "kind of partner": ("schemes.yaml", "  expires_after_years: 5",
                        "  partner_kinds: [guilds]\n  expires_after_years: 5", "guilds"),
    "scheme that replaces": ("schemes.yaml", "replaced_by: learning_harbour", "replaced_by: gone",
                             "gone"),
    "term of a clause": ("clauses.yaml", "strands/elderly", "strands/old", "strands/old"),
    "focus area": ("clauses.yaml", "    - 7", "    - 13", "13"),
    "indicator of a clause": ("clauses.yaml", "indicator: L-01", "indicator: L-99", "L-99"),
    "indicator of a document": ("documents.yaml", "indicator: L-02", "indicator: L-98", "L-98"),
    "number of an indicator": ("documents.yaml", "indicator: L-02",
                               "indicator: L-02\n      part: half", "half"),
    "clause of a document": ("documents.yaml", "    - c4", "    - c44", "c44"),
    "standard that is replaced": ("standards/learning_harbour-2024.yaml", "learning-harbour-2019",
                                  "learning-harbour-2018", "learning-harbour-2018"),
    "kind of a roster": ("rosters.yaml", "- elderly_university", "- elders_university",
                         "elders_university"),
    "part of a name": ("rosters.yaml", "{area} {kind}", "{area} {knd}", "{knd}"),
    "brace that stays open": ("rosters.yaml", "{area} {kind}", "{area", "{area"),
    "scheme of a promise": ("completeness.yaml", "schemes/care_learning_point", "schemes/care", "care"),
    "level of area": ("indicators.yaml", "areas/township", "areas/hamlet", "areas/hamlet"),
    "stage of life": ("vocabularies/audiences.yaml", "life_stage: work", "life_stage: play", "play"),
    "vocabulary": ("indicators.yaml", "vocabularies/audiences", "vocabularies/people", "people"),
    "no way to count": ("indicators.yaml", "        measures: [older_learners]\n", "", "measures"),
    "number that stands twice": ("indicators.yaml", "- part: spread\n", "- part: groups\n", "groups"),
    "statistic to compare": ("indicators.yaml", "max/min", "max/least", "max/least"),
    "one side to compare": ("indicators.yaml", "max/min", "max", "max"),
    "group to compare": ("indicators.yaml", "waterside/upland", "waterside/inland", "inland"),
    "number of a target": ("indicators.yaml", "part: spread\n    at_most", "part: gap\n    at_most", "gap"),
}


@pytest.mark.parametrize("case", LOST.values(), ids=LOST)
def test_a_code_that_no_file_declares_is_named(
    changed: Change, case: tuple[str, str, str, str]
) -> None:
    """The sentence names the file and the code; nothing is built and nothing crashes."""
    file, old, new, code = case

    with pytest.raises(ReferenceFault) as fault:
        load_reference(changed(file, old, new))

    assert f"reference/{file.split('/')[0]}" in fault.value.en
    assert "E401" in fault.value.en
    assert code in fault.value.en
    assert code in fault.value.zh


# The file, what is written rightly, what wrongly, and the place that must be named.
UNKNOWN = {
    "type of a scheme": ("schemes.yaml", "    - organizations", "    - bodies", "0.applies_to"),
    "field of a scheme": ("schemes.yaml", "  expires_after_years: 3", "  expected_of: [walks.stop]",
                          "0.expected_of"),
    "type of a clause": ("clauses.yaml", "    - walks", "    - routes", "0.types"),
    "kind of a promise": ("completeness.yaml", "organizations/community_school",
                          "organizations/school_of_art", "0.list"),
    "promise of areas": ("completeness.yaml", "organizations/community_school", "areas/township",
                         "0.list"),
    "kind of an indicator": ("indicators.yaml", "places/learning_point", "places/learning_spot",
                             "0.parts.0.numerator.lists"),
    "type of an indicator": ("indicators.yaml", "lists: [places]", "lists: [spots]",
                             "2.parts.0.numerator.lists"),
    "field of a system": ("systems.yaml", "courses.enrol.smartphone_required", "courses.smartphone",
                          "1.lives.1.at"),
}


@pytest.mark.parametrize("case", UNKNOWN.values(), ids=UNKNOWN)
def test_a_type_field_or_kind_that_no_model_has_is_found(
    changed: Change, case: tuple[str, str, str, str]
) -> None:
    """What only the models know is asked of them, with the place in the file."""
    file, old, new, place = case

    found = list(systems_nowhere(load_reference(changed(file, old, new))))

    assert [("E401", f"reference/{file}", place)] == [
        (one.code, one.path, one.field) for one in found]


def test_nothing_in_either_city_leads_nowhere(shanghai: Reference, fictional: Reference) -> None:
    """The checks above find nothing where nothing is wrong."""
    assert [] == [*systems_nowhere(shanghai), *systems_nowhere(fictional)]


@pytest.mark.parametrize("written", ["21", "02133", "2130", "art"])
def test_a_field_of_education_has_four_digits_of_the_classification(
    changed: Change, written: str
) -> None:
    """0213 stays a text: a number would lose its zero."""
    with pytest.raises(ReferenceFault, match="E224"):
        load_reference(changed("vocabularies/subjects.yaml", '"0213"', f'"{written}"'))
