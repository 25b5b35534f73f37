"""`registry new`: asked for or assigned, a new entry is a commented file that passes the check."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, strategies

from building import ROOT
from newcomers import FICTIONAL, SHANGHAI, SOURCE
from registry.check_command import CheckOptions, run_check
from registry.cli import commands
from registry.models import TYPES
from registry.new_command import Order, new_entry
from registry.reference import Reference
from registry.shapes.fields import walk
from registry.shapes.validation import validate
from registry.writing.kinds import ASKED, OFFERED, type_named
from registry.writing.layout import as_yaml
from registry.yaml_source import read

CITIES = {"zh": ROOT, "en": ROOT / "examples"}
Call = Callable[..., Result]


@pytest.fixture
def cities(tmp_path: Path) -> dict[str, Path]:
    """Copies of the contents of both cities (of the large one a district), to be added to."""
    made = {language: tmp_path / language / "content" for language in CITIES}
    shutil.copytree(ROOT / "examples/content", made["en"])
    shutil.copytree(ROOT / "content/organizations/xuhui", made["zh"] / "organizations/xuhui")
    return made


@pytest.fixture
def new(cities: dict[str, Path]) -> Call:
    """Call `registry new` in a city, with assignments and what is typed."""

    def call(language: str, *arguments: str, sets: tuple[str, ...] = (), typed: str | None = None,
             ) -> Result:
        given = [part for one in sets for part in ("--set", one)]
        asked = [] if typed is None else ["--ask"]
        return CliRunner().invoke(commands, [
            "new", *arguments, *given, *asked, "--lang", language, "--content", str(cities[language]),
            "--reference", str(CITIES[language] / "reference")], input=typed)

    return call


def files(cities: dict[str, Path]) -> set[Path]:
    """Return every file of both contents."""
    return {path for content in cities.values() for path in content.rglob("*") if path.is_file()}


def errors(content: Path, city: Path, path: Path) -> str:
    """Return what the check says where it finds an error in a file."""
    done = run_check(CheckOptions((path,), content, city / "reference"))
    return done.report if done.code else ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("type_name", TYPES)
def test_assignments_alone_make_an_entry_that_passes(
    type_name: str, language: str, new: Call, cities: dict[str, Path]
) -> None:
    """Names are accepted for codes, and what the check says is told."""
    before = files(cities)
    sets = {"zh": SHANGHAI, "en": FICTIONAL}[language][type_name]
    done = new(language, type_name, f"sample-{type_name}", sets=(*sets, *SOURCE[language]))

    assert done.exit_code == 0, done.output
    (path,) = files(cities) - before
    assert path.stem == f"sample-{type_name}"
    assert path.name in done.output
    assert "registry check" in done.output
    assert "" == errors(cities[language], CITIES[language], path)
    assert "status: draft" in path.read_text(encoding="utf-8")


class Contributor:
    """Somebody who answers each question by its title, and skips what is not known."""

    def __init__(self, language: str, answers: dict[str, list[str]]) -> None:
        self.language, self.answers = language, answers
        self.heard: list[str] = []
        self.question = ""

    def hear(self, line: str) -> None:
        """Read what is shown."""
        self.heard.append(line)
        if "[" in line and line.startswith("\n"):
            self.question = line.strip().partition("  [")[0]

    def answer(self) -> str:
        """Answer the question that was heard last."""
        assert len(self.heard) < 500, self.heard[-20:]
        title = next((one for one in sorted(self.answers, key=len, reverse=True)
                      if self.question.startswith(one)), "")
        return self.answers[title].pop(0) if self.answers.get(title) else ""


def answers_of(type_name: str, language: str) -> dict[str, list[str]]:
    """Return the answers of the assignments by the title that each question begins with."""
    found: dict[str, list[str]] = {}
    sets = {"zh": SHANGHAI, "en": FICTIONAL}[language][type_name]
    for one in (*sets, *SOURCE[language]):
        name, _, value = one.partition("=")
        *_, last = (part for part in name.split(".") if part not in ("zh", "en"))
        title = title_of(type_name, name, last, language)
        found.setdefault(title, []).append(value)
    return found


def title_of(type_name: str, dotted: str, last: str, language: str) -> str:
    """Return the title of a field, with its help where another begins alike."""
    plain = ".".join(part for part in dotted.split(".") if not part.isdigit() and part not in (
        "zh", "en"))
    for path, item in walk(TYPES[type_name]):
        if path == plain or last in item.title.values():
            said = item.description[language]
            return item.title[language] + ({"zh": ":", "en": ": "}[language] + said if said else "")
    return last


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("type_name", TYPES)
def test_answers_to_questions_make_an_entry_that_passes(
    type_name: str, language: str, cities: dict[str, Path]
) -> None:
    """The same words as answers: what nobody knows is skipped with an empty line."""
    before = files(cities)
    somebody = Contributor(language, answers_of(type_name, language))
    somebody.answers[{"zh": "名称:正式全称", "en": "Name: The full official name"}[language]] = [
        {"zh": "另一条登记", "en": "Another entry"}[language]]
    order = Order(type_name, None, (), cities[language], CITIES[language] / "reference", language,
                  asking=True)

    assert new_entry(order, somebody.hear, somebody.answer) == 0, somebody.heard
    (path,) = files(cities) - before
    assert "" == errors(cities[language], CITIES[language], path)
    assert any("registry check" in line for line in somebody.heard)


def test_the_type_has_many_names() -> None:
    """Folder, singular, Chinese label, and what people say."""
    words = ("organizations", "Organization", "机构", "课程", "学习项目", "学习场所", "course", "案例", "体验基地")
    kinds = ("organizations", "organizations", "organizations", "courses", "courses", "places",
             "courses", "cases", "bases")

    assert kinds == tuple(type_named(word) for word in words)
    assert None is type_named("library")


def test_every_type_has_its_questions_and_every_question_a_field() -> None:
    """A new type is asked for too, and no question asks for what the model has not."""
    assert set(TYPES) == set(ASKED) == set(OFFERED)
    for name, model in TYPES.items():
        known = {path for path, _ in walk(model)}
        asked = {one if isinstance(one, str) else one[0] for one in (*ASKED[name], *OFFERED[name])}
        assert asked <= known


def test_what_is_missing_is_listed_with_a_call_that_has_it(new: Call, cities: dict[str, Path]) -> None:
    """Nothing is written; the call shows what was given and what was not."""
    before = files(cities)
    done = new("zh", "课程", sets=("name.zh=缺少主办的课程",))

    assert done.exit_code == 2
    for path in ("ID", "provider", "sources.0.title", "sources.0.publisher", "sources.0.url",
                 "sources.0.date"):
        assert f"\n  {path} " in done.output
    assert "--set 'name.zh=缺少主办的课程'" in done.output
    assert "sources.0.document" in done.output
    assert "\n  area " not in done.output
    assert before == files(cities)


def test_a_course_of_a_body_without_an_entry_needs_its_area(new: Call) -> None:
    """The folder follows the provider's area only where that is known."""
    given = ("name.zh=某课程", "provider=没有登记的学校", *SOURCE["zh"])
    done = new("zh", "course", "some-course", sets=given)

    assert done.exit_code == 2
    assert "\n  area " in done.output


def test_a_course_goes_where_its_provider_is(new: Call, cities: dict[str, Path]) -> None:
    """A name becomes the id, the district comes from the provider."""
    done = new("en", "course", sets=("name.en=Tying Knots", "provider=Old Quay Community School",
                                     *SOURCE["en"]))

    assert done.exit_code == 0, done.output
    text = (cities["en"] / "courses/harbour/tying-knots.yaml").read_text(encoding="utf-8")
    assert "provider: old-quay-community-school" in text


def test_a_part_of_a_name_is_no_reference_but_the_entry_is_offered(new: Call) -> None:
    """Two bodies may share half a name: it stands as a name, and the id that may be meant is told."""
    done = new("en", "place", "some-room", sets=(*FICTIONAL["places"], *SOURCE["en"]))

    assert done.exit_code == 0
    assert "“Hill Open” has no entry" in done.output
    assert "hill-open-university" in done.output


def test_wrong_assignments_are_told_all_at_once(new: Call, cities: dict[str, Path]) -> None:
    """Each with the field, why, and what was probably meant."""
    before = files(cities)
    done = new("zh", "机构", "wrong-body", sets=(
        "名称.zh=错误示例", "kind=老年大学堂", "area=上海路", "foo=1", "contact=1", "founded=去年",
        "contact.phone=13800138000", "contact.email"))

    assert done.exit_code == 2
    for words in ("是否为 elderly_university", "--set area=上海路", "没有字段“foo”", "contact.phone, ",
                  "--set founded=去年", "个人手机", "字段=值"):
        assert words in done.output, words
    assert before == files(cities)


def test_an_ambiguous_name_offers_what_it_may_be(new: Call) -> None:
    """Nobody's district is guessed."""
    done = new("zh", "机构", "some-body", sets=("name.zh=歧义示例", "area=新"))

    assert done.exit_code == 2
    assert done.output.count("街道") > 1


@pytest.mark.parametrize(("entry_id", "words"), [
    ("Index", "registry"), ("new", "保留"), ("no spaces", "小写"), ("xuhui-community-college", "已被使用"),
    ("../../etc", "小写")])
def test_an_id_of_wrong_form_or_in_use_is_refused(
    entry_id: str, words: str, new: Call, cities: dict[str, Path]
) -> None:
    """Also one that leaves the folder."""
    before = files(cities)
    done = new("zh", "机构", entry_id, sets=(*SHANGHAI["organizations"], *SOURCE["zh"]))

    assert done.exit_code != 0
    assert before == files(cities)
    if words != "registry":
        assert words in str(done.exception) + done.output


def test_a_second_entry_of_the_same_thing_is_not_written(new: Call, cities: dict[str, Path]) -> None:
    """What the check would find across entries is found before."""
    before = files(cities)
    done = new("en", "organization", "another-college", sets=(
        "name.en=Harbour Community College", "kind=Community college", "area=Harbour District",
        "status=active", *SOURCE["en"]))

    assert done.exit_code == 1
    assert "E305" in done.output
    assert before == files(cities)


def test_wrong_answers_are_asked_again(new: Call, cities: dict[str, Path]) -> None:
    """A plain sentence, choices by number, nothing lost."""
    answers = ["示例华泾学校", "", "老年", "2", "华泾", "5", "3", "", "", "1", "", "", "13800138000",
               "021-12345678", "官网", "", "一则通知", "教育局", "", "", "名录", "", "去年", "2025", "明天",
               "今天", "名称、类别", "", "", "index", ""]
    before = files(cities)
    done = new("zh", "机构", typed="".join(f"{one}\n" for one in answers))

    assert done.exit_code == 0, done.output
    (path,) = files(cities) - before
    assert "xuhui-community-school-" in path.stem
    data = read(path.read_bytes()).data
    assert ("community_school", "310104103", ["name", "kind"], "2025") == (
        data["kind"], data["area"], data["sources"][0]["supports"], data["sources"][0]["date"])
    assert done.output.count("! ") >= 6


def test_what_does_not_agree_is_asked_again(cities: dict[str, Path]) -> None:
    """The level of a body is that of its area: the check's own sentence, then the question."""
    answers = answers_of("organizations", "zh")
    answers["名称:正式全称"] = ["示例层级学校"]
    answers["层级:在四级网络中的层级"] = ["市级", "街镇级"]
    somebody = Contributor("zh", answers)
    order = Order("机构", "level-school", (), cities["zh"], ROOT / "reference", "zh", asking=True)

    assert new_entry(order, somebody.hear, somebody.answer) == 0
    assert any("E216" in line for line in somebody.heard)


def test_what_cannot_be_asked_again_is_shown_instead_of_lost(cities: dict[str, Path]) -> None:
    """A title that does not fit was assigned; the answers are there to be copied."""
    before = files(cities)
    somebody = Contributor("en", answers_of("bases", "en"))
    sets = ("designations.0.scheme=learning_harbour", "designations.0.source=7")
    order = Order("base", "lost-base", sets, cities["en"], ROOT / "examples/reference", "en",
                  asking=True)

    assert new_entry(order, somebody.hear, somebody.answer) == 1
    assert "en: Sample Base" in somebody.heard[-1]
    assert before == files(cities)


def filled_in(lines: list[str]) -> list[str]:
    """Return lines without their #, with some value wherever one is waited for."""
    open_lines = [line.removeprefix("# ") for line in lines]
    found = []
    for line, after in zip(open_lines, [*open_lines[1:], ""], strict=True):
        indent = len(line) - len(line.lstrip("- "))
        holds = len(after) - len(after.lstrip()) > indent
        if line.strip() == "-" or (not holds and re.fullmatch(r"[ -]*\w+:(  #.*)?", line)):
            line = re.sub(r"(-|:)(  #.*)?$", r"\1 x\2", line, count=1)  # noqa: PLW2901
        found.append(line)
    return found


@pytest.mark.parametrize("type_name", TYPES)
def test_the_commented_lines_are_fields_that_wait_for_a_value(
    type_name: str, new: Call, cities: dict[str, Path], fictional: Reference
) -> None:
    """Without the # they are fields of the model: only the value that was put in may be wrong."""
    sets = (f"name.en=Open {type_name}", *FICTIONAL[type_name][1:], *SOURCE["en"])
    assert new("en", type_name, "open-entry", sets=sets).exit_code == 0
    (path,) = cities["en"].rglob("open-entry.yaml")
    lines = path.read_text(encoding="utf-8").split("\n")[4:]
    source = read("\n".join(filled_in(lines)).encode())
    _, faults = validate(TYPES[type_name], source.data, fictional)

    assert () == source.faults
    assert len(faults) > 3
    assert [] == [one for one in faults if one.code in ("E201", "E204", "E212")]


def test_nothing_is_ever_overwritten(new: Call, cities: dict[str, Path]) -> None:
    """Not even what is no entry."""
    path = cities["en"] / "bases/harbour/precious-notes.yaml"
    path.write_text("mine: yes\n", encoding="utf-8")
    done = new("en", "base", "precious-notes", sets=(*FICTIONAL["bases"], *SOURCE["en"]))

    assert done.exit_code != 0
    assert path.read_text(encoding="utf-8") == "mine: yes\n"


@pytest.fixture
def terminal(cities: dict[str, Path]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`registry new walk` on a terminal of its own."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "registry.cli", "new", "walk", "--lang", "en", "--content",
               str(cities["en"]), "--reference", str(ROOT / "examples/reference")]
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs,
                          start_new_session=True) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(ours)


def heard_until(terminal: int, words: str) -> str:
    """Read a terminal until it shows some words."""
    heard = ""
    while words not in heard:
        heard += os.read(terminal, 4096).decode("utf-8", "replace")
    return heard


def interrupted(process: subprocess.Popen[bytes]) -> int:
    """Press Ctrl-C, and again where nothing happens, and return what the process exits with.

    Python looks for signals before it waits for a line: one that comes in between is only seen
    with the next.
    """
    for _ in range(6):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=10)
    pytest.fail("Ctrl-C does not end it")


def test_on_a_terminal_it_asks_and_an_interruption_writes_nothing(
    terminal: tuple[subprocess.Popen[bytes], int], cities: dict[str, Path]
) -> None:
    """Half an entry is none."""
    before = files(cities)
    process, screen = terminal
    heard_until(screen, "> ")
    os.write(screen, b"Half a Walk\n")
    heard_until(screen, "translation")

    assert interrupted(process) == 70
    assert before == files(cities)


@given(text=strategies.text(min_size=1).filter(lambda text: text.isprintable() and text.strip()))
def test_any_text_is_read_back_as_it_was_written(fictional: Reference, text: str) -> None:
    """Quotes, colons, hashes, words that YAML takes for something else: all stay text."""
    data = {"name": {"en": text}, "offers": [text], "founded": "1999"}

    assert data == read(as_yaml(TYPES["organizations"], data, fictional).encode()).data
