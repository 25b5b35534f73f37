"""Shells: the hand-written pages and an empty generated page, rendered by MkDocs once per language.

MkDocs sees no entry. It gives pages with slots; everything else is filled in by `fill`. The engine
is one function, so another that renders the same project can take its place.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from registry.errors import EnvironmentFault, UsageFault
from registry.site.fill import Shell
from registry.site.project import Project, ShellTask

_KEPT_ASSETS = ("stylesheets/*.css", "javascripts/bundle.*.js", "registry/**/*")


@dataclass(frozen=True, slots=True)
class Shells:
    """What MkDocs rendered: written pages with their titles by address, one shell per section, the
    theme's assets.
    """

    pages: dict[str, dict[str, Shell]]
    titles: dict[str, dict[str, str]]
    generated: dict[str, dict[str, Shell]]
    assets: Path
    warnings: tuple[str, ...]


Engine = Callable[[Path], list[str]]


def build_shells(
    docs: Path, config: Path, task: ShellTask, work: Path, engine: str = "mkdocs"
) -> Shells:
    """Render the hand-written pages and the shells of every language into a working folder."""
    if engine not in ENGINES:
        raise UsageFault(f"没有名为 {engine} 的页面引擎。", f"There is no engine named {engine}.")
    pages: dict[str, dict[str, Shell]] = {}
    titles: dict[str, dict[str, str]] = {}
    generated: dict[str, dict[str, Shell]] = {}
    warnings: list[str] = []
    for language in task.languages:
        project = Project(docs, config, task, work / language, language)
        warnings += ENGINES[engine](project.write())
        pages[language], generated[language] = project.read()
        titles[language] = {page.path: page.title for page in project.pages}
    return Shells(pages, titles, generated, work / task.languages[0] / "site" / "assets", tuple(warnings))


def copy_assets(shells: Shells, out: Path) -> int:
    """Copy the style sheets and scripts that the pages use; return the number of files."""
    kept = sorted(path for form in _KEPT_ASSETS for path in shells.assets.glob(form)
                  if path.is_file())
    for path in kept:
        target = out / "assets" / path.relative_to(shells.assets)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return len(kept)


def render_with_mkdocs(config: Path) -> list[str]:
    """Let MkDocs render one project; return what it warned about."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    log = logging.getLogger("mkdocs")
    kept = _Kept()
    propagate, log.propagate = log.propagate, False
    log.addHandler(kept)
    try:
        build(load_config(str(config)))
    except MkDocsException as fault:
        raise EnvironmentFault(
            f"MkDocs 无法生成页面:{fault}", f"MkDocs cannot render the pages: {fault}"
        ) from fault
    finally:
        log.removeHandler(kept)
        log.propagate = propagate
    return kept.messages


ENGINES: dict[str, Engine] = {"mkdocs": render_with_mkdocs}


class _Kept(logging.Handler):
    """Keeps the warnings of a run instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
