"""How the whole of an edition is cited, kept with its data so that a lone file can be cited too."""

from __future__ import annotations

from registry.database.schema import CONTENT_LAYER
from registry.reference import Reference

# The day of reading is left out: whoever cites adds it.
SENTENCES = {
    "zh": "{name}（{city}）。数据截至 {as_of}{commit}。{address}{licence}",
    "en": "{name} ({city}). Data as of {as_of}{commit}. {address}{licence}",
}
PARTS = {
    "zh": {"commit": "，版本 {}", "address": "{}。", "licence": "许可：{}。"},
    "en": {"commit": ", version {}", "address": "{}. ", "licence": "Licence: {}."},
}
FALLBACK = "en"


def citation(
    reference: Reference, as_of: str, commit: str | None, language: str
) -> str:
    """Return the citation of the registry in a language; what is not known is left out."""
    spoken = language if language in SENTENCES else FALLBACK
    licence = content_licence(reference)
    known = {"commit": commit, "address": reference.instance.site_url,
             "licence": licence[0] if licence else None}
    parts = {name: PARTS[spoken][name].format(value) if value else "" for name, value in known.items()}
    names = {key: text.get(language) or text[reference.authority]
             for key, text in (("name", reference.instance.name), ("city", reference.instance.city))}
    return SENTENCES[spoken].format(as_of=as_of, **names, **parts).strip()


def content_licence(reference: Reference) -> tuple[str, str | None] | None:
    """Return the name and the address of the licence of the content; None where none is stated."""
    found = (one for one in reference.licences if one.layer == CONTENT_LAYER)
    return next(((one.licence, one.licence_url) for one in found), None)
