"""The content of the first city: accounted for, and every fact of it traced to a source."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from registry.catalogue import read_catalogue
from registry.checks import check_catalogue
from registry.database.trust import factual_fields
from registry.models import TYPES
from registry.reference import Reference
from registry.yaml_source import read

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
AS_OF = "2026-11-24"
RECORDS = {
    "organizations.yaml": 219, "courses.yaml": 92, "routes.yaml": 23, "bases.yaml": 54,
    "cases.yaml": 61, "credits.yaml": 23, "indicators.yaml": 54, "events.yaml": 37,
}


@cache
def entries() -> dict[str, dict[str, Any]]:
    """Return the data of every entry by its key."""
    return {
        f"{path.parts[-3]}/{path.stem}": read(path.read_bytes()).data
        for path in sorted(CONTENT.glob("*/*/*.yaml"))
    }


@cache
def accounted() -> set[str]:
    """Return the keys of the entries that the account of the first import names."""
    return {entry for rows in tables().values() for row in rows
            for cell in row[:3] for entry in entries_in(cell)}


@cache
def seeded() -> dict[str, dict[str, Any]]:
    """Return the entries of the first import that no institution has taken over yet."""
    return {key: entry for key, entry in entries().items()
            if key in accounted() and "verified_on" not in entry}


@cache
def provenance() -> list[dict[str, Any]]:
    """Return what was read where: record, entry, field, value, number of the source."""
    lines = (ROOT / "tests/provenance.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def tables() -> dict[str, list[list[str]]]:
    """Return the rows of records and entries by the heading they stand under."""
    text = (ROOT / "docs/content-sources.md").read_text(encoding="utf-8")
    found: dict[str, list[list[str]]] = {}
    for part in text.partition("## 对照表")[2].split("\n### ")[1:]:
        heading, _, body = part.partition("\n")
        rows = [line for line in body.splitlines() if line.startswith("| ")][1:]
        found[heading] = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return found


def mapping() -> list[list[str]]:
    """Return the rows of the tables that account for records."""
    return [row for name in RECORDS for row in tables()[name]]


def entries_in(cell: str) -> list[str]:
    """Return the keys of the entries that a cell names."""
    return [key for key in re.findall(r"[a-z]+/[a-z0-9-]+", cell) if key.split("/")[0] in TYPES]


def test_content_has_no_error_and_only_the_warnings_that_are_told(shanghai: Reference) -> None:
    """What is doubtful is counted by kind in the account of the content."""
    catalogue = read_catalogue(CONTENT, shanghai, as_of=AS_OF)
    seeds = {f"content/{record.name}" for key, record in catalogue.records.items()
             if key in seeded()}
    findings = check_catalogue(catalogue, shanghai)
    found = Counter(finding.code for finding in findings if finding.path in seeds)
    text = (ROOT / "docs/content-sources.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| ([EW]\d{3}) \|.*\| (\d+) \|$", text, re.MULTILINE)

    assert {code: int(count) for code, count in told} == dict(found)
    assert [] == [finding for finding in findings if finding.severity == "error"]


def test_records_in_are_entries_out_and_named_exceptions() -> None:
    """Every record has its row, and every entry that a row names is there."""
    assert {name: len(tables()[name]) for name in RECORDS} == RECORDS
    assert accounted() <= set(entries())


def test_exceptions_are_learning_teams_and_figures_without_a_period() -> None:
    """Nothing else is left out."""
    exceptions = [row[2] for row in mapping() if "exception" in row[2]]
    teams = [text for text in exceptions if "learning team" in text]

    assert len(teams) == 22
    assert all("no date" in text for text in exceptions if text not in teams)
    assert len(exceptions) - len(teams) <= 15


def test_status_of_the_table_is_that_of_the_entries() -> None:
    """The account does not say published of a draft."""
    wrong = []
    for row in mapping():
        statuses = {entries()[entry]["status"] for entry in entries_in(row[2])}
        if statuses and row[3] != ("active" if "active" in statuses else "draft"):
            wrong.append(row[0])

    assert wrong == []


def test_every_fact_of_an_active_entry_is_supported_and_traced() -> None:
    """Each factual field is named by a source and equals what was read there."""
    traced: dict[tuple[str, str], list[Any]] = {}
    for line in provenance():
        traced.setdefault((line["entry"], line["field"]), []).append(line["value"])
    untraced = []
    for key, entry in seeded().items():
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


def test_name_provider_and_period_of_an_active_entry_have_a_source() -> None:
    """What identifies an entry is evidenced too."""
    bare = [
        (key, name)
        for key, entry in seeded().items()
        if entry["status"] == "active"
        for name in ("name", "provider", "period")
        if name in entry
        and not any(name in source.get("supports", []) for source in entry["sources"])
    ]

    assert bare == []


def test_what_no_row_accounts_for_came_from_an_institution() -> None:
    """An entry beyond the first import is confirmed, or a draft that waits for it."""
    assert [] == [key for key, entry in entries().items()
                  if key not in accounted() and entry["status"] != "draft" and "verified_on" not in entry]
