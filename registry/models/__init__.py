"""What an entry is: one model per type, declared once for every face of the registry."""

from registry.models.course import Course
from registry.models.organization import Organization
from registry.models.place import Place
from registry.models.shared import Designation, Entry, Source

TYPES: dict[str, type[Entry]] = {
    "organizations": Organization,
    "places": Place,
    "courses": Course,
}

__all__ = ["TYPES", "Course", "Designation", "Entry", "Organization", "Place", "Source"]
