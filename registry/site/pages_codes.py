"""A page for every code that a check can report: what it means and how to mend it."""

from __future__ import annotations

import re
from itertools import groupby

from registry.findings.codes import CODES, Code
from registry.site.labels import Labels
from registry.site.publisher import Page, Publisher
from registry.site.views import Shown

ROOT = "errors/"
_GAP = re.compile(r"\{\w+\}")
"""Where a finding puts what it found; a page about all of them has nothing to put there."""


def write_code_pages(publisher: Publisher) -> None:
    """Write the list of codes and a page for each, in every language."""
    codes = [CODES[name] for name in sorted(CODES, key=lambda name: (name[1:], name))]
    for language in publisher.languages:
        labels = publisher.labels(language, ROOT)
        groups = [
            (labels.words(f"codes.stage.{stage}"), [_listed(code, labels) for code in group])
            for stage, group in groupby(codes, key=lambda code: code.code[1])
        ]
        title = labels.words("codes.title")
        publisher.write(Page(ROOT, title, "codes.html", {"groups": groups}, cited=False,
                             description=labels.words("codes.intro")), labels)
        for code in codes:
            _write_code(publisher, language, code)


def _write_code(publisher: Publisher, language: str, code: Code) -> None:
    path = f"{ROOT}{code.code}/"
    labels = publisher.labels(language, path)
    context = {
        "code": code,
        "message": _GAP.sub("…", _said(code.message, labels)),
        "fix": _said(code.fix, labels),
    }
    title = f"{code.code} {_said(code.title, labels)}"
    back = Shown(labels.words("codes.title"), href=labels.links.page(ROOT))
    publisher.write(Page(path, title, "code.html", context, crumbs=(back,), cited=False,
                         description=f"{title} · {context['fix']}"), labels)


def _listed(code: Code, labels: Labels) -> dict[str, str]:
    return {
        "code": code.code,
        "title": _said(code.title, labels),
        "href": labels.links.page(f"{ROOT}{code.code}/"),
        "severity": code.severity,
    }


def _said(text: dict[str, str], labels: Labels) -> str:
    """Return a text of the tool, which speaks fewer languages than an instance may have."""
    return text.get(labels.words.language, text["en"])
