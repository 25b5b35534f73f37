"""Finds where a field stands in a file that was read before: only files with findings are."""

from __future__ import annotations

from registry.catalogue import Catalogue, Record
from registry.catalogue.explaining import span_of
from registry.findings import Finding
from registry.yaml_source import Path, read


def finding_at(  # noqa: PLR0913 - a finding has these parts
    catalogue: Catalogue,
    record: Record,
    code: str,
    field: Path,
    params: dict[str, object],
    seen: str | None = None,
    suggestion: str | None = None,
) -> Finding:
    """Return a finding at a field of an entry."""
    source = read(catalogue.raw(record.name))
    return Finding(
        code=code,
        path=catalogue.path(record.name),
        span=span_of(code, field, source),
        field=".".join(map(str, field)),
        params=params,
        seen=seen,
        suggestion=suggestion,
    )
