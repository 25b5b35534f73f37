"""What filling the pages is compared with: Jinja renders as many pages of the same size.

Run as `python benchmarks/peer_jinja.py DATABASE OUT PAGES BYTES`. One template, one loop over the
fields of an entry, and a fixed text that brings the page to its size, as head, navigation and foot
do on the site. Each page is a folder with an `index.html`.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from itertools import cycle, islice
from pathlib import Path

from jinja2 import Environment

TEMPLATE = """<!doctype html>
<html lang="{{ language }}">
<head><meta charset="utf-8"><title>{{ name }}</title></head>
<body>
{{ chrome | safe }}
<h1>{{ name }}</h1>
<dl>
{% for field, value in body.items() %}
<dt>{{ field }}</dt>
{% if value is mapping %}
<dd>{% for key, part in value.items() %}<span>{{ key }}: {{ part }}</span>{% endfor %}</dd>
{% elif value is string or value is number %}
<dd>{{ value }}</dd>
{% else %}
<dd><ul>{% for part in value %}<li>{{ part }}</li>{% endfor %}</ul></dd>
{% endif %}
{% endfor %}
</dl>
</body>
</html>
"""


def render(database: Path, out: Path, pages: int, size: int) -> None:
    """Write a number of pages of a mean size, from the published entries in turn."""
    template = Environment(autoescape=True).from_string(TEMPLATE)
    rows = sqlite3.connect(database).execute("SELECT name, body FROM entries").fetchall()
    entries = [(name, json.loads(body)) for name, body in rows]
    sample = [template.render(name=name, body=body, language="zh", chrome="")
              for name, body in entries[:20]]
    text = sum(len(page.encode()) for page in sample) // len(sample)
    chrome = '<a class="nav" href="../../">page</a>\n' * ((size - text) // 38)
    for number, (name, body) in enumerate(islice(cycle(entries), pages)):
        folder = out / str(number)
        folder.mkdir(parents=True)
        html = template.render(name=name, body=body, language="zh", chrome=chrome)
        (folder / "index.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    render(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
