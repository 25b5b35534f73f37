"""What a comment says beside a code: people check the name, so the two must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from registry.reference import Reference
from registry.shapes.validation import FieldFault

BESIDE_AREA = re.compile(rb"^area:[ \t]*[\"']?([A-Za-z0-9]+)[\"']?[ \t]+#[ \t]*([^\r\n]+)", re.MULTILINE)


def comment_faults(raw: bytes, data: dict[str, Any], reference: Reference) -> Iterator[FieldFault]:
    """Yield a fault where the comment beside an area names another area."""
    found = BESIDE_AREA.search(raw) if b"#" in raw else None
    area = reference.area(str(data.get("area"))) if found else None
    if not found or not area:
        return
    comment = found[2].decode("utf-8", "replace").strip()
    own = set(area.name.values())
    named = {text for one in reference.areas.values() for text in one.name.values()}
    if comment in named and comment not in own:
        shown = area.name[reference.authority]
        yield FieldFault("W244", ("area",), {"comment": comment, "area": shown}, area.code)
