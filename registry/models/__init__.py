"""What an entry is: one model per type, declared once for every face of the registry."""

from registry.models.base import Base
from registry.models.course import Course
from registry.models.organization import Organization
from registry.models.place import Place
from registry.models.shared import Designation, Entry, Source
from registry.models.walk import Walk

TYPES: dict[str, type[Entry]] = {
    "organizations": Organization,
    "places": Place,
    "courses": Course,
    "bases": Base,
    "walks": Walk,
}

__all__ = [
    "TYPES",
    "Base",
    "Course",
    "Designation",
    "Entry",
    "Organization",
    "Place",
    "Source",
    "Walk",
]
