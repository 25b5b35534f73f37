"""The MkDocs project of one language: hand-written pages, an empty page, navigation, settings."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from registry.errors import EnvironmentFault
from registry.site.content_security import add_policy
from registry.site.fill import Shell, cut, slot
from registry.site.locales import SPOKEN, Locale, locale
from registry.site.navigation import (
    HOME,
    SECTIONS,
    WRITTEN_SECTIONS,
    WrittenPage,
    mark_current,
    navigation,
)
from registry.site.rebase import rebase

THEME = Path(__file__).parent / "theme"
SHELL = "generated-page.md"
WRITTEN_AT_ROOT = "zh"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SHELL_TEXT = f"""---
title: '{slot("title")}'
hide: [navigation, toc]
---

# {slot("heading")} {{#main}}

{slot("body")}
"""


@dataclass(frozen=True, slots=True)
class ShellTask:
    """What the shells depend on: languages with the authority first, types with names, address."""

    languages: tuple[str, ...]
    types: dict[str, dict[str, str]]
    site_url: str | None = None


class Project:
    """The MkDocs project of one language, written into a folder and read back as shells."""

    def __init__(
        self, docs: Path, config: Path, task: ShellTask, folder: Path, language: str
    ) -> None:
        self.docs, self.config, self.task, self.folder = docs, config, task, folder
        self.words: Locale = locale(language)
        self.language = language
        self.prefix = "" if language == task.languages[0] else f"{language}/"
        self.pages: list[WrittenPage] = []

    def write(self) -> Path:
        """Write pages and configuration; return the configuration's path."""
        source = self.folder / "docs"
        shutil.rmtree(self.folder, ignore_errors=True)
        source.mkdir(parents=True)
        self.pages = _copy_pages(written_pages(self.docs, self.language), source)
        (source / SHELL).write_text(_SHELL_TEXT, "utf-8")
        path = self.folder / "mkdocs.yml"
        path.write_text(yaml.safe_dump(self._settings(), allow_unicode=True), "utf-8")
        return path

    def read(self) -> tuple[dict[str, Shell], dict[str, Shell]]:
        """Return the written pages by address and the generated shell by section."""
        pages = {page.path: cut(self._html(page.path), page.source) for page in self.pages}
        bare = self._html(f"{SHELL.removesuffix('.md')}/")
        shells = {HOME: cut(bare, SHELL)}
        for section in (*self.task.types, *SECTIONS):
            tab = f"{self.prefix}{next(iter(self.task.types))}/" if section in self.task.types else None
            shells[section] = cut(mark_current(bare, f"{self.prefix}{section}/", tab), SHELL)
        return pages, shells

    def _html(self, path: str) -> str:
        html = (self.folder / "site" / path / "index.html").read_text("utf-8")
        html = _exactly_once(html, f'<html lang="{self._theme_language()}"',
                             f'<html lang="{slot("lang")}"')
        return add_policy(rebase(html, path, self.prefix))

    def _type_names(self) -> dict[str, str]:
        authority = self.task.languages[0]
        return {
            kind: title.get(self.language) or title.get(authority) or kind
            for kind, title in self.task.types.items()
        }

    def _theme_language(self) -> str:
        return self.language if self.language in SPOKEN else "en"

    def _settings(self) -> dict[str, Any]:
        settings = theme_settings(self.config)
        theme = {
            **settings.get("theme", {}),
            "name": "material",
            "font": False,
            "custom_dir": str(THEME.resolve()),
            "language": self._theme_language(),
        }
        scope = quote(urlsplit(self.task.site_url or "/").path or "/", safe="/%")
        return {
            "site_name": slot("site_name"),
            "docs_dir": str((self.folder / "docs").resolve()),
            "site_dir": str((self.folder / "site").resolve()),
            "theme": _in_language(theme, self.words),
            "plugins": [],
            "markdown_extensions": settings.get("markdown_extensions", []),
            "nav": navigation(self.pages, self._type_names(), self.words),
            "extra": {"alternate": True, "scope": scope, "foot": _foot(self.words),
                      "text_size": _text_size(self.words)},
            "validation": {
                "nav": {"not_found": "ignore", "omitted_files": "ignore"},
                "links": {"absolute_links": "ignore", "unrecognized_links": "ignore"},
            },
        }


def written_pages(docs: Path, language: str) -> dict[str, Path]:
    """Return the hand-written pages of a language that ask to be on the site, by relative path.

    A page asks by naming its `section` in front matter; notes for maintainers beside them do not.
    """
    spoken = language if language in SPOKEN else "en"
    root = docs if spoken == WRITTEN_AT_ROOT else docs / spoken
    others = {docs / other for other in SPOKEN if other != WRITTEN_AT_ROOT} - {root}
    found = {}
    for path in sorted(root.rglob("*.md")):
        if not others & set(path.parents) and "section" in _front_matter(path):
            found[path.relative_to(root).as_posix()] = path
    if "index.md" not in found:
        raise EnvironmentFault(
            f"缺少手写首页:{root / 'index.md'}",
            f"The hand-written home page is missing: {root / 'index.md'}",
        )
    return found


def _copy_pages(found: dict[str, Path], target: Path) -> list[WrittenPage]:
    pages = []
    for source, path in found.items():
        about = _front_matter(path)
        (target / source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / source)
        pages.append(
            WrittenPage(source, about["title"], about["section"], int(about.get("order", 0)))
        )
        known = (HOME, *WRITTEN_SECTIONS)
        if about["section"] not in known:
            raise EnvironmentFault(
                f"{path}:section 须为 {'、'.join(known)} 之一。",
                f"{path}: section must be one of {', '.join(known)}.",
            )
    return pages


def _front_matter(path: Path) -> dict[str, Any]:
    found = _FRONT_MATTER.match(path.read_text("utf-8"))
    return (yaml.safe_load(found[1]) if found else None) or {}


def theme_settings(config: Path) -> dict[str, Any]:
    """Return the settings of an instance for its theme."""
    try:
        return yaml.safe_load(config.read_text("utf-8")) or {}
    except (OSError, yaml.YAMLError) as fault:
        raise EnvironmentFault(
            f"无法读取主题设置 {config}:{fault}",
            f"The theme settings {config} cannot be read: {fault}",
        ) from fault


def _in_language(theme: dict[str, Any], words: Locale) -> dict[str, Any]:
    """Name the switches between light and dark in the language of the pages."""
    for option in theme.get("palette", []):
        if "toggle" in option:
            option["toggle"]["name"] = words(f"palette.{option['toggle']['name']}")
    return theme


def _foot(words: Locale) -> list[dict[str, str]]:
    keys = (("about", "/about/"), ("cite", "/about/cite/"), ("data", "/data/"),
            ("contribute", "/contribute/"), ("errors", "/errors/"))
    return [{"title": words(f"foot.{key}"), "href": href} for key, href in keys]


def _text_size(words: Locale) -> dict[str, str]:
    """What the switch of the text size says in each of its states."""
    return {size: words(f"text_size.{size}") for size in ("standard", "large", "largest")}


def _exactly_once(html: str, old: str, new: str) -> str:
    if html.count(old) != 1:
        raise EnvironmentFault(
            f"主题页面中应恰有一处 {old}", f"A page of the theme should hold exactly one {old}"
        )
    return html.replace(old, new)
