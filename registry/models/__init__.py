"""What an entry is: one model per type, declared once for every face of the registry."""

from registry.models.base import Base
from registry.models.case import Case
from registry.models.course import Course
from registry.models.organization import Organization
from registry.models.place import Place
from registry.models.shared import Designation, Entry, Source
from registry.models.statistic import Statistic
from registry.models.walk import Walk

TYPES: dict[str, type[Entry]] = {
    "organizations": Organization,
    "places": Place,
    "courses": Course,
    "bases": Base,
    "walks": Walk,
    "cases": Case,
    "statistics": Statistic,
}

__all__ = [
    "TYPES",
    "Base",
    "Case",
    "Course",
    "Designation",
    "Entry",
    "Organization",
    "Place",
    "Source",
    "Statistic",
    "Walk",
]
