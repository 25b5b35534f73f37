"""Addresses as they are written on a page of a certain depth and language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """The way from one page to others: `base` leads to the root, `prefix` to its language."""

    base: str
    prefix: str

    def page(self, path: str) -> str:
        """Return the address of a page of the same language."""
        return f"{self.base}{self.prefix}{path}"

    def file(self, path: str) -> str:
        """Return the address of a file that all languages share."""
        return f"{self.base}{path}"


def prefix_of(language: str, languages: tuple[str, ...]) -> str:
    """Return where a language stands on the site: the authority at the root."""
    return "" if language == languages[0] else f"{language}/"
