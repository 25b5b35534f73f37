"""`registry doctor`: says what on this machine or in this checkout is not right. It only reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from registry.doctor import machine
from registry.doctor.city import command, entries, reference_files, result_folder
from registry.doctor.git import repository
from registry.doctor.result import DOUBTFUL, FINE, WRONG, Result

__all__ = ["Result", "examine", "report"]

SUMMARY = {
    "zh": "{fine} 项正常,{doubtful} 项请注意,{wrong} 项不对。",
    "en": "{fine} fine, {doubtful} to mind, {wrong} wrong.",
}


def examine(content: Path, reference: Path, out: Path) -> Iterator[Result]:
    """Yield what every look finds, the machine first, then the checkout, then the city."""
    program = Path(__file__).parent.parent.parent
    yield machine.python_version()
    yield machine.sqlite()
    yield machine.packages(program / "requirements.txt")
    yield command(content, program)
    yield machine.encoding()
    yield machine.free_space(out.resolve().parent if out.resolve().parent.is_dir() else Path())
    yield from machine.ports()
    yield machine.browser()
    yield from repository(content) if content.is_dir() else ()
    yield from reference_files(reference)
    yield from entries(content)
    yield from result_folder(out, (content, reference))


def report(results: list[Result], form: str, language: str) -> tuple[str, int]:
    """Return the report, as text or as JSON, and the exit code: 1 where anything is wrong."""
    counts = {state: sum(one.state == state for one in results) for state in (FINE, DOUBTFUL, WRONG)}
    code = int(counts[WRONG] > 0)
    if form == "json":
        body = {"summary": counts, "checks": [one.as_json() for one in results]}
        return json.dumps(body, ensure_ascii=False, indent=2), code
    lines = [one.line(language) for one in results]
    return "\n".join([*lines, "", SUMMARY[language].format(**counts)]), code
