"""Ids of new entries: proposed from an English name or from district, kind and a number; judged.

An id is permanent and stands in addresses, so it is ASCII. Names in Chinese are not spelt out:
no list of readings knows the names of streets and schools, and a wrong reading would stay for ever.
"""

from __future__ import annotations

import re
from typing import Any

from registry.shapes.scalars import ID_LENGTH, RESERVED_IDS, is_id
from registry.writing.desk import Desk
from registry.writing.unclear import UnclearError

LONGEST = 48
KIND_FIELDS = ("kind", "format", "theme", "measure")


def taken(desk: Desk) -> set[str]:
    """Return the ids of the type that are or were in use."""
    used = {file.id for file in desk.catalogue.files if file.type == desk.type_name and file.folder}
    return used | {former for record in desk.catalogue.records.values()
                   if record.type == desk.type_name for former in record.former_ids}


def named_in_english(desk: Desk, data: dict[str, Any]) -> str | None:
    """Return the id that the English name makes, if there is one."""
    words = re.sub(r"['’]", "", str(data.get("name", {}).get("en", ""))).lower()
    stem = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    while len(stem) > LONGEST and "-" in stem:
        stem = stem.rpartition("-")[0]
    if len(stem) < ID_LENGTH.start or stem.isdigit():
        return None
    return _free(stem, desk, at_once=is_id(stem))


def numbered(desk: Desk, data: dict[str, Any]) -> str:
    """Return an id of district, kind and the next free number."""
    kind = next((data[name] for name in KIND_FIELDS if isinstance(data.get(name), str)),
                desk.model.__name__.lower())
    place = desk.folder(data)
    stem = "-".join(part for part in (place, str(kind).replace("_", "-").lower()) if part)
    return _free(stem[:LONGEST].strip("-"), desk, at_once=False)


def _free(stem: str, desk: Desk, *, at_once: bool) -> str:
    used = taken(desk)
    if at_once and stem not in used:
        return stem
    number = 2 if at_once else 1
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"


def checked_id(desk: Desk, written: str) -> str:
    """Return an id that is well formed and free.

    Raises:
        UnclearError: it is not.
    """
    entry_id = written.strip().removesuffix(".yaml")
    if entry_id in RESERVED_IDS:
        raise UnclearError(f"“{entry_id}”是保留词,不能作编号", f"“{entry_id}” is reserved: choose another id")
    if not is_id(entry_id):
        raise UnclearError(
            f"编号“{entry_id}”须为 3–64 个小写英文字母、数字,中间可用连字符,如 north-library",
            f"The id “{entry_id}” must be 3 to 64 lower-case letters, digits and single hyphens, "
            "such as north-library")
    if entry_id in taken(desk):
        raise UnclearError(f"编号“{entry_id}”已被使用,编号不能重复",
                           f"The id “{entry_id}” is or was in use: an id is never used twice")
    return entry_id
