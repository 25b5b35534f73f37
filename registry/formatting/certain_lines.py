"""Which repairs of lines are certain: those that change no word.

The reader proposes the line after which most can be read. That is a guess where it drops a mark,
adds a colon or moves a line to another level; it is certain where the line keeps its words and its
indent, and only marks and spaces change their width, or quotes and brackets are closed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from registry.formatting.tree import Node, Tree
from registry.yaml_source import FORBIDDEN, Fault, Source, halfwidth

LINES = frozenset({"E115", "E117", "E118", "E121", "E122", "E123"})
HIDDEN = "E110"
CUT = "W124"
# Values of these cannot hold a ` #`: what stands after it is a comment.
CLOSED = frozenset({"term", "listed", "area", "date", "partial_date", "period", "time", "year",
                    "integer", "decimal", "boolean"})


def uncertain(source: Source, raw: str, tree: Tree) -> Iterator[Fault]:
    """Yield the faults of the YAML whose repair nobody but a person can be sure of.

    Args:
        source: what was read.
        raw: the text of the file as it stands.
        tree: the fields that were read.
    """
    visible = {f"U+{ord(one):04X}" for one in FORBIDDEN.findall(raw) if not invisible(one)}
    for fault in source.faults:
        if fault.code == HIDDEN:
            text = getattr(fault.node, "value", "")  # of an escape; none where it stands raw
            sure = not visible and fault.suggestion is not None and invisible(text)
        elif fault.code in LINES:
            sure = same_words(source.repaired.get(fault.span.line, ""), fault.suggestion or "")
        elif fault.code == CUT:
            sure = _is_comment(fault.span.line - 1, tree)
        else:
            sure = fault.code.startswith("W")
        if not sure:
            yield fault


def invisible(text: str) -> bool:
    """Return whether the forbidden characters of a text show nothing: leaving them out is safe.

    A control character or another break of lines may stand for something that got lost.
    """
    return all(unicodedata.category(one) == "Cf" for one in FORBIDDEN.findall(text))


def same_words(before: str, after: str) -> bool:
    """Return whether a line was repaired without a change of its words or of its level."""
    indent = re.match(r"\s*", before)
    assert indent
    if set(indent[0]) <= {" "} and indent[0] != re.match(r" *", after)[0]:  # type: ignore[index]
        return False
    words = _words(before)
    closed = re.fullmatch(re.escape(words) + r"[\]}]*", _words(after))
    return closed is not None and not words.endswith(("[", "{"))


def _words(line: str) -> str:
    return re.sub(r"[\s\"'\\「」『』]", "", halfwidth(FORBIDDEN.sub("", line)))


def _is_comment(line: int, tree: Tree) -> bool:
    """Return whether what follows the values of a line cannot belong to them."""
    values = [node for node in tree.root.walk() if _ends_on(node, line)]
    return bool(values) and all(node.text and node.kind in CLOSED for node in values)


def _ends_on(node: Node, line: int) -> bool:
    return node.is_scalar and not node.value.style and node.value.end_mark.line == line
