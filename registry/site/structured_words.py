"""Which words of schema.org say what an entry is, by the terms of the registry's vocabularies.

A city may have terms of its own: what is not named here is called by the general word.
"""

from __future__ import annotations

_TEACHING = (
    "adult_college", "adult_school", "community_college", "community_school", "elderly_university",
    "industry_college", "open_university", "parent_school", "training_provider", "university",
    "vocational_college",
)
ORGANIZATIONS = {
    **dict.fromkeys(_TEACHING, "EducationalOrganization"),
    "school": "School",
    "government_organ": "GovernmentOrganization",
    "library": "Library",
}
PLACES = {
    "library": "Library",
    "museum": "Museum",
    "art_museum": "Museum",
    "science_museum": "Museum",
    "memorial": "Museum",
    "theatre": "PerformingArtsTheater",
    "park_green": "Park",
    "zoo_garden": "Zoo",
    "sports_venue": "SportsActivityLocation",
    "school": "School",
    "heritage_site": "LandmarksOrHistoricalBuildings",
    "online_platform": "VirtualLocation",
    "broadcast_channel": "VirtualLocation",
    "virtual_space": "VirtualLocation",
}
DAYS = {
    "mo": "Monday", "tu": "Tuesday", "we": "Wednesday", "th": "Thursday", "fr": "Friday",
    "sa": "Saturday", "su": "Sunday",
}
CERTIFICATES = {"held": "CertificationActive", "expired": "CertificationInactive",
                "withdrawn": "CertificationInactive"}
"""The state of a designation; one without a known end is called neither."""
TYPES = {
    "organizations": "Organization",
    "places": "Place",
    "courses": "Course",
    "bases": "Organization",
    "walks": "TouristTrip",
    "cases": "Article",
    "statistics": "Dataset",
}
WORKS = frozenset({"Course", "Article", "Dataset"})
"""What schema.org counts as works: they have sources of their own, and awards instead of titles."""
