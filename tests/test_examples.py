"""The fictional city: it uses every field, so that every feature can be shown and tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.models import TYPES
from registry.reference import Reference
from registry.reference.loader import CODED
from registry.reference.measuring import Completeness
from registry.reference.models import Area, Licence, Vocabulary
from registry.reference.policy import System
from registry.shapes.fields import Model, describe
from registry.yaml_source import read

CONTENT = Path(__file__).parent.parent / "examples/content"
REFERENCE = CONTENT.parent / "reference"
AS_OF = "2026-11-24"


def used(model: type[Model], data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the model and name of every field that some data fills."""
    for item in describe(model):
        if item.name not in data:
            continue
        yield owner(model, item.name), item.name
        values = data[item.name] if item.many else [data[item.name]]
        for value in values if item.group else ():
            yield from used(item.group, value)


def declared(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Yield the model and name of every field there is."""
    for item in describe(model):
        yield owner(model, item.name), item.name
        if item.group:
            yield from declared(item.group)


def owner(model: type[Model], name: str) -> str:
    """Return the class that declares a field: shared fields are declared once."""
    known = {info.alias or key: key for key, info in model.model_fields.items()}
    return next(
        part.__name__ for part in reversed(model.__mro__)
        if known[name] in getattr(part, "model_fields", {})
    )


@pytest.fixture(scope="module")
def filled() -> set[tuple[str, str]]:
    """Every field that some example fills."""
    return {
        pair
        for path in CONTENT.glob("*/*/*.yaml")
        for pair in used(TYPES[path.parts[-3]], read(path.read_bytes()).data)
    }


@pytest.mark.parametrize("name", TYPES)
def test_every_field_is_used_by_an_example(name: str, filled: set[tuple[str, str]]) -> None:
    """A field without an example is one that nobody can copy."""
    assert set() == set(declared(TYPES[name])) - filled


def test_examples_have_no_error(fictional: Reference) -> None:
    """What contributors copy is right; what is doubtful in it shows how the unknown looks."""
    catalogue = read_catalogue(CONTENT, fictional, as_of=AS_OF)

    found = {finding.code for finding in check_catalogue(catalogue, fictional)}

    assert found == {"W247", "W248", "W250", "W252"}


def test_examples_show_every_status_and_type(fictional: Reference) -> None:
    """Thirty entries or more, in every stage of life."""
    records = read_catalogue(CONTENT, fictional).records.values()

    assert len(records) >= 30
    assert {record.type for record in records} == set(TYPES)
    assert set(Counter(record.status for record in records)) == fictional.terms("statuses")


def test_authority_of_the_examples_is_not_chinese(fictional: Reference) -> None:
    """Nothing may rest on Chinese being first."""
    assert ("en", "zh") == fictional.languages


def reference_data() -> Iterator[tuple[type[Model], dict[str, Any]]]:
    """Yield what the fictional city's reference files hold, each with its model."""
    files: dict[str, type[Model]] = {
        "areas.yaml": Area, "completeness.yaml": Completeness, "licences.yaml": Licence,
        "systems.yaml": System, **{file: model for file, model, _ in CODED.values()}}
    for name, model in files.items():
        path = REFERENCE / name
        for one in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            data = read(one.read_bytes(), root=dict if path.is_dir() else list).data
            yield from ((model, row) for row in (data if isinstance(data, list) else [data]))
    for path in sorted((REFERENCE / "vocabularies").glob("*.yaml")):
        yield Vocabulary, read(path.read_bytes()).data


def test_every_field_of_reference_is_used_by_the_fictional_city() -> None:
    """Another city copies from here, and what nothing fills is tested by nothing."""
    filled = {pair for model, data in reference_data() for pair in used(model, data)}
    models = {model for model, _ in reference_data()}

    assert set() == {pair for model in models for pair in declared(model)} - filled
