"""The page of the questions, and the pages that offer them: the database's own answers, for readers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from asking import ask
from building import AS_OF, ROOT, build
from registry.database.questions.question import Question, questions
from test_site import City


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """The fictional city with its site, whose Datasette stands somewhere."""
    folder = tmp_path_factory.mktemp("questions")
    for part in ("reference", "mkdocs.yml"):
        source = ROOT / "examples" / part
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / part)
    instance = folder / "reference/instance.yaml"
    text = re.sub(r"(?m)^datasette_url:.*$", "datasette_url: https://data.lanternbay.example/registry",
                  instance.read_text(encoding="utf-8"))
    instance.write_text(text, encoding="utf-8")
    done = build("--content", ROOT / "examples/content", "--reference", folder / "reference", *AS_OF,
                 "--out", folder / "dist", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return City(folder / "dist/site", None)  # type: ignore[arg-type]


def part(city: City, name: str, prefix: str = "") -> str:
    """Return the HTML of one question, from its heading to the next."""
    html = city.page(f"{prefix}data/questions").split(f'<h2 id="{name}">', 1)[1]
    return re.split(r'<h2 id="|</article>', html)[0]


def database(city: City) -> Path:
    """Return the database beside a site."""
    return city.folder.parent / "registry.db"


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_every_question_stands_there_in_both_languages(city: City, question: Question) -> None:
    """With title, note, command, SQL, and how many rows its answer has."""
    number = len(ask(database(city), question.name))
    for prefix, language in (("", "en"), ("zh/", "zh")):
        html = part(city, question.name, prefix)
        assert getattr(question.title, language) in html
        assert getattr(question.note, language)[:20].split("“")[0] in html
        assert f"<code>.venv/bin/registry query {question.name}</code>" in html
        assert 'href="https://data.lanternbay.example/registry/' + question.name in html
        assert '<pre tabindex="0"><code>WITH\n' in html
        assert str(number) in html
        assert (number > 0) == ("<table" in html)


def test_an_answer_names_things_in_the_language_of_the_page(city: City) -> None:
    """Areas and entries are links with their names, terms have labels, an unknown number is empty."""
    english, chinese = part(city, "q01"), part(city, "q01", "zh/")

    assert 'href="../../areas/LB102/">Ropewalk</a>' in english
    assert 'href="../../areas/LB102/">绳道</a>' in chinese.replace("../../../zh/", "../../")
    assert '<td data-label="State">None</td><td data-label="On record"><span class="nowrap">0</span></td>' in english
    assert '<td data-label="State">List not declared complete</td><td></td>' in english
    assert 'List not declared complete <span class="number">5</span>' in english
    assert '名单未声明完整 <span class="number">5</span>' in chinese


def test_a_number_shows_its_qualifier_and_leads_to_its_statistic(city: City) -> None:
    """Of the learners of two districts one is about, the other more than; of the third none is said."""
    html = part(city, "q05")

    assert 'href="../../statistics/older-learners-2025/" class="nowrap">About 2,400' in html
    assert 'href="../../statistics/older-learners-2025/" class="nowrap">More than 3,500' in html
    assert html.count("older-learners-2025") == 2
    assert ">0<" not in html


def test_a_name_without_an_entry_stands_as_a_name(city: City) -> None:
    """Nothing to link to."""
    assert '<td data-label="Entry">Friends of the Observatory</td>' in part(city, "q14")


def test_pages_offer_the_questions_that_belong_to_them(city: City) -> None:
    """Lists of types, districts, townships, the network, the policy; and each leads to its answer."""
    for page, name in (("walks", "q10"), ("districts", "q07"), ("districts/harbour", "q01"), ("areas/LB102", "c01"),
                       ("network", "q04"), ("policy", "q13"), ("courses", "c03"), ("organizations", "q14"),
                       ("statistics", "q15"), ("bases", "q12"), ("places", "c05"), ("data", "q02")):
        for prefix in ("", "zh/"):
            assert re.search(rf'href="[^"]*data/questions/#{name}"', city.page(f"{prefix}{page}")), (prefix, page)
    assert "data/questions/#" not in city.page("walks/ropes-and-lanterns")


def test_an_empty_city_still_has_the_page(tmp_path: Path) -> None:
    """It says that no row answers, and no number that nobody told."""
    (tmp_path / "content").mkdir()
    done = build("--content", tmp_path / "content", "--reference", ROOT / "examples/reference", *AS_OF,
                 "--out", tmp_path / "dist")
    assert done.returncode == 0, done.stdout + done.stderr
    html = City(tmp_path / "dist/site", None).page("data/questions")  # type: ignore[arg-type]
    assert "The registry has no row that answers this." in html
    assert 'data-label="Staff">0' not in html
