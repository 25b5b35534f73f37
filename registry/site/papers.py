"""The papers behind the policy: documents, rules of the credit bank, scoring standards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from registry.site.figures import plain
from registry.site.labels import Labels
from registry.site.listed import anchor
from registry.site.policy import Policy
from registry.site.queries import Row, Text
from registry.site.views import Shown


def document(row: Row, policy: Policy, labels: Labels) -> dict[str, Any]:
    """Return a document with what is known of it, linked to its official page."""
    title = labels.text(policy.registry.text(row, "title"))
    link = labels.link(row["url"]) if row["url"] else None
    said: list[Shown | None] = [
        labels.term("document-kinds", row["kind"]),
        labels.date(str(row["year"])) if row["year"] else None,
        labels.verbatim(row["number"]) if row["number"] else None,
        _text(policy, row, "publisher", labels),
        labels.area(row["area"])[-1] if row["area"] else None,
        labels.term("document-statuses", row["status"]) if row["status"] else None,
    ]
    return {
        "anchor": anchor("documents", row["document"]),
        "title": replace(title, href=link.href, outside=True) if link else title,
        "said": [replace(one, mark=None) for one in said if one],
        "note": _text(policy, row, "note", labels),
    }


def rule(row: Row, policy: Policy, labels: Labels) -> dict[str, Any]:
    """Return a rule of the credit bank: what is converted into what."""
    return {
        "anchor": anchor("credit_rules", row["rule"]),
        "statement": _text(policy, row, "statement", labels),
        "from": _text(policy, row, "converts_from", labels),
        "to": _text(policy, row, "converts_to", labels),
        "document": labels.listed("documents", row["document"]) if row["document"] else None,
    }


def standard(row: Row, policy: Policy, labels: Labels) -> dict[str, Any]:
    """Return a scoring standard with its items."""
    query = "SELECT * FROM standard_items WHERE standard = ? ORDER BY number"
    items = [
        (_text(policy, item, "item_group", labels), _text(policy, item, "text", labels),
         _points(item["points"]))
        for item in policy.registry.rows(query, row["standard"])
    ]
    return {
        "anchor": anchor("standards", row["standard"]),
        "title": _text(policy, row, "title", labels),
        "issuer": _text(policy, row, "issuer", labels),
        "total": _points(row["total"]),
        "pass_at": _points(row["pass_at"]),
        "note": _text(policy, row, "note", labels),
        "rows": items,
    }


def _points(number: float | None) -> str | None:
    return None if number is None else plain(number)


def _text(policy: Policy, row: Row, column: str, labels: Labels) -> Shown | None:
    text: Text = policy.registry.text(row, column)
    return labels.text(text) if text else None


