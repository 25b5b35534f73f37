"""The words of the site itself (buttons, headings, sentences), by language of the tool."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "locales"
FALLBACK = "en"
SPOKEN = ("zh", "en")


@dataclass(frozen=True)
class Locale:
    """The words of one language; `language` is the instance's, which may borrow another's words."""

    language: str
    tag: str
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its values put in; a key that does not exist is a defect."""
        sentence = self.words[key]
        return sentence.format_map(values) if values else sentence

    def get(self, key: str, otherwise: str) -> str:
        """Return a word that need not exist, such as the label of a type of a later version."""
        return self.words.get(key, otherwise)

    @property
    def own_name(self) -> str:
        """The name of the language in that language, for the link to it."""
        return self.words["language"] if self.tag == self.words["tag"] else self.language

    @property
    def territory(self) -> str:
        """The name of the language in the form of systems, with a territory where one is usual."""
        return self.words["territory"] if self.tag == self.words["tag"] else self.tag.replace("-", "_")

    def date(self, written: str) -> str:
        """Return a date (`2025-09-08`, `2025-09` or `2025`) as people of the language write it."""
        parts = written.split("-")
        if not all(part.isdigit() for part in parts):
            return written
        month = self.words[f"month.{int(parts[1])}"] if len(parts) > 1 else ""
        day = str(int(parts[2])) if len(parts) > 2 else ""
        return self.words[f"date.{len(parts)}"].format(year=parts[0], month=month, day=day)

    def period(self, written: str) -> str:
        """Return a period (`2025`, `2024-2025`, `2024-autumn` or a date) as people write it."""
        year, _, rest = written.partition("-")
        if rest.isalpha():
            return self.words[f"period.{rest}"].format(year=year)
        if len(rest) == len(year):
            return self.words["period.school_year"].format(year=year, next=rest)
        return self.date(written)


@cache
def locale(language: str) -> Locale:
    """Return the words for a language; one that the tool does not speak borrows the English."""
    spoken = language if language in SPOKEN else FALLBACK
    words = _flat(yaml.safe_load((FOLDER / f"{spoken}.yaml").read_text("utf-8")))
    tag = words["tag"] if spoken == language else language
    return Locale(language, tag, words)


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            words.update(_flat(value, f"{prefix}{key}."))
        else:
            words[f"{prefix}{key}"] = str(value)
    return words
