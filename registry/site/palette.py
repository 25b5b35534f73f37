"""The colours of the site, read from the style sheet: they stand there once and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

from registry.errors import EnvironmentFault
from registry.site.project import THEME, theme_settings

STYLE = THEME / "assets" / "registry" / "site.css"
LIGHT = "default"
WHITE = "#fff"
_RULE = re.compile(r"^([^\n{}]+) \{\n([^}]*)\}", re.MULTILINE)
_COLOUR = re.compile(r"(--[\w-]+): (#[0-9a-f]{3,6});")
_NAME = re.compile(r'\[data-md-color-primary="(\w+)"\]')


def colours(palette: str, scheme: str = LIGHT) -> dict[str, str]:
    """Return the colours of a palette in a scheme by their names, later rules over earlier ones."""
    marks = (f'[data-md-color-primary="{palette}"]', f'[data-md-color-scheme="{scheme}"]')
    found = {"white": WHITE}
    for selector, body in _RULE.findall(STYLE.read_text("utf-8")):
        rest = selector
        for mark in marks:
            rest = rest.replace(mark, "")
        if rest in ("", ":root"):
            found |= dict(_COLOUR.findall(body))
    return found


def palette_of(config: Path) -> str:
    """Return the palette that an instance names in its `mkdocs.yml`.

    Raises:
        EnvironmentFault: it names none that the style sheet has.
    """
    options = theme_settings(config).get("theme", {}).get("palette") or {}
    first = options[0] if isinstance(options, list) else options
    named, known = first.get("primary"), _palettes()
    if named not in known:
        raise EnvironmentFault(
            f"{config}:palette 的 primary 须为 {'、'.join(known)} 之一。",
            f"{config}: primary of palette must be one of {', '.join(known)}.",
        )
    return str(named)


def _palettes() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAME.findall(STYLE.read_text("utf-8"))))
