"""Every file in `tests/bad` is a contributor's mistake and says what must be said of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.checks.history import lost_ids
from registry.findings import CODES, Finding
from registry.reference import Reference
from registry.revisions import Repository, read_base
from repositories import commit

BAD = Path(__file__).parent / "bad"
HEADER = re.compile(r"# expect: (\w+) line (\d+) field (\S+)\n(?:# city: (\w+)\n)?# file: (\S+)\n")
AS_OF = "2026-11-24"

# Made by the tests themselves: no file of these sorts can lie in a repository.
MADE_HERE = {"E102", "E113", "E116", "E401"}


class Expected(NamedTuple):
    """What a bad entry must raise."""

    code: str
    path: str
    line: int
    field: str


def cases() -> list[Path]:
    """Return every bad entry: a file, or a folder where it takes several."""
    return sorted(BAD.iterdir())


def prepare(case: Path, folder: Path) -> Expected:
    """Lay the case out as a content folder and return what it must raise."""
    if case.is_dir():
        if (case / "base").exists():
            shutil.copytree(case / "base", folder / "content")
            commit(folder)
            shutil.rmtree(folder / "content")
        shutil.copytree(case / "content", folder / "content")
        told = json.loads((case / "expect.json").read_text(encoding="utf-8"))
        if told.get("executable"):
            (folder / told["path"]).chmod(0o755)
        return Expected(case.name[:4], told["path"], told["line"], told["field"])
    found = HEADER.match(case.read_text(encoding="utf-8"))
    assert found, f"{case.name} has no header"
    code, line, field, _, name = found.groups()
    target = folder / "content" / name
    target.parent.mkdir(parents=True)
    target.write_bytes(case.read_bytes())
    return Expected(code, f"content/{name}", int(line), "" if field == "-" else field)


def city_of(case: Path) -> str:
    """Return which city a case belongs to: some mistakes need reference that only one has."""
    if case.is_dir():
        told = json.loads((case / "expect.json").read_text(encoding="utf-8"))
        return str(told.get("city", "shanghai"))
    found = HEADER.match(case.read_text(encoding="utf-8", errors="replace"))
    return (found and found[4]) or "shanghai"


@pytest.fixture(scope="module")
def cities(shanghai: Reference, fictional: Reference) -> dict[str, Reference]:
    """The references that cases are judged by."""
    return {"shanghai": shanghai, "fictional": fictional}


def found_in(folder: Path, reference: Reference) -> list[Finding]:
    """Check the laid-out content, against what was committed before where a case has that."""
    catalogue = read_catalogue(folder / "content", reference, as_of=AS_OF)
    found = check_catalogue(catalogue, reference)
    if (folder / ".git").exists():
        repository = Repository.around(folder / "content")
        assert repository is not None
        base = read_base(repository, "HEAD", reference, shown="reference", content="content")
        assert base.catalogue is not None
        found += lost_ids(base.catalogue, catalogue)
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_bad_entry_raises_its_code_at_its_line_and_field(
    case: Path, tmp_path: Path, cities: dict[str, Reference]
) -> None:
    """The finding names the code, the line and the field that the case says."""
    expected = prepare(case, tmp_path)

    found = found_in(tmp_path, cities[city_of(case)])

    assert [expected] == [
        Expected(one.code, one.path, one.span.line, one.field)
        for one in found
        if one.code == expected.code
    ][:1]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_bad_entry_raises_nothing_else(
    case: Path, tmp_path: Path, cities: dict[str, Reference]
) -> None:
    """One mistake gives findings of one code: nobody has to look for what is not there.

    Beside an error the doubts of the rest of the file are told too, so that one run tells all.
    """
    expected = prepare(case, tmp_path)
    found = found_in(tmp_path, cities[city_of(case)])

    assert {expected.code} == {one.code for one in found
                               if expected.code[0] == "W" or one.severity == "error"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_suggestion_put_in_place_of_the_span_mends_the_entry(
    case: Path, tmp_path: Path, cities: dict[str, Reference]
) -> None:
    """A suggestion replaces exactly the reported characters, and the finding is gone."""
    prepare(case, tmp_path)
    for one in found_in(tmp_path, cities[city_of(case)]):
        if one.suggestion is not None:
            path = tmp_path / one.path
            before = path.read_text(encoding="utf-8")
            path.write_text(replaced(before, one), encoding="utf-8")

            left = found_in(tmp_path, cities[city_of(case)])
            path.write_text(before, encoding="utf-8")

            assert mark(one) not in {mark(other) for other in left}


def mark(finding: Finding) -> tuple[str, str, int]:
    """Return what makes a finding the same in another run."""
    return finding.code, finding.field, finding.span.line


def replaced(text: str, finding: Finding) -> str:
    """Return the text of a file with the suggestion in place of the span."""
    lines = text.split("\n")
    span = finding.span
    start, end = lines[span.line - 1], lines[span.end_line - 1]
    assert finding.suggestion is not None
    lines[span.line - 1 : span.end_line] = [
        start[: span.column - 1] + finding.suggestion + end[span.end_column - 1 :]]
    return "\n".join(lines)


def test_every_code_has_a_bad_entry() -> None:
    """A code without an example could not be tested, and would not be understood."""
    shown = {case.name[:4] for case in cases()}

    assert set(CODES) - MADE_HERE == shown


def test_every_message_is_complete_in_both_languages(
    tmp_path: Path, cities: dict[str, Reference]
) -> None:
    """No message keeps an unfilled slot or says nothing."""
    for number, case in enumerate(cases()):
        prepare(case, tmp_path / str(number))
        for one in found_in(tmp_path / str(number), cities[city_of(case)]):
            for text in one.message.values():
                assert len(text) > 10
                assert "{" not in text.replace("{kind", "")
