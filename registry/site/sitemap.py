"""For those who find pages for others: what robots may read, and where every page stands."""

from __future__ import annotations

from markupsafe import Markup

from registry.site.publisher import Publisher

SITEMAP_LIMIT = 50_000
"""Addresses that one sitemap may hold, by the protocol of sitemaps.org."""


def write_robots(publisher: Publisher) -> None:
    """Write the file for robots; where the address of the site is known, the sitemap too."""
    lines = ["User-agent: *", "Allow: /"]
    if publisher.site_url:
        lines.append(f"Sitemap: {publisher.site_url}sitemap.xml")
        _write_sitemaps(publisher, publisher.site_url)
    publisher.save("robots.txt", "\n".join(lines) + "\n")


def _write_sitemaps(publisher: Publisher, site_url: str) -> None:
    """List every page; more than a sitemap may hold go into several under one index."""
    prefixes = {language: publisher.labels(language, "").links.prefix
                for language in publisher.languages}
    pages = sorted(
        f"{site_url}{prefixes[language]}{path}"
        for language, paths in publisher.paths.items()
        for path in paths
    )
    parts = [pages[start : start + SITEMAP_LIMIT] for start in range(0, len(pages), SITEMAP_LIMIT)]
    if len(parts) == 1:
        publisher.save("sitemap.xml", _sitemap("urlset", "url", pages))
        return
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
    for name, part in zip(names, parts, strict=True):
        publisher.save(name, _sitemap("urlset", "url", part))
    index = _sitemap("sitemapindex", "sitemap", [f"{site_url}{name}" for name in names])
    publisher.save("sitemap.xml", index)


def _sitemap(root: str, item: str, addresses: list[str]) -> str:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    lines = [f"<{item}><loc>{Markup.escape(address)}</loc></{item}>" for address in addresses]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{space}">']
    return "\n".join([*head, *lines, f"</{root}>\n"])

