"""What a new entry of each type is asked for, and which other fields its file offers.

A path names a field (`contact.phone`); `a|b` asks for b where a is left empty; a pair names a list
of groups and what is asked of each item. Fields not named here are rarely known at the beginning:
the editor and the field reference show them.
"""

from __future__ import annotations

from difflib import get_close_matches

from registry.catalogue.guesses import plain
from registry.models import TYPES

Asked = str | tuple[str, tuple[str, ...]]

SOURCES: Asked = ("sources", ("title", "publisher", "url|document", "kind", "date|date_note",
                              "accessed", "supports"))
ASKED: dict[str, tuple[Asked, ...]] = {
    "organizations": ("name", "kind", "area", "level", "parent", "summary", "strands", "serves",
                      "address", "contact.phone", "links.website"),
    "places": ("name", "kind", "area", "host", "summary", "address", "open_to", "booking",
               "fee.amount", "access.step_free_entrance", "access.accessible_toilet", "subjects"),
    "courses": ("name", "provider", "area", "format", "strand", "subjects", "audiences",
                "languages", "mode", "summary", "places"),
    "bases": ("name", "theme", "level", "area", "operator", "stations", "booking", "summary"),
    "walks": ("name", "area", "theme", "operator", ("stops", ("place", "minutes")), "guide",
              "summary"),
    "cases": ("name", "summary", "theme", "subjects", "area", "clauses", "problem", "practice",
              ("results", ("statement",))),
    "statistics": ("name", "measure", "period", "publisher", "method",
                   ("rows", ("area|organization", "value")), "area"),
}
OFFERED: dict[str, tuple[str, ...]] = {
    "organizations": ("founded", "subjects", "offers", "partners", "uscc", "contact.email",
                      "contact.phone_hours"),
    "places": ("hours", "closed_days", "embedded_in", "transit", "facilities", "seats", "opened",
               "offers", "contact.phone", "access.lift"),
    "courses": ("hours", "fee.amount", "fee.per", "award", "enrol.methods", "enrol.how",
                "enrol.smartphone_required", "learner_level", "since", "offerings"),
    "bases": ("since", "partners", "offers"),
    "walks": ("level", "since", "distance_m", "duration_min", "step_free_route", "start_transit",
              "safety"),
    "cases": ("period", "lessons", "audiences", "partners", "evaluation"),
    "statistics": ("population", "breakdown", "total", "sample", "note"),
}
OFFERED_TO_ALL = ("also_known_as", "designations.scheme", "designations.level", "designations.year",
                  "designations.source", "links.website", "links.wechat", "clauses")
# The texts that people write in every language of the city; the others in the authority's alone.
IN_EVERY_LANGUAGE = frozenset({"name"})
# What people say for a type beside its label and its name in English.
ALSO_CALLED = {
    "organizations": ("单位", "学校", "org", "body"),
    "places": ("场所", "学习点", "地点"),
    "courses": ("课程", "项目", "活动"),
    "bases": ("基地", "experience base"),
    "walks": ("行走", "线路", "route"),
    "cases": ("案例研究", "case study"),
    "statistics": ("统计数据", "数据", "figure"),
}


def type_named(word: str) -> str | None:
    """Return the type that a word means: its folder, its singular, its label or what people say."""
    return _names().get(plain(word).casefold())


def type_like(word: str) -> str | None:
    """Return the type whose name is most like a word that is none."""
    names = _names()
    near = get_close_matches(plain(word).casefold(), sorted(names), n=1)
    return names[near[0]] if near else None


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, model in TYPES.items():
        words = (name, model.__name__, *model.labels.values(), *ALSO_CALLED.get(name, ()))
        found |= {word.casefold(): name for word in words}
    return found


def offered_paths(type_name: str) -> tuple[str, ...]:
    """Return every field that is asked for or offered in a type, as dotted paths."""
    asked = [part for one in ASKED[type_name] for part in
             ([one] if isinstance(one, str) else [one[0]])]
    return (*asked, *OFFERED[type_name], *OFFERED_TO_ALL)
