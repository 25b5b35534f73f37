"""Sets the name of an area beside its code: nobody reads nine digits, everybody reads a name."""

from __future__ import annotations

from registry.catalogue.hints import nearest
from registry.formatting.tree import Node, Tree
from registry.reference import CITYWIDE, Reference
from registry.reference.models import Area


def name_areas(tree: Tree, reference: Reference) -> None:
    """Set the name, in the main language, as a comment beside every code of an area."""
    for node in tree.root.walk():
        if node.kind != "area" or not node.is_scalar or node.text in (None, CITYWIDE):
            continue
        area = reference.area(node.text or "")
        if area:
            _name(node, area, reference)


def _name(node: Node, area: Area, reference: Reference) -> None:
    """A comment in other words than the name gives way to it; a remark moves above.

    A comment that names another area stays: whether it or the code is wrong is for a person to say.
    """
    name = area.name[reference.authority]
    said = (node.beside or "").lstrip("# \t")
    if said.startswith(name) or (said and _names_another(said, area, reference)):
        return
    if said and not _same(said, area, reference):
        node.above.append(node.beside or "")
    node.beside = f"# {name}"


def _names_another(said: str, area: Area, reference: Reference) -> bool:
    return said not in area.name.values() and any(
        said in other.name.values() for other in reference.areas.values())


def _same(said: str, area: Area, reference: Reference) -> bool:
    """Return whether words name this area: in another language, with what lies above, misspelt."""
    if said in {*area.name.values(), area.code, *area.aliases.values()}:
        return True
    for above in reversed(reference.ancestors(area.code)[1:]):
        for text in above.name.values():
            said = said.removeprefix(text).strip()
    names = {text for one in reference.areas.values() for text in one.name.values()}
    own = set(area.name.values())
    return nearest(said, names | own, 0.7) in own
