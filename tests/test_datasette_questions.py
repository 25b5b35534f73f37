"""The questions as canned queries of a real Datasette, in both cities."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from asking import ask, column
from datasette_server import Datasette, running
from registry.database.questions.question import questions

CITIES = {"real": "shanghai_dist", "fictional": "fictional_dist"}
AREAS = {"real": "310104", "fictional": "LB1"}


@pytest.fixture(scope="module", params=sorted(CITIES))
def city(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """A city, built, and its name."""
    return request.param, request.getfixturevalue(CITIES[request.param])


@pytest.fixture(scope="module")
def server(city: tuple[str, Path]) -> Iterator[Datasette]:
    """Datasette as the project runs it."""
    with running(city[1] / "registry.db", "-m", str(city[1] / "datasette/metadata.yaml")) as found:
        yield found


@pytest.mark.parametrize("question", [one.name for one in questions()])
def test_every_canned_query_answers_as_page_csv_and_json(
    city: tuple[str, Path], server: Datasette, question: str
) -> None:
    """With and without parameters, the rows that the file itself answers with."""
    name, out = city
    for parameters in ({}, {"area": AREAS[name], "as_of": "2026-12-01"}, {"area": "", "as_of": ""}):
        query = f"&{urlencode(parameters)}" if parameters else ""
        expected = ask(out / "registry.db", question, **parameters)

        assert server.status(f"/registry/{question}?{query[1:]}") == 200
        assert expected == json.loads(server.text(f"/registry/{question}.json?_shape=array{query}"))
        rows = list(csv.DictReader(io.StringIO(server.text(f"/registry/{question}.csv?_size=max{query}"))))
        assert len(expected) == len(rows)
        for known in list(expected[0])[:1] if expected else ():
            assert [str(one or "") for one in column(expected, known)] == column(rows, known)


def test_a_canned_query_is_explained_in_both_languages(server: Datasette) -> None:
    """Its title, what an empty cell means, and both things that can be asked for."""
    page = server.text("/registry/q01")

    for words in ("哪些街镇还没有登记社区（老年）学校？", "Which townships have no community school on record?",
                  "“名单未声明完整”不等于没有", "does not mean that there is no school",
                  'name="area"', 'name="as_of"', "任何层级的地区代码"):
        assert words in page


def test_the_configuration_of_the_next_version_has_the_queries(city: tuple[str, Path]) -> None:
    """They are lost there if they stand in the metadata."""
    folder = city[1] / "datasette"
    read = {path: yaml.safe_load((folder / path).read_text(encoding="utf-8"))["databases"]["registry"]
            for path in ("metadata.yaml", "1.0/metadata.yaml", "1.0/datasette.yaml")}

    assert [one.name for one in questions()] == list(read["metadata.yaml"]["queries"])
    assert read["metadata.yaml"]["queries"] == read["1.0/datasette.yaml"]["queries"]
    assert "queries" not in read["1.0/metadata.yaml"]
    text = (folder / "metadata.yaml").read_text(encoding="utf-8")
    assert "sql: |-\n          WITH\n          -- What is asked for" in text
