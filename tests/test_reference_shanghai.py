"""The reference data of Shanghai: its counts, and that every name in it leads somewhere."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

REFERENCE = Path(__file__).parent.parent / "reference"
YAML_FILES = sorted(REFERENCE.rglob("*.yaml"))
VOCABULARIES = sorted((REFERENCE / "vocabularies").glob("*.yaml"))

TYPES = {"organizations", "places", "courses", "bases", "walks", "cases", "statistics"}
LEVELS = {"international", "national", "regional", "city", "district", "township"}
CLAUSES = {"c1"} | {f"c2-{n}" for n in range(1, 11)} | {f"c3-{n}" for n in range(1, 6)}
TOWNSHIPS = {
    "huangpu": 10, "xuhui": 13, "changning": 10, "jingan": 14, "putuo": 10, "hongkou": 8,
    "yangpu": 12, "minhang": 13, "baoshan": 12, "jiading": 12, "pudong": 36, "jinshan": 10,
    "songjiang": 17, "qingpu": 11, "fengxian": 12, "chongming": 18,
}


def load(name: str) -> Any:
    """Return a reference file with every scalar left as text."""
    return yaml.BaseLoader((REFERENCE / name).read_text(encoding="utf-8")).get_single_data()


def terms(vocabulary: str) -> list[dict[str, Any]]:
    """Return the terms of a vocabulary of this city."""
    found: list[dict[str, Any]] = load(f"vocabularies/{vocabulary}.yaml")["terms"]
    return found


def names(vocabulary: str) -> set[str]:
    """Return the ids of the terms of a vocabulary."""
    return {term["term"] for term in terms(vocabulary)}


@pytest.fixture(scope="module")
def areas() -> dict[str, dict[str, Any]]:
    """Return the areas by code."""
    return {area["code"]: area for area in load("areas.yaml")}


@pytest.fixture(scope="module")
def townships(areas: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the areas that a target counts as townships."""
    return [area for area in areas.values() if area.get("counts_as_township") == "true"]


@pytest.fixture(scope="module")
def residential() -> list[dict[str, str]]:
    """Return the residential areas."""
    with (REFERENCE / "residential.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_area_has_a_code_of_its_own(areas: dict[str, dict[str, Any]]) -> None:
    """A code that stood twice would hide one of its areas."""
    assert len(load("areas.yaml")) == len(areas)


def test_the_areas_are_as_many_as_the_official_lists_say(areas: dict[str, dict[str, Any]]) -> None:
    """City, districts, townships with the special units, and the delta outside the city."""
    expected = {"city": 1, "district": 16, "township": 218 + 18, "province": 3, "prefecture": 40}

    assert expected == Counter(area["level"] for area in areas.values())


def test_218_townships_count_on_the_date_of_the_list(townships: list[dict[str, Any]]) -> None:
    """109 subdistricts, 107 towns, 2 rural townships, on the list of one day."""
    expected = {"subdistrict": 109, "town": 107, "township": 2}

    assert expected == Counter(area["kind"] for area in townships)
    assert {area["counts_as_of"] for area in townships} == {"2026-07-27"}


def test_every_district_has_its_number_of_townships(
    areas: dict[str, dict[str, Any]], townships: list[dict[str, Any]]
) -> None:
    """The sixteen numbers of the list's own headlines."""
    assert Counter(areas[area["parent"]]["slug"] for area in townships) == TOWNSHIPS


def test_only_the_root_and_the_districts_have_a_folder(areas: dict[str, dict[str, Any]]) -> None:
    """A slug is a folder of content; districts have English names too."""
    slugs = {area["slug"]: area["level"] for area in areas.values() if "slug" in area}

    assert slugs == {"citywide": "city"} | dict.fromkeys(TOWNSHIPS, "district")
    assert all("en" in area["name"] for area in areas.values() if "slug" in area)


def test_the_two_code_systems_differ_for_22_townships(townships: list[dict[str, Any]]) -> None:
    """Same 193, different 22, and 3 that were set up after the statistics list."""
    aliases = [(area["code"], area.get("aliases", {}).get("nbs_2023")) for area in townships]

    assert sum(code == alias for code, alias in aliases) == 193
    assert sum(alias not in (None, code) for code, alias in aliases) == 22
    assert [code for code, alias in aliases if alias is None] == [
        "310114005", "310114119", "310120004"]


def test_18_numbers_name_different_townships_in_the_two_systems(
    areas: dict[str, dict[str, Any]], townships: list[dict[str, Any]]
) -> None:
    """A bare number never says which list it is from: 310151101 is two towns."""
    by_alias = {area["aliases"]["nbs_2023"]: area["code"] for area in townships
                if "nbs_2023" in area.get("aliases", {})}
    shared = [alias for alias, code in by_alias.items() if alias in areas and alias != code]

    assert len(shared) == 18
    assert areas["310151101"]["name"]["zh"] == "堡镇"
    assert areas[by_alias["310151101"]]["name"]["zh"] == "城桥镇"


def test_townships_set_up_since_2023_carry_their_date(areas: dict[str, dict[str, Any]]) -> None:
    """Dates are as exact as the source, not more."""
    dated = {code: area["valid_from"] for code, area in areas.items() if "valid_from" in area}

    assert dated == {"310114005": "2026-05", "310114119": "2026-05", "310120004": "2024-07"}


def test_no_target_counts_a_special_unit(areas: dict[str, dict[str, Any]]) -> None:
    """Development zones and farms are in the statistics list only."""
    special = [area for area in areas.values() if area["kind"] == "special_unit"]

    assert len(special) == 18
    assert {area["counts_as_township"] for area in special} == {"false"}
    assert all(area["aliases"] == {"nbs_2023": area["code"]} for area in special)


def test_every_area_leads_upwards_without_a_circle(areas: dict[str, dict[str, Any]]) -> None:
    """Each step up is an area of a higher level, so no path comes back."""
    above = {"district": "city", "township": "district", "prefecture": "province",
             "city": None, "province": None}
    wrong = [
        code for code, area in areas.items()
        if above[area["level"]] != areas.get(area.get("parent", ""), {}).get("level")
    ]

    assert wrong == []


def test_the_two_groups_of_districts_are_those_of_the_census(
    areas: dict[str, dict[str, Any]]
) -> None:
    """Seven central districts; the eight suburban ones and Pudong; no other area is in a group."""
    groups = {area["slug"]: area["group"] for area in areas.values() if "group" in area}

    assert set(groups) == set(TOWNSHIPS)
    assert {slug for slug, group in groups.items() if group == "central"} == {
        "huangpu", "xuhui", "changning", "jingan", "putuo", "hongkou", "yangpu"}
    assert set(groups.values()) == names("area-groups")


def test_no_area_is_called_town_or_country_without_a_source(
    areas: dict[str, dict[str, Any]]
) -> None:
    """The lists at hand leave the classification out; nobody guesses it."""
    assert [] == [code for code, area in areas.items() if "urban_rural" in area]


def test_every_area_has_a_known_kind_and_an_unshared_name(
    areas: dict[str, dict[str, Any]]
) -> None:
    """Names of townships are unique in the city, so that a name can stand for a code."""
    in_city = [area["name"]["zh"] for area in areas.values() if area["level"] == "township"]

    assert {area["kind"] for area in areas.values()} <= names("area-kinds")
    assert len(in_city) == len(set(in_city))


def test_the_residential_list_is_whole_and_sorted(residential: list[dict[str, str]]) -> None:
    """6,509 rows of four kinds, each with twelve digits of its own."""
    codes = [row["code"] for row in residential]
    kinds = {"residents_committee": 4941, "villagers_committee": 1555,
             "virtual_community": 8, "living_area": 5}

    assert codes == sorted(set(codes))
    assert len(codes) == 6509
    assert all(re.fullmatch(r"\d{12}", code) for code in codes)
    assert kinds == Counter(row["kind"] for row in residential)
    assert set(kinds) <= names("area-kinds")


def test_every_residential_area_lies_in_a_township_or_a_special_unit(
    areas: dict[str, dict[str, Any]], residential: list[dict[str, str]]
) -> None:
    """90 of them have no township; the parent is in their own district in every case."""
    parents = [areas[row["parent"]] for row in residential]

    assert {parent["level"] for parent in parents} == {"township"}
    assert sum(parent["kind"] == "special_unit" for parent in parents) == 90
    assert [row["code"][:6] for row in residential] == [parent["parent"] for parent in parents]


def test_a_residential_code_does_not_say_its_township(residential: list[dict[str, str]]) -> None:
    """509 codes do not begin with their parent's: ancestors must come from `parent`."""
    assert sum(not row["code"].startswith(row["parent"]) for row in residential) == 509


def test_the_residential_list_has_unix_line_ends() -> None:
    """The same bytes on every machine."""
    raw = (REFERENCE / "residential.csv").read_bytes()

    assert b"\r" not in raw
    assert raw.startswith(b"code,name,kind,parent\n")
    assert raw.endswith(b"\n")


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_a_vocabulary_speaks_both_languages(path: Path) -> None:
    """Terms are unique, in snake_case, labelled in zh and en; a broader term stands in the list."""
    vocabulary = load(f"vocabularies/{path.name}")
    ids = [term["term"] for term in vocabulary["terms"]]
    labels = [vocabulary["title"], *(term["label"] for term in vocabulary["terms"])]
    broader = {term["broader"] for term in vocabulary["terms"] if "broader" in term}
    top = {term["term"] for term in vocabulary["terms"] if "broader" not in term}

    assert vocabulary["name"] == path.stem
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", term) for term in ids)
    assert all(set(label) == {"zh", "en"} and all(label.values()) for label in labels)
    assert broader <= top


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda path: path.stem)
def test_no_two_terms_of_a_vocabulary_read_the_same(path: Path) -> None:
    """One word per idea, in each language."""
    labels = [term["label"] for term in load(f"vocabularies/{path.name}")["terms"]]

    assert len(labels) == len({label["zh"] for label in labels})
    assert len(labels) == len({label["en"] for label in labels})


def test_closed_lists_are_those_of_the_policy() -> None:
    """Strands, credit categories, audiences and the first four subjects are not ours to extend."""
    assert names("strands") == {"community", "vocational", "elderly", "degree"}
    assert names("credit-categories") == {
        "degree_education", "vocational_certificate", "non_degree_training", "venue_learning"}
    assert names("audiences") == {
        "youth", "parents", "people_with_disabilities", "new_farmers", "gig_workers",
        "community_workers", "migrant_workers", "employees", "civil_servants", "older_people",
        "residents", "families"}
    assert [term["term"] for term in terms("subjects")][:4] == [
        "ideological_political", "culture_art", "health_medicine", "smart_living"]


def test_a_term_in_two_lists_of_settings_means_the_same() -> None:
    """A host building that is also a kind of place has its label."""
    kinds = {term["term"]: term["label"] for term in terms("place-kinds")}
    shared = [term for term in terms("hosts") if term["term"] in kinds]

    assert shared != []
    assert [term["label"] for term in shared] == [kinds[term["term"]] for term in shared]


def test_every_scheme_names_only_what_exists() -> None:
    """Types, levels, kinds and clauses of a scheme are all known; labels are in both languages."""
    schemes = load("schemes.yaml")
    kinds = names("org-kinds") | names("place-kinds")

    assert len({scheme["scheme"] for scheme in schemes}) == len(schemes)
    for scheme in schemes:
        assert set(scheme["label"]) == {"zh", "en"}, scheme["scheme"]
        assert scheme["kind"] in names("scheme-kinds"), scheme["scheme"]
        assert set() < set(scheme["applies_to"]) <= TYPES, scheme["scheme"]
        assert set() < set(scheme["levels"]) <= LEVELS, scheme["scheme"]
        assert set(scheme.get("kinds", [])) <= kinds, scheme["scheme"]
        assert {scheme.get("clause", "c1")} <= CLAUSES, scheme["scheme"]


def test_every_title_that_the_policy_names_has_a_scheme_and_families_have_none() -> None:
    """Learning families are people: they are counted in statistics only."""
    schemes = {scheme["scheme"] for scheme in load("schemes.yaml")}

    assert {
        "experience_base", "experience_station", "humanities_walk", "humanities_walk_stop",
        "care_learning_point", "social_learning_point", "age_friendly_school", "quality_school",
        "elderly_university_doubling", "community_education_pilot", "lifelong_learning_brand",
        "training_brand", "smart_learning_scene", "industry_college", "dual_system",
        "learning_government_organ", "learning_enterprise", "learning_public_institution",
        "learning_community", "learning_social_organization", "learning_village",
        "science_base"} <= schemes
    assert "learning_family" not in schemes


def test_measures_of_people_are_guarded() -> None:
    """Fewer than five, or of less than a township, might show who is meant."""
    guards = {measure["measure"]: (measure.get("small_cell_threshold"), measure.get("finest_level"))
              for measure in load("measures.yaml")
              if measure["counts"] in {"people", "families", "teams"}}

    assert {"households", "learning_accounts", "learning_teams", "residents"} <= set(guards)
    assert set(guards.values()) == {("5", "township")}


def test_credit_rules_are_of_banks_that_courses_can_name() -> None:
    """Both lists speak of the same banks."""
    assert {rule["bank"] for rule in load("credit-rules.yaml")} <= names("credit-banks")


def test_the_thirty_indicators_are_defined_as_the_formulas_need_them() -> None:
    """Every list and measure is named, no target is met by nothing, no code is guessed."""
    indicators = {one["indicator"]: one for one in load("indicators.yaml")}
    audiences = len(terms("audiences"))

    def read(code: str, side: str = "numerator", part: int = 0) -> list[str]:
        quantity = indicators[code]["parts"][part][side]
        return quantity.get("lists", []) + quantity.get("measures", [])

    assert list(indicators) == [f"I-{number:02d}" for number in range(1, 31)]
    assert {one["maps_to"]["cn2019"] for one in indicators.values()} == {"null"}
    assert read("I-07") == ["schemes/care_learning_point", "schemes/social_learning_point"]
    assert len(read("I-10", "denominator")) == 6
    assert read("I-11", "denominator") == ["vocabularies/audiences", "areas/district"]
    assert audiences * len(TOWNSHIPS) == 192
    assert indicators["I-11"]["target"]["at_most"] == "0"
    assert len(read("I-16")) == 5
    assert read("I-27") == ["part_time_registered", "volunteers"]
    assert [read("I-28", part=part) for part in range(3)] == [["bases"], ["walks"], ["courses"]]
    assert {part["multiply"] for code in ("I-20", "I-21") for part in indicators[code]["parts"]} == {
        "10000"}
    for code in ("I-29", "I-30"):  # about the registry itself: always a number
        for part in indicators[code]["parts"]:
            assert set(part["numerator"]["lists"]) <= {"clauses", "entries", "completeness"}


def test_every_indicator_answers_to_something_that_the_policy_names() -> None:
    """None is defined that no clause leads to, and none of the seven groups is left out."""
    lives = [{(place["in"], place["at"]) for place in system["lives"]}
             for system in load("systems.yaml")]
    groups = [term["term"] for term in terms("audiences")][:7]

    assert {one["indicator"] for one in load("indicators.yaml")} == {
        at for places in lives for kind, at in places if kind == "indicator"}
    for group in groups:
        assert any({("term", f"audiences/{group}"), ("indicator", "I-11")} <= places
                   for places in lives)


def test_unsafe_hosts_are_plain_host_names() -> None:
    """Lower case, sorted, once each, without scheme, path or www."""
    hosts = load("unsafe_hosts.yaml")["hosts"]

    assert hosts == sorted(set(hosts))
    assert all(re.fullmatch(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in hosts)


def test_every_layer_has_a_licence_and_an_attribution() -> None:
    """The table that the site and the database show."""
    layers = {layer["layer"]: layer for layer in load("licences.yaml")}

    assert {name: layer["licence"] for name, layer in layers.items()} == {
        "content": "CC BY 4.0", "code": "MIT", "area_codes": "WTFPL 2.0 / MIT",
        "district_polygons": "ODbL 1.0", "wikidata_points": "CC0 1.0",
        "geonames_points": "CC BY 4.0"}
    for layer in layers.values():
        assert set(layer["title"]) == set(layer["attribution"]) == {"zh", "en"}
        assert layer["licence_url"].startswith("https://")


def test_the_instance_is_shanghai(areas: dict[str, dict[str, Any]]) -> None:
    """Chinese is the authority; the root is the city; the bounding box is a rectangle."""
    instance = load("instance.yaml")
    box = {side: float(value) for side, value in instance["bounding_box"].items()}

    assert instance["languages"] == ["zh", "en"]
    assert areas[instance["root_area"]]["name"] == instance["city"]
    assert box["west"] < 121.47 < box["east"]
    assert box["south"] < 31.23 < box["north"]


@pytest.mark.parametrize(
    "path", YAML_FILES, ids=lambda path: path.relative_to(REFERENCE).as_posix())
def test_reference_files_are_written_so_that_no_reader_mistakes_them(path: Path) -> None:
    """Block style only, and no bare value that another YAML reader takes for a number or a date."""
    text = path.read_text(encoding="utf-8")
    bare = re.compile(r"^[- ]*(?:[a-z_0-9]+: |- )[-+]?\d[\d.:-]*(?: +#.*)?$", re.MULTILINE)

    assert bare.findall(text) == []
    assert re.findall(r"^[^#\n]*: *[{\[][^\]}]", text, re.MULTILINE) == []
    assert "\r" not in text
    assert text.endswith("\n")
