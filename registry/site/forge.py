"""Where the repository of an instance shows a file, its commits, a pull request, a new issue.

GitHub, GitLab, Gitee and Gitea agree in most; where they differ it is said here and nowhere else.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

_OF_PULLS = ("gitee", "gitea", "forgejo", "codeberg")
"""What the host of a forge is called whose pull requests stand under `pulls`."""


class Forge:
    """The pages of one repository."""

    def __init__(self, address: str) -> None:
        self._root = address.rstrip("/")
        host = urlsplit(address).hostname or ""
        self._gitlab = "gitlab" in host
        self._requests = "merge_requests" if self._gitlab else "pull"
        if any(name in host for name in _OF_PULLS):
            self._requests = "pulls"
        self._names_parts = self._gitlab or host.endswith("gitee.com")

    def file(self, path: str) -> str:
        """Return the page of a file, with its pencil: an address to edit would need to know a branch."""
        return f"{self._pages}/blob/HEAD/{quote(path)}"

    def commits(self, path: str) -> str:
        """Return the page of the commits that touched a file."""
        return f"{self._pages}/commits/HEAD/{quote(path)}"

    def request(self, number: int) -> str:
        """Return the page of a pull request."""
        return f"{self._pages}/{self._requests}/{number}"

    def issue(self, title: str, body: str) -> str:
        """Return the page that opens an issue; GitLab and Gitee name its parts in their own way."""
        names = ("issue[title]", "issue[description]") if self._names_parts else ("title", "body")
        asked = dict(zip(names, (title, body), strict=True))
        return f"{self._pages}/issues/new?" + urlencode(asked, quote_via=quote)

    @property
    def _pages(self) -> str:
        return f"{self._root}/-" if self._gitlab else self._root
