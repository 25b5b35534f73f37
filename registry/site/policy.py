"""The policy as the database holds it: what belongs to each clause, and who holds which title."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from registry.site.numbers import Numbers
from registry.site.queries import Entry, Registry, Row
from registry.site.shelf import Shelf
from registry.site.targets import Targets

_HOLDERS = (
    "SELECT d.* FROM designations d JOIN entries e USING (entry)"
    " WHERE e.status IN ('active', 'paused') ORDER BY d.scheme, d.year IS NULL, d.year DESC, d.entry"
)


class Policy:
    """Reads the clauses and all that answers to them, once."""

    def __init__(
        self, registry: Registry, shelf: Shelf, numbers: Numbers, targets: Targets
    ) -> None:
        self.registry, self.shelf = registry, shelf
        self.numbers, self.targets = numbers, targets
        self.clauses = list(registry.rows("SELECT * FROM policy_clauses ORDER BY rowid"))

    def rows_of(self, clause: str | None, table: str) -> list[Row]:
        """Return the rows of a table that name a clause, or those that name none."""
        return self._by_clause(table).get(clause, [])

    def _by_clause(self, table: str) -> dict[str | None, list[Row]]:
        if table not in self._read:
            found: dict[str | None, list[Row]] = defaultdict(list)
            for row in self.registry.rows(f"SELECT * FROM {table} ORDER BY rowid"):
                found[row["clause"]].append(row)
            self._read[table] = found
        return self._read[table]

    @cached_property
    def _read(self) -> dict[str, dict[str | None, list[Row]]]:
        return {}

    def listed_of(self, clause: str, table: str, key: str) -> list[Row]:
        """Return the rows of a list that name a clause among several."""
        query = (f"SELECT t.* FROM {table} t JOIN {table}_clauses c USING ({key})"
                 " WHERE c.clause = ? ORDER BY t.rowid")
        return list(self.registry.rows(query, clause))

    def entries(self, clause: str, kind: str) -> list[Entry]:
        """Return the listed entries of a type that answer to a clause, in the order of lists."""
        chosen = self._answering[clause]
        return [entry for entry in self.shelf.entries(kind) if entry.entry in chosen]

    @cached_property
    def _answering(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.registry.rows("SELECT entry, clause FROM entry_clauses"):
            found[row["clause"]].add(row["entry"])
        return found

    @cached_property
    def holders(self) -> dict[str, list[Row]]:
        """The titles given under each scheme to entries that are listed, the newest first."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.registry.rows(_HOLDERS):
            found[row["scheme"]].append(row)
        return found

    @cached_property
    def locations(self) -> dict[int, list[Row]]:
        """Where each thing that the policy names lives, by the number of the thing."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.registry.rows("SELECT * FROM system_locations ORDER BY number, position"):
            found[row["number"]].append(row)
        return found
