"""Reads one YAML file into plain data, strictly and fast, and says where each value stands.

YAML gives the structure only: every scalar stays the text that was written, an empty one becomes
None. Whatever makes YAML ambiguous or dangerous (anchors, tags, merge keys, several documents,
duplicate keys, invisible characters, deep nesting) is a fault. What Chinese typing does to YAML is
recognised and repaired line by line, so that one run tells every fault of a file.
"""

from registry.yaml_source.characters import FORBIDDEN, halfwidth
from registry.yaml_source.reader import DEPTH_LIMIT, NULLS
from registry.yaml_source.reading import SIZE_LIMIT, read, read_restructured
from registry.yaml_source.source import Fault, Mark, Marks, Path, Place, Source
from registry.yaml_source.typing import quoted

__all__ = [
    "DEPTH_LIMIT",
    "FORBIDDEN",
    "NULLS",
    "SIZE_LIMIT",
    "Fault",
    "Mark",
    "Marks",
    "Path",
    "Place",
    "Source",
    "halfwidth",
    "quoted",
    "read",
    "read_restructured",
]
