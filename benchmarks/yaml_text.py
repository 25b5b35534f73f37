"""Writes an entry as people write it: block style, quotes only where YAML would misread."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from registry.yaml_source import NULLS

PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[^\s:#\"'\\]| (?=[^\s#])|:(?=\S))*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def as_yaml(entry: dict[str, Any]) -> bytes:
    """Return the bytes of an entry's file."""
    return "".join(f"{line}\n" for line in _mapping(entry, "")).encode("utf-8")


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from _sequence(value, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _sequence(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *others = _mapping(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield f"{indent}- {_scalar(item)}"


def _scalar(value: str | float) -> str:
    """Numbers stand bare, and so do texts that YAML cannot take for anything else."""
    if not isinstance(value, str):
        return json.dumps(value)
    if value not in NULLS and (DAY.fullmatch(value) or PLAIN.fullmatch(value)):
        return value
    return json.dumps(value, ensure_ascii=False)
