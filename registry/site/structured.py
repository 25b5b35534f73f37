"""What an entry says, in the words of schema.org, for search engines and other readers of data.

Only what is on record is said: what is unknown is left out, and so is what schema.org has no word
for. One text serves the pages of all languages; names carry theirs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from registry.site.labels import WEB, Named
from registry.site.listed import Listed
from registry.site.locales import locale
from registry.site.queries import PUBLISHED_AWAY, Entry, Registry, Row, Text
from registry.site.structured_words import CERTIFICATES, DAYS, ORGANIZATIONS, PLACES, TYPES, WORKS

CONTEXT = "https://schema.org"
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026",
                          "\u2028": "\\u2028", "\u2029": "\\u2029"})
Node = dict[str, Any]
Body = Mapping[str, Any]


def script(node: Node) -> Markup:
    """Return data as an element of a page: no text in it can end the element or open another."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above


@dataclass(frozen=True)
class Structured:
    """Says entries in the words of schema.org."""

    registry: Registry
    names: dict[str, Named]
    listed: dict[tuple[str, str], Listed]
    site_url: str | None

    def node(self, entry: Entry, states: list[Row]) -> Node:
        """Return an entry as data; the states are those of its designations, in their order."""
        kind = TYPES.get(entry.type, "Thing")
        return _known({
            "@context": CONTEXT,
            "@id": self._address(entry.entry),
            "@type": kind,
            "identifier": [entry.entry, *_credit_code(entry.body)],
            "name": self.tagged(entry.name),
            "alternateName": entry.body.get("also_known_as"),
            "description": self.tagged(entry.summary),
            "url": _web((entry.body.get("links") or {}).get("website")),
            **_SAID.get(entry.type, _nothing)(self, entry),
            **self._titles(kind, entry, states),
            "isBasedOn" if kind in WORKS else "subjectOf": self._sources(entry.body),
        })

    def tagged(self, text: Text | None) -> list[Node]:
        """Return a text with the language of each of its versions."""
        return [{"@language": locale(language).tag, "@value": text[language]}
                for language in self.registry.languages if text and language in text]

    def term(self, vocabulary: str, term: str | None) -> list[Node]:
        """Return the label of a term in every language."""
        return self.tagged(self.registry.terms.get((vocabulary, term))) if term else []

    def terms(self, vocabulary: str, terms: Iterable[str] | None) -> list[Node]:
        """Return the labels of several terms."""
        return [label for term in terms or () for label in self.term(vocabulary, term)]

    def area(self, code: str | None) -> Node | None:
        """Return an area by its code and name."""
        area = self.registry.areas.get(code or "")
        return {"@type": "AdministrativeArea", "identifier": area.code,
                "name": self.tagged(area.name)} if area else None

    def pointed(self, value: Any, *types: str) -> Node | None:
        """Return what a reference points to: an entry with its address, or the plain name."""
        if not value:
            return None
        if isinstance(value, dict):
            return {"@type": TYPES[types[0]], "name": self.tagged(value["name"])}
        candidates = [value] if "/" in value else [f"{one}/{value}" for one in types]
        entry = next((one for one in candidates if one in self.names), None)
        if entry is None:
            return None
        kind = TYPES.get(entry.partition("/")[0], "Thing")
        return _known({"@type": kind, "@id": self._address(entry), "identifier": entry,
                       "name": self.tagged(self.names[entry].name)})

    def all_pointed(self, values: Iterable[Any] | None, *types: str) -> list[Node]:
        """Return what several references point to."""
        return [node for value in values or () if (node := self.pointed(value, *types))]

    def address(self, body: Body) -> Node | None:
        """Return a street address, where one is on record."""
        node = _known({"streetAddress": self.tagged(body.get("address")),
                       "postalCode": (body.get("contact") or {}).get("postcode")})
        return {"@type": "PostalAddress", **node} if node else None

    def offer(self, fee: Body | None) -> Node | None:
        """Return what something costs; absent where nobody has written it."""
        if not fee or fee.get("amount") is None:
            return None
        price = _known({"price": fee["amount"], "unitText": fee.get("per"),
                        "priceCurrency": fee.get("currency") or self.registry.meta.get("currency")})
        return _known({"@type": "Offer", "description": fee.get("note"),
                       "priceSpecification": {"@type": "UnitPriceSpecification", **price}})

    def _address(self, entry: str) -> str | None:
        return f"{self.site_url}{entry}/" if self.site_url else None

    def _titles(self, kind: str, entry: Entry, states: list[Row]) -> Node:
        """Return designations: certificates, or for works the names of those not lost."""
        titles = entry.body.get("designations") or []
        known = [*(row["state"] for row in states), *(None for _ in titles)]
        if kind in WORKS or kind == "TouristTrip":
            held = [name for title, state in zip(titles, known, strict=False)
                    if CERTIFICATES.get(state or "") != "CertificationInactive"
                    for name in self._scheme(title["scheme"])]
            return {"award": held} if kind in WORKS else {}
        return {"hasCertification": [
            _known({
                "@type": "Certification", "name": self._scheme(title["scheme"]),
                "certificationStatus": CERTIFICATES.get(state or ""),
                "datePublished": _written(title.get("year")), "expires": title.get("until"),
                "issuedBy": {"@type": "Organization", "name": title["by"]} if title.get("by") else None,
            })
            for title, state in zip(titles, known, strict=False)
        ]}

    def _scheme(self, scheme: str) -> list[Node]:
        listed = self.listed.get(("schemes", scheme))
        return self.tagged(listed.name) if listed else [{"@value": scheme}]

    def _sources(self, body: Body) -> list[Node]:
        return [
            _known({
                "@type": "CreativeWork",
                "name": self.tagged(title) if isinstance(title := source.get("title"), dict) else title,
                "publisher": {"@type": "Organization", "name": source["publisher"]}
                             if source.get("publisher") else None,
                "url": _web(source.get("url")), "datePublished": _written(source.get("date")),
            })
            for source in body.get("sources") or []
        ]


def _organization(say: Structured, entry: Entry) -> Node:
    body, contact = entry.body, entry.body.get("contact") or {}
    return {
        "@type": ORGANIZATIONS.get(body.get("kind") or "", "Organization"),
        "additionalType": say.term("org-kinds", body.get("kind")),
        "parentOrganization": say.pointed(body.get("parent"), "organizations"),
        "member": say.all_pointed(body.get("members"), "organizations"),
        "foundingDate": _written(body.get("founded")),
        "dissolutionDate": body.get("closed_on"),
        "location": say.area(entry.area),
        "address": say.address(body),
        "telephone": contact.get("phone"),
        "email": contact.get("email"),
    }


def _place(say: Structured, entry: Entry) -> Node:
    body, contact = entry.body, entry.body.get("contact") or {}
    kind = PLACES.get(body.get("kind") or "", "Place")
    known = {"@type": kind, "additionalType": say.term("place-kinds", body.get("kind"))}
    if kind == "VirtualLocation":
        return known
    paid = (body.get("fee") or {}).get("amount")
    return {
        **known,
        "containedInPlace": say.area(entry.area),
        "address": say.address(body),
        "geo": _spot(body.get("location")),
        "telephone": contact.get("phone"),
        "isAccessibleForFree": None if paid is None else float(paid) == 0,
        "publicAccess": True if body.get("open_to") == "public" else None,
        "maximumAttendeeCapacity": body.get("seats"),
        "amenityFeature": _amenities(say, body.get("access") or {}),
        **(_opening(body) if entry.status == "active" else {}),
    }


def _opening(body: Body) -> Node:
    """Return when a place is open; of one that is closed for now or for good nothing is said."""
    return {
        "openingHoursSpecification": [
            _known({
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [DAYS[day] for day in hours.get("days") or []],
                "opens": hours.get("opens"), "closes": hours.get("closes"),
                "validFrom": hours.get("from"), "validThrough": hours.get("until"),
                "description": hours.get("note"),
            })
            for hours in body.get("hours") or []
        ],
        # Opening and closing at midnight is how a day is written on which a place stays shut.
        "specialOpeningHoursSpecification": [
            {"@type": "OpeningHoursSpecification", "validFrom": day, "validThrough": day,
             "opens": "00:00", "closes": "00:00"}
            for day in body.get("closed_days") or []
        ],
    }


def _amenities(say: Structured, access: Body) -> list[Node]:
    """Return what is known of access: partly is said in words, unknown is left out."""
    answers: dict[str, Any] = {"yes": True, "no": False, "partial": say.term("answers", "partial")}
    return [
        {"@type": "LocationFeatureSpecification", "propertyID": name,
         "name": say.tagged(say.registry.field_titles.get(("places", f"access.{name}"))),
         "value": answers[answer]}
        for name, answer in access.items() if answer in answers
    ]


def _spot(location: Body | None) -> Node | None:
    """Return coordinates as published; other datums than the common one are not told apart there."""
    if not location or location.get("datum") != "wgs84":
        return None
    return {"@type": "GeoCoordinates", "latitude": location["lat"], "longitude": location["lng"]}


def _course(say: Structured, entry: Entry) -> Node:
    body, award = entry.body, entry.body.get("award") or {}
    return {
        "provider": [*say.all_pointed([body.get("provider")], "organizations"),
                     *say.all_pointed(body.get("co_providers"), "organizations")],
        "additionalType": say.term("formats", body.get("format")),
        "spatialCoverage": say.area(body.get("area")),
        "about": say.terms("subjects", body.get("subjects")),
        "audience": _audience(say, body),
        "educationalLevel": say.term("learner-levels", body.get("learner_level")),
        "inLanguage": say.terms("teaching-languages", body.get("languages")),
        "educationalCredentialAwarded": award.get("name") or say.term("award-types", award.get("type")),
        "offers": say.offer(body.get("fee")),
        "creativeWorkStatus": _away(say, entry),
        "hasCourseInstance": [_instance(say, body, run) for run in body.get("offerings") or []],
    }


def _instance(say: Structured, body: Body, run: Body) -> Node:
    return _known({
        "@type": "CourseInstance",
        "startDate": run.get("from"), "endDate": run.get("until"),
        "location": say.pointed(run.get("place"), "places"),
        "courseMode": say.term("modes", body.get("mode")),
        "maximumAttendeeCapacity": run.get("seats"),
        "url": _web(run.get("url")),
        "description": run.get("note"),
        "eventStatus": "EventCancelled" if run.get("enrolment") == "cancelled" else None,
        "courseSchedule": [_schedule(say, run, weekly) for weekly in run.get("weekly") or []],
        "subEvent": [
            _known({"@type": "Event", "startDate": _moment(one, "start"), "endDate": _moment(one, "end")})
            for one in run.get("dates") or []
        ],
    })


def _schedule(say: Structured, run: Body, weekly: Body) -> Node:
    return _known({
        "@type": "Schedule", "repeatFrequency": "P1W", "byDay": DAYS[weekly["day"]],
        "startTime": weekly.get("start"), "endTime": weekly.get("end"),
        "startDate": run.get("from"), "endDate": run.get("until"), "exceptDate": run.get("except"),
        "scheduleTimezone": say.registry.meta["timezone"],
    })


def _moment(one: Body, edge: str) -> str | None:
    if edge == "end" and not one.get("end"):
        return None
    return f"{one['date']}T{one[edge]}" if one.get(edge) else str(one["date"])


def _base(say: Structured, entry: Entry) -> Node:
    return {
        "additionalType": say.term("themes", entry.body.get("theme")),
        "foundingDate": _written(entry.body.get("since")),
        "dissolutionDate": entry.body.get("closed_on"),
        "location": say.all_pointed(entry.body.get("stations"), "places") or say.area(entry.area),
    }


def _walk(say: Structured, entry: Entry) -> Node:
    stops = [stop["place"] for stop in entry.body.get("stops") or []]
    found = [(number, place) for number, stop in enumerate(stops, start=1)
             if (place := say.pointed(stop, "places"))]
    return {
        "provider": say.pointed(entry.body.get("operator"), "organizations"),
        "additionalType": say.term("themes", entry.body.get("theme")),
        "itinerary": {
            "@type": "ItemList", "itemListOrder": "ItemListOrderAscending", "numberOfItems": len(stops),
            "itemListElement": [{"@type": "ListItem", "position": number, "item": place}
                                for number, place in found],
        } if stops else None,
    }


def _case(say: Structured, entry: Entry) -> Node:
    body, period = entry.body, entry.body.get("period") or {}
    return {
        "about": say.all_pointed(body.get("subjects"), "organizations", "places", "courses", "bases", "walks"),
        "articleSection": say.term("case-themes", body.get("theme")),
        "articleBody": say.tagged(body.get("practice")),
        "audience": _audience(say, body),
        "spatialCoverage": say.area(body.get("area")),
        "temporalCoverage": "/".join((period["from"], period.get("until") or ".."))
                            if period.get("from") else None,
        "creativeWorkStatus": _away(say, entry),
    }


def _statistic(say: Structured, entry: Entry) -> Node:
    """Return what a statistic counts, not its numbers: `more than` has no place beside a value."""
    body, measure = entry.body, entry.body.get("measure")
    listed = say.listed.get(("measures", measure or ""))
    return {
        "temporalCoverage": body.get("period"),
        "spatialCoverage": say.area(body.get("area")),
        "publisher": say.pointed(body.get("publisher"), "organizations"),
        "variableMeasured": _known({"@type": "PropertyValue", "propertyID": measure,
                                    "name": say.tagged(listed.name) if listed else None})
                            if measure else None,
        "measurementTechnique": say.term("methods", body.get("method")),
        "license": say.registry.meta.get("licence_url"),
        "creativeWorkStatus": _away(say, entry),
    }


def _audience(say: Structured, body: Body) -> Node | None:
    audiences = say.terms("audiences", body.get("audiences"))
    return {"@type": "Audience", "audienceType": audiences} if audiences else None


def _away(say: Structured, entry: Entry) -> list[Node]:
    return say.term("statuses", entry.status) if entry.status in PUBLISHED_AWAY else []


def _credit_code(body: Body) -> list[Node]:
    code = body.get("uscc")
    return [{"@type": "PropertyValue", "propertyID": "USCC", "value": code}] if code else []


def _web(address: str | None) -> str | None:
    """Return an address that a reader of data may follow, and no other."""
    return address if address and WEB.match(address) else None


def _written(value: Any) -> str | None:
    return None if value is None else str(value)


def _nothing(_say: Structured, _entry: Entry) -> Node:
    return {}


def _known(node: Node) -> Node:
    """Leave out what is not on record; a single value stands for itself."""
    short = {key: value[0] if isinstance(value, list) and len(value) == 1 else value
             for key, value in node.items()}
    return {key: value for key, value in short.items() if value not in (None, "", [], {})}


_SAID: dict[str, Callable[[Structured, Entry], Node]] = {
    "organizations": _organization, "places": _place, "courses": _course, "bases": _base,
    "walks": _walk, "cases": _case, "statistics": _statistic,
}
