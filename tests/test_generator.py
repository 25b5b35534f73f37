"""The generator of entries: the same everywhere, valid, and as large as real ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.dice import Dice
from benchmarks.generate import generate
from benchmarks.yaml_text import as_yaml
from registry.catalogue import Catalogue, read_catalogue
from registry.checks import check_catalogue
from registry.errors import UsageFault
from registry.reference import Reference
from registry.yaml_source import read

ROOT = Path(__file__).parent.parent
LEAST_SIZE = 1500
# What chance may leave in an entry that is valid: names in one language, sources without a date,
# access unknown, coordinates and hours that were drawn one by one.
DOUBTS = {"W241", "W246", "W248", "W250", "W252", "W253", "W312", "W313"}


def _files(folder: Path) -> dict[str, bytes]:
    content = folder / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes()
            for path in sorted(content.rglob("*.yaml"))}


def _read(folder: Path, reference: Reference) -> Catalogue:
    catalogue = read_catalogue(folder / "content", reference)
    findings = check_catalogue(catalogue, reference)
    assert [] == [(f.path, f.code, f.field) for f in findings if f.code not in DOUBTS]
    return catalogue


def test_same_seed_gives_the_same_bytes_in_another_process(
    tmp_path: Path, shanghai: Reference
) -> None:
    """The command writes what the function writes, though its hashes are salted differently."""
    generate(tmp_path / "here", shanghai, 60, seed=5)
    command = [sys.executable, "-m", "benchmarks.generate", "60", str(tmp_path / "there"),
               "--reference", str(ROOT / "reference"), "--seed", "5"]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONHASHSEED": "77"})

    assert 60 == len(_files(tmp_path / "here"))
    assert _files(tmp_path / "here") == _files(tmp_path / "there")


def test_other_seed_gives_other_entries(tmp_path: Path, shanghai: Reference) -> None:
    """Two seeds share no file."""
    generate(tmp_path / "one", shanghai, 40, seed=1)
    generate(tmp_path / "two", shanghai, 40, seed=2)

    assert set() == set(_files(tmp_path / "one").values()) & set(_files(tmp_path / "two").values())


def test_chance_falls_the_same_way_in_every_version_of_python() -> None:
    """Numbers noted once: a new version of Python that deals others would change every entry."""
    dice = Dice(1)

    assert [135, 848, 764, 256, 496] == [dice.whole(1, 1000) for _ in range(5)]
    assert ["d", "e"] == dice.some("abcde", 2, 2)


@pytest.mark.parametrize("city", ["shanghai", "fictional"])
def test_entries_are_valid_and_as_large_as_promised(
    tmp_path: Path, city: str, request: pytest.FixtureRequest
) -> None:
    """No error and no careless warning in 200 entries of either city, in the language of its authority."""
    reference = request.getfixturevalue(city)
    generate(tmp_path, reference, 200)

    catalogue = _read(tmp_path, reference)
    sizes = [len(raw) for raw in _files(tmp_path).values()]

    assert LEAST_SIZE <= sum(sizes) / len(sizes)
    titles = [record.title for record in catalogue.records.values()]

    assert all(reference.authority in title for title in titles)
    assert 0 < sum(len(title) == len(reference.languages) for title in titles) < len(titles)


def test_entries_refer_to_each_other_and_have_names_of_their_own(
    tmp_path: Path, shanghai: Reference
) -> None:
    """All three types in their shares, more references than entries, every name once."""
    generate(tmp_path, shanghai, 200)

    records = list(_read(tmp_path, shanghai).records.values())
    types = [record.type for record in records]

    assert [50, 70, 80] == [types.count(kind) for kind in ("organizations", "places", "courses")]
    assert len(records) == len({record.title["zh"] for record in records})
    assert len(records) < sum(len(record.links) for record in records)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_any_number_can_be_asked_for(tmp_path: Path, shanghai: Reference, number: int) -> None:
    """The smallest numbers make no type by halves."""
    generate(tmp_path, shanghai, number)

    assert number == len(_read_if_any(tmp_path, shanghai))


def _read_if_any(folder: Path, reference: Reference) -> dict[str, bytes]:
    if (folder / "content").exists():
        _read(folder, reference)
    return _files(folder)


def test_invented_entries_are_never_mixed_with_others(tmp_path: Path, shanghai: Reference) -> None:
    """A folder that holds entries is refused and left as it was."""
    kept = tmp_path / "content" / "organizations" / "xuhui" / "real.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("name: x\n")

    with pytest.raises(UsageFault):
        generate(tmp_path, shanghai, 10)

    assert {"organizations/xuhui/real.yaml": b"name: x\n"} == _files(tmp_path)


def test_texts_that_yaml_would_misread_are_quoted() -> None:
    """What is written is what is read back, whatever it looks like."""
    texts = ["a: b", "a #b", "a:", "- a", "null", "~", "", "310104", "2019年", "“引”", '"q"', "a\\b",
             "it's", "[x]", "开放 9:00", "a:b", "2026-01-02", " x ", "Mon-Fri 9:00"]

    data = read(as_yaml({"texts": texts, "group": {"list": [{"a": "b", "c": ["d"]}]}})).data

    assert {"texts": texts, "group": {"list": [{"a": "b", "c": ["d"]}]}} == data
