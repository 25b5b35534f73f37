"""What a new entry is written with: the city, its entries, the contributor's language and the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from registry.catalogue import Catalogue
from registry.catalogue.explaining import explain, yaml_findings
from registry.catalogue.hints import field_at
from registry.catalogue.privacy import personal_data_findings
from registry.catalogue.proposal import Judge
from registry.catalogue.records import links, targets_of
from registry.models import TYPES, Entry
from registry.reference import Reference
from registry.shapes.fields import Field
from registry.shapes.validation import validate
from registry.writing.layout import as_yaml
from registry.writing.names import Names
from registry.writing.unclear import Choice, Notes, UnclearError
from registry.yaml_source import Path as FieldPath
from registry.yaml_source import read


@dataclass(frozen=True)
class Desk:
    """Where one new entry is written.

    Attributes:
        type_name: the type of the new entry.
        language: in which the contributor is spoken to.
        today: the day on which sources are read where nothing else is said.
    """

    type_name: str
    content: Path
    reference: Reference
    catalogue: Catalogue
    language: str
    today: str
    notes: Notes = field(default_factory=Notes)

    @property
    def model(self) -> type[Entry]:
        """The model of the type."""
        return TYPES[self.type_name]

    @cached_property
    def names(self) -> Names:
        """What can be named."""
        return Names(self.reference, self.catalogue, self.language)

    def field_at(self, path: FieldPath) -> Field:
        """Return the field that a path leads to."""
        _, item = field_at(self.type_name, path)
        assert item is not None
        return item

    def targets(self, item: Field) -> tuple[str, ...]:
        """Return the types a reference may point to."""
        return targets_of(item, self.type_name)

    def choices(self, path: FieldPath, data: dict[str, Any]) -> tuple[Choice, ...]:
        """Return what may be named in a field; nothing where the answer is free."""
        item = self.field_at(path)
        shape = item.shape
        if shape.kind in ("term", "listed"):
            return self.names.terms(shape.vocabulary or "")
        if shape.kind == "area":
            return self.names.areas
        if shape.kind == "reference":
            return self.names.entries(self.targets(item))
        if path[0] == "sources" and item.name == "supports":
            return self.names.fields(self.type_name, tuple(data))
        return ()

    def accept(self, path: FieldPath, value: Any) -> None:
        """Take a value for a field if the model does.

        Raises:
            UnclearError: it does not; the sentence is that of the check.
        """
        data: Any = value
        for part in reversed(path):
            data = {part: data} if isinstance(part, str) else [data]
        at = tuple(0 if isinstance(part, int) else part for part in path)
        raw = as_yaml(self.model, data, self.reference).encode("utf-8")
        source = read(raw)
        judge = Judge(source, self.type_name, "", self.reference)
        _, faults = validate(self.model, source.data, self.reference)
        here = [fault for fault in faults if fault.path[: len(at)] == at]
        told = [*yaml_findings(source.faults, ""), *personal_data_findings(raw, "", self.reference),
                *(finding for finding, _ in explain(here, judge, ""))]
        for finding in told:
            raise UnclearError(finding.message["zh"], finding.message["en"])

    def folder(self, data: dict[str, Any]) -> str | None:
        """Return the district folder of an entry as far as it is known."""
        area = self._area(data)
        if area:
            return self.reference.folder_of(area)
        owner = next((link.entry for link in links(self.type_name, self.model, data)
                      if link.field[0] == self.model.area_from), None)
        return next((file.folder for file in self.catalogue.files
                     if file.folder and f"{file.type}/{file.id}" == owner), None)

    def _area(self, data: dict[str, Any]) -> str | None:
        """The area given, or the one that the type finds in its own rows."""
        if "area" in data:
            return str(data["area"])
        source = {"title": "-", "publisher": "-", "accessed": self.today}
        entry, _ = validate(self.model, {**data, "status": "draft", "sources": [source]},
                            self.reference)
        return entry.home_area(self.reference) if entry else None
