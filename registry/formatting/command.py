"""`registry fmt`: gives the entries that were asked for their one form."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from registry.catalogue import ContentFile, walk_content
from registry.catalogue.files import misplaced
from registry.errors import UsageFault
from registry.findings import Finding
from registry.formatting.entry import City, formatted
from registry.formatting.report import Outcome, report
from registry.formatting.saving import save
from registry.formatting.successors import find_successors
from registry.reference import Reference, load_reference
from registry.yaml_source import SIZE_LIMIT


@dataclass(frozen=True, slots=True)
class Options:
    """What `registry fmt` was asked: the paths, the two folders, the language, whether to write."""

    paths: tuple[Path, ...]
    content: Path
    reference: Path
    language: str
    only_check: bool = False


def run_fmt(options: Options) -> tuple[str, int]:
    """Give the files their form and return what is told of them and the exit code.

    Raises:
        UsageFault: a path does not exist or lies outside the folder of the entries.
        EnvironmentFault: a file cannot be written; it and those after it are unchanged.
    """
    for path in (options.content, *options.paths):
        if not os.path.lexists(path):
            raise UsageFault(f"没有这个路径:{path}", f"There is no such path: {path}")
    return format_files(options, load_reference(options.reference))


def format_files(options: Options, reference: Reference) -> tuple[str, int]:
    """Do the same with reference files that are loaded; all is read before the first is written."""
    files = list(walk_content(options.content))
    city = City(reference, find_successors(options.content, files))
    outcomes = [_outcome(file, options.content, city) for file in _asked(files, options)
                if file.plain and not file.ignored]
    if not options.only_check:
        for outcome in outcomes:
            if outcome.changed:
                save(Path(outcome.path), outcome.after, outcome.before)
    fine = not any(outcome.finding or (options.only_check and outcome.changed)
                   for outcome in outcomes)
    return report(outcomes, options.language, only_check=options.only_check), int(not fine)


def _asked(files: list[ContentFile], options: Options) -> list[ContentFile]:
    """Return the files that lie at or below the paths; all where none is given."""
    root = options.content.resolve()
    names: set[str] = set()
    for path in options.paths:
        whole = path.parent.resolve() / path.name
        if path.resolve() == root or whole.resolve() in root.parents:
            return files
        if root not in whole.parents:
            raise UsageFault(f"{path} 不在条目文件夹 {options.content} 里",
                             f"{path} is not in the folder of the entries, {options.content}")
        names.add(whole.relative_to(root).as_posix())
    if not options.paths:
        return files
    return [file for file in files
            if any(file.name == name or file.name.startswith(f"{name}/") for name in names)]


def _outcome(file: ContentFile, content: Path, city: City) -> Outcome:
    path = f"{content}/{file.name}"
    wrong = misplaced(file, path, city.reference)
    if wrong:
        return Outcome(path, b"", b"", wrong)
    try:
        with Path(path).open("rb") as opened:
            raw = opened.read(SIZE_LIMIT + 1)
    except OSError as fault:
        finding = Finding("E116", path, params={"problem": fault.strerror})
        return Outcome(path, b"", b"", finding)
    result = formatted(raw, file, path, city)
    return Outcome(path, raw, result.raw, result.finding, result.private)
