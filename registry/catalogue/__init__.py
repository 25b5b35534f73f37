"""Reads `content/`: one file at a time, every file accounted for."""

from registry.catalogue.files import ContentFile, walk_content
from registry.catalogue.reading import Catalogue, Reading, read_bytes, read_catalogue, read_entry
from registry.catalogue.records import Record

__all__ = [
    "Catalogue",
    "ContentFile",
    "Reading",
    "Record",
    "read_bytes",
    "read_catalogue",
    "read_entry",
    "walk_content",
]
