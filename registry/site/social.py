"""What a link to a page shows where people share it: title, sentence, languages and a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from registry.site.labels import Labels

PICTURE_SIZE = (1200, 630)
"""Width and height of every picture."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about, as far as a picture says it.

    Attributes:
        kind: the type of its entries; nothing for all types.
        area: the code of the area it is in; nothing for the whole city.
    """

    kind: str = ""
    area: str | None = ""


ALL = Subject()
"""The whole site."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture stands from the root of the site, and what it shows in words."""

    path: str
    said: str


class Pictures(Protocol):
    """Knows the picture of each subject."""

    def picture(self, subject: Subject, labels: Labels) -> Picture:
        """Return the picture of a subject in the language of the labels."""
