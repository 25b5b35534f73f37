"""What a check reports: a finding, with its place in a file and its text in Chinese and English."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from registry.findings.codes import CODES, Code

__all__ = ["CODES", "MASKED", "Code", "Finding", "Span", "printable", "visible"]

MASKED = "***"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: 1-based lines and columns, counted in characters, end not included."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or doubtful, at one place of one file.

    `params` fill the sentences of the code's row in the catalogue; `suggestion` is the text that
    would replace exactly the characters of `span`.
    """

    code: str
    path: str
    span: Span = Span()
    field: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)
    seen: str | None = None
    suggestion: str | None = None

    @property
    def severity(self) -> str:
        """`error` stops an entry from being published, `warning` does not."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def field_path(self) -> tuple[str | int, ...]:
        """The path that `field` is written from: keys, and positions in lists."""
        return tuple(int(part) if part.isdigit() else part for part in self.field.split("."))

    @property
    def private(self) -> bool:
        """A finding about personal data never repeats the data."""
        return self.code.startswith("E5")

    @property
    def message(self) -> dict[str, str]:
        """What is wrong and how to mend it, by language of the tool."""
        code = CODES[self.code]
        shown = {key: printable(value) for key, value in self.params.items()}
        shown["seen"] = MASKED if self.private else printable(self.seen or "")
        return {
            "zh": f"{code.message['zh']}{code.fix['zh']}".format_map(shown),
            "en": f"{code.message['en']} {code.fix['en']}".format_map(shown),
        }

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """Findings stand in the order of the files and of the lines in them."""
        return (self.path, self.span, self.code, self.field)

    def as_json(self) -> dict[str, Any]:
        """Return the finding in the public form, which changes only by adding keys."""
        seen = None if self.seen is None else (MASKED if self.private else printable(self.seen))
        return {
            "code": self.code,
            "severity": self.severity,
            "path": self.path,
            "line": self.span.line,
            "column": self.span.column,
            "end_line": self.span.end_line,
            "end_column": self.span.end_column,
            "field": self.field,
            "message": self.message,
            "seen": seen,
            "suggestion": self.suggestion,
            "doc": f"/errors/{self.code}/",
        }


def printable(value: object, most: int = 80) -> str:
    """Return a text in which no control, bidi or invisible character can act, cut to a length."""
    text = str(value)
    return "".join(map(visible, text[:most])) + ("…" if len(text) > most else "")


def visible(char: str) -> str:
    """Return a character, or its number where it would act on a terminal or not be seen."""
    return char if char.isprintable() else f"\\u{ord(char):04x}"
