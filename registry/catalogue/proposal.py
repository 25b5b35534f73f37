"""An entry under repair, and what would repair one of its values."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from registry.findings import Span
from registry.models import TYPES
from registry.reference import Reference
from registry.shapes.validation import validate
from registry.yaml_source import Path, Source, quoted

PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff./@-]*|\d{4}-\d\d(?:-\d\d)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Judge:
    """An entry under repair, and what it is judged by.

    Attributes:
        source: the file.
        type_name: the type of entry that it should be.
        folder: the district folder it lies in.
    """

    source: Source
    type_name: str
    folder: str
    reference: Reference

    def mends(self, path: Path, value: Any) -> bool:
        """Return whether the fault at a field is gone when it has this value."""
        try:
            data = with_value(self.source.data, path, value)
        except (LookupError, TypeError):  # what holds the field is itself of another shape
            return False
        _, faults = validate(TYPES[self.type_name], data, self.reference)
        return not any(fault.path[: len(path)] == path for fault in faults)

    def renames(self, path: Path, name: str) -> bool:
        """Return whether the field may have this name instead, there being none of it yet."""
        group = self.source.data
        for part in path[:-1]:
            group = group[part]
        return name not in group


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text that repairs a value, what is then read from it, and the span if not the usual one."""

    text: str
    value: Any = None
    span: Span | None = None


def with_value(data: Any, path: Path, value: Any) -> Any:
    """Return a copy of the data with another value at a path; None takes it away."""
    data = copy.deepcopy(data)
    group = data
    for part in path[:-1]:
        group = group[part]
    if value is None:
        del group[path[-1]]
    else:
        group[path[-1]] = value
    return data


def scalar(text: str, *, code: bool = False) -> Proposal:
    """Return a single value as YAML writes it; a code keeps its quotes."""
    return Proposal(text if PLAIN.fullmatch(text) and not code else quoted(text), text)
