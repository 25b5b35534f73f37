"""What the site ships of front-end packages: a closed list, each with its licence, named on the page of licences."""

from __future__ import annotations

import json
import re
from pathlib import Path

from registry.site.npm_packages import npm_packages
from registry.site.shipped import FILES, FOLDER, LICENCE

THEME = Path(__file__).parent.parent / "registry/site/theme/assets/registry"


def test_the_named_files_and_licences_are_shipped_and_nothing_else(fictional_dist: Path) -> None:
    """As the packages have them, byte for byte."""
    folder = fictional_dist / "site" / FOLDER
    expected = {f"{name}/{LICENCE}": npm_packages() / name / "LICENSE" for name in FILES}
    expected[f"pagefind/{LICENCE}"] /= "LICENSE"
    expected |= {f"{name}/{file}": npm_packages() / name / file for name, files in FILES.items() for file in files}
    shipped = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert sorted(shipped) == sorted(expected)
    assert all(shipped[path].read_bytes() == source.read_bytes() for path, source in expected.items())


def test_whatever_scripts_load_of_packages_is_shipped() -> None:
    """And no package is shipped that neither a script loads nor another holds within."""
    scripts = "\n".join(path.read_text("utf-8") for path in THEME.rglob("*.js"))
    loaded = set(re.findall(r'"(?:\.\./)+npm/([^"]+)"', scripts))
    assert loaded
    assert loaded <= {f"{name}/{file}" for name, files in FILES.items() for file in files}


def test_a_package_within_another_has_its_licence_too() -> None:
    """Supercluster's one file holds what it depends on."""
    needed = json.loads((npm_packages() / "supercluster/package.json").read_text("utf-8"))["dependencies"]
    assert {name for name in needed if not name.startswith("@types/")} <= set(FILES)


def test_the_page_of_licences_names_version_and_licence(fictional_dist: Path) -> None:
    """In the packages' own words, with the text of each licence one step away, in both languages."""
    for page, up in (("about", "../"), ("zh/about", "../../")):
        html = (fictional_dist / "site" / page / "index.html").read_text("utf-8")
        for name in FILES:
            said = json.loads((npm_packages() / name / "package.json").read_text("utf-8"))
            row = re.search(rf'<tr><th scope="row">{name}</th>.*?</tr>', html)
            assert row
            assert f">{said['version']}</td>" in row[0]
            assert f'<a href="{up}{FOLDER}/{name}/{LICENCE}">{said["license"]}</a>' in row[0]
