"""Writes a single value: in double quotes where it would be taken for something else, else bare."""

from __future__ import annotations

import re

from yaml.resolver import Resolver

from registry.formatting.tree import Node
from registry.yaml_source import FORBIDDEN, quoted

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What is meant where a field holds no text: it is to be taken for just that.
BARE = {
    **dict.fromkeys(("integer", "decimal", "year"), NUMBER),
    **dict.fromkeys(("date", "partial_date", "period"), DAY),
    "boolean": re.compile("true|false"),
}

# What YAML itself would read as structure, or the reader as structure typed wrongly.
STRUCTURE = re.compile(
    r"[\s\-－—–−?:,\[\]{}#&*!|>'\"%@`=~<]"
    r"|.*(?::(?:\s|$)|\s#|[\n\t]|\s$)"
    r"|[a-z_]+(?:\s*[：∶﹕]|:[^\s/:])", re.DOTALL)
# What looks like a number, a code or a time: digits and the marks that stand among them.
NUMERIC = re.compile(r"[-+.]*\d[\d\s.,:/_+()-]*|\.[.\d]*")
# What YAML 1.2 or 1.1 takes for a number or a truth and PyYAML's rules do not name.
OTHERWISE = re.compile(r"[yYnN]|0o[0-7]+|[-+]?[\d.]+[eE][-+]?\d+")


def written(node: Node) -> str:
    """Return the single value of a field as its file holds it."""
    text = node.text
    if text is None:
        return ""
    if not node.kind and not node.value.style and not misread(text):
        return text  # nobody knows whether a text is meant
    return scalar(text, node.kind)


def scalar(text: str, kind: str) -> str:
    """Return a value of a kind of shape as a file holds it."""
    return text if _stands_bare(text, kind) else quoted(text)


def _stands_bare(text: str, kind: str) -> bool:
    if misread(text):
        return False
    if kind == "area" and re.search(r"\d", text):
        return False  # a code is quoted whatever its letters: all of them look alike
    meant = BARE.get(kind)
    return bool(meant and meant.fullmatch(text)) or not looks_otherwise(text)


def key(text: str) -> str:
    """Return the name of a field as its file holds it."""
    return quoted(text) if misread(text) or looks_otherwise(text) else text


def misread(text: str) -> bool:
    """Return whether the text would not be read back as it is."""
    return bool(not text or STRUCTURE.match(text) or FORBIDDEN.search(text))


def looks_otherwise(text: str) -> bool:
    """Return whether an editor, or another reader of YAML, would take the text for no text."""
    rules = Resolver.yaml_implicit_resolvers
    return bool(NUMERIC.fullmatch(text) or OTHERWISE.fullmatch(text)
                or any(form.match(text) for _, form in rules.get(text[0], ())))
