"""The content of the first city: accounted for, and every fact of it traced to a source."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.database.trust import factual_fields
from registry.reference import Reference
from registry.yaml_source import read

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
AS_OF = "2026-11-24"
RECORDS = 219 + 92 + 23


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Return the data of every entry by its key."""
    return {
        f"{path.parts[-3]}/{path.stem}": read(path.read_bytes()).data
        for path in sorted(CONTENT.glob("*/*/*.yaml"))
    }


@cache
def provenance() -> list[dict[str, Any]]:
    """Return what was read where: record, entry, field, value, number of the source."""
    lines = (ROOT / "tests/provenance.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def mapping() -> list[list[str]]:
    """Return the rows of the table of records and entries."""
    text = (ROOT / "docs/content-sources.md").read_text(encoding="utf-8")
    table = text.partition("### organizations.yaml")[2]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("| ") and not line.startswith("| 记录")
    ]


def test_content_has_no_finding(shanghai: Reference) -> None:
    """Nothing is wrong, and nothing is doubtful."""
    catalogue = read_catalogue(CONTENT, shanghai, as_of=AS_OF)

    assert [] == [finding.as_json() for finding in check_catalogue(catalogue, shanghai)]


def test_records_in_are_entries_out_and_named_exceptions() -> None:
    """Every record has its row, every entry of the table exists, and none is left over."""
    rows = mapping()
    told = [entry for row in rows for entry in re.findall(r"[a-z]+/[a-z0-9-]+", row[2])]

    assert len(rows) == RECORDS
    assert sorted(told) == sorted(entries())
    exceptions = [row for row in rows if "exception" in row[2]]
    assert all("learning team" in row[2] for row in exceptions)


def test_status_of_the_table_is_that_of_the_entries() -> None:
    """The account does not say published of a draft."""
    wrong = [
        entry
        for row in mapping()
        for entry in re.findall(r"[a-z]+/[a-z0-9-]+", row[2])
        if entries()[entry]["status"] != row[3]
    ]

    assert wrong == []


def test_every_fact_of_an_active_entry_is_supported_and_traced() -> None:
    """Each factual field is named by a source and equals what was read there."""
    traced: dict[tuple[str, str], list[Any]] = {}
    for line in provenance():
        traced.setdefault((line["entry"], line["field"]), []).append(line["value"])
    untraced = []
    for key, entry in entries().items():
        if entry["status"] != "active":
            continue
        for name in factual_fields(key.partition("/")[0], entry):
            supported = any(name in source.get("supports", []) for source in entry["sources"])
            value = entry[name] if isinstance(entry[name], list) else [entry[name]]
            if not supported or plain(value) != plain(traced.get((key, name), [])):
                untraced.append((key, name))

    assert untraced == []


def plain(values: list[Any]) -> list[str]:
    """Compare what YAML holds as text with what the trace holds as numbers."""
    return sorted(json.dumps(as_text(value), ensure_ascii=False, sort_keys=True)
                  for value in values)


def as_text(value: Any) -> Any:
    """Return the value with every scalar as text."""
    if isinstance(value, dict):
        return {key: as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_text(part) for part in value]
    return str(value)


def test_name_and_provider_of_an_active_entry_have_a_source() -> None:
    """What identifies an entry is evidenced too."""
    bare = [
        (key, name)
        for key, entry in entries().items()
        if entry["status"] == "active"
        for name in ("name", "provider")
        if name in entry
        and not any(name in source.get("supports", []) for source in entry["sources"])
    ]

    assert bare == []


def test_no_entry_claims_to_be_confirmed() -> None:
    """No institution has confirmed anything yet; saying so would be invention."""
    assert [] == [key for key, entry in entries().items() if "verified_on" in entry]
