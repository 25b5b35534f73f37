"""Named rule sets: what is true of one country only, switched on by the instance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry.rules import cn, cn_personal


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one country.

    Attributes:
        suspicious: whether a file may hold personal data at all; quick, and seldom wrong.
        personal_data: finds personal data in a text; returns the code of the finding and the span.
        identifiers: by name of the identifier, whether a text is a valid one.
        legal_form: the legal form that an identifier shows, as a term of `legal-forms`.
    """

    suspicious: Callable[[bytes], bool]
    personal_data: Callable[[str], list[tuple[str, int, int]]]
    identifiers: dict[str, Callable[[str], bool]]
    legal_form: Callable[[str], str | None]


RULE_SETS: dict[str, RuleSet] = {
    "cn": RuleSet(cn_personal.suspicious, cn_personal.personal_data,
                  {"uscc": cn.is_uscc}, cn.legal_form),
}
