"""Finds out, from git, which commit is built and for which day; without git, from the content."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from registry.revisions import Repository
from registry.revisions.git import GitRefused

DATE = re.compile(rb"\b(?:accessed|verified_on): *['\"]?(\d{4}-\d\d-\d\d)")
EPOCH = "1970-01-01"


def commit_of(folder: Path) -> tuple[str, str] | None:
    """Return hash and date (`YYYY-MM-DD`) of HEAD of the repository around a folder, if any."""
    repository = Repository.around(folder)
    try:
        return repository.head() if repository else None
    except GitRefused:
        return None


def newest_date(content: Path) -> str:
    """Return the newest date on which anybody read or confirmed something in the content."""
    found = [match.decode() for path in sorted(content.rglob("*.yaml"))
             if path.is_file() for match in DATE.findall(path.read_bytes())]
    return max(found, default=EPOCH)


def today(timezone: str) -> str:
    """Return today's date in a time zone: for the scheduled publishing, never for a build."""
    return datetime.now(UTC).astimezone(ZoneInfo(timezone)).date().isoformat()
