"""Where a reader says that an entry is wrong, and where one mends it: as the instance allows.

Only addresses that the instance gives are linked: its repository, its contact, else its own page on
contributing. Each names the entry, so that nobody has to look for its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from registry.site.forge import Forge
from registry.site.labels import Labels
from registry.site.queries import Entry
from registry.site.views import Shown

_MAIL = re.compile(r"[^@\s<>?&]+@[^@\s<>?&]+")


@dataclass(frozen=True, slots=True)
class Mending:
    """Links to report a mistake and to update an entry, and others to write or to call."""

    report: Shown
    update: Shown
    contact: Shown | None


def mending(entry: Entry, address: str | None, labels: Labels) -> Mending:
    """Return the ways to mend an entry; the address is that of its page, where it is known."""
    meta = labels.registry.meta
    repository, contact = meta.get("repository_url"), meta.get("contact")
    name = labels.text(entry.name).text
    subject = labels.words("mend.subject", name=name, id=entry.entry)
    body = labels.words("mend.body", id=entry.entry, file=entry.file, address=address or "-")
    mail = _mail(contact, subject, body)
    ways = labels.links.page("contribute/") + "?" + urlencode(
        {"type": entry.type, "id": entry.id, "file": entry.file}, safe="/")
    if repository:
        forge = Forge(repository)
        report, update = forge.issue(subject, body), forge.file(entry.file)
    else:
        report = update = mail or ways
    outside = bool(repository)
    return Mending(
        Shown(labels.words("mend.report"), href=report, outside=outside),
        Shown(labels.words("mend.update"), href=update, outside=outside),
        _contact(contact, mail, labels),
    )


def _contact(contact: str | None, mail: str | None, labels: Labels) -> Shown | None:
    if not contact:
        return None
    return Shown(contact, href=mail) if mail else labels.telephone(contact)


def _mail(contact: str | None, subject: str, body: str) -> str | None:
    if not contact or not _MAIL.fullmatch(contact):
        return None
    return f"mailto:{quote(contact, safe='@')}?" + urlencode(
        {"subject": subject, "body": body}, quote_via=quote)
