"""What git knows of the content: how it read at an earlier revision, what a change touches."""

from registry.revisions.base import Base, read_base
from registry.revisions.git import Repository
from registry.revisions.modes import counts_modes, recorded_faults
from registry.revisions.touched import Touched
from registry.revisions.whose import whose

__all__ = [
    "Base",
    "Repository",
    "Touched",
    "counts_modes",
    "read_base",
    "recorded_faults",
    "whose",
]
