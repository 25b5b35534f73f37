"""Reads from git how each published entry was, and since when: git log and git cat-file, once each."""

from registry.history.old_entries import OldEntries
from registry.history.reading import History, Step, read_history

__all__ = ["History", "OldEntries", "Step", "read_history"]
