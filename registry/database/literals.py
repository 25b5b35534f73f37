"""Texts as SQL writes them, for queries that are published and run again by readers."""

from __future__ import annotations


def quoted(value: str) -> str:
    """Return a text between quotation marks, as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"
