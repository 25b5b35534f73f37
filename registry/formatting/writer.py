"""Writes a tree as text: block style, two spaces, list items indented below their key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.formatting import quoting
from registry.formatting.tree import Node, Tree

STEP = "  "


def text_of(tree: Tree) -> str:
    """Return the text of an entry's file."""
    lines = [*tree.head, *_block(tree.root.children, ""), *tree.foot]
    return "".join(f"{line}\n" for line in lines)


def _block(nodes: list[Node], indent: str) -> Iterator[str]:
    for node in nodes:
        yield from (f"{indent}{comment}" for comment in node.above)
        if node.key is not None:
            yield from _field(node, indent)
        else:
            yield from _item(node, indent)


def _field(node: Node, indent: str) -> Iterator[str]:
    name = f"{indent}{quoting.key(node.key or '')}:"
    if node.children:
        yield _with(node.beside, name)
        yield from _block(node.children, indent + STEP)
    else:
        yield _with(node.beside, f"{name} {_single(node)}".rstrip(" "))


def _item(node: Node, indent: str) -> Iterator[str]:
    if node.children:
        first, *others = _block(node.children, indent + STEP)
        yield f"{indent}- {first.removeprefix(indent + STEP)}"
        yield from others
    else:
        yield _with(node.beside, f"{indent}- {_single(node)}".rstrip(" "))


def _single(node: Node) -> str:
    """Return a value on one line; an empty list or group has no other form."""
    if node.is_scalar:
        return quoting.written(node)
    return "[]" if node.is_list else "{}"


def _with(comment: str | None, line: str) -> str:
    """Return a line with its comment, told apart from text: two spaces before, one inside."""
    if comment is None:
        return line
    return f"{line}  {re.sub(r'^#(?![ #!]|$)', '# ', comment)}"
