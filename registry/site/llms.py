"""`llms.txt`: what the site holds and where, in Markdown, for programs that read it for people."""

from __future__ import annotations

from registry.site.publisher import Publisher

_PAGES = (("nav.find", "find/"), ("nav.this-week", "this-week/"), ("nav.for", "for/"), ("ask.heading", "ask/"),
          ("nav.districts", "districts/"), ("nav.network", "network/"), ("nav.policy", "policy/"),
          ("nav.indicators", "indicators/"), ("nav.data", "data/"), ("nav.contribute", "contribute/"))


def write_llms(publisher: Publisher) -> None:
    """Write the file at the root, in the language of the authority."""
    labels = publisher.labels(publisher.languages[0], "")
    registry, words = publisher.registry, labels.words
    root = publisher.site_url or "/"
    names = [_line(registry.text(registry.meta, key)[publisher.languages[0]]) for key in ("name", "city")]
    lines = [f"# {names[0]}", "", f"> {words('llms.about', city=names[1])}", "", f"## {words('llms.entries')}", ""]
    lines += [f"- [{labels.kind(kind).text}]({root}{kind}/): {_line(words.get(f'types.{kind}', kind))}"
              for kind in registry.types]
    lines += ["", f"## {words('llms.pages')}", ""]
    lines += [f"- [{words(key)}]({root}{path})" for key, path in _PAGES]
    lines += [f"- [{words('llms.counts')}]({root}api/v1/index.json)", ""]
    publisher.save("llms.txt", "\n".join(lines))


def _line(text: str) -> str:
    return " ".join(text.split())
