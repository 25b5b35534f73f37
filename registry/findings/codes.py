"""The catalogue of codes: every kind of finding, once, with its sentences in Chinese and English.

The hundreds say the stage: 1 the file, 2 the entry, 3 across entries, 4 the reference files,
5 privacy, 6 history. A code is never used again for something else. `bad` and `good` are the
example that the page of the code shows.
"""

from __future__ import annotations

from registry.findings import (
    codes_across_entries,
    codes_of_doubts,
    codes_of_entries,
    codes_of_files,
    codes_of_history,
)
from registry.findings.code import Code

__all__ = ["CODES", "Code"]

CODES: dict[str, Code] = {
    row.code: row
    for stage in (codes_of_files, codes_of_entries, codes_of_doubts, codes_across_entries,
                  codes_of_history)
    for row in sorted(stage.ROWS, key=lambda row: row.code)
}
