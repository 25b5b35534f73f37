"""What a city declares about itself: its name, areas, vocabularies, schemes and licences."""

from registry.reference.known import CITYWIDE, OUTSIDE, Reference
from registry.reference.loader import load_reference

__all__ = ["CITYWIDE", "OUTSIDE", "Reference", "load_reference"]
