"""How a page, a number or the result of a query is cited, and the link that gives it again.

Every generated page has a citation at its foot: a page writer gives `Page(sql=...)` where one SELECT
gives what the page shows, and nothing else. A page that shows several things to cite makes one for
each and hands it to its template:

    context["cite"] = citation(publisher, labels, path, title, sql=SELECT, name="value")
    {% from "cite.html" import cite_block %}{{ cite_block(cite, t, links) }}

As-of, commit and the day of reading are no part of the page: the script of the site fills them in
when it is viewed, and without script the block leads to `/about/cite/`, which has them. The SELECT
stands in the page as text, with a link to it where the city runs a Datasette, else with the command
that answers it on any machine. Values in it are quoted by `database.literals`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from registry.site.labels import Labels
from registry.site.queries import Registry
from registry.site.views import Shown

_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
})
COMMAND = ".venv/bin/registry query"
"""As it is typed in the folder of the repository once `make build` has run."""
_PLAIN_IN_SHELL = re.compile(r'[^"$`\\!\n]*')


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation before it is filled in.

    Attributes:
        name: tells it from others on its page.
        title: what is cited.
        publisher: the registry and its city.
        address: the permanent address; None where only the reader's browser knows it.
        key: its name in a bibliography.
        sql: the SELECT that gives it again, empty where none does.
        href: where that SELECT is answered online, if anywhere.
        command: what answers it on a machine that has the repository.
    """

    name: str
    title: Shown
    publisher: str
    address: str | None
    key: str
    sql: str = ""
    href: str | None = None
    command: str = ""

    @property
    def tex(self) -> Mapping[str, str]:
        """The texts as BibTeX wants them."""
        return {"title": self.title.text.translate(_TEX), "publisher": self.publisher.translate(_TEX)}


class Site(Protocol):
    """What a citation needs of the publisher of the site."""

    registry: Registry
    site_url: str | None


def citation(  # noqa: PLR0913 - what is cited, where it stands, and what gives it again
    site: Site, labels: Labels, path: str, title: Shown, sql: str = "", name: str = "page"
) -> Cite:
    """Return the citation of a page, or of a part of it under a name of its own.

    Args:
        site: the publisher.
        labels: those of the page.
        path: the address of the page from the root of its language.
        title: what is cited, as the page calls it.
        sql: one SELECT that gives again what is shown.
        name: other than `page` where a page has several; it is the anchor of a part.
    """
    meta = site.registry.meta
    names = [labels.text(site.registry.text(meta, key)).text for key in ("name", "city")]
    own = f"{labels.links.prefix}{path}"
    part = "" if name == "page" else f"#{name}"
    address = f"{site.site_url}{own}{part}" if site.site_url else None
    database = meta.get("datasette_url")
    return Cite(
        name, title, labels.words("cite.publisher", name=names[0], city=names[1]), address,
        _key(f"{own}{part}"), sql, f"{database}?sql={quote(sql, safe='')}" if sql and database else None,
        f"{COMMAND} --sql {shell_word(sql)}" if sql else "")


def shell_word(text: str) -> str:
    """Return a text as one word of a shell, in the way that is easiest to read."""
    return f'"{text}"' if _PLAIN_IN_SHELL.fullmatch(text) else shlex.quote(text)


def _key(path: str) -> str:
    return "registry-" + (re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home")
