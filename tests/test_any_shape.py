"""Whatever stands where a value belongs: a finding, never a fault of the program."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hostile import ROOT
from registry.catalogue.files import ContentFile
from registry.catalogue.reading import read_entry
from registry.models import TYPES
from registry.reference import Reference
from registry.yaml_source import read

CONTENT = ROOT / "examples/content"
WRONG = (None, "many", "", "-1", [], ["many"], {}, {"many": "x"}, [{"many": ["x"]}], [None], [[["x"]]])


def fullest(type_name: str) -> Path:
    """Return the longest example of a type: it uses most fields."""
    return max((CONTENT / type_name).glob("*/*.yaml"), key=lambda path: path.stat().st_size)


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in some data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return the data with another value at a path."""
    data = copy.deepcopy(data)
    group = data
    for part in path[:-1]:
        group = group[part]
    group[path[-1]] = value
    return data


@pytest.mark.parametrize("type_name", TYPES)
def test_value_of_any_shape_is_told_or_taken(
    type_name: str, tmp_path: Path, fictional: Reference
) -> None:
    """Each value of a full entry in turn becomes a text, a list, a group or nothing."""
    example = fullest(type_name)
    file = ContentFile(example.relative_to(CONTENT).as_posix(), plain=True)
    path = tmp_path / file.name
    path.parent.mkdir(parents=True)
    shutil.copy(example, path)
    data = read(example.read_bytes()).data

    for number, place in enumerate(paths(data)):
        for value in (WRONG[number % len(WRONG)], WRONG[(number // 2 + 5) % len(WRONG)]):
            path.write_text(json.dumps(replaced(data, place, value), ensure_ascii=False), "utf-8")
            reading = read_entry(tmp_path, file, fictional, "content", "2026-11-24")
            assert (reading.record is None) == any(
                one.severity == "error" for one in reading.findings)
