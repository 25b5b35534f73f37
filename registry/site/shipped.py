"""What the site ships of front-end packages: a closed list of files, each package with its licence.

Nothing else of a package reaches the reader. The page of licences names them in the packages' own words.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from registry.site.npm_packages import npm_packages

FOLDER = "assets/npm"
LICENCE = "LICENSE.txt"
"""A licence under a name that a browser shows and does not save."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A package as its own `package.json` names it, and where the site has its licence."""

    name: str
    version: str
    licence: str
    path: str


# By package, the files that pages load and what these name. kdbush stands inside the file of supercluster;
# what searches with Pagefind is written beside its index, by its own program.
FILES: dict[str, tuple[str, ...]] = {
    "kdbush": (),
    "leaflet": ("dist/images/layers-2x.png", "dist/images/layers.png", "dist/images/marker-icon.png",
                "dist/leaflet.css", "dist/leaflet.js"),
    "pagefind": (),
    "supercluster": ("dist/supercluster.min.js",),
}


def shipped_packages() -> list[Shipped]:
    """Return the packages that the site ships, by name."""
    packages = []
    for name in sorted(FILES):
        said = json.loads((npm_packages() / name / "package.json").read_text("utf-8"))
        packages.append(Shipped(name, said["version"], said["license"], f"{FOLDER}/{name}/{LICENCE}"))
    return packages


def ship_packages(out: Path) -> None:
    """Copy the files and licences into the site."""
    for name, files in FILES.items():
        package, target = npm_packages() / name, out / FOLDER / name
        for source, path in ((_licence(package), LICENCE), *((package / file, file) for file in files)):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / path)


def _licence(package: Path) -> Path:
    file = package / "LICENSE"
    return file / "LICENSE" if file.is_dir() else file
