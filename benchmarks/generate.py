"""Writes any number of valid, lifelike entries for tests and measurements.

Run as `python -m benchmarks.generate 1000 OUT --reference reference --seed 1`. The same number,
seed and reference files give the same bytes everywhere. Names, addresses and telephone numbers are
made up and belong to nobody.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.courses import course
from benchmarks.organizations import organization
from benchmarks.places import place
from benchmarks.workshop import Made, Workshop
from benchmarks.yaml_text import as_yaml
from registry.errors import RegistryError, UsageFault
from registry.reference import Reference, load_reference

# Of a hundred entries; the rest are courses.
ORGANIZATIONS = 25
PLACES = 35


def generate(folder: Path, reference: Reference, number: int, seed: int = 1) -> None:
    """Write a number of entries below `content/` of a folder.

    Args:
        folder: where `content/` is made.
        reference: the city whose areas, terms and titles the entries use.
        number: how many entries.
        seed: another seed gives other entries.

    Raises:
        UsageFault: there already are entries, which would be mixed with invented ones.
    """
    content = folder / "content"
    if content.is_dir() and any(content.iterdir()):
        raise UsageFault(f"{content} 已有内容;请用另一个文件夹",
                         f"{content} is not empty; use another folder")
    shop = Workshop(reference, seed)
    organizations = max(number * ORGANIZATIONS // 100, min(number, 1))
    places = number * PLACES // 100
    for index in range(number):
        make = (organization if index < organizations
                else place if index < organizations + places else course)
        made = make(shop)
        shop.keep(made)
        _write(content, made)


def _write(content: Path, made: Made) -> None:
    path = content / made.type / made.folder / f"{made.id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_yaml(made.data))


def main() -> int:
    """Generate what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write invented entries below OUT/content.")
    parser.add_argument("number", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reference", type=Path, default=Path("reference"))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    try:
        generate(asked.out, load_reference(asked.reference), asked.number, asked.seed)
    except RegistryError as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
