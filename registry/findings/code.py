"""One row of the catalogue of codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: what it is, what it says, how to mend it, and an example."""

    code: str
    slug: str
    title: dict[str, str]
    message: dict[str, str]
    fix: dict[str, str]
    bad: str
    good: str

    @property
    def severity(self) -> str:
        """`error` for E codes, `warning` for W codes."""
        return "error" if self.code.startswith("E") else "warning"


def row(  # noqa: PLR0913 - a row has these parts
    code: str, slug: str, zh: tuple[str, str, str], en: tuple[str, str, str], bad: str, good: str
) -> Code:
    """Return a row from its title, message and fix in Chinese and in English."""
    pairs = [{"zh": a, "en": b} for a, b in zip(zh, en, strict=True)]
    return Code(code, slug, *pairs, bad, good)
