"""Writing pages: a body and a title go in, a whole page in the right shell comes out as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from registry.site.asked import QUESTIONS, questions_by_page
from registry.site.brief import brief
from registry.site.citing import citation
from registry.site.content_security import COMPILES
from registry.site.fill import Shell
from registry.site.forge import Forge
from registry.site.fulltext import OTHER, FullText
from registry.site.labels import Labels, Named
from registry.site.links import Links, prefix_of
from registry.site.listed import listed_things
from registry.site.locales import Locale, locale
from registry.site.navigation import HOME
from registry.site.queries import Registry
from registry.site.rebase import way_up
from registry.site.shells import Shells
from registry.site.social import ALL, PICTURE_SIZE, Pictures, Subject
from registry.site.views import Shown

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is put into its shell.

    Attributes:
        path: address from the root of its language, `organizations/x/`.
        title: for the browser's tab and for search engines.
        template: the file in `templates/` that makes the body.
        context: what the template is given.
        section: the part of the navigation that is marked as current.
        heading: the title on the page; the same as `title` if absent.
        crumbs: the way back, without the home page and the page itself.
        description: what it holds, for search engines and shared links; cut where it is too long.
        source: the file the page comes from, for the link to it.
        sql: the SELECT that gives again what the page shows, see `citing`.
        cited: whether the page says how it is cited.
        structured: what the page says as data, an element for its head.
        subject: what the picture of a shared link to it names.
        asked_on: the part of the site whose questions it offers; its own address if absent.
        searched: what the full text search calls it: an entry, or `OTHER`; not searched if absent.
        compiles: whether its scripts may compile WebAssembly, which the full text search needs.
    """

    path: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    section: str = HOME
    heading: Shown | None = None
    crumbs: tuple[Shown, ...] = ()
    description: str = ""
    source: str | None = None
    sql: str = ""
    cited: bool = True
    structured: Markup = field(default_factory=Markup)
    asked_on: str = ""
    subject: Subject = ALL
    searched: str = ""
    compiles: bool = False


class Publisher:
    """Knows the shells, the languages and the folder, and writes one page after another."""

    def __init__(
        self, registry: Registry, shells: Shells, out: Path, site_url: str | None,
        fulltext: FullText | None = None,
    ) -> None:
        self.registry, self.shells, self.out = registry, shells, out
        self.fulltext = fulltext
        self.site_url = site_url.rstrip("/") + "/" if site_url else None
        self.languages = registry.languages
        self.names: dict[str, Named] = {}
        self.listed = listed_things(registry)
        self._asked = questions_by_page(registry)
        self.paths: dict[str, list[str]] = {language: [] for language in self.languages}
        self.pictures: Pictures | None = None
        self._folders: set[Path] = set()
        self._templates = environment()
        self._chrome = self._templates.get_template("chrome.html").module
        self._social = self._templates.get_template("social.html").module
        self._citing = self._templates.get_template("cite.html").module
        self._steady = {language: self._steady_values(language) for language in self.languages}

    def labels(self, language: str, path: str) -> Labels:
        """Return what says values on a page of a language at the depth of a path."""
        prefix = prefix_of(language, self.languages)
        return Labels(
            self.registry, locale(language), Links(way_up(prefix + path), prefix), self.names,
            self.listed,
        )

    def write(self, page: Page, labels: Labels) -> None:
        """Write a generated page in the language of the labels."""
        language = labels.words.language
        shells = self.shells.generated[language]
        body = self.render(page.template, labels, page.context) + self._questions(page, labels)
        heading = page.heading or Shown(page.title)
        values = {
            "title": page.title,
            "heading": self._chrome.shown(heading),
            "description": brief(page.description) or page.title,
            "body": body,
            "path": self._chrome.crumbs(page.crumbs, labels, labels.words),
            "edit": self._chrome.edit(self._source(page.source), labels.words),
            "cite": self.cite(page.path, Shown(heading.text, heading.lang), labels, page.sql)
                    if page.cited else "",
            "structured": page.structured,
            **({"compiles": COMPILES} if page.compiles else {}),
            **self._addresses(page.path, labels, frozenset(self.languages), page.subject),
        }
        html = self.put(page.path, labels, shells.get(page.section, shells[HOME]), values)
        self._search(page.path, labels, page.searched, heading.text, html)

    def _questions(self, page: Page, labels: Labels) -> Markup:
        """Return the questions that belong to a page, for its foot."""
        asked = self._asked.get(page.asked_on or page.path)
        if not asked:
            return Markup()
        items = [replace(labels.text(title), href=labels.links.page(f"{QUESTIONS}#{name}"))
                 for name, title in asked]
        return self.render("questions_foot.html", labels, {"items": items})

    def write_lone(  # noqa: PLR0913 - a page that is like no other
        self, path: str, shell: Shell, labels: Labels, body: Markup, title: str, heading: str
    ) -> None:
        """Write a page that exists once for all languages, such as the one for lost visitors."""
        values = {
            **self._steady[labels.words.language],
            "title": title,
            "heading": heading,
            "description": title,
            "body": body,
            "base": labels.links.base,
            "canonical": "",
            "alternates": "",
            "languages": "",
            "path": "",
            "edit": "",
            "cite": "",
            "structured": "",
            "social": "",
        }
        self.save(path, shell.fill(values))

    def put(
        self, path: str, labels: Labels, shell: Shell, values: Mapping[str, object]
    ) -> str:
        """Fill a shell with values beside those that stand on every page; save and return it."""
        language = labels.words.language
        self.paths[language].append(path)
        filled = shell.fill({**self._steady[language], "base": labels.links.base, **values})
        self.save(f"{labels.links.prefix}{path}index.html", filled)
        return filled

    def _search(self, path: str, labels: Labels, page: str, title: str, html: str) -> None:
        """Let the full text search know a page, where there is one and it is to be found."""
        if self.fulltext and page:
            whole = f"{labels.links.prefix}{path}"
            self.fulltext.add(whole, labels.words.tag, page, title, html)

    def put_written(self, path: str, labels: Labels, values: Mapping[str, object]) -> None:
        """Fill a hand-written page and save it."""
        language = labels.words.language
        others = frozenset(
            other for other in self.languages if path in self.shells.pages[other]
        )
        blank = {"title": "", "heading": "", "description": "", "body": "", "path": "", "edit": "",
                 "cite": "", "structured": ""}
        shell = self.shells.pages[language][path]
        html = self.put(path, labels, shell,
                        {**blank, **self._addresses(path, labels, others), **values})
        self._search(path, labels, OTHER if path else "", self.shells.titles[language][path], html)

    def cite(self, path: str, title: Shown, labels: Labels, sql: str = "") -> Markup:
        """Return the block that says how a page is cited."""
        cited = citation(self, labels, path, title, sql)
        block: Markup = self._citing.cite_block(cited, labels.words, labels.links)
        return block

    def address(self, path: str, labels: Labels) -> str | None:
        """Return the permanent address of a page, where it is known where the site stands."""
        return f"{self.site_url}{labels.links.prefix}{path}" if self.site_url else None

    def edition(self, labels: Labels) -> dict[str, Markup]:
        """Return as-of and commit as the one page has them that changes with every edition."""
        meta = self.registry.meta
        return {key: self._chrome.known(key, meta.get(key) or labels.words("unknown"))
                for key in ("commit", "as_of")}

    def render(self, template: str, labels: Labels, context: Mapping[str, Any]) -> Markup:
        """Return the HTML of a template; every text in it has been escaped."""
        html = self._templates.get_template(template).render(
            **context, labels=labels, links=labels.links, t=labels.words
        )
        return Markup(html)  # noqa: S704 - made by an environment that escapes everything

    def save(self, path: str, text: str) -> None:
        """Write a file below the site's folder."""
        self.save_bytes(path, text.encode())

    def save_bytes(self, path: str, content: bytes) -> None:
        """Write a file that is no text below the site's folder."""
        target = self.out / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(content)

    def _steady_values(self, language: str) -> dict[str, object]:
        labels = self.labels(language, "")
        names = {key: self.registry.text(self.registry.meta, key) for key in ("name", "city")}
        return {
            "lang": labels.words.tag,
            "site_name": labels.text(names["name"]).text,
            "city": labels.text(names["city"]).text,
            "compiles": "",
            "repository": self._chrome.repository(self.registry.meta.get("repository_url")),
            **{key: self._chrome.live(key, labels.words) for key in ("commit", "as_of", "today")},
        }

    def _addresses(
        self, path: str, labels: Labels, written_in: frozenset[str], subject: Subject = ALL
    ) -> dict[str, object]:
        """Return the page's own address and those of its other languages, for head and header."""
        versions = [
            (locale(other), f"{prefix_of(other, self.languages)}{path}")
            for other in self.languages
            if other in written_in
        ]
        own = f"{labels.links.prefix}{path}"
        return {
            "canonical": self._chrome.canonical(self.site_url, own),
            "alternates": self._chrome.alternates(self.site_url, versions),
            "languages": self._chrome.languages(versions, labels.links.base, labels.words),
            "social": self._shared(own, labels, versions, subject),
        }

    def _shared(
        self, path: str, labels: Labels, versions: list[tuple[Locale, str]], subject: Subject
    ) -> Markup:
        """Return what a shared link shows beside title and sentence; all of it needs an absolute address."""
        if not self.site_url or not self.pictures:
            return Markup()
        picture = self.pictures.picture(subject, labels)
        block: Markup = self._social.social(
            f"{self.site_url}{path}", picture, self.site_url, PICTURE_SIZE, versions, labels.words)
        return block

    def _source(self, file: str | None) -> str | None:
        repository = self.registry.meta.get("repository_url")
        return Forge(repository).file(file) if repository and file else None


@cache
def environment() -> Environment:
    """Return the templates' environment: it escapes every text and refuses unknown names."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

