"""Structured data: read by a library of its own, it says what the entry in the database says."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

import site_fixture
from registry.site.publish import build_site

ROOT = Path(__file__).parent.parent
SCHEMA = "https://schema.org/"
WORDS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "P1W",
         "CertificationActive", "CertificationInactive", "ItemListOrderAscending", "EventCancelled",
         "USCC", "00:00"}
"""What the data may say beside what is on record: words of schema.org itself."""
DAYS = {"mo": "Monday", "tu": "Tuesday", "we": "Wednesday", "th": "Thursday", "fr": "Friday",
        "sa": "Saturday", "su": "Sunday"}
GENERAL = {"organizations": {"Organization", "EducationalOrganization", "GovernmentOrganization",
                             "School", "Library"},
           "courses": {"Course"}, "bases": {"Organization"}, "walks": {"TouristTrip"},
           "cases": {"Article"}, "statistics": {"Dataset"}}
Node = dict[str, Any]


class _Data(HTMLParser):
    """Keeps what stands in the elements for structured data."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = False


@dataclass
class City:
    """A built city: its entries as the database has them, and its pages."""

    site: Path
    db: sqlite3.Connection

    def entries(self) -> Iterator[tuple[sqlite3.Row, dict[str, Any]]]:
        """Yield every published entry: its row and what it holds."""
        for row in self.db.execute("SELECT * FROM entries ORDER BY entry"):
            yield row, json.loads(row["body"])

    def node(self, entry: str, prefix: str = "") -> Node:
        """Return the data of a page as the library reads it."""
        reader = _Data()
        reader.feed((self.site / prefix / entry / "index.html").read_text("utf-8"))
        assert len(reader.texts) == 1
        data = json.loads(reader.texts[0])
        (node,) = jsonld.expand(data, {"documentLoader": _context, "base": "https://example.org/"})
        return node


def _context(address: str, _options: object) -> dict[str, Any]:
    """Stand in for schema.org, whose context names its vocabulary; tests ask nothing of the network."""
    assert address == "https://schema.org"
    return {"contextUrl": None, "documentUrl": address, "contentType": "application/ld+json",
            "document": {"@context": {"@vocab": SCHEMA}}}


def _opened(dist: Path) -> City:
    db = sqlite3.connect(f"file:{dist / 'registry.db'}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return City(dist / "site", db)


@pytest.fixture(scope="module", params=["fictional_dist", "shanghai_dist"])
def city(request: pytest.FixtureRequest) -> Iterator[City]:
    """Each of the two cities."""
    opened = _opened(request.getfixturevalue(request.param))
    yield opened
    opened.db.close()


def texts(node: Node, name: str) -> dict[str, str]:
    """Return a property that has languages, by language."""
    return {value["@language"].lower()[:2]: value["@value"] for value in node.get(SCHEMA + name, [])}


def plain(node: Node, *path: str) -> list[Any]:
    """Return the values at the end of a path of properties."""
    nodes: list[Any] = [node]
    for name in path:
        nodes = [value for one in nodes for value in one.get(SCHEMA + name, [])]
    return [value.get("@value") for value in nodes]


def inner(node: Node, *path: str) -> list[Node]:
    """Return the nodes at the end of a path of properties."""
    nodes = [node]
    for name in path:
        nodes = [value for one in nodes for value in one.get(SCHEMA + name, [])]
    return nodes


def kinds(node: Node) -> set[str]:
    """Return the types of a node, without their address."""
    return {kind.removeprefix(SCHEMA) for kind in node["@type"]}


def as_listed(value: Any) -> list[Any]:
    """Return one value or several as several."""
    return value if isinstance(value, list) else [value] if value is not None else []


def test_every_entry_says_its_type_names_and_sources_in_both_languages(city: City) -> None:
    """The pages of all languages hold the same data, and names carry their language."""
    seen = set()
    for row, body in city.entries():
        node = city.node(row["entry"])
        other = json.loads(city.db.execute("SELECT value FROM meta WHERE key='languages'").fetchone()[0])[1]
        assert city.node(row["entry"], other) == node
        assert texts(node, "name") == body["name"]
        assert texts(node, "description") == body.get("summary", {})
        assert sorted(plain(node, "alternateName")) == sorted(body.get("also_known_as", []))
        assert row["entry"] in plain(node, "identifier")
        assert kinds(node) <= GENERAL.get(row["type"], kinds(node))
        sources = inner(node, "isBasedOn") or inner(node, "subjectOf")
        assert len(sources) == len(body["sources"])
        addresses = [value for source in sources for value in plain(source, "url")]
        assert addresses == [source["url"] for source in body["sources"] if source.get("url")]
        seen.add(row["type"])
    assert seen == {"organizations", "places", "courses", "bases", "walks", "cases", "statistics"}


def test_telephones_addresses_and_titles_are_those_of_the_entry(city: City) -> None:
    """Of organizations, places and bases; a title says whether it is held."""
    titles = 0
    for row, body in city.entries():
        node = city.node(row["entry"])
        if row["type"] in ("organizations", "places") and kinds(node) != {"VirtualLocation"}:
            contact = body.get("contact", {})
            assert plain(node, "telephone") == as_listed(contact.get("phone"))
            assert [texts(one, "streetAddress") for one in inner(node, "address")
                    if SCHEMA + "streetAddress" in one] == as_listed(body.get("address"))
        if row["type"] in ("organizations", "places", "bases"):
            states = [state for (state,) in city.db.execute(
                "SELECT state FROM designations WHERE entry = ? ORDER BY number", (row["entry"],))]
            held = inner(node, "hasCertification")
            assert len(held) == len(states)
            for one, state in zip(held, states, strict=True):
                assert ("CertificationActive" in plain(one, "certificationStatus")) == (state == "held")
            titles += len(held)
    assert titles > 0


def test_places_say_hours_cost_and_access_and_nothing_of_what_is_unknown(city: City) -> None:
    """An unknown lift is no lift missing: it is not spoken of."""
    for row, body in city.entries():
        if row["type"] != "places":
            continue
        node = city.node(row["entry"])
        if kinds(node) == {"VirtualLocation"}:
            continue
        open_now = body.get("hours", []) if body["status"] == "active" else []
        assert [({value["@value"] for value in hours[SCHEMA + "dayOfWeek"]},
                 *plain(hours, "opens"), *plain(hours, "closes"))
                for hours in inner(node, "openingHoursSpecification")] == [
            ({DAYS[day] for day in hours["days"]}, hours["opens"], hours["closes"]) for hours in open_now]
        amount = body.get("fee", {}).get("amount")
        assert plain(node, "isAccessibleForFree") == ([] if amount is None else [amount == 0])
        said = {plain(one, "propertyID")[0]: plain(one, "value")
                for one in inner(node, "amenityFeature")}
        answers = {"yes": [True], "no": [False]}
        known = {name: answer for name, answer in body.get("access", {}).items() if answer != "unknown"}
        assert said.keys() == known.keys()
        assert all(said[name] == answers[answer] for name, answer in known.items() if answer in answers)


def test_courses_say_their_runs_as_instances(city: City) -> None:
    """Days, weekly hours, single dates, seats, place and price; a run without dates gets none."""
    for row, body in city.entries():
        if row["type"] != "courses":
            continue
        node = city.node(row["entry"])
        runs = inner(node, "hasCourseInstance")
        given = body.get("offerings", [])
        assert len(runs) == len(given)
        for run, of in zip(runs, given, strict=True):
            assert plain(run, "startDate") == as_listed(of.get("from"))
            assert plain(run, "endDate") == as_listed(of.get("until"))
            assert plain(run, "maximumAttendeeCapacity") == as_listed(of.get("seats"))
            assert [(*plain(one, "byDay"), *plain(one, "startTime")) for one in inner(run, "courseSchedule")] == [
                (DAYS[one["day"]], *as_listed(one.get("start"))) for one in of.get("weekly", [])]
            assert [plain(one, "startDate")[0][:10] for one in inner(run, "subEvent")] == [
                one["date"] for one in of.get("dates", [])]
            assert len(inner(run, "location")) == ("place" in of)
        fee = body.get("fee", {}).get("amount")
        assert plain(node, "offers", "priceSpecification", "price") == as_listed(fee)


def test_walks_and_bases_say_their_stops_and_stations_in_order(city: City) -> None:
    """By position; each is the entry of the place, or its plain name."""
    walks = 0
    for row, body in city.entries():
        node = city.node(row["entry"])
        if row["type"] == "walks":
            stops = inner(node, "itinerary", "itemListElement")
            assert plain(node, "itinerary", "numberOfItems") == [len(body["stops"])]
            assert [value for stop in stops for value in plain(stop, "position")] == list(
                range(1, len(body["stops"]) + 1))
            named = [(*plain(one, "identifier"), texts(one, "name"))
                     for stop in stops for one in inner(stop, "item")]
            assert named == [_reference(city, stop["place"]) for stop in body["stops"]]
            walks += 1
        if row["type"] == "bases" and body.get("stations"):
            named = [(*plain(one, "identifier"), texts(one, "name")) for one in inner(node, "location")]
            assert named == [_reference(city, station) for station in body["stations"]]
    assert walks > 0


def _reference(city: City, value: Any) -> tuple[Any, ...]:
    if isinstance(value, dict):
        return (value["name"],)
    (body,) = city.db.execute("SELECT body FROM entries WHERE entry = ?", (f"places/{value}",)).fetchone()
    return f"places/{value}", json.loads(body)["name"]


def test_nothing_is_said_that_is_not_on_record(city: City) -> None:
    """Every value is one of the entry, of what it points to, or of the city's own lists."""
    common = WORDS | {str(value) for table in ("vocabulary", "areas", "schemes", "measures", "fields", "meta")
                      for row in city.db.execute(f"SELECT * FROM {table}") for value in row}
    names = {row["entry"]: set(_leaves({"name": body["name"]})) for row, body in city.entries()}
    for row, body in city.entries():
        own = set(_leaves(body)) | {row["entry"], *body.get("access", {})}
        node = city.node(row["entry"])
        pointed = {value for value in _leaves(node) if value in names}
        allowed = own | common | pointed | {name for entry in pointed for name in names[entry]}
        moments = {f"{one['date']}T{one[edge]}" for run in body.get("offerings", [])
                   for one in run.get("dates", []) for edge in ("start", "end") if edge in one}
        period = body.get("period") if isinstance(body.get("period"), dict) else {}
        allowed |= moments | {f"{period.get('from')}/{period.get('until') or '..'}"}
        said = {value for value in _leaves(node) if not value.startswith(SCHEMA)}
        counted = {str(number) for number in range(1, len(body.get("stops", [])) + 1)} | {"True", "False"}
        assert said - allowed - counted == set(), row["entry"]


def _leaves(node: Any) -> Iterator[str]:
    """Yield every value in a body or a graph, without names of languages."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("@language", "@type"):
                yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)
    else:
        yield str(node)


def test_hostile_texts_stay_texts_in_structured_data(tmp_path: Path) -> None:
    """They come out as they were written, and no mark in them can end the element."""
    site_fixture.write_city(tmp_path / "registry.db")
    build_site(tmp_path / "registry.db", ROOT / "docs", ROOT / "mkdocs.yml", tmp_path / "site",
               "https://example.org/repo")
    opened = _opened(tmp_path)
    node = opened.node("organizations/hostile-school")
    assert texts(node, "name") == {"zh": site_fixture.HOSTILE_NAME, "en": site_fixture.HOSTILE_NAME}
    assert plain(node, "alternateName") == list(site_fixture.HOSTILE.values())
    assert plain(node, "subjectOf", "url") == []
    assert node["@id"] == "https://example.org/repo/organizations/hostile-school/"
    page = (tmp_path / "site/organizations/hostile-school/index.html").read_text("utf-8")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert not set(text) & {"<", ">", "&"}
